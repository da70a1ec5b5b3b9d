import { filling, SearchCorpus, type SearchSources } from "@asm-atlas/client/src/panels/search/search-corpus.ts";
import { filterWords, type SearchKind } from "@asm-atlas/client/src/panels/search/search-entries.ts";
import { narrowedTo } from "@asm-atlas/client/src/panels/search/search-options.ts";
import { facetNamed } from "@asm-atlas/client/src/sites/facets/facet-columns.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";

const record = (code: string, properties: object): Feature => ({
  type: "Feature",
  id: code,
  geometry: { type: "Point", coordinates: [104, 46] },
  properties: { code, ...properties },
});
const collection = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const numbered = (count: number, of: (number: number) => Feature) => Array.from({ length: count }, (_, n) => of(n + 1));

const sources: SearchSources = {
  units: collection(
    record("6501", { level: "soum", name_en: "Khuld", name_mn: "Хулд", parent_code: "MN-059" }),
    record("MN-059", { level: "aimag", name_en: "Dundgovi", name_mn: "Дундговь", aliases: ["Middle Gobi"] }),
    record("6401", { level: "soum", name_en: "Jargalant", name_mn: "Жаргалант", parent_code: "MN-069" }),
    record("6601", { level: "soum", name_en: "Jargalant", name_mn: "Жаргалант", parent_code: "MN-047" }),
    record("MN-069", { level: "aimag", name_en: "Bayankhongor", name_mn: "Баянхонгор", aliases: [] }),
    record("MN-047", { level: "aimag", name_en: "Töv", name_mn: "Төв", aliases: [] }),
  ),
  organisations: collection(record("GRP-0007", { name_en: "Golden hill partnership", name_mn: "Алтан толгой" })),
  kindergartens: collection(record("KG-01", { name_en: "Ankhny khuld", name_mn: "Анхны хулд" })),
  zones: collection(),
  sites: collection(...numbered(40, (n) => record(`ASM-${String(n).padStart(4, "0")}`, { soum_code: "6501" }))),
  siteDetails: collection(
    ...numbered(40, (n) =>
      record(`ASM-${String(n).padStart(4, "0")}`, { name_en: `Old pit ${n}`, name_mn: `Хуучин нүх ${n}` }),
    ),
  ),
};

function filled(from: Partial<SearchSources> = {}): SearchCorpus {
  const corpus = new SearchCorpus();
  const steps = filling(corpus, { ...sources, ...from });
  while (!steps.next().done);
  return corpus;
}

const keysOf = (corpus: SearchCorpus, typed: string, kind: SearchKind) =>
  corpus
    .find(typed)
    .find((found) => found.kind === kind)
    ?.matches.map(({ entry }) => entry.key) ?? [];

describe("the search", () => {
  const corpus = filled();

  it.each(["Khuld", "Хулд", "хулд", "Huld", "khuld sum", "Хулд сум"])("finds the soum Khuld as %s", (typed) => {
    expect(keysOf(corpus, typed, "soum")[0]).toBe("6501");
  });

  it.each(["Bayankhongor", "Bayanhongor", "Баянхонгор", "bayankhonggor", "Bayankhomgor"])(
    "finds the aimag Bayankhongor as %s",
    (typed) => {
      expect(keysOf(corpus, typed, "aimag")[0]).toBe("MN-069");
    },
  );

  it("tells namesakes apart by their aimag", () => {
    expect(keysOf(corpus, "Жаргалант Төв", "soum")[0]).toBe("6601");
    expect(keysOf(corpus, "Jargalant Bayankhongor", "soum")[0]).toBe("6401");
  });

  it("finds a site by its code, without the code's zeros, and by either name", () => {
    for (const typed of ["ASM-0007", "asm-7", "old pit 7", "Хуучин нүх 7"]) {
      expect(keysOf(corpus, typed, "sites")[0], typed).toBe("ASM-0007");
    }
  });

  it("finds minerals and statuses to filter by, in both languages", () => {
    const facetsOf = (typed: string) => keysOf(corpus, typed, "filter").map((key) => filterWords[Number(key)]?.codes);
    expect(facetsOf("gold")[0]).toEqual(["gold_placer", "gold_hard_rock"]);
    expect(facetsOf("алт")[0]).toEqual(["gold_placer", "gold_hard_rock"]);
    expect(facetsOf("not formalised")[0]).toEqual(["INFORMAL"]);
  });

  it("shows some of many and says how many there are", () => {
    const [sites] = corpus.find("old pit");
    expect(sites?.kind).toBe("sites");
    expect(sites?.total).toBe(40);
    expect(sites?.matches.length).toBeLessThan(40);
  });

  it("puts the kind that bears the very name first, and leaves out what only resembles it", () => {
    expect(corpus.find("khuld").map(({ kind }) => kind)).toEqual(["soum", "kindergartens"]);
    expect(keysOf(corpus, "khuld", "soum")).toEqual(["6501"]);
  });

  it("searches what has come while the rest is on its way", () => {
    const early = filled({ sites: undefined, siteDetails: undefined });
    expect(keysOf(early, "Khuld", "soum")).toEqual(["6501"]);
    expect(early.find("old pit")).toEqual([]);
    const withoutNames = filled({ siteDetails: undefined });
    expect(keysOf(withoutNames, "ASM-0007", "sites")).toEqual(["ASM-0007"]);
  });
});

describe("words to filter by", () => {
  it("are entries of facets there are, each status in one group", () => {
    for (const { facet } of filterWords) expect(facetNamed(facet), facet).toBeDefined();
    const statuses = filterWords.filter(({ facet }) => facet === "status").flatMap(({ codes }) => codes);
    expect([...statuses].sort()).toEqual(siteStatusWorkflow.states.map(({ code }) => code).sort());
  });

  it("take the place of their facet's entries, and a place that of another place", () => {
    expect(narrowedTo({ aimag: ["MN-069"], mineral: ["coal"] }, "soum", ["6501"])).toEqual({
      mineral: ["coal"],
      soum: ["6501"],
    });
    expect(narrowedTo({ mineral: ["coal"] }, "mineral", ["gold_placer"])).toEqual({ mineral: ["gold_placer"] });
  });
});
