import { en } from "@asm-atlas/client/src/i18n/en.ts";
import { formatCount, formatDay, formatMeasure, formatMoment } from "@asm-atlas/client/src/i18n/format.ts";
import type { Words } from "@asm-atlas/client/src/i18n/use-words.ts";
import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { sitesCsv } from "@asm-atlas/client/src/panels/tools/selection-csv.ts";
import { reportText, type SelectionReport, sumLines } from "@asm-atlas/client/src/panels/tools/selection-report.ts";
import { siteTableOf } from "@asm-atlas/client/src/sites/site-table.ts";
import { summarise } from "@asm-atlas/client/src/sites/summary.ts";
import type { Names } from "@asm-atlas/client/src/workbench/names.ts";
import type { Feature } from "geojson";
import { createInstance } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";

const site = (code: string, status: string, properties: object): Feature => ({
  type: "Feature",
  id: code,
  geometry: { type: "Point", coordinates: [104.2000001, 46.8] },
  properties: {
    code,
    site_kind: "mine",
    minerals: ["gold_placer", "coal"],
    history: [["2015-01-01", status]],
    ...properties,
  },
});
const details = (code: string, properties: object): Feature => ({
  type: "Feature",
  id: code,
  geometry: null as never,
  properties: { code, location_precision: "gps", ...properties },
});

const table = siteTableOf(
  {
    type: "FeatureCollection",
    features: [
      site("A", "FORMAL", { is_demo: true, aimag_code: "MN-069", soum_code: "6401" }),
      site("B", "INFORMAL", {}),
      site("C", "INFORMAL", {}),
    ],
  },
  {
    type: "FeatureCollection",
    features: [
      details("A", {
        name_en: "=Old, pit",
        area_ha: 4.55,
        visits: [["2019-06-01", 1200, 300, 900, 3, null, null, null, null]],
      }),
      details("B", { visits: [["2019-06-01", 40, null, null, null, null, null, null, null]] }),
      details("C", {}),
    ],
  },
);

const names: Names = {
  unit: (code) => (code === "MN-069" ? "Bayankhongor" : code),
  unitWithParent: (code) => code,
  organisation: (code) => code,
  instrument: (code) => code,
};

let words: Words;
beforeAll(async () => {
  const t = await createInstance().init({
    lng: "en",
    resources: { en: { translation: { ...en, ...workbenchEn } } },
    interpolation: { escapeValue: false },
  });
  words = {
    language: "en",
    t,
    say: (label) => label.en,
    sayCode: (entries, code) => entries.find((entry) => entry.code === code)?.label.en ?? code,
    name: (nameEn) => String(nameEn),
    count: (value) => formatCount(value, "en"),
    measure: (value) => formatMeasure(value, "en"),
    day: (iso) => formatDay(iso, "en"),
    moment: (iso) => formatMoment(iso, "en"),
    daySlots: (iso) => ({ date: formatDay(iso, "en"), dateOf: formatDay(iso, "en") }),
  };
});

function report(mask: readonly number[], more: Partial<SelectionReport> = {}): SelectionReport {
  if (!table) throw new Error("The feed of this test cannot be read");
  return {
    onDay: "2020-01-01",
    areaHa: 123_456,
    summary: summarise(table, "2020-01-01", Uint8Array.from(mask)),
    zones: { count: 2, areaHa: 7.25 },
    kindergartens: { count: 1, areaHa: 0 },
    hasDetails: true,
    hasDemo: true,
    ...more,
  };
}

describe("the report of a selected area", () => {
  it("reads as a text with each sum's denominator, the demo mark and the address", () => {
    expect(reportText(report([1, 1, 1]), "https://atlas.example.org/workbench?area=1", words).split("\n")).toEqual([
      "Selected area on 1 January 2020: 1,235 km²",
      "3 sites",
      "– Under contract: 1",
      "– Not formalised: 2",
      "People working: 1,240 (known for 2 of 3)",
      "Women: 300 (known for 1 of 3)",
      "Men: 900 (known for 1 of 3)",
      "Children of 2–5: 3 (known for 1 of 3)",
      "Hectares of the sites: 4.6 (known for 1 of 3)",
      "Rehabilitation zones: 2, 7.3 ha",
      "Kindergartens: 1",
      en.app.demoExplained,
      "https://atlas.example.org/workbench?area=1",
    ]);
  });

  it("never says 0 of what nobody counted", () => {
    expect(sumLines(report([0, 0, 1]), words).map(({ value }) => value)).toEqual(["–", "–", "–", "–", "–"]);
  });

  it("says nothing of people before the details have come, nor of an area without sites", () => {
    expect(sumLines(report([1, 1, 1], { hasDetails: false }), words)).toEqual([]);
    expect(sumLines(report([0, 0, 0]), words)).toEqual([]);
  });
});

describe("the table of a selected area", () => {
  const now = { onDay: "2020-01-01", knownOn: null };

  it("names the day of the record where it is told by an older one", () => {
    if (!table) throw new Error("The feed of this test cannot be read");
    const days = { ...now, knownOn: "2020-06-30" };
    const lines = sitesCsv(table, days, Uint8Array.from([1, 0, 0]), words, names).split("\r\n");
    const at = lines[0]?.split(",").indexOf(words.t("known.day")) ?? -1;
    expect(lines[0]?.split(",")[at - 1]).toBe(words.t("tools.column.day"));
    expect(lines[1]).toContain(",2020-01-01,2020-06-30,");
  });

  it("has a row a site, empty cells for what is not known, and no formula", () => {
    if (!table) throw new Error("The feed of this test cannot be read");
    const [heading, ...rows] = sitesCsv(table, now, Uint8Array.from([1, 0, 1]), words, names)
      .replace("\uFEFF", "")
      .trimEnd()
      .split("\r\n");
    expect(heading).toMatch(/^Code,Name \(English\),.*,Demo data$/);
    expect(rows).toEqual([
      `A,"'=Old, pit",,2020-01-01,Under contract,FORMAL,Bayankhongor,6401,Mine,"Gold, placer; Coal",,2019-06-01,1200,300,900,3,4.55,104.2000001,46.8,demo`,
      `C,,,2020-01-01,Not formalised,INFORMAL,,,Mine,"Gold, placer; Coal",,,,,,,,104.2000001,46.8,real`,
    ]);
  });
});
