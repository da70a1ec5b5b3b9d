import { cell, parseCsv } from "@asm-atlas/data/seed/csv.ts";
import { publishedFigures } from "@asm-atlas/data/seed/facts/facts.ts";
import { legalInstruments, regulationOn } from "@asm-atlas/data/seed/facts/legal-instruments.ts";
import { contentKey, readFactTexts } from "@asm-atlas/data/seed/files.ts";
import { describe, expect, it } from "vitest";

const figures = publishedFigures(readFactTexts());
const topic = (name: string) => figures.filter((figure) => figure.topic === name);
const cyrillic = /[Ѐ-ӿ]/;

describe("published facts", () => {
  it("names the 27 places with published evidence, each with its point and how the point was obtained", () => {
    const places = figures.filter(({ kind }) => kind === "place");
    expect(places).toHaveLength(27);
    for (const { place, placeBasis, aimagCode, titleEn } of places) {
      expect(placeBasis, titleEn).toBeTruthy();
      expect(aimagCode, titleEn).toMatch(/^MN-/);
      expect(place?.[0], titleEn).toBeGreaterThan(87.73);
      expect(place?.[1], titleEn).toBeLessThan(52.15);
    }
  });

  it("links a place to the soum of that name in that aimag, also where the name is a common one", () => {
    const soums = new Map(parseCsv(readFactTexts().soumsCsv).map((row) => [cell(row, "code"), row]));
    for (const place of figures.filter(({ kind }) => kind === "place")) {
      if (place.soumCode === null) continue;
      const soum = soums.get(place.soumCode);
      expect(soum?.aimag_iso).toBe(place.aimagCode);
      expect([place.titleMn, "Мандал"]).toContain(soum?.name_mn);
    }
    expect(figures.find(({ titleEn }) => titleEn === "Bulgan (Khovd)")?.soumCode).toBe("8407");
    expect(figures.find(({ titleEn }) => titleEn.startsWith("Tunkhel"))?.soumCode).toBe("4322");
  });

  it("gives every figure a source, an address, a date and a definition in both languages", () => {
    for (const figure of figures) {
      expect(figure.sourceName.length, figure.code).toBeGreaterThan(2);
      expect(figure.sourceUrl, figure.code).toMatch(/^https?:\/\/\S+$/);
      expect(figure.asOf.length, figure.code).toBeGreaterThan(3);
      expect(figure.definitionEn.length, figure.code).toBeGreaterThan(12);
      expect(figure.definitionMn, figure.code).toMatch(cyrillic);
      expect(figure.titleMn, figure.code).toMatch(cyrillic);
      expect(figure.kind === "place" || figure.valueLow !== null, figure.code).toBe(true);
    }
    expect(new Set(figures.map(({ code }) => code)).size).toBe(figures.length);
  });

  it.each([
    ["people-in-asm", 6],
    ["women-share", 3],
    ["land-damaged", 2],
    ["sam-budget", 2],
    ["gold-share", 2],
    ["federation-ngos", 2],
  ])("keeps the figures on %s side by side though they disagree", (name, count) => {
    const answers = topic(name);
    expect(answers).toHaveLength(count);
    expect(new Set(answers.map(({ valueLow }) => valueLow)).size).toBeGreaterThan(1);
    expect(new Set(answers.map(({ titleEn, unit }) => `${titleEn} ${unit}`)).size).toBe(1);
  });

  it("never mixes units or titles within a topic", () => {
    for (const name of new Set(figures.filter(({ kind }) => kind !== "place").map((figure) => figure.topic))) {
      expect(new Set(topic(name).map(({ unit, titleEn, titleMn }) => `${unit}|${titleEn}|${titleMn}`)).size, name).toBe(
        1,
      );
    }
  });

  it("counts technical and biological hectares in topics of their own", () => {
    expect(topic("technical-hectares").map(({ valueLow }) => valueLow)).toEqual([9_773]);
    expect(topic("biological-hectares").map(({ valueLow }) => valueLow)).toEqual([2_549, 679]);
  });
});

describe("legal instruments", () => {
  const byCode = new Map(legalInstruments.map((instrument) => [instrument.code, instrument]));

  it.each([
    ["2010-11-30", undefined],
    ["2010-12-01", "RES-2010-308"],
    ["2018-05-05", "RES-2017-151"],
    ["2020-01-01", "RES-2019-355"],
    ["2024-01-01", "RES-2022-296"],
  ])("on %s the regulation in force is %s", (day, code) => {
    expect(regulationOn(day)?.code).toBe(code);
  });

  it("has exactly one regulation in force on every day since December 2010", () => {
    for (let at = Date.parse("2010-12-01"); at < Date.parse("2026-07-01"); at += 7 * 86_400_000) {
      expect(regulationOn(new Date(at).toISOString().slice(0, 10))).toBeDefined();
    }
  });

  it("says that Resolution 151 was suspended in 2019 and that sources disagree on the month", () => {
    const instrument = byCode.get("RES-2017-151");
    expect(instrument?.suspendedFrom).toMatch(/^2019-/);
    expect(instrument?.noteEn).toContain("September");
    expect(instrument?.noteEn).toContain("November");
    expect(instrument?.replacedBy).toBe("RES-2022-296");
  });

  it("refers only to instruments that are there, and names each in both languages", () => {
    for (const { code, replacedBy, titleMn, shortMn, noteMn, sourceUrl } of legalInstruments) {
      expect(replacedBy === null || byCode.has(replacedBy), code).toBe(true);
      for (const words of [titleMn, shortMn, noteMn]) expect(words, code).toMatch(cyrillic);
      expect(sourceUrl, code).toMatch(/^https?:/);
    }
  });
});

describe("the CSV reader", () => {
  it("reads quoted commas, doubled quotes, line ends in quotes and Windows line ends", () => {
    expect(parseCsv('a,b\r\n"1, one","say ""so"""\r\n"two\nlines",\r\n')).toEqual([
      { a: "1, one", b: 'say "so"' },
      { a: "two\nlines", b: "" },
    ]);
  });

  it("refuses a row with a cell too many, naming the row", () => {
    expect(() => parseCsv("a,b\n1,2\n1,2,3\n")).toThrow("row 3");
  });
});

it("has a content key that is the same each time it is asked for", () => {
  expect(contentKey()).toMatch(/^[0-9a-f]{16}$/);
  expect(contentKey()).toBe(contentKey());
});
