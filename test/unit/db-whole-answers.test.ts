import { createAnswerGatherer } from "@asm-atlas/server/src/db/embedded/whole-answers.mjs";
import { describe, expect, it } from "vitest";

const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);

/** Each message by its letter with the pieces of its answer; what leaves for the client, packet by packet. */
function packetsOf(...messages: readonly (readonly [message: string | Buffer, ...pieces: string[]])[]): string[] {
  const gather = createAnswerGatherer();
  const packets: string[] = [];
  for (const [message, ...pieces] of messages) {
    const answer = gather(Buffer.from(message), (data) => packets.push(Buffer.from(data).toString()));
    // The engine writes every piece over the one before.
    const window = Buffer.alloc(100_000);
    for (const piece of pieces) answer.take(window.subarray(0, window.write(piece)));
    answer.end();
  }
  return packets;
}

describe("answers of the embedded engine to one statement", () => {
  it("leave together at its Sync, in order", () => {
    expect(packetsOf(["P", "1"], ["B", "2"], ["D", "T"], ["E", "row", "row", "done"], ["S", "Z"])).toEqual([
      "12TrowrowdoneZ",
    ]);
  });

  it("leave at once where nothing more is to come: a query, a startup, a password, a Flush", () => {
    expect(packetsOf(["Q", "a", "b"], [startup, "R"], ["p", "R"], ["P", "1"], ["H"])).toEqual(["ab", "R", "R", "1"]);
  });

  it("leave in parts when they are large", () => {
    const row = "x".repeat(40_000);
    const packets = packetsOf(["E", row, row, row], ["S", "Z"]);
    expect(packets).toEqual([row + row, `${row}Z`]);
  });

  it("are not told to the next client when the one they were for has gone", () => {
    expect(packetsOf(["P", "1"], ["E", "secret row"], [startup, "R"], ["S", "Z"])).toEqual(["R", "Z"]);
  });
});
