import { siteFeedsKnownOn, stoodOn } from "@asm-atlas/client/src/sites/known-on.ts";
import { siteTableOf, statesOn } from "@asm-atlas/client/src/sites/site-table.ts";
import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import fc from "fast-check";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";
import { siteCodes } from "../helpers/random-histories.ts";

const seed = testSeed("record time of sites");

/** [effective on, status, recorded on, struck on or null, instrument] */
type Entered = readonly [string, string, string, string | null, string | null];

const iso = (day: number): string => isoOfDay(day) ?? "";
const first = 18_000;
const someDay = fc.integer({ min: first - 3, max: first + 40 });

const entered: fc.Arbitrary<Entered> = fc
  .record({
    on: fc.integer({ min: first, max: first + 30 }),
    status: fc.constantFrom(...siteCodes),
    recordedAfter: fc.integer({ min: 0, max: 8 }),
    struckAfter: fc.option(fc.integer({ min: 0, max: 8 })),
    instrument: fc.option(fc.constantFrom("RES-2017-151", "RES-2022-296")),
  })
  .map(({ on, status, recordedAfter, struckAfter, instrument }) => {
    const recorded = on + recordedAfter;
    return [iso(on), status, iso(recorded), struckAfter === null ? null : iso(recorded + struckAfter), instrument];
  });

/** As the feed has it: by the day it took effect, of one day by when it was written down. */
const record = fc
  .array(entered, { maxLength: 7 })
  .map((events) => events.sort((a, b) => a[0].localeCompare(b[0]) || a[2].localeCompare(b[2])));
const records = fc.array(record, { minLength: 1, maxLength: 12 });

const feature = (index: number, properties: Record<string, unknown>): Feature => ({
  type: "Feature",
  id: `S-${index}`,
  properties,
  geometry: { type: "Point", coordinates: [100 + index, 46] },
});
const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

/** Both feeds of sites with these records, as the server makes them: history and instruments are of events that stand now. */
function feedsOf(all: readonly (readonly Entered[])[]) {
  const standing = (events: readonly Entered[]) => events.filter(([, , , struckOn]) => struckOn === null);
  return {
    sites: collection(
      all.map((events, index) => feature(index, { history: standing(events).map(([on, status]) => [on, status]) })),
    ),
    details: collection(
      all.map((events, index) =>
        feature(index, {
          record: events.map((event) => (event[3] === null ? event.slice(0, 4) : event)),
          instruments: standing(events).map(([, , , , instrument]) => instrument),
        }),
      ),
    ),
  };
}

describe("sites as known on a day", () => {
  it("stand where the last event stood that took effect by the one day, was written down by the other, and was struck after it", () => {
    fc.assert(
      fc.property(records, someDay, someDay, (all, validDay, knownDay) => {
        const [validOn, knownOn] = [iso(validDay), iso(knownDay)];
        const { sites, details } = siteFeedsKnownOn(feedsOf(all), knownOn);
        const table = siteTableOf(sites, details);
        if (table === null) throw new Error("The feeds cannot be read.");
        const states = [...statesOn(table, validOn)].map((state) => siteCodes[state]);
        const expected = all.map((events) => {
          const known = events.filter(([, , recordedOn, struckOn]) => {
            return recordedOn <= knownOn && !(struckOn !== null && struckOn <= knownOn);
          });
          return known.findLast(([on]) => on <= validOn)?.[1];
        });
        expect(states).toEqual(expected);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("keep every event's instrument beside it, of a struck one too", () => {
    fc.assert(
      fc.property(records, someDay, (all, knownDay) => {
        const knownOn = iso(knownDay);
        const { details } = siteFeedsKnownOn(feedsOf(all), knownOn);
        for (const [index, events] of all.entries()) {
          const stood = events.filter(([, , recordedOn, struckOn]) => stoodOn(recordedOn, struckOn, knownOn));
          const expected = stood.map(([, , , , instrument]) => instrument);
          expect(details.features[index]?.properties?.instruments).toEqual(expected);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it("are what they are on record now, by the end of a day after everything", () => {
    fc.assert(
      fc.property(records, (all) => {
        const feeds = feedsOf(all);
        expect(siteFeedsKnownOn(feeds, iso(first + 60)).sites).toEqual(feeds.sites);
      }),
      { seed, numRuns: 100 },
    );
  });

  it("keep their places in the feed, also where nothing was known", () => {
    const feeds = feedsOf([[["2019-10-01", "INFORMAL", "2019-12-01", null, null]], []]);
    const { sites } = siteFeedsKnownOn(feeds, "2019-11-30");
    expect(sites.features.map(({ id, properties }) => [id, properties?.history])).toEqual([
      ["S-0", []],
      ["S-1", []],
    ]);
  });
});
