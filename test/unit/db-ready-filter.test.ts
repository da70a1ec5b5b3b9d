import { withoutEarlyReady } from "@asm-atlas/server/src/db/embedded/ready-filter.mjs";
import { describe, expect, it } from "vitest";

/** A message of PostgreSQL's protocol: type, length, body. */
function message(type: string, body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type, "latin1"), length, body]);
}

const ready = message("Z", Buffer.from("E"));
const error = message("E", Buffer.from("SERROR\0C42601\0Mdivision by zero\0\0"));
/** A row whose content looks just like "ready for query". */
const treacherousRow = message("D", Buffer.concat([Buffer.from("x"), ready, Buffer.from("y"), ready]));
const done = message("C", Buffer.from("SELECT 1\0"));

const sent = {
  parse: message("P", Buffer.from("\0SELECT\0\0\0")),
  execute: message("E", Buffer.alloc(5)),
  sync: message("S", Buffer.alloc(0)),
  query: message("Q", Buffer.from("x\0")),
};
const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);

/** What a client receives when the engine's answer comes in pieces of this size. */
function passedOn(request: Uint8Array, answer: Buffer, pieceBytes: number): Buffer {
  const received: Uint8Array[] = [];
  const pass = withoutEarlyReady(request, (data) => received.push(Uint8Array.from(data)));
  for (let at = 0; at < answer.length; at += pieceBytes) pass(answer.subarray(at, at + pieceBytes));
  return Buffer.concat(received);
}

const pieces = [1, 2, 3, 4, 5, 6, 7, 11, 1_000];

describe("answers of the embedded engine", () => {
  it.each(pieces)("lose a ready that came too early, in pieces of %i bytes", (pieceBytes) => {
    expect(passedOn(sent.parse, Buffer.concat([error, ready]), pieceBytes)).toEqual(error);
    expect(passedOn(sent.execute, Buffer.concat([treacherousRow, error, ready]), pieceBytes)).toEqual(
      Buffer.concat([treacherousRow, error]),
    );
  });

  it.each(pieces)("keep rows whatever is in them, in pieces of %i bytes", (pieceBytes) => {
    const answer = Buffer.concat([treacherousRow, treacherousRow, done]);
    expect(passedOn(sent.execute, answer, pieceBytes)).toEqual(answer);
  });

  it.each([
    ["sync", sent.sync],
    ["a query", sent.query],
    ["a startup", startup],
  ] as const)("keep the ready that ends %s", (_, request) => {
    expect(passedOn(request, Buffer.concat([error, ready]), 1_000)).toEqual(Buffer.concat([error, ready]));
  });
});
