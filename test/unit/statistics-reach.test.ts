import type { Position } from "@asm-atlas/data/domain/geometry.ts";
import { destinationPoint, distanceM } from "@asm-atlas/data/domain/measure.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { NO_PLACE, nearestPlaces, type Places } from "@asm-atlas/data/domain/statistics/nearest-place.ts";
import {
  childrenByRing,
  defaultReachSettings,
  isOpenOn,
  type Kindergarten,
  type ReachRing,
  reachOfSites,
  reachRings,
  type SiteReach,
} from "@asm-atlas/data/domain/statistics/reach.ts";
import { isInSeason, parseSeason } from "@asm-atlas/data/domain/statistics/season.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("reach of kindergartens");
const pit: Position = [105.5, 48.2];
const day = (date: string) => parseDay(date) ?? Number.NaN;

function placesAt(positions: readonly Position[]): Places {
  return { lon: Float64Array.from(positions, ([lon]) => lon), lat: Float64Array.from(positions, ([, lat]) => lat) };
}

/** Coarse steps, so that places meet, stand level, and are equally far from two others. */
const inMongolia: fc.Arbitrary<Position> = fc.tuple(
  fc.integer({ min: 880, max: 1_190 }).map((lon) => lon / 10),
  fc.integer({ min: 416, max: 521 }).map((lat) => lat / 10),
);
const onEarth: fc.Arbitrary<Position> = fc.tuple(
  fc.integer({ min: -180, max: 180 }),
  fc.integer({ min: -90, max: 90 }),
);

/** Every one measured, the first of equals taken. */
function plainNearest(from: Position, to: readonly Position[], offered?: Uint8Array): [number, number] {
  let nearest: [number, number] = [NO_PLACE, Infinity];
  for (const [index, place] of to.entries()) {
    const awayM = distanceM(from, place);
    if ((!offered || offered[index]) && awayM < nearest[1]) nearest = [index, awayM];
  }
  return nearest;
}

describe("the nearest place", () => {
  it.each([
    ["in Mongolia", inMongolia],
    ["anywhere on earth", onEarth],
  ])("is the one that measuring all of them finds, %s", (_, position) => {
    const places = fc.array(position, { maxLength: 30 });
    const offer = fc.option(fc.uint8Array({ minLength: 30, maxLength: 30, max: 1 }), { nil: undefined });
    fc.assert(
      fc.property(places, places, offer, (from, to, offered) => {
        const found = nearestPlaces(placesAt(from), placesAt(to), offered);
        for (const [index, place] of from.entries()) {
          const [expected, expectedM] = plainNearest(place, to, offered);
          expect([found.index[index], found.distanceM[index]]).toEqual([expected, expectedM]);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it("is told by the way over the earth, not through it", () => {
    // The earth is rounder to the north than to the east: of two ways almost as long, the straight line is the shorter one northwards.
    const to = [destinationPoint(pit, 0, 300_000), destinationPoint(pit, 90, 299_999.9)];
    const found = nearestPlaces(placesAt([pit]), placesAt(to));
    expect(found.index[0]).toBe(1);
    expect(distanceM(pit, to[1] ?? pit)).toBeLessThan(distanceM(pit, to[0] ?? pit));
  });

  it("is the first of several at one and the same spot, or equally far to both sides", () => {
    const spot: Position = [105, 48.2];
    const otherSide: Position = [106, 48.2];
    const firstOf = (to: readonly Position[]) => nearestPlaces(placesAt([pit, spot]), placesAt(to)).index;
    expect([...firstOf([otherSide, spot, spot])]).toEqual([0, 1]);
    expect([...firstOf([spot, otherSide, spot])]).toEqual([0, 0]);
  });

  it("is none where none is offered", () => {
    const found = nearestPlaces(placesAt([[106, 47]]), placesAt([[106, 47]]), new Uint8Array(1));
    expect([found.index[0], found.distanceM[0]]).toEqual([NO_PLACE, Infinity]);
  });
});

describe("a season", () => {
  const season = (from: string, to: string) => parseSeason(from, to) ?? expect.fail("no season");

  it("holds its first and its last day", () => {
    const summer = season("05-15", "09-30");
    expect(["2024-05-14", "2024-05-15", "2024-09-30", "2024-10-01"].map((on) => isInSeason(summer, day(on)))).toEqual([
      ...[false, true, true, false],
    ]);
  });

  it("may run over new year", () => {
    const winter = season("11-01", "03-15");
    const held = ["2024-10-31", "2024-11-01", "2024-12-31", "2025-01-01", "2025-03-15", "2025-03-16"].map((on) =>
      isInSeason(winter, day(on)),
    );
    expect(held).toEqual([false, true, true, true, true, false]);
  });

  it("and the rest of the year share every day between them", () => {
    const [from, until] = [day("2023-12-28"), day("2025-01-03")];
    for (let on = from; on <= until; on++) {
      expect(isInSeason(season("05-15", "09-30"), on)).toBe(!isInSeason(season("10-01", "05-14"), on));
    }
  });

  it("that is one day long is that day, a leap day too", () => {
    expect(isInSeason(season("02-29", "02-29"), day("2024-02-29"))).toBe(true);
    expect(isInSeason(season("02-29", "02-29"), day("2024-02-28"))).toBe(false);
  });

  it("is all year where none is recorded; half of one, or no month-day, is refused", () => {
    expect(parseSeason(null, null)).toBeUndefined();
    expect(parseSeason(undefined, undefined)).toBeUndefined();
    for (const [from, to] of [
      ["05-15", null],
      [null, "05-15"],
      ["5-15", "09-30"],
      ["13-01", "09-30"],
      ["05-00", "09-30"],
      ["05-32", "09-30"],
    ])
      expect(() => parseSeason(from, to)).toThrow(RangeError);
  });
});

function kindergarten(awayKm: number, more: Partial<Kindergarten> = {}): Kindergarten {
  const [lon, lat] = destinationPoint(pit, 40, awayKm * 1_000);
  return { lon, lat, kind: "building", history: [["2019-06-05", "OPEN"]], ...more };
}

describe("a kindergarten is open", () => {
  it("from the day its history says so until the day it says otherwise", () => {
    const house = kindergarten(1, {
      history: [
        ["2018-01-01", "PROPOSED"],
        ["2019-03-01", "UNDER_CONSTRUCTION"],
        ["2019-06-05", "OPEN"],
        ["2023-01-01", "CLOSED"],
      ],
    });
    const days = ["2017-12-31", "2018-01-01", "2019-06-04", "2019-06-05", "2022-12-31", "2023-01-01"];
    expect(days.map((on) => isOpenOn(house, day(on)))).toEqual([false, false, false, true, true, false]);
  });

  it("within its season only, though nobody has recorded that it closed for the winter", () => {
    const ger = kindergarten(1, { kind: "ger", season: parseSeason("05-15", "09-30") });
    expect(["2024-01-15", "2024-07-01"].map((on) => isOpenOn(ger, day(on)))).toEqual([false, true]);
  });

  it("not in its season when it is recorded as closed", () => {
    const ger = kindergarten(1, {
      kind: "ger",
      season: parseSeason("05-15", "09-30"),
      history: [
        ["2019-06-05", "OPEN"],
        ["2024-06-20", "SEASONAL_CLOSED"],
      ],
    });
    expect(["2024-06-19", "2024-06-20"].map((on) => isOpenOn(ger, day(on)))).toEqual([true, false]);
  });

  it("in summer, when it is of a kind that moves and no season is recorded; a building all year", () => {
    const days = ["2024-01-15", "2024-05-31", "2024-06-01", "2024-08-31", "2024-09-01"];
    for (const kind of ["mobile_ger", "van"] as const)
      expect(days.map((on) => isOpenOn(kindergarten(1, { kind }), day(on)))).toEqual([false, false, true, true, false]);
    expect(days.every((on) => isOpenOn(kindergarten(1), day(on)))).toBe(true);
    expect(isOpenOn(kindergarten(1, { kind: "van", season: parseSeason("01-01", "12-31") }), day("2024-01-15"))).toBe(
      true,
    );
  });
});

describe("a site's reach", () => {
  const summerDay = day("2024-07-01");
  const ringOf = (reach: SiteReach, site = 0): ReachRing | undefined => reachRings[reach.ring[site] ?? -1];
  const reachOfPit = (kindergartens: readonly Kindergarten[], onDay = summerDay) =>
    reachOfSites(placesAt([pit]), kindergartens, onDay);

  it.each([
    [0, "daily"],
    [4.99, "daily"],
    [5.01, "outer"],
    [19.99, "outer"],
    [20.01, "beyond"],
    [400, "beyond"],
  ] as const)("of a kindergarten %d km away is “%s”", (awayKm, ring) => {
    const reach = reachOfPit([kindergarten(awayKm)]);
    expect(ringOf(reach)).toBe(ring);
    expect(reach.distanceM[0]).toBeCloseTo(awayKm * 1_000, 0);
  });

  it("is measured to the nearest open one, whatever stands closed beside the pit", () => {
    const planned = kindergarten(1, { history: [["2020-01-01", "PROPOSED"]] });
    const reach = reachOfPit([planned, kindergarten(12), kindergarten(9)]);
    expect([reach.nearest[0], ringOf(reach)]).toEqual([2, "outer"]);
  });

  it("changes with the season", () => {
    const ger = kindergarten(2, { kind: "ger", season: parseSeason("05-15", "09-30") });
    const house = kindergarten(15);
    expect(ringOf(reachOfPit([ger, house]))).toBe("daily");
    expect(ringOf(reachOfPit([ger, house], day("2024-12-01")))).toBe("outer");
    expect(reachOfPit([ger, house], day("2024-12-01")).nearest[0]).toBe(1);
  });

  it("is beyond every ring when none is open", () => {
    const reach = reachOfPit([kindergarten(1, { history: [["2020-01-01", "PROPOSED"]] })]);
    expect([ringOf(reach), reach.nearest[0], reach.distanceM[0]]).toEqual(["beyond", NO_PLACE, Infinity]);
  });

  it("says when it rests on one that moves alone", () => {
    const van = kindergarten(2, { kind: "van" });
    expect(reachOfPit([van, kindergarten(15)]).isByMobileOnly[0]).toBe(1);
    expect(reachOfPit([van, kindergarten(4)]).isByMobileOnly[0]).toBe(0);
    expect(reachOfPit([van, kindergarten(1)]).isByMobileOnly[0]).toBe(0);
    expect(reachOfPit([van]).isByMobileOnly[0]).toBe(1);
    expect(reachOfPit([kindergarten(2)]).isByMobileOnly[0]).toBe(0);
  });

  it("follows other limits where they are set", () => {
    const settings = { ...defaultReachSettings, dailyReachM: 3_000, outerRingM: 10_000 };
    const rings = [4, 11].map((awayKm) =>
      ringOf(reachOfSites(placesAt([pit]), [kindergarten(awayKm)], summerDay, settings)),
    );
    expect(rings).toEqual(["outer", "beyond"]);
  });

  it("is what measuring every open kindergarten gives, for any of them", () => {
    const anyKindergarten: fc.Arbitrary<Kindergarten> = fc
      .tuple(
        inMongolia,
        fc.constantFrom("building", "ger", "mobile_ger", "van", "family_group"),
        fc.constantFrom("OPEN", "PROPOSED", "SEASONAL_CLOSED"),
        fc.constantFrom(undefined, parseSeason("11-01", "03-15"), parseSeason("05-15", "09-30")),
      )
      .map(([[lon, lat], kind, status, season]) => ({ lon, lat, kind, season, history: [["2019-06-05", status]] }));
    const anyDay = fc.integer({ min: day("2019-01-01"), max: day("2021-12-31") });
    fc.assert(
      fc.property(
        fc.array(inMongolia, { maxLength: 12 }),
        fc.array(anyKindergarten, { maxLength: 20 }),
        anyDay,
        (sites, kindergartens, onDay) => {
          const reach = reachOfSites(placesAt(sites), kindergartens, onDay);
          for (const [site, position] of sites.entries()) {
            const awaysM = kindergartens
              .filter((each) => isOpenOn(each, onDay))
              .map(({ lon, lat }) => distanceM(position, [lon, lat]));
            expect(reach.distanceM[site]).toBe(Math.min(...awaysM));
            const nearest = kindergartens[reach.nearest[site] ?? NO_PLACE];
            if (nearest) expect(distanceM(position, [nearest.lon, nearest.lat])).toBe(reach.distanceM[site]);
            else expect(awaysM).toEqual([]);
          }
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});

describe("children by reach", () => {
  const onDay = day("2024-07-01");
  const sitesAt = (awaysKm: readonly number[]) =>
    placesAt(awaysKm.map((awayKm) => destinationPoint(pit, 0, awayKm * 1_000)));
  const house: Kindergarten = { ...kindergarten(0), lon: pit[0], lat: pit[1] };

  it("are added up by ring", () => {
    const reach = reachOfSites(sitesAt([1, 2, 8, 30]), [house], onDay);
    const counted = childrenByRing(reach, [3, 4, 5, 6]);
    expect(reachRings.map((ring) => [counted[ring].sites, counted[ring].children])).toEqual([
      [2, 7],
      [1, 5],
      [1, 6],
    ]);
  });

  it("that nobody has counted are unknown, never 0", () => {
    const reach = reachOfSites(sitesAt([1, 2, 8, 9]), [house], onDay);
    const { daily, outer, beyond } = childrenByRing(reach, [3, undefined, undefined, undefined]);
    expect(daily).toMatchObject({ sites: 2, sitesKnown: 1, children: 3 });
    expect(outer).toMatchObject({ sites: 2, sitesKnown: 0, children: undefined });
    expect(beyond).toMatchObject({ sites: 0, sitesKnown: 0, children: 0 });
  });

  it("of a site where none were seen are 0, and known", () => {
    const { daily } = childrenByRing(reachOfSites(sitesAt([1]), [house], onDay), [0]);
    expect(daily).toMatchObject({ sites: 1, sitesKnown: 1, children: 0 });
  });

  it("are counted apart where they depend on a kindergarten that moves", () => {
    const van: Kindergarten = { ...house, kind: "van" };
    const [lon, lat] = destinationPoint(pit, 0, 10_000);
    const reach = reachOfSites(sitesAt([1, 9]), [van, { ...house, lon, lat }], onDay);
    expect(childrenByRing(reach, [3, 4]).daily).toEqual({
      ...{ sites: 2, sitesKnown: 2, children: 7 },
      byMobileOnly: { sites: 1, sitesKnown: 1, children: 3 },
    });
  });

  it("are those of the sites asked for", () => {
    const reach = reachOfSites(sitesAt([1, 2]), [house], onDay);
    expect(childrenByRing(reach, [3, 4], Uint8Array.from([0, 1])).daily).toMatchObject({ sites: 1, children: 4 });
  });

  it("are all there in the three rings together, whatever the limits", () => {
    const counts = fc.array(fc.option(fc.nat(20), { nil: undefined }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.nat(30_000), fc.nat(30_000), (children, dailyReachM, ringM) => {
        const settings = { ...defaultReachSettings, dailyReachM, outerRingM: dailyReachM + ringM };
        const sites = sitesAt(children.map((_, index) => index * 4));
        const counted = Object.values(childrenByRing(reachOfSites(sites, [house], onDay, settings), children));
        const sum = (of: (count: (typeof counted)[number]) => number) =>
          counted.reduce((total, count) => total + of(count), 0);
        expect(sum((count) => count.sites)).toBe(children.length);
        expect(sum((count) => count.sitesKnown)).toBe(children.filter((known) => known !== undefined).length);
        expect(sum((count) => count.children ?? 0)).toBe(children.reduce((all: number, some) => all + (some ?? 0), 0));
      }),
      { seed },
    );
  });
});
