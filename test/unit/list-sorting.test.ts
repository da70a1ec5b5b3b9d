import { Collation } from "@asm-atlas/client/src/panels/list/collation.ts";
import { ranksOfNumbers, ranksOfTexts } from "@asm-atlas/client/src/panels/list/ranks.ts";
import { sortedRows } from "@asm-atlas/client/src/panels/list/sort-rows.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("sorting of the list");
const locales = { en: "en-GB", mn: "mn-MN" } as const;

const rowsOf = (values: readonly unknown[]) => Uint32Array.from(values.keys());
const textRanks = (values: readonly (string | null)[], language: "en" | "mn" = "mn") =>
  ranksOfTexts(
    values.length,
    (row) => values[row] ?? null,
    (texts) => new Collation(language, texts),
  );
const numberRanks = (values: readonly (number | null)[]) => ranksOfNumbers(values.length, (row) => values[row] ?? null);

describe("names in the reader's order", () => {
  const letters = "abcABCzZöÖüéжЖаАбЁёЕеӨөОоҮүУуЙйИи01239 -’'.(";
  const name = fc.string({ unit: fc.constantFrom(...letters), maxLength: 10 });

  it.each(["en", "mn"] as const)("are those of the browser's own collation: %s", (language) => {
    const collator = new Intl.Collator(locales[language], { numeric: true });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const { of } = textRanks([a, b], language);
        const [rankOfA = 0, rankOfB = 0] = of;
        expect(Math.sign(rankOfA - rankOfB)).toBe(Math.sign(collator.compare(a, b)));
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it("count in numbers, not in digits", () => {
    const names = ["Demo site 10", "Demo site 9", "Demo site 100", "Demo site 09"];
    expect([...sortedRows(rowsOf(names), [{ ranks: textRanks(names, "en"), isDescending: false }])]).toEqual([
      1, 3, 0, 2,
    ]);
  });

  it("have Ө after О and Ү after У", () => {
    const names = ["Өмнөговь", "Ховд", "Увс", "Орхон", "Үзүүлэх"];
    const order = sortedRows(rowsOf(names), [{ ranks: textRanks(names), isDescending: false }]);
    expect([...order].map((row) => names[row])).toEqual(["Орхон", "Өмнөговь", "Увс", "Үзүүлэх", "Ховд"]);
  });
});

describe("rows", () => {
  const value = fc.option(fc.integer({ min: -5, max: 5 }));

  it("keep their order where they are equal, and have nothing on record last, in both directions", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), fc.boolean(), (values, isDescending) => {
        const sorted = [...sortedRows(rowsOf(values), [{ ranks: numberRanks(values), isDescending }])];
        const expected = [...values.keys()].sort((a, b) => {
          const [x, y] = [values[a] ?? null, values[b] ?? null];
          if (x === null || y === null) return x === y ? a - b : x === null ? 1 : -1;
          return (isDescending ? y - x : x - y) || a - b;
        });
        expect(sorted).toEqual(expected);
      }),
      { seed },
    );
  });

  it("are ordered by the next column where the first leaves them equal", () => {
    const people = numberRanks([5, 5, 2, null, 5]);
    const names = textRanks(["c", "a", "b", "d", null], "en");
    const order = sortedRows(Uint32Array.of(0, 1, 2, 3, 4), [
      { ranks: people, isDescending: true },
      { ranks: names, isDescending: false },
    ]);
    expect([...order]).toEqual([1, 0, 4, 2, 3]);
  });

  it("that a filter leaves are ordered as they are among all", () => {
    const ranks = numberRanks([9, 8, 7, 6, 5, 4]);
    expect([...sortedRows(Uint32Array.of(0, 2, 5), [{ ranks, isDescending: false }])]).toEqual([5, 2, 0]);
    expect([...sortedRows(new Uint32Array(0), [{ ranks, isDescending: false }])]).toEqual([]);
  });

  it("rank numbers as numbers, below zero and between whole ones too", () => {
    expect([...numberRanks([10, 9.5, -1, 0, 9.5]).of]).toEqual([4, 3, 1, 2, 3]);
  });
});
