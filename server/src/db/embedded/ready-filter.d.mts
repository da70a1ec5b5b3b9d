/** Passes on the engine's answer to one message without the "ready for query" that does not belong there. */
export function withoutEarlyReady(message: Uint8Array, pass: (data: Uint8Array) => void): (data: Uint8Array) => void;
