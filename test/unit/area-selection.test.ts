import type { Outline } from "@asm-atlas/client/src/map/tools/outline.ts";
import { boxBetween } from "@asm-atlas/client/src/map/tools/sketch.ts";
import { facetNamed } from "@asm-atlas/client/src/sites/facets/facet-columns.ts";
import { indexesOf, lensOf } from "@asm-atlas/client/src/sites/lens.ts";
import { countsOf } from "@asm-atlas/client/src/sites/site-filter.ts";
import { type SiteTable, siteTableOf } from "@asm-atlas/client/src/sites/site-table.ts";
import { featuresWithin, sitesWithin } from "@asm-atlas/client/src/sites/within.ts";
import { bothOf } from "@asm-atlas/client/src/workbench/area-selection.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { booleanPointInPolygon, polygon } from "@turf/turf";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";

const seed = testSeed("areas selected");

const site = (code: string, coordinates: Position): Feature => ({
  type: "Feature",
  id: code,
  geometry: { type: "Point", coordinates },
  properties: {
    code,
    site_kind: "mine",
    minerals: ["coal"],
    aimag_code: "MN-069",
    history: [["2015-01-01", "INFORMAL"]],
  },
});

function tableOf(...features: Feature[]): SiteTable {
  const table = siteTableOf({ type: "FeatureCollection", features }, null);
  if (!table) throw new Error("The feed of this test cannot be read");
  return table;
}

const codesIn = (table: SiteTable, outline: Outline) =>
  [...indexesOf(sitesWithin(table, outline))].map((index) => table.codes[index]);

/** A star with so many points: it does not cross itself, and is hollow between them. */
function star(dice: Dice): Outline {
  const [longitude, latitude] = [dice.between(95, 110), dice.between(44, 50)];
  const points = dice.whole(3, 25);
  return Array.from({ length: 2 * points }, (_, index): Position => {
    const angle = (Math.PI * index) / points;
    const reach = index % 2 === 0 ? dice.between(2, 4) : dice.between(0.3, 1);
    return [longitude + reach * Math.cos(angle), latitude + reach * Math.sin(angle)];
  });
}

describe("an area", () => {
  it("holds the sites that Turf says it holds", () => {
    const dice = new Dice(seed);
    const places = Array.from({ length: 2000 }, (): Position => [dice.between(88, 119), dice.between(42, 52)]);
    const table = tableOf(...places.map((place, index) => site(`S${index}`, place)));
    for (let turn = 0; turn < 40; turn += 1) {
      const outline = star(dice);
      const ring = polygon([[...outline, ...outline.slice(0, 1)].map(([x, y]) => [x, y])]);
      const expected = places.map((place) => (booleanPointInPolygon(place, ring) ? 1 : 0));
      expect([...sitesWithin(table, outline)]).toEqual(expected);
      expect(expected).toContain(1);
    }
  });

  it("holds what lies on its outline, as the API's bbox does", () => {
    const table = tableOf(site("CORNER", [104, 46]), site("EDGE", [104.5, 47]), site("OUT", [104.5, 47.0000001]));
    expect(codesIn(table, boxBetween([104, 46], [105, 47]))).toEqual(["CORNER", "EDGE"]);
  });

  it("holds zones where their signs stand, and nothing that has no place", () => {
    const square = (west: number): Feature => ({
      type: "Feature",
      properties: {},
      geometry: {
        type: "Polygon",
        coordinates: [[...boxBetween([west, 46], [west + 1, 47]), [west, 46]].map(([x = 0, y = 0]) => [x, y])],
      },
    });
    const nowhere: Feature = { type: "Feature", properties: {}, geometry: null as never };
    const zones: FeatureCollection = { type: "FeatureCollection", features: [square(104), square(106), nowhere] };
    expect([...featuresWithin(zones, boxBetween([104.2, 46.2], [106.1, 46.8]))]).toEqual([1, 0, 0]);
  });
});

describe("an area as part of the filter", () => {
  const table = tableOf(site("A", [104, 46]), site("B", [105, 46]), site("C", [106, 46]));
  const within = sitesWithin(table, boxBetween([103, 45], [105.5, 47]));

  it("leaves of all that is known only what lies in it", () => {
    const lens = lensOf(table, "2020-01-01", {}, [], within);
    expect([lens.known, lens.matched, lens.shownCount]).toEqual([3, 2, 2]);
    expect(lensOf(table, "2020-01-01", {}, []).matched).toBe(3);
  });

  it("is held when a filter counts what its entries would leave", () => {
    const facet = facetNamed("mineral");
    if (!facet) throw new Error("There is no facet for minerals");
    const coal = (mask: Uint8Array | null) =>
      countsOf(facet, table, "2020-01-01", {}, mask).find(({ code }) => code === "coal")?.count;
    expect([coal(null), coal(within)]).toEqual([3, 2]);
  });

  it("joins other masks by and, and a mask that is not there keeps everything", () => {
    const one = Uint8Array.from([1, 1, 0]);
    expect(bothOf(one, Uint8Array.from([0, 1, 1]))).toEqual(Uint8Array.from([0, 1, 0]));
    expect([bothOf(null, one), bothOf(one, null), bothOf(null, null)]).toEqual([one, one, null]);
  });
});
