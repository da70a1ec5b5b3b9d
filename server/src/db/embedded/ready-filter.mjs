// After an error in the extended protocol the embedded engine says "ready for query" at once, and again at the Sync that follows.
// A client takes the second one for the answer to its next query: every answer after that belongs to the query before.
// PostgreSQL answers only Query, FunctionCall and Sync with it, so from the answers to all other messages it is taken out.

const readyForQuery = 0x5a; // Z
const endingCycle = new Set([0x51, 0x46, 0x53]); // Q, F, S
const headerBytes = 5; // type, and length of itself and what follows

/** May the answer to this message hold "ready for query"? A startup message has no type; it begins with the high byte of its length, zero. */
function mayEndCycle(message) {
  return message[0] === 0 || endingCycle.has(message[0]);
}

/**
 * Passes on the engine's answer to one message, however it is cut into pieces, without the "ready for query" that does not belong there.
 * @param {Uint8Array} message what the client sent
 * @param {(data: Uint8Array) => void} pass
 * @returns {(data: Uint8Array) => void}
 */
export function withoutEarlyReady(message, pass) {
  if (mayEndCycle(message)) return pass;
  let header = [];
  let bodyBytesLeft = 0;
  let isDropping = false;
  return (data) => {
    const kept = [];
    for (let at = 0; at < data.length; ) {
      if (bodyBytesLeft === 0) {
        header.push(data[at]);
        at += 1;
        if (header.length < headerBytes) continue;
        bodyBytesLeft = ((header[1] << 24) | (header[2] << 16) | (header[3] << 8) | header[4]) - 4;
        isDropping = header[0] === readyForQuery;
        if (!isDropping) kept.push(Uint8Array.from(header));
        header = [];
      } else {
        const piece = data.subarray(at, at + bodyBytesLeft);
        at += piece.length;
        bodyBytesLeft -= piece.length;
        if (!isDropping) kept.push(piece);
      }
    }
    if (kept.length > 0) pass(Buffer.concat(kept));
  };
}
