/** What a file is by its first bytes, whatever its name or sender say. */
export type Sniffed = "jpeg" | "png" | "webp" | "pdf" | "heic" | "unknown";

/** First bytes that tell them all apart. */
export const sniffBytes = 64;

/** Brands of ISO media files that hold HEIF pictures, as phones write them. */
const heifBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "heif"]);

const startsWith = (head: Buffer, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
const letters = (head: Buffer, from: number, to: number): string => head.subarray(from, to).toString("latin1");

export function sniff(head: Buffer): Sniffed {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (letters(head, 0, 4) === "RIFF" && letters(head, 8, 12) === "WEBP") return "webp";
  if (/^%PDF-[12]\.\d/.test(letters(head, 0, 8))) return "pdf";
  if (letters(head, 4, 8) === "ftyp" && heifBrands.has(letters(head, 8, 12))) return "heic";
  return "unknown";
}
