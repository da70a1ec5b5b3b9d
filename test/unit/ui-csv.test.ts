import { toCsv, toTabbed } from "@asm-atlas/client/src/ui/csv.ts";
import { parseCsv } from "@asm-atlas/data/seed/csv.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const mark = "\uFEFF";
const seed = testSeed("cells of a CSV text");

describe("rows as a CSV text", () => {
  it("have commas between cells, CRLF after rows and the mark that tells Excel UTF-8", () => {
    expect(
      toCsv([
        ["Сум", "Талбай"],
        ["Ерөө", 12],
      ]),
    ).toBe(`${mark}Сум,Талбай\r\nЕрөө,12\r\n`);
  });

  it("quote what would end a cell", () => {
    expect(toCsv([['say "ger"', "a,b", "one\r\ntwo", "one\ntwo"]])).toBe(
      `${mark}"say ""ger""","a,b","one\r\ntwo","one\ntwo"\r\n`,
    );
  });

  it("leave empty what is not known, which is not 0", () => expect(toCsv([[null, 0, ""]])).toBe(`${mark},0,\r\n`));

  it("write a number with a decimal point, also below zero", () =>
    expect(toCsv([[-4.85, 1_250_000]])).toBe(`${mark}-4.85,1250000\r\n`));

  it("refuse a number that is none", () => expect(() => toCsv([[Number.NaN]])).toThrow(RangeError));
});

describe("rows for the clipboard", () => {
  it("have tabs between cells, and the same care", () =>
    expect(
      toTabbed([
        ["Soum", "Sites"],
        ["=1", -2],
        ["a\tb", null],
      ]),
    ).toBe(`Soum\tSites\n'=1\t-2\n"a\tb"\t`));
});

describe("a text that a spreadsheet would calculate", () => {
  it.each([
    ["=HYPERLINK(0)", "'=HYPERLINK(0)"],
    ["+1", "'+1"],
    ["-1+2", "'-1+2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tcmd", `"'\tcmd"`],
    ["  =1", "'  =1"],
    ["＝1", "'＝1"],
  ])("%j stays a text", (given, written) => expect(toCsv([[given]])).toBe(`${mark}${written}\r\n`));

  it("is quoted as well when it holds a comma", () =>
    expect(toCsv([['=IF(A1,"x")']])).toBe(`${mark}"'=IF(A1,""x"")"\r\n`));

  it("never begins a cell, whatever is written, and a reader gets the words back", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !text.includes("\r"));
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 4 }), (cells) => {
        const [row] = parseCsv(toCsv([cells.map((_, index) => `c${index}`), cells]).replace(mark, ""));
        const read = cells.map((_, index) => row?.[`c${index}`] ?? "");
        expect(read.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
        expect(read.map((cell, index) => (cell === cells[index] ? cell : cell.slice(1)))).toEqual(cells);
      }),
      { seed },
    );
  });
});
