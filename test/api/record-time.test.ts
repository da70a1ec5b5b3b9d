import { siteFeedsKnownOn } from "@asm-atlas/client/src/sites/known-on.ts";
import { type SiteTable, siteStatusCodes, siteTableOf, statesOn } from "@asm-atlas/client/src/sites/site-table.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
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
    struck = await strikeSome(atlas, dice);
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
    expect((await atlas.anyone.asks("/api/map/site-details.geojson")).status).toBe(404);
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
}

/**
 * Strikes the newest events of some sites, written down after all before them, on days that are past. The database takes the time of a strike from its own clock; for this once
 * the clock is stood still, and everything that follows from a strike happens as always.
 */
async function strikeSome(atlas: AtlasServer, dice: Dice): Promise<readonly Struck[]> {
  return atlas.engine.database.transaction({ role: "owner" }, async (transaction) => {
    const newest = await transaction.many<Omit<Struck, "struckOn"> & { id: string }>(
      sql`SELECT e.id, s.code, e.effective_on::text AS "effectiveOn", e.status,
                 (e.recorded_at AT TIME ZONE 'Asia/Ulaanbaatar')::date::text AS "recordedOn"
            FROM atlas.site s JOIN atlas.site_status_event e ON e.id = s.current_state_event_id
           WHERE s.deleted_at IS NULL AND jsonb_array_length(s.history) > 2
             AND NOT EXISTS (SELECT 1 FROM atlas.site_status_event other
                              WHERE other.site_id = s.id AND other.id <> e.id AND other.recorded_at > e.recorded_at - interval '2 days')
           ORDER BY s.code`,
      1_000,
    );
    const struck: Struck[] = [];
    await transaction.exec(sql`ALTER TABLE atlas.site_status_event DISABLE TRIGGER site_status_event_strike`);
    for (const { id, ...event } of newest.filter(() => dice.next() < 0.3)) {
      const days = daysBetween(event.recordedOn, today);
      if (days < 3) continue;
      const struckOn = dayAfter(event.recordedOn, dice.whole(2, days));
      await transaction.exec(
        sql`UPDATE atlas.site_status_event SET struck_at = (${struckOn}::date + time '11:00') AT TIME ZONE 'Asia/Ulaanbaatar',
                   strike_reason = 'Entered for the neighbour' WHERE id = ${id}::uuid`,
      );
      struck.push({ ...event, struckOn });
    }
    await transaction.exec(sql`ALTER TABLE atlas.site_status_event ENABLE TRIGGER site_status_event_strike`);
    return struck;
  });
}
