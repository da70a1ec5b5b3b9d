import { readFileSync } from "node:fs";
import {
  centralMeridian,
  fromUtm,
  mongolianUtmZones,
  toUtm,
  utmZoneOf,
} from "@asm-atlas/data/domain/coordinates/utm.ts";
import { mongoliaExtent } from "@asm-atlas/data/domain/geometry.ts";
import { distanceM } from "@asm-atlas/data/domain/measure.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

type Row = readonly [zone: number, lon: number, lat: number, eastingM: number, northingM: number];

/** Made with PROJ, as the file says. */
const references: { readonly madeWith: string; readonly rows: readonly Row[] } = JSON.parse(
  readFileSync(new URL("../fixtures/utm-references.json", import.meta.url), "utf8"),
);
const seed = testSeed("UTM");
const [west, south, east, north] = mongoliaExtent;
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("UTM", () => {
  it("gives the eastings and northings of PROJ within a millimetre, in all zones of Mongolia and beyond their edges", () => {
    expect(references.rows.length).toBeGreaterThanOrEqual(200);
    expect(new Set(references.rows.map(([zone]) => zone))).toEqual(new Set(mongolianUtmZones));
    for (const [zone, lon, lat, eastingM, northingM] of references.rows) {
      const utm = toUtm(lon, lat, zone);
      expect(Math.abs((utm?.eastingM ?? Number.NaN) - eastingM), `${zone}: ${lon}, ${lat}`).toBeLessThan(0.001);
      expect(Math.abs((utm?.northingM ?? Number.NaN) - northingM), `${zone}: ${lon}, ${lat}`).toBeLessThan(0.001);
    }
  });

  it("leads from the eastings and northings of PROJ back to the place, within a millimetre", () => {
    for (const [zone, lon, lat, eastingM, northingM] of references.rows) {
      expect(distanceM(fromUtm({ zone, eastingM, northingM }), [lon, lat]), `${zone}: ${lon}, ${lat}`).toBeLessThan(
        0.001,
      );
    }
  });

  it("there and back again is where one was, in any zone of the north", () => {
    fc.assert(
      fc.property(degrees(-180, 180), degrees(0, 84), (lon, lat) => {
        const utm = toUtm(lon, lat) ?? expect.fail("no UTM here");
        const [lonBack, latBack] = fromUtm(utm);
        expect(lonBack).toBeCloseTo(lon, 9);
        expect(latBack).toBeCloseTo(lat, 9);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it("is the same place in the zone next door", () => {
    fc.assert(
      fc.property(degrees(west, east), degrees(south, north), fc.constantFrom(-1, 1), (lon, lat, aside) => {
        const utm = toUtm(lon, lat, utmZoneOf(lon) + aside) ?? expect.fail("no UTM here");
        expect(distanceM(fromUtm(utm), [lon, lat])).toBeLessThan(0.001);
      }),
      { seed },
    );
  });

  it("has its false easting on the central meridian and its northing from the equator", () => {
    for (const zone of mongolianUtmZones) {
      const utm = toUtm(centralMeridian(zone), 0, zone);
      expect(utm?.eastingM).toBeCloseTo(500_000, 6);
      expect(utm?.northingM).toBeCloseTo(0, 6);
    }
  });

  it.each([
    [87.73, 45],
    [89.999_999_9, 45],
    [90, 46],
    [102, 48],
    [106.917, 48],
    [119.94, 50],
    [-180, 1],
    [180, 60],
  ])("counts longitude %d to zone %i", (lon, zone) => {
    expect(utmZoneOf(lon)).toBe(zone);
  });

  it("is not south of the equator nor north of 84°", () => {
    expect(toUtm(106, -0.1)).toBeUndefined();
    expect(toUtm(106, 84.1)).toBeUndefined();
  });
});
