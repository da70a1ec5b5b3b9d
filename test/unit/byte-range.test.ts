import { byteRange } from "@asm-atlas/server/src/http/byte-range.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("parts of a file");

describe("the part of a file that is asked for", () => {
  it.each([
    ["bytes=0-0", { first: 0, last: 0 }],
    ["bytes=10-19", { first: 10, last: 19 }],
    ["bytes=90-", { first: 90, last: 99 }],
    ["bytes=90-500", { first: 90, last: 99 }],
    ["bytes=-7", { first: 93, last: 99 }],
    ["bytes=-500", { first: 0, last: 99 }],
  ])("%s of a hundred bytes", (header, range) => expect(byteRange(header, 100)).toEqual(range));

  it.each(["bytes=100-", "bytes=100-200", "bytes=-0"])("%s lies beyond it", (header) =>
    expect(byteRange(header, 100)).toBe("beyond"),
  );

  it.each([undefined, "", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,5-6", "items=0-5", "bytes=a-b", " bytes=0-1"])(
    "%j is no part: the whole is sent",
    (header) => expect(byteRange(header, 100)).toBeUndefined(),
  );

  it("never reaches out of the file", () =>
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(2_000), fc.nat(1_000), (first, last, bytes) => {
        for (const header of [`bytes=${first}-${last}`, `bytes=${first}-`, `bytes=-${first}`]) {
          const range = byteRange(header, bytes);
          if (range === undefined || range === "beyond") continue;
          expect(range.first).toBeGreaterThanOrEqual(0);
          expect(range.first).toBeLessThanOrEqual(range.last);
          expect(range.last).toBeLessThan(bytes);
        }
      }),
      { seed },
    ));
});
