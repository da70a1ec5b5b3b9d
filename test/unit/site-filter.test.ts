import { bandIndexOf, bandsFrom } from "@asm-atlas/client/src/sites/bands.ts";
import { facetNamed, facets } from "@asm-atlas/client/src/sites/facets/facet-columns.ts";
import { type Move, moveCode, parseMove } from "@asm-atlas/client/src/sites/facets/moved-facet.ts";
import { monthsBefore } from "@asm-atlas/client/src/sites/facets/visit-facets.ts";
import { kindergartensOf } from "@asm-atlas/client/src/sites/kindergartens.ts";
import { indexesOf, lensOf } from "@asm-atlas/client/src/sites/lens.ts";
import { countsOf, matchesOf, type SiteFilter, toggled, withFacet } from "@asm-atlas/client/src/sites/site-filter.ts";
import { type SiteTable, siteTableOf } from "@asm-atlas/client/src/sites/site-table.ts";
import { summarise } from "@asm-atlas/client/src/sites/summary.ts";
import { minerals } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";

const site = (code: string, properties: object): Feature => ({
  type: "Feature",
  id: code,
  geometry: { type: "Point", coordinates: [100, 47] },
  properties: { code, site_kind: "mine", minerals: ["gold_placer"], is_demo: true, ...properties },
});
const details = (code: string, properties: object): Feature => ({
  type: "Feature",
  id: code,
  geometry: null as never,
  properties: { code, location_precision: "gps", prohibited_zone: "none", ...properties },
});
const collection = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const sites = collection(
  site("A", {
    history: [
      ["2012-01-01", "INFORMAL"],
      ["2016-05-20", "FORMAL"],
    ],
    aimag_code: "MN-069",
  }),
  site("B", { history: [["2014-01-01", "INFORMAL"]], aimag_code: "MN-069", minerals: ["gold_hard_rock", "coal"] }),
  site("C", { history: [["2018-01-01", "UNASSESSED"]], aimag_code: "MN-059", minerals: ["fluorspar"] }),
  site("D", { history: [["2018-01-01", "INFORMAL"]] }),
);
const moreOf = collection(
  details("A", {
    organisation_code: "ORG-1",
    area_ha: 4.5,
    visits: [
      ["2013-06-01", 8, 2, 6, 0, 1, "suspected", null, null],
      ["2019-06-01", 20, 6, 14, 3, null, "confirmed", "none", "none"],
    ],
  }),
  details("B", { visits: [["2019-09-01", 5, null, null, null, 2, null, null, null]] }),
  details("C", {}),
);

function table(): SiteTable {
  const made = siteTableOf(sites, moreOf);
  if (!made) throw new Error("The feeds of this test cannot be read");
  return made;
}

const found = (filter: SiteFilter, onDay = "2020-01-01") =>
  [...indexesOf(matchesOf(table(), onDay, filter))].map((index) => table().codes[index]);

describe("a filter of sites", () => {
  it("leaves all sites known on the day when it asks for nothing", () => {
    expect(found({})).toEqual(["A", "B", "C", "D"]);
    expect(found({}, "2013-01-01")).toEqual(["A"]);
  });

  it("joins facets with and, entries of one facet with or", () => {
    expect(found({ aimag: ["MN-069"], mineral: ["coal", "gold_placer"] })).toEqual(["A", "B"]);
    expect(found({ aimag: ["MN-069"], mineral: ["coal"] })).toEqual(["B"]);
  });

  it("looks at the status of the day", () => {
    expect(found({ status: ["INFORMAL"] }, "2016-05-19")).toEqual(["A", "B"]);
    expect(found({ status: ["INFORMAL"] }, "2016-05-20")).toEqual(["B"]);
  });

  it("looks at the last visit up to the day, and never takes not assessed for none", () => {
    expect(found({ people: ["1-9"] }, "2018-06-01")).toEqual(["A"]);
    expect(found({ people: ["10-24"] })).toEqual(["A"]);
    expect(found({ shafts: ["not_assessed"] })).toEqual(["A", "C", "D"]);
    expect(found({ children: ["0"] })).toEqual([]);
    expect(found({ mercury: ["confirmed"] })).toEqual(["A"]);
    expect(found({ mercury: ["not_assessed"] })).toEqual(["B", "C", "D"]);
  });

  it("finds what nobody recorded under an entry of its own", () => {
    expect(found({ aimag: ["not_recorded"] })).toEqual(["D"]);
    expect(found({ organisation: ["not_recorded"] })).toEqual(["B", "C", "D"]);
    expect(found({ last_visit: ["never"] })).toEqual(["C", "D"]);
    expect(found({ last_visit: ["under_6_months"] })).toEqual(["B"]);
    expect(found({ last_visit: ["under_1_year"] })).toEqual(["A"]);
  });

  it("is not moved by facets nobody knows, and waits for details that have not come", () => {
    expect(found({ colour: ["red"] })).toEqual(["A", "B", "C", "D"]);
    const early = siteTableOf(sites, null);
    if (!early) throw new Error("The feed of this test cannot be read");
    expect([...matchesOf(early, "2020-01-01", { organisation: ["ORG-1"] })]).toEqual([1, 1, 1, 1]);
  });

  it("counts what each entry would leave, the facet's own choice aside", () => {
    const facet = facetNamed("mineral");
    if (!facet) throw new Error("There is no facet for minerals");
    const counts = countsOf(facet, table(), "2020-01-01", { aimag: ["MN-069"], mineral: ["coal"] });
    expect(Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]))).toEqual(
      {
        gold_placer: 1,
        gold_hard_rock: 1,
        coal: 1,
      },
    );
  });

  it("is switched entry by entry, and a facet without entries is gone", () => {
    const once = toggled({}, "mineral", "coal");
    expect(once).toEqual({ mineral: ["coal"] });
    expect(toggled(once, "mineral", "coal")).toEqual({});
    expect(withFacet(once, "aimag", ["MN-069"])).toEqual({ mineral: ["coal"], aimag: ["MN-069"] });
  });

  it("has a facet for everything once, and minerals fit into their bits", () => {
    expect(new Set(facets.map(({ id }) => id)).size).toBe(facets.length);
    expect(facets).toHaveLength(18);
    expect(minerals.length).toBeLessThanOrEqual(16);
  });
});

describe("a filter by what moved", () => {
  const day = (iso: string) => parseDay(iso) ?? Number.NaN;
  const move: Move = { after: day("2016-05-19"), until: day("2016-05-20"), from: "INFORMAL", to: "FORMAL" };

  it("finds the sites that moved in the period, wherever they stand on the day looked at", () => {
    expect(found({ moved: [moveCode(move)] })).toEqual(["A"]);
    expect(found({ moved: [moveCode({ ...move, after: day("2016-05-20") })] })).toEqual([]);
    expect(found({ moved: [moveCode({ ...move, until: day("2016-05-19") })] })).toEqual([]);
    expect(found({ moved: [moveCode({ ...move, from: "FORMAL", to: "INFORMAL" })] })).toEqual([]);
  });

  it("finds the sites that became known", () => {
    const known = { after: day("2013-12-31"), until: day("2018-12-31"), from: undefined, to: "INFORMAL" } as const;
    expect(found({ moved: [moveCode(known)] })).toEqual(["B", "D"]);
    expect(found({ moved: [moveCode(known), moveCode(move)] })).toEqual(["A", "B", "D"]);
  });

  it("is written into an address and read again; what an address says wrongly filters nothing", () => {
    expect(moveCode(move)).toBe("2016-05-19.2016-05-20.INFORMAL.FORMAL");
    expect(parseMove(moveCode(move))).toEqual(move);
    expect(parseMove("2016-05-19.2016-05-20.new.FORMAL")).toEqual({ ...move, from: undefined });
    for (const wrong of ["", "FORMAL", "2016-02-30.2016-05-20.INFORMAL.FORMAL", `${moveCode(move)}.FORMAL`]) {
      expect(parseMove(wrong)).toBeUndefined();
      expect(found({ moved: [wrong] })).toEqual(["A", "B", "C", "D"]);
    }
  });
});

describe("a filter by the nearest open kindergarten", () => {
  const house = (code: string, longitude: number, properties: object): Feature => ({
    type: "Feature",
    id: code,
    geometry: { type: "Point", coordinates: [longitude, 47] },
    properties: { code, kind: "ger", history: [["2019-06-01", "OPEN"]], ...properties },
  });
  // 0.05° of longitude are 3.8 km here, 0.2° are 15.2 km; all sites stand at 100°.
  const near = house("KG-1", 100.05, { season_from: "05-15", season_to: "09-30", seats: 20 });
  const further = house("KG-2", 100.2, { kind: "building" });
  const withKindergartens = (...houses: Feature[]): SiteTable => ({
    ...table(),
    kindergartens: kindergartensOf(collection(...houses)),
  });
  const inRing = (ring: string, onDay: string, ...houses: Feature[]) =>
    matchesOf(withKindergartens(...houses), onDay, { reach: [ring] }).reduce((sum, each) => sum + each, 0);

  it("changes with the season of the day looked at", () => {
    expect(inRing("daily", "2020-07-15", near, further)).toBe(4);
    expect(inRing("daily", "2020-01-15", near, further)).toBe(0);
    expect(inRing("outer", "2020-01-15", near, further)).toBe(4);
    expect(inRing("beyond", "2020-01-15", near)).toBe(4);
  });

  it("waits for kindergartens that have not come", () => {
    expect([...matchesOf(table(), "2020-01-01", { reach: ["daily"] })]).toEqual([1, 1, 1, 1]);
  });

  it("takes a feed of kindergartens that cannot be read for none at all", () => {
    expect(kindergartensOf(collection(house("KG-1", 100, { kind: "castle" })))).toBeNull();
    expect(kindergartensOf(collection(house("KG-1", 100, { season_from: "05-15" })))).toBeNull();
    expect(kindergartensOf(collection(house("KG-1", 100, { history: [["2019-06-01", "LOST"]] })))).toBeNull();
  });
});

describe("bands", () => {
  it("cover every number from their first start on, once", () => {
    const bands = bandsFrom([0, 1, 10]);
    expect(bands.map(({ code }) => code)).toEqual(["0", "1-9", "10-plus"]);
    expect([0, 1, 9, 10, 5000].map((value) => bands[bandIndexOf(bands, value)]?.code)).toEqual([
      "0",
      "1-9",
      "1-9",
      "10-plus",
      "10-plus",
    ]);
    expect(bandIndexOf(bands, -1)).toBe(-1);
  });

  it("know the day so many months earlier", () => {
    expect(monthsBefore("2020-01-15", 6)).toBe("2019-07-15");
    expect(monthsBefore("2020-12-31", 12)).toBe("2019-12-31");
  });
});

describe("the lens", () => {
  it("tells apart what is known, what matches and what the legend shows", () => {
    const lens = lensOf(table(), "2020-01-01", { mineral: ["gold_placer", "gold_hard_rock"] }, ["under_contract"]);
    expect([lens.known, lens.matched, lens.shownCount]).toEqual([4, 3, 2]);
  });
});

describe("a summary", () => {
  it("adds up what is known and says for how many sites it is", () => {
    const summary = summarise(table(), "2020-01-01", Uint8Array.from([1, 1, 1, 0]));
    expect(summary.sites).toBe(3);
    expect(summary.byGroup).toMatchObject({ under_contract: 1, not_formalised: 1, not_assessed: 1 });
    expect(summary.people).toEqual({ sum: 25, known: 2 });
    expect(summary.women).toEqual({ sum: 6, known: 1 });
    expect(summary.children).toEqual({ sum: 3, known: 1 });
    expect(summary.areaHa).toEqual({ sum: 4.5, known: 1 });
  });

  it("leaves out what was not known yet on the day", () => {
    expect(summarise(table(), "2013-01-01", Uint8Array.from([1, 1, 1, 1])).sites).toBe(1);
  });
});
