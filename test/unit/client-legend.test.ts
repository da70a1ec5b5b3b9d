import { sumOf, totalsOf } from "@asm-atlas/client/src/panels/legend/legend-counts.ts";
import { nearestHeight, sheetHeightPx, sheetHeights } from "@asm-atlas/client/src/ui/sheet-heights.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";

const site = (code: string, history: readonly (readonly [string, string])[]) => ({
  type: "Feature" as const,
  id: code,
  geometry: { type: "Point" as const, coordinates: [105, 47] },
  properties: { code, history },
});
const square = [
  [105, 47],
  [105.01, 47],
  [105.01, 47.01],
  [105, 47.01],
  [105, 47],
];
const zone = (code: string, stage: string, areaHa: number | null) => ({
  type: "Feature" as const,
  id: code,
  geometry: { type: "MultiPolygon" as const, coordinates: [[square]] },
  properties: { code, history: [["2020-01-01", stage]], area_ha: areaHa },
});

describe("the numbers of the legend", () => {
  const sites: FeatureCollection = {
    type: "FeatureCollection",
    features: [
      site("A", [["2012-01-01", "UNASSESSED"]]),
      site("B", [
        ["2012-01-01", "UNASSESSED"],
        ["2020-05-01", "INFORMAL"],
      ]),
      site("C", [["2021-01-01", "UNASSESSED"]]),
    ],
  };

  it("count every site once, by its group on the day", () => {
    expect(totalsOf("sites", sites, "staff", "2024-01-01", null)).toEqual({
      not_assessed: { count: 2, areaHa: 0 },
      not_formalised: { count: 1, areaHa: 0 },
    });
  });

  it("leave out what was not known yet on that day", () => {
    const totals = totalsOf("sites", sites, "staff", "2013-01-01", null);
    expect(totals && sumOf(totals).count).toBe(2);
  });

  it("use no group the legend does not have", () => {
    const groups: readonly string[] = siteStatusGroups.map(({ code }) => code);
    expect(
      Object.keys(totalsOf("sites", sites, "staff", "2024-01-01", null) ?? {}).filter((code) => !groups.includes(code)),
    ).toEqual([]);
  });

  it("add the hectares of zones, taking an unknown area for none", () => {
    const zones: FeatureCollection = {
      type: "FeatureCollection",
      features: [zone("Z1", "ACCEPTED", 4.5), zone("Z2", "ACCEPTED", null), zone("Z3", "TECHNICAL", 8)],
    };
    expect(totalsOf("rehabilitation-zones", zones, "staff", "2024-01-01", null)).toEqual({
      accepted: { count: 2, areaHa: 4.5 },
      work_under_way: { count: 1, areaHa: 8 },
    });
  });

  it.each(["sites", "rehabilitation-zones", "kindergartens"] as const)(
    "of %s are absent for a broken feed",
    (layer) => {
      expect(
        totalsOf(layer, { type: "Nonsense" } as unknown as FeatureCollection, "staff", "2024-01-01", null),
      ).toBeNull();
    },
  );
});

describe("the sheet of a phone", () => {
  it.each([844, 568, 320])("has three heights that grow, and none taller than a screen of %i px", (screenPx) => {
    const heights = sheetHeights.map((height) => sheetHeightPx(height, screenPx));
    expect([...heights].sort((a, b) => a - b)).toEqual(heights);
    expect(Math.max(...heights)).toBeLessThanOrEqual(screenPx);
  });

  it("comes to rest at the height nearest to where it was let go", () => {
    for (const height of sheetHeights) expect(nearestHeight(sheetHeightPx(height, 844) + 8, 844)).toBe(height);
    expect(nearestHeight(0, 844)).toBe("peek");
    expect(nearestHeight(2_000, 844)).toBe("full");
  });
});
