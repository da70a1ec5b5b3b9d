import { codesOfFoldedWords, codesOfWords } from "@asm-atlas/data/domain/search/letter-codes.ts";
import { lettersOf, MOST_LETTERS, NearMatch, WORD_START } from "@asm-atlas/data/domain/search/near-match.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("letters apart");
const codesOf = (text: string) => Uint8Array.from(codesOfWords([text]));

/** The table written out: wrong, missing, extra, and two neighbouring letters swapped (each letter edited once). */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j));
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const row = rows[i] ?? [];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(a.length, b.length);
}

function compare(pattern: string, text: string, most: number): NearMatch {
  const near = new NearMatch(codesOf(pattern));
  const codes = codesOf(text);
  near.compare(codes, 0, codes.length, most);
  return near;
}

/** Few letters, so that texts are near one another. */
const word = fc.stringMatching(/^[abcšц]{1,14}$/);
const beginnings = (text: string) => Array.from({ length: text.length + 1 }, (_, length) => text.slice(0, length));

describe("letters apart", () => {
  it("are those of the plain table, for the whole text and for its best beginning", () => {
    fc.assert(
      fc.property(word, word, (pattern, text) => {
        const near = compare(pattern, text, 40);
        expect(near.wholeDistance).toBe(plainDistance(pattern, text));
        expect(near.leadDistance).toBe(Math.min(...beginnings(text).map((part) => plainDistance(pattern, part))));
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it("are right up to the most that is asked for, and more than that beyond", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 }), (pattern, text, most) => {
        const near = compare(pattern, text, most);
        const whole = plainDistance(pattern, text);
        const lead = Math.min(...beginnings(text).map((part) => plainDistance(pattern, part)));
        expect(whole <= most ? near.wholeDistance : near.wholeDistance > most).toBe(whole <= most ? whole : true);
        expect(lead <= most ? near.leadDistance : near.leadDistance > most).toBe(lead <= most ? lead : true);
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it.each([
    ["wrong", "erdene", "erdane"],
    ["missing", "erdene", "erdne"],
    ["extra", "erdene", "erddene"],
    ["swapped", "erdene", "erdeen"],
    ["swapped at the start", "erdene", "redene"],
    ["wrong at the start", "erdene", "ardene"],
  ])("are one for one that is %s", (_, typed, text) => {
    expect(compare(typed, text, 1).wholeDistance).toBe(1);
  });

  it("are counted over the longest pattern that fits", () => {
    const long = "abcdefghijklmnopqrstuvwxyz01234";
    expect(long).toHaveLength(MOST_LETTERS);
    expect(compare(long, long, 0).wholeDistance).toBe(0);
    expect(compare(long, `${long.slice(0, -1)}x`, 1).wholeDistance).toBe(1);
    expect(compare(`${long}56789`, `${long}zzz`, 0).leadDistance).toBe(0);
  });

  it("are never said to be out of reach when they are not", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 2 }), (pattern, text, most) => {
        const near = new NearMatch(codesOf(pattern));
        const lead = Math.min(...beginnings(text).map((part) => plainDistance(pattern, part)));
        if (near.isOutOfReach(lettersOf(codesOf(text)), most)) expect(lead).toBeGreaterThan(most);
        else expect(lead).toBeGreaterThanOrEqual(0);
      }),
      { seed, numRuns: 2_000 },
    );
    expect(new NearMatch(codesOf("bulgan")).isOutOfReach(lettersOf(codesOf("hovd")), 2)).toBe(true);
  });
});

describe("the codes of words", () => {
  const startsOf = (codes: readonly number[]) => codes.flatMap((code, at) => (code & WORD_START ? [at] : []));

  it("tell where each word begins and leave out what lies between", () => {
    const codes = codesOfWords(["bor", "ondor"]);
    expect([codes.length, startsOf(codes)]).toEqual([8, [0, 3]]);
  });

  it("of folded words have one letter where one ends a word and begins the next; it begins the next", () => {
    const codes = codesOfFoldedWords(["cagan", "nor"]);
    expect([codes.length, startsOf(codes)]).toEqual([7, [0, 4]]);
  });

  it("of numbers stay whole", () => {
    expect(codesOfFoldedWords(["asm", "0011"])).toHaveLength(7);
    expect(codesOfFoldedWords(["1", "11"])).toHaveLength(3);
  });
});
