import { createHash } from "node:crypto";
import { contentKey, loadFacts, openAllThatLimitsAllow } from "@asm-atlas/data/seed/load.ts";
import type { Database, Transaction } from "@asm-atlas/server/src/db/database.ts";
import { identifier, join, type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { seedDatabase } from "@asm-atlas/server/src/demo/seed.ts";
import type { TestTemplate } from "../../helpers/engines.ts";
import type { World } from "../../helpers/worlds.ts";

export const people = {
  first: "00000000-0000-7000-8000-000000000001",
  second: "00000000-0000-7000-8000-000000000002",
} as const;

/** Real units, instruments and figures, everything open that the limits allow, and two people who decide: what every world stands on. */
export const groundTemplate: TestTemplate = {
  key: `ground of worlds, all open ${contentKey()}`,
  async fill(database) {
    await loadFacts(seedDatabase(database));
    await seedDatabase(database).transaction(openAllThatLimitsAllow);
    await asOwner(database, (tx) =>
      tx.exec(sql`
        INSERT INTO atlas.account (id, email, display_name, role, password_hash) VALUES
          (${people.first}, 'first@example.org', 'First', 'planner', '!'), (${people.second}, 'second@example.org', 'Second', 'administrator', '!')`),
    );
  },
};

export const asOwner = <T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  database.transaction({ role: "owner", timeoutMs: 60_000 }, work);

export interface LoadOptions {
  /** Another number gives other internal ids, other internal codes and another order of loading. */
  readonly order?: number;
}

/** The internal id of a record of a world: what the atlas never tells. Ids grow in the order of loading, as those of the atlas do. */
export function idsOf(world: World, order = 0): ReadonlyMap<string, string> {
  const inOrder = (records: readonly { readonly key: string }[]) =>
    [...records]
      .map(({ key }) => key)
      .sort((a, b) => (order === 0 ? 0 : digest(`${order} ${a}`) < digest(`${order} ${b}`) ? -1 : 1));
  const ids = new Map<string, string>();
  for (const [kind, records] of Object.entries(world) as [string, readonly { readonly key: string }[]][]) {
    for (const [position, key] of inOrder(records).entries()) {
      const time = (0x0190_0000_0000 + position * 1_000).toString(16).padStart(12, "0");
      const rest = digest(`${order} ${kind} ${key}`);
      ids.set(
        key,
        `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`,
      );
    }
  }
  return ids;
}

/** Takes every record and release away and loads the world. */
export async function loadWorld(database: Database, world: World, { order = 0 }: LoadOptions = {}): Promise<void> {
  const ids = idsOf(world, order);
  const id = (key: string) => ids.get(key) ?? "";
  const sorted = <Item extends { readonly key: string }>(items: readonly Item[]) =>
    [...items].sort((a, b) => (id(a.key) < id(b.key) ? -1 : 1));
  await asOwner(database, async (tx) => {
    await tx.exec(emptied);
    await tx.exec(organisationRows(sorted(world.organisations).map((row) => ({ ...row, id: id(row.key) }))));
    const sites = sorted(world.sites);
    await tx.exec(
      siteRows(
        sites.map((row, position) => ({
          ...row.place,
          ...row.facts,
          ...row,
          id: id(row.key),
          code: `S-${position + 1}`,
        })),
      ),
    );
    await tx.exec(
      siteEventRows(
        sites.flatMap((site) =>
          site.events.map((event, position) => ({
            ...event,
            id: eventId(id(site.key), position),
            siteId: id(site.key),
            position,
          })),
        ),
      ),
    );
    await tx.exec(
      visitRows(sites.map((site) => ({ ...site.facts, id: eventId(id(site.key), 900), siteId: id(site.key) }))),
    );
    await tx.exec(
      consentRows(sites.flatMap((site) => (site.consent ? [{ ...site.consent, siteId: id(site.key) }] : []))),
    );
    await loadZones(tx, world, sorted, id);
    await loadKindergartens(tx, world, sorted, id);
    await tx.exec(activityRows(sorted(world.activities).map((row) => ({ ...row, id: id(row.key) }))));
    await tx.exec(codeRows(world, id));
    await tx.exec(await counted(tx));
  });
}

/**
 * A server looks by itself, after a while, how much is in its tables; nobody has done so for records that have just come. Told at once, the planner
 * makes a release in half the time.
 */
async function counted(tx: Transaction): Promise<Sql> {
  const tables = await tx.many<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'atlas' ORDER BY tablename`,
    1_000,
  );
  return sql`ANALYZE ${join(tables.map(({ name }) => identifier(`atlas.${name}`)))}`;
}

type Sorted = <Item extends { readonly key: string }>(items: readonly Item[]) => Item[];

async function loadZones(tx: Transaction, world: World, sorted: Sorted, id: (key: string) => string): Promise<void> {
  const zones = sorted(world.zones);
  await tx.exec(
    zoneRows(
      zones.map((zone, position) => ({
        ...zone.place,
        sideDeg: zone.sideDeg,
        id: id(zone.key),
        code: `Z-${position + 1}`,
      })),
    ),
  );
  await tx.exec(
    rows(
      zones.flatMap((zone) => zone.siteKeys.map((key) => ({ zone: id(zone.key), site: id(key) }))),
      (json) => sql`
    INSERT INTO atlas.rehabilitation_zone_site (zone_id, site_id) SELECT r.zone, r.site FROM jsonb_to_recordset(${json}::jsonb) AS r(zone uuid, site uuid)`,
    ),
  );
  await tx.exec(
    rows(
      zones.flatMap((zone) =>
        zone.stages.map((event, position) => ({ ...event, id: eventId(id(zone.key), position), zoneId: id(zone.key) })),
      ),
      (json) => sql`
    INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on, recorded_at, hectares)
    SELECT r.id, r."zoneId", r.stage, r.on, r."recordedOn"::timestamptz, r.hectares
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, "zoneId" uuid, stage text, "on" date, "recordedOn" date, hectares float8)`,
    ),
  );
  await tx.exec(
    rows(
      zones.flatMap(({ key, decision }) => (decision ? [{ ...decision, zoneId: id(key) }] : [])),
      (json) => sql`
    INSERT INTO atlas.zone_publication_decision (zone_id, shown_as, decided_by, confirmed_by, decided_on)
    SELECT r."zoneId", r."shownAs", ${people.first}::uuid, CASE WHEN r."isUnconfirmed" THEN NULL ELSE ${people.second}::uuid END, r.on
      FROM jsonb_to_recordset(${json}::jsonb) AS r("zoneId" uuid, "shownAs" text, "on" date, "isUnconfirmed" bool)`,
    ),
  );
}

async function loadKindergartens(
  tx: Transaction,
  world: World,
  sorted: Sorted,
  id: (key: string) => string,
): Promise<void> {
  const kindergartens = sorted(world.kindergartens);
  await tx.exec(
    rows(
      kindergartens.map((row, position) => ({ ...row.place, ...row, id: id(row.key), code: `K-${position + 1}` })),
      (json) => sql`
    INSERT INTO atlas.kindergarten (id, code, kind, seats, geom)
    SELECT r.id, r.code, r.kind, r.seats, ST_SetSRID(ST_MakePoint(r.lon, r.lat), 4326)
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, code text, kind text, seats int, lon float8, lat float8)`,
    ),
  );
  await tx.exec(
    rows(
      kindergartens.flatMap((row) =>
        row.statuses.map((event, position) => ({
          ...event,
          id: eventId(id(row.key), position),
          recordId: id(row.key),
        })),
      ),
      (json) => sql`
    INSERT INTO atlas.kindergarten_status_event (id, kindergarten_id, status, effective_on, recorded_at)
    SELECT r.id, r."recordId", r.status, r.on, r."recordedOn"::timestamptz
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, "recordId" uuid, status text, "on" date, "recordedOn" date)`,
    ),
  );
  await tx.exec(
    rows(
      kindergartens.flatMap((row) => (row.serves ?? []).map((key) => ({ recordId: id(row.key), siteId: id(key) }))),
      (json) => sql`
    INSERT INTO atlas.kindergarten_site (kindergarten_id, site_id) SELECT r."recordId", r."siteId" FROM jsonb_to_recordset(${json}::jsonb) AS r("recordId" uuid, "siteId" uuid)`,
    ),
  );
  await tx.exec(
    rows(
      kindergartens.flatMap(({ key, announcedOn }) => (announcedOn ? [{ announcedOn, recordId: id(key) }] : [])),
      (json) => sql`
    INSERT INTO atlas.kindergarten_publication_decision (kindergarten_id, announced_on, source_reference)
    SELECT r."recordId", r."announcedOn", 'Annual report' FROM jsonb_to_recordset(${json}::jsonb) AS r("recordId" uuid, "announcedOn" date)`,
    ),
  );
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** Events keep the order of their days within a record, whatever the record's id. */
function eventId(recordId: string, position: number): string {
  const rest = digest(`${recordId} ${position}`);
  return `${recordId.slice(0, 8)}-${position.toString(16).padStart(4, "0")}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

const rows = (records: readonly object[], insert: (json: string) => Sql): Sql => insert(JSON.stringify(records));

const emptied = sql`TRUNCATE atlas.organisation, atlas.site, atlas.rehabilitation_zone, atlas.kindergarten, atlas.activity,
  publication.release, publication.public_code, publication.place CASCADE`;

const organisationRows = (records: readonly object[]) =>
  rows(
    records,
    (json) => sql`
  INSERT INTO atlas.organisation (id, code, name_en, kind, aimag_code, members_women, members_men, founded_on, created_at)
  SELECT r.id, r.key, r.key, 'partnership', r.aimag, 2, r.members, r."foundedOn", r."recordedOn"::timestamptz
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, key text, aimag text, members int, "foundedOn" date, "recordedOn" date)`,
  );

/** The land of the larger ones is drawn, of the others only declared. */
const siteRows = (records: readonly object[]) =>
  rows(
    records,
    (json) => sql`
  INSERT INTO atlas.site (id, code, name_en, site_kind, minerals, geom, area_ha, area_geom, location_precision, prohibited_zone, deleted_at)
  SELECT r.id, r.code, r.note, 'mine', ARRAY[r.mineral], ST_SetSRID(ST_MakePoint(r.lon, r.lat), 4326),
         r."areaHa", CASE WHEN r."areaHa" >= 2 THEN ST_Multi(ST_MakeEnvelope(r.lon, r.lat, r.lon + 0.001 * r."areaHa", r.lat + 0.001, 4326)) END, 'gps',
         CASE WHEN r."isProhibited" THEN 'forest_fund' ELSE 'none' END, CASE WHEN r."isDeleted" THEN '2020-01-01'::timestamptz END
    FROM jsonb_to_recordset(${json}::jsonb)
      AS r(id uuid, code text, mineral text, lon float8, lat float8, "areaHa" float8, note text, "isProhibited" bool, "isDeleted" bool)`,
  );

const siteEventRows = (records: readonly object[]) =>
  rows(
    records,
    (json) => sql`
  INSERT INTO atlas.site_status_event (id, site_id, status, effective_on, recorded_at, instrument_code, suspension_reason, contract_number, contract_type, contract_from)
  SELECT r.id, r."siteId", r.status, r.on, r."recordedOn"::timestamptz + r.position * INTERVAL '1 second', r.contract->>'instrument', r.reason,
         CASE WHEN r.contract IS NOT NULL THEN 'C-1' END, CASE WHEN r.contract IS NOT NULL THEN 'bilateral_soum' END, (r.contract->>'from')::date
    FROM jsonb_to_recordset(${json}::jsonb)
      AS r(id uuid, "siteId" uuid, status text, "on" date, "recordedOn" date, position int, contract jsonb, reason text)`,
  );

const visitRows = (records: readonly object[]) =>
  rows(
    records,
    (json) => sql`
  INSERT INTO atlas.site_visit (id, site_id, visited_on, was_on_site, workers, women, men, kindergarten_age_children, confidence, note, recorded_at, open_shafts, mercury)
  SELECT r.id, r."siteId", r."visitedOn", true, r.workers, r.workers / 4, r.workers - r.workers / 4, r.workers / 5, 'high', r.note, r."visitedOn"::timestamptz,
         r."openShafts", CASE WHEN r."openShafts" > 3 THEN 'confirmed' ELSE 'not_assessed' END
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, "siteId" uuid, "visitedOn" date, workers int, note text, "openShafts" int)`,
  );

const consentRows = (records: readonly object[]) =>
  rows(
    records,
    (json) => sql`
  INSERT INTO atlas.site_publication_consent (site_id, agreed_on, document_reference, shown_as, decided_by, confirmed_by, decided_on, withdrawn_on)
  SELECT r."siteId", r."agreedOn", 'Letter', r."shownAs", ${people.first}::uuid, CASE WHEN r."isUnconfirmed" THEN NULL ELSE ${people.second}::uuid END, r."agreedOn", r."withdrawnOn"
    FROM jsonb_to_recordset(${json}::jsonb) AS r("siteId" uuid, "agreedOn" date, "shownAs" text, "isUnconfirmed" bool, "withdrawnOn" date)`,
  );

const zoneRows = (records: readonly object[]) =>
  rows(
    records,
    (json) => sql`
  INSERT INTO atlas.rehabilitation_zone (id, code, geom, area_ha)
  SELECT r.id, r.code, ST_Multi(ST_MakeEnvelope(r.lon, r.lat, r.lon + r."sideDeg", r.lat + r."sideDeg", 4326)), 0
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, code text, lon float8, lat float8, "sideDeg" float8)`,
  );

const activityRows = (records: readonly object[]) =>
  rows(
    records,
    (json) => sql`
  INSERT INTO atlas.activity (id, code, topic, title_en, held_on, soum_code, people, women, men, recorded_at)
  SELECT r.id, r.key, r.topic, r.topic, r."heldOn", r.soum, r.people, r.women, r.people - r.women, r."recordedOn"::timestamptz
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, key text, topic text, soum text, "heldOn" date, people int, women int, "recordedOn" date)`,
  );

/** Public codes are random. Worlds that are compared draw the same ones: a code goes with the record's key, not with its id. */
function codeRows(world: World, id: (key: string) => string): Sql {
  const kinds = [
    ["site", world.sites],
    ["zone", world.zones],
    ["kindergarten", world.kindergartens],
  ] as const;
  const letters = "23456789bcdfghjklmnpqrstvwxz";
  const codeOf = (key: string) =>
    Array.from(
      createHash("sha256").update(`code ${key}`).digest().subarray(0, 8),
      (byte) => letters[byte % letters.length],
    ).join("");
  return rows(
    kinds.flatMap(([kind, records]) => records.map(({ key }) => ({ kind, id: id(key), code: codeOf(key) }))),
    (json) => sql`
    INSERT INTO publication.public_code (record_kind, record_id, code)
    SELECT r.kind, r.id, r.code FROM jsonb_to_recordset(${json}::jsonb) AS r(kind text, id uuid, code text) ORDER BY r.id`,
  );
}
