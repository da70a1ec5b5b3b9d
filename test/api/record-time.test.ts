import { feedKnownOn, siteFeedsKnownOn } from "@asm-atlas/client/src/sites/known-on.ts";
import { type SiteTable, siteStatusCodes, siteTableOf, statesOn } from "@asm-atlas/client/src/sites/site-table.ts";
import { type DatedState, stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import type { Feature } from "geojson";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { Dice, testSeed } from "../helpers/dice.ts";
import { onEachEngine } from "../helpers/engines.ts";
import { dayAfter } from "../helpers/worlds.ts";

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

onEachEngine("record time, as the page tells it from its feeds", (kind) => {
  const dice = new Dice(testSeed("record time"));
  let atlas: AtlasServer;
  let planner: Person;
  let struck: readonly Struck[];
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
    struck = await strikeSome(atlas, dice, siteEvents);
    for (const events of [zoneEvents, kindergartenEvents]) await strikeSome(atlas, dice, events);
  });
  afterAll(() => atlas.stop());

  async function tableKnownOn(knownOn: string): Promise<SiteTable> {
    const [sites, details] = [
      await planner.reads("/api/map/sites.geojson"),
      await planner.reads("/api/map/site-details.geojson"),
    ];
    const feeds = siteFeedsKnownOn({ sites, details }, knownOn);
    const table = siteTableOf(feeds.sites, feeds.details);
    if (table === null) throw new Error("The feeds cannot be read.");
    return table;
  }

  /** Status by code of every site there is on a day, from the feeds. */
  const toldByFeeds = (table: SiteTable, validOn: string): [string, string][] =>
    [...statesOn(table, validOn)]
      .flatMap((state, index): [string, string][] =>
        state < 0 ? [] : [[table.codes[index] ?? "", siteStatusCodes[state] ?? ""]],
      )
      .sort();

  async function toldByApi(validOn: string, knownOn: string): Promise<[string, string][]> {
    const query = `limit=1000&skipGeometry=true&datetime=${validOn}&as-known-on=${knownOn}`;
    const { features } = await planner.reads(`/ogc/collections/sites/items?${query}`);
    return features.map(({ properties }: Feature): [string, string] => [properties?.code, properties?.status]).sort();
  }

  it("equals the answer with datetime and as-known-on for random pairs of days", async () => {
    const someDay = () => dayAfter("2010-01-01", dice.whole(0, daysBetween("2010-01-01", today)));
    const pairs = Array.from({ length: 12 }, () => [someDay(), someDay()] as const);
    for (const [validOn, knownOn] of [...pairs, ["2019-10-01", "2019-10-15"], [today, today]] as const)
      expect(toldByFeeds(await tableKnownOn(knownOn), validOn), `${validOn} as known on ${knownOn}`).toEqual(
        await toldByApi(validOn, knownOn),
      );
  });

  it.each([
    ["rehabilitation-zones", "stage"],
    ["kindergartens", "status"],
  ] as const)("of %s equals it too", async (collection, stateField) => {
    const feed = await planner.reads(`/api/map/${collection}.geojson`);
    const records = await planner.reads("/api/map/event-records.geojson");
    const byFeeds = (validOn: string, knownOn: string) =>
      feedKnownOn(feed, records, knownOn)
        .features.flatMap(({ id, properties }): [string, string][] => {
          const state = stateOn(properties?.history as readonly DatedState[], validOn);
          return state === undefined ? [] : [[String(id), state]];
        })
        .sort();
    const byApi = async (validOn: string, knownOn: string) => {
      const query = `limit=1000&skipGeometry=true&datetime=${validOn}&as-known-on=${knownOn}`;
      const { features } = await planner.reads(`/ogc/collections/${collection}/items?${query}`);
      return features
        .map(({ properties }: Feature): [string, string] => [properties?.code, properties?.[stateField]])
        .sort();
    };
    const someDay = () => dayAfter("2014-01-01", dice.whole(0, daysBetween("2014-01-01", today)));
    const pairs = Array.from({ length: 12 }, () => [someDay(), someDay()] as const);
    const told = new Set<string>();
    for (const [validOn, knownOn] of [...pairs, [today, today]] as const) {
      const expected = await byApi(validOn, knownOn);
      expect(byFeeds(validOn, knownOn), `${validOn} as known on ${knownOn}`).toEqual(expected);
      told.add(JSON.stringify(expected));
    }
    // The days differ in what they tell, and what stands today is told without asking for a record.
    expect(told.size).toBeGreaterThan(3);
    const { features } = await planner.reads(`/ogc/collections/${collection}/items?limit=1000&skipGeometry=true`);
    expect(byFeeds(today, today)).toEqual(
      features.map(({ properties }: Feature): [string, string] => [properties?.code, properties?.[stateField]]).sort(),
    );
  });

  it("names the instrument an event stood under before it was struck", async () => {
    const under = struck.filter(({ instrument }) => instrument !== null);
    expect(under.length).toBeGreaterThan(0);
    for (const { code, effectiveOn, status, struckOn, instrument } of under) {
      const { details, indexOfCode, events } = await tableKnownOn(dayAfter(struckOn, -1));
      const site = indexOfCode.get(code) ?? -1;
      const at = (events[site] ?? []).findIndex(([on, each]) => on === effectiveOn && each === status);
      expect(details?.instruments[site]?.[at], code).toBe(instrument);
    }
  });

  it("counts a struck event from the day it was recorded to the eve of the day it was struck", async () => {
    expect(struck.length).toBeGreaterThan(5);
    for (const { code, effectiveOn, status, recordedOn, struckOn } of struck.slice(0, 6)) {
      const validOn = recordedOn > effectiveOn ? recordedOn : effectiveOn;
      const statusAsKnownOn = async (knownOn: string) =>
        toldByFeeds(await tableKnownOn(knownOn), validOn).find(([each]) => each === code)?.[1];
      expect(await statusAsKnownOn(dayAfter(struckOn, -1)), code).toBe(status);
      expect(await statusAsKnownOn(struckOn), code).not.toBe(status);
      expect(await statusAsKnownOn(dayAfter(recordedOn, -1)), code).not.toBe(status);
    }
  });

  it("is told to staff only, in a feed of its own beside the one the map draws", async () => {
    for (const feed of ["site-details", "event-records"])
      expect((await atlas.anyone.asks(`/api/map/${feed}.geojson`)).status).toBe(404);
    const { features } = await planner.reads("/api/map/sites.geojson");
    expect(features.every(({ properties }: Feature) => properties?.record === undefined)).toBe(true);
  });
});

interface Struck {
  readonly code: string;
  readonly effectiveOn: string;
  readonly status: string;
  readonly recordedOn: string;
  readonly struckOn: string;
  /** Only sites' events rest on one. */
  readonly instrument: string | null;
}

interface EventTable {
  readonly records: Sql;
  readonly events: Sql;
  /** Column of the events that names the record, and the one of the state. */
  readonly recordId: Sql;
  readonly state: Sql;
  readonly instrument: Sql;
  readonly strike: Sql;
}

const siteEvents: EventTable = {
  records: sql`atlas.site`,
  events: sql`atlas.site_status_event`,
  recordId: sql`site_id`,
  state: sql`status`,
  instrument: sql`e.instrument_code`,
  strike: sql`site_status_event_strike`,
};
const zoneEvents: EventTable = {
  records: sql`atlas.rehabilitation_zone`,
  events: sql`atlas.zone_stage_event`,
  recordId: sql`zone_id`,
  state: sql`stage`,
  instrument: sql`NULL::text`,
  strike: sql`zone_stage_event_strike`,
};
const kindergartenEvents: EventTable = {
  records: sql`atlas.kindergarten`,
  events: sql`atlas.kindergarten_status_event`,
  recordId: sql`kindergarten_id`,
  state: sql`status`,
  instrument: sql`NULL::text`,
  strike: sql`kindergarten_status_event_strike`,
};

/**
 * Strikes the newest events of some records, written down after all before them, on days that are past. The database takes the time of a strike from its own clock; for this once
 * the clock is stood still, and everything that follows from a strike happens as always.
 */
async function strikeSome(
  atlas: AtlasServer,
  dice: Dice,
  { records, events, recordId, state, instrument, strike }: EventTable,
): Promise<readonly Struck[]> {
  return atlas.engine.database.transaction({ role: "owner" }, async (transaction) => {
    const newest = await transaction.many<Omit<Struck, "struckOn"> & { id: string }>(
      sql`SELECT e.id, s.code, e.effective_on::text AS "effectiveOn", e.${state} AS status, ${instrument} AS instrument,
                 (e.recorded_at AT TIME ZONE 'Asia/Ulaanbaatar')::date::text AS "recordedOn"
            FROM ${records} s JOIN ${events} e ON e.id = s.current_state_event_id
           WHERE s.deleted_at IS NULL AND jsonb_array_length(s.history) > 2
             AND NOT EXISTS (SELECT 1 FROM ${events} other
                              WHERE other.${recordId} = s.id AND other.id <> e.id AND other.recorded_at > e.recorded_at - interval '2 days')
           ORDER BY s.code`,
      1_000,
    );
    const struck: Struck[] = [];
    await transaction.exec(sql`ALTER TABLE ${events} DISABLE TRIGGER ${strike}`);
    for (const { id, ...event } of newest.filter(() => dice.next() < 0.3)) {
      const days = daysBetween(event.recordedOn, today);
      if (days < 3) continue;
      const struckOn = dayAfter(event.recordedOn, dice.whole(2, days));
      await transaction.exec(
        sql`UPDATE ${events} SET struck_at = (${struckOn}::date + time '11:00') AT TIME ZONE 'Asia/Ulaanbaatar',
                   strike_reason = 'Entered for the neighbour' WHERE id = ${id}::uuid`,
      );
      struck.push({ ...event, struckOn });
    }
    await transaction.exec(sql`ALTER TABLE ${events} ENABLE TRIGGER ${strike}`);
    return struck;
  });
}
