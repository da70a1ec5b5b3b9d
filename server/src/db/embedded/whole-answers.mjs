// The engine gives its answers in many small pieces, and each would be a packet of its own and wake its reader. A client of the extended protocol
// sends five messages for one statement and can do nothing before the last of them is answered: so the pieces wait for it and leave together.

const withMoreToCome = new Set([0x50, 0x42, 0x44, 0x45, 0x43]); // Parse, Bind, Describe, Execute, Close: a Sync or Flush follows

/** An answer of many rows leaves in parts: it is not to lie in memory twice. */
const heldAtMostBytes = 65_536;

/** A startup message has no type; it begins with the high byte of its length, zero. */
const isStartup = (message) => message[0] === 0;

/**
 * Makes what gathers the answers of one engine, which serves one client at a time.
 * @returns {(message: Uint8Array, pass: (data: Uint8Array) => void) => { take(data: Uint8Array): void, end(): void }} for each message:
 *   `take` hears the pieces of its answer, `end` that there are no more
 */
export function createAnswerGatherer() {
  let held = [];
  let heldBytes = 0;
  const forget = () => {
    held = [];
    heldBytes = 0;
  };
  return (message, pass) => {
    // What a client that broke off had not been told yet is not for the next one.
    if (isStartup(message)) forget();
    const leave = () => {
      if (heldBytes > 0) pass(held.length === 1 ? held[0] : Buffer.concat(held, heldBytes));
      forget();
    };
    return {
      take: (data) => {
        // A copy: the engine writes its next piece over this one.
        held.push(Buffer.from(data));
        heldBytes += data.length;
        if (heldBytes >= heldAtMostBytes) leave();
      },
      end: () => {
        if (!withMoreToCome.has(message[0])) leave();
      },
    };
  };
}
