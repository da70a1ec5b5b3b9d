import { inkOfSiteGroup, mapColours, type Theme } from "@asm-atlas/client/src/map/tokens.ts";
import { signOf } from "@asm-atlas/client/src/signs/catalogue.ts";
import { ringChart } from "@asm-atlas/client/src/signs/ring-chart.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { describe, expect, it } from "vitest";
import { distanceSeen, labDistance, type Vision, visions } from "../helpers/colour-vision.ts";

const themes: readonly Theme[] = ["light", "dark"];
/** Told apart at a glance, without being held side by side. */
const atAGlance = 10;

interface Pair {
  readonly names: string;
  readonly colours: readonly [string, string];
  readonly isShapeShared: boolean;
}

/** Without its colours: outlines, and what is filled. */
const shapeOf = (layer: "sites" | "rehabilitation-zones" | "kindergartens", code: string) =>
  JSON.stringify(
    signOf(layer, code)?.parts.map(({ d, fill, stroke, dash }) => [
      d,
      fill === "paper",
      fill !== undefined,
      stroke !== undefined,
      dash,
    ]),
  );

function sitePairs(theme: Theme): readonly Pair[] {
  const colours = mapColours[theme];
  return siteStatusGroups.flatMap((a, index) =>
    siteStatusGroups.slice(index + 1).map((b) => ({
      names: `${a.code} / ${b.code}`,
      colours: [colours[inkOfSiteGroup[a.code]], colours[inkOfSiteGroup[b.code]]] as const,
      isShapeShared: shapeOf("sites", a.code) === shapeOf("sites", b.code),
    })),
  );
}

describe.each(themes)("signs of the %s map", (theme) => {
  it.each(visions)("are told apart with %s: by colour at a glance, and where colours come near, by shape", (vision) => {
    const pairs = sitePairs(theme);
    const confused = pairs.filter(
      ({ colours, isShapeShared }) => isShapeShared && distanceSeen(...colours, vision) < atAGlance,
    );
    expect(confused.map(({ names }) => names)).toEqual([]);
    // No sign stands on colour alone, for on paper and to some eyes all of them come near.
    expect(pairs.filter(({ isShapeShared }) => isShapeShared)).toEqual([]);
  });

  it("disturbed land and repaired land differ in more than red and green", () => {
    const { zone, zoneDisturbed } = mapColours[theme];
    expect(distanceSeen(zone, zoneDisturbed, "normal")).toBeGreaterThan(atAGlance);
    expect(shapeOf("rehabilitation-zones", "accepted")).not.toBe(shapeOf("rehabilitation-zones", "disturbed_again"));
  });

  it("a kindergarten is a house, and one that is closed for the season or planned another one", () => {
    const shapes = ["open", "planned", "season_closed"].map((code) => shapeOf("kindergartens", code));
    expect(new Set(shapes).size).toBe(3);
    const sites = siteStatusGroups.map(({ code }) => shapeOf("sites", code));
    expect(shapes.some((shape) => sites.includes(shape))).toBe(false);
  });

  /** Neighbours in rings and stacked charts have no shape; between them runs a gap, so they need not be far apart, but must not melt. */
  it.each(["normal", "deuteranopia", "protanopia", "tritanopia"] as const satisfies readonly Vision[])(
    "neighbouring groups of a chart differ with %s",
    (vision) => {
      const colours = siteStatusGroups.map(({ code }) => mapColours[theme][inkOfSiteGroup[code]]);
      const distances = colours.slice(1).map((colour, index) => distanceSeen(colours[index] ?? "", colour, vision));
      expect(Math.min(...distances)).toBeGreaterThan(6);
    },
  );
});

it("arcs of a ring are parted by a gap, which holds in grey too", () => {
  const arcs = ringChart([5, 5], 14).parts.filter(({ stroke }) => stroke !== undefined);
  const ends = arcs.map(({ d }) => d.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []);
  const [first, second] = ends;
  const gap = Math.hypot((first?.at(-2) ?? 0) - (second?.[0] ?? 0), (first?.at(-1) ?? 0) - (second?.[1] ?? 0));
  expect(gap).toBeGreaterThan(0.8);
});

/** Pairs of the table that the authors published to check implementations by (Sharma, Wu, Dalal 2005). */
it.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
] as const)("the distance of colours %j and %j is %d", (a, b, expected) => {
  expect(labDistance(a, b)).toBeCloseTo(expected, 4);
  expect(labDistance(b, a)).toBeCloseTo(expected, 4);
});
