import { inkOfSiteGroup, mapColours, type Theme } from "@asm-atlas/client/src/map/tokens.ts";
import { bandLabel, bandOf, soumBands } from "@asm-atlas/client/src/signs/bands.ts";
import { type SignLayer, signCodes, signOf } from "@asm-atlas/client/src/signs/catalogue.ts";
import { protectionTile } from "@asm-atlas/client/src/signs/protection-signs.ts";
import { ringChart, ringRadius } from "@asm-atlas/client/src/signs/ring-chart.ts";
import type { SignShape } from "@asm-atlas/client/src/signs/shape.ts";
import { hatchTile, zoneLooks } from "@asm-atlas/client/src/signs/zone-signs.ts";
import { protectionKinds } from "@asm-atlas/data/domain/layers/protected-area.ts";
import { protectionGroupOf, protectionGroups } from "@asm-atlas/data/domain/layers/protection-groups.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { describe, expect, it } from "vitest";

const layers: readonly SignLayer[] = [
  "sites",
  "rehabilitation-zones",
  "kindergartens",
  "published-figures",
  "site-summary",
  "protected-areas",
  "site-areas",
];
const themes: readonly Theme[] = ["light", "dark"];

/** A sign in black and white: its outlines, what is filled and what is left blank, without any colour. */
function inGrey(shape: SignShape): string {
  const tone = (ink: string | undefined): string =>
    ink === undefined ? "" : ink === "paper" || ink === "halo" ? "blank" : "ink";
  return JSON.stringify(
    shape.parts.map((part) => [part.d, tone(part.fill), tone(part.stroke), part.strokeWidth, part.dash]),
  );
}

function signsOf(layer: SignLayer, codes: readonly string[]): SignShape[] {
  return codes.map((code) => {
    const sign = signOf(layer, code);
    if (!sign) throw new Error(`${layer} ${code} has no sign`);
    return sign;
  });
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe("signs", () => {
  it("there is one for every status of a site, every group, stage and kind of kindergarten", () => {
    const wanted: [SignLayer, string][] = [
      ...siteStatusWorkflow.states.map(({ code }): [SignLayer, string] => ["sites", code]),
      ...siteStatusGroups.map(({ code }): [SignLayer, string] => ["sites", code]),
      ...zoneStageGroups.map(({ code }): [SignLayer, string] => ["rehabilitation-zones", code]),
      ...kindergartenStatusGroups.map(({ code }): [SignLayer, string] => ["kindergartens", code]),
      ...protectionKinds.map(({ code }): [SignLayer, string] => ["protected-areas", protectionGroupOf(code)]),
    ];
    expect(wanted.filter(([layer, code]) => signOf(layer, code) === undefined)).toEqual([]);
  });

  it("water and forest under protection are told from land by their kind", () => {
    expect(protectionKinds.map(({ code }) => [code, protectionGroupOf(code)])).toEqual([
      ["strictly_protected", "land"],
      ["national_park", "land"],
      ["nature_reserve", "land"],
      ["natural_monument", "land"],
      ["local_protection", "land"],
      ["water_protection", "water"],
      ["river_source", "water"],
      ["forest_fund", "forest"],
    ]);
  });

  it("an unknown code has none", () => {
    expect(signOf("sites", "GOLDEN")).toBeUndefined();
  });

  it("groups of sites, stages and kindergartens can be told apart without colour", () => {
    for (const [layer, codes] of [
      ["sites", siteStatusGroups.map(({ code }) => code)],
      ["sites", ["ORGANISED", "LAND_REQUESTED", "LAND_APPROVED", "FORMAL"]],
      ["rehabilitation-zones", zoneStageGroups.map(({ code }) => code)],
      ["kindergartens", kindergartenStatusGroups.map(({ code }) => code)],
      ["protected-areas", protectionGroups],
    ] as const) {
      expect(new Set(signsOf(layer, codes).map(inGrey)).size).toBe(codes.length);
    }
  });

  it("the legend shows the sign a status of the group has on the map", () => {
    for (const group of siteStatusGroups) {
      const ofStatuses = signsOf("sites", group.statuses);
      expect(ofStatuses).toContain(signOf("sites", group.code));
    }
  });

  it("hatching gets denser with every stage up to acceptance", () => {
    const spacings = (["being_planned", "work_under_way", "awaiting_acceptance", "accepted"] as const).map(
      (group) => zoneLooks[group].spacing,
    );
    expect(spacings).toEqual([...spacings].sort((a, b) => b - a));
    expect(new Set(spacings).size).toBe(4);
  });

  it("a hatch tile is a whole number of pixels wide, so that it repeats without a seam", () => {
    const tiles = [...zoneStageGroups.map(({ code }) => hatchTile(code)), ...protectionGroups.map(protectionTile)];
    for (const { width } of tiles) expect(Number.isInteger(width)).toBe(true);
  });

  it("outlines are drawable: no number is missing", () => {
    const drawn = layers.flatMap((layer) => signsOf(layer, signCodes(layer)));
    for (const { parts } of [...drawn, ringChart([3, 0, 1, 0, 0, 9], 14)]) {
      expect(parts.length).toBeGreaterThan(0);
      for (const { d } of parts) expect(d).toMatch(/^M[-\d. A-Za-z]+$/);
      for (const { d } of parts) expect(d).not.toContain("NaN");
    }
  });

  it.each(themes)("every status colour stands out from the %s land as WCAG asks of graphics (3 : 1)", (theme) => {
    const colours = mapColours[theme];
    const inks = [
      ...Object.values(inkOfSiteGroup),
      "zone",
      "zoneDisturbed",
      "kindergarten",
      "kindergartenClosed",
      "register",
      "figure",
      "protectedLand",
      "protectedWater",
      "protectedForest",
      "siteArea",
    ] as const;
    const weak = inks
      .map((ink) => [ink, contrast(colours[ink], colours.land)] as const)
      .filter(([, ratio]) => ratio < 3);
    expect(weak).toEqual([]);
  });

  it.each(themes)("names are readable on the %s map (4.5 : 1)", (theme) => {
    const colours = mapColours[theme];
    for (const ink of ["label", "labelStrong", "soumLabel"] as const)
      expect(contrast(colours[ink], colours.land)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("ring chart", () => {
  const arcs = (shares: readonly number[]) => ringChart(shares, 14).parts.filter((part) => part.stroke !== undefined);

  it("has an arc for every group that is there and none for the others", () => {
    expect(arcs([3, 0, 1, 0, 0, 2]).map((part) => part.stroke)).toEqual(["underContract", "notFormalised", "closed"]);
  });

  it("is a whole circle when all sites are of one group", () => {
    const [only, ...others] = arcs([0, 0, 7, 0, 0, 0]);
    expect(others).toEqual([]);
    expect(only?.d.endsWith("Z")).toBe(true);
  });

  it("grows with the number of sites and stays small enough for a map", () => {
    expect(ringRadius(4)).toBeLessThan(ringRadius(40));
    expect(ringRadius(100_000)).toBeLessThanOrEqual(32);
  });
});

describe("bands of the soums", () => {
  it("every count has the band it lies in", () => {
    const bands = [0, 5, 10, 15, 20, 95].map((low) => bandOf(low, 5));
    expect(bands).toEqual(["0-4", "5-9", "10-14", "15-19", "20+", "20+"]);
    expect(bands.map((code) => bandLabel(code, 5))).toEqual(["0–4", "5–9", "10–14", "15–19", "20+", "20+"]);
  });

  it("keep their shades when the bands are wider, and say so", () => {
    expect([0, 10, 40, 90].map((low) => bandLabel(bandOf(low, 10), 10))).toEqual(["0–9", "10–19", "40+", "40+"]);
  });

  it.each(themes)("shades go one way only in the %s theme, so that more never looks like less", (theme) => {
    const shades = soumBands.map(({ ink }) => luminance(mapColours[theme][ink]));
    expect(shades).toEqual([...shades].sort((a, b) => (theme === "light" ? b - a : a - b)));
  });
});
