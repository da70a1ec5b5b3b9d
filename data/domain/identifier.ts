/**
 * A UUIDv7 (RFC 9562 5.7): the first 48 bits are the time, so ids made later sort later; the rest is random.
 * Made by whoever creates a record, so that a create that is sent twice is the same create.
 * @param random 10 random bytes
 */
export function uuidv7(nowMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let byte = 0; byte < 6; byte += 1) bytes[byte] = Math.floor(nowMs / 2 ** (40 - 8 * byte)) % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
