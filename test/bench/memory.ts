import { type Database, openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { sealChanges } from "@asm-atlas/server/src/history/seal.ts";
import { changeLogChecks } from "@asm-atlas/server/src/verification/change-log.ts";
import { quantile } from "./load.ts";
import type { Place } from "./stage.ts";
import { milliseconds, type Row, seconds } from "./table.ts";

const entriesInLog = 10_000;
const eventsOfSite = 8;
const looks = 20;
const unhurriedMs = 10 * 60_000;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Reads every site with its status and history again and again, as staff may.
 * @param knownOn the day whose record each look asks for; absent: as it is now
 */
async function look(database: Database, knownOn?: (n: number) => string) {
  const times: number[] = [];
  let seen = 0;
  for (let n = 0; n < looks; n += 1) {
    const startedAt = performance.now();
    const settings = knownOn === undefined ? {} : { "atlas.known_on": knownOn(n) };
    const rows = await database.transaction(
      { role: "atlas_planner", readOnly: true, timeoutMs: unhurriedMs, settings },
      (tx) => tx.many(sql`SELECT id, status, status_since, history FROM sites`, 1_000_000),
    );
    times.push(performance.now() - startedAt);
    seen = Math.max(seen, rows.length);
  }
  return { times, seen };
}

/** What the memory costs where it is long: asked of the database itself, with no server before it. The stage must be at rest. */
export async function measureMemory(place: Place): Promise<Row[]> {
  const database = await openDatabase(
    { url: place.databaseUrl, dataDir: place.dataDir ?? "", mustExist: true, maxConnections: 2 },
    silent,
  );
  const engine = place.engine === "server" ? "PostgreSQL" : "embedded";
  const loading = { role: "owner", timeoutMs: unhurriedMs } as const;
  try {
    // A change of every site, told one by one; then events that were struck, until every site has eight on record.
    await database.transaction({ ...loading, settings: { "atlas.request_id": "bench" } }, (tx) =>
      tx.exec(
        sql`UPDATE atlas.site SET name_en = coalesce(name_en, '') || ' *' WHERE id IN (SELECT id FROM atlas.site LIMIT ${entriesInLog}::int)`,
      ),
    );
    await database.transaction(loading, (tx) =>
      tx.exec(sql`
        INSERT INTO atlas.site_status_event (id, site_id, status, effective_on, recorded_at, struck_at, strike_reason, is_demo)
        SELECT gen_random_uuid(), s.id, e.status, e.effective_on, e.recorded_at - n * interval '1 day', e.recorded_at, 'entered twice', true
          FROM atlas.site s
          CROSS JOIN LATERAL (SELECT * FROM atlas.site_status_event e WHERE e.site_id = s.id AND e.struck_at IS NULL ORDER BY e.effective_on, e.recorded_at, e.id LIMIT 1) e
          CROSS JOIN LATERAL generate_series(1, ${eventsOfSite}::int - jsonb_array_length(s.history)) AS n`),
    );
    if (engine === "PostgreSQL")
      await database.transaction(loading, (tx) => tx.exec(sql`ANALYZE atlas.site_status_event`));
    await sealChanges(database);

    const startedAt = performance.now();
    let entries = 0;
    for (const check of changeLogChecks) {
      const found = await database.transaction({ ...loading, readOnly: true }, (tx) => check.run(tx));
      if (found.firstBroken !== undefined) throw new Error(found.firstBroken);
      entries = Math.max(entries, found.of);
    }
    const verified = performance.now() - startedAt;

    const asNow = (await look(database)).times;
    const { times, seen } = await look(database, (n) => `${2014 + (n % 11)}-06-30`);
    const median = quantile(times, 0.5);
    const medianNow = quantile(asNow, 0.5);
    return [
      {
        what: `verify of a change log of ${entries.toLocaleString("en-GB")} entries, ${engine}`,
        measured: seconds(verified),
        toHold: "≤ 5 s for 10,000",
        holds: verified <= 5_000,
      },
      {
        what: `${seen.toLocaleString("en-GB")} sites with ${eventsOfSite} events each as known on a day, ${engine}`,
        measured: `p50 ${milliseconds(median)}, p95 ${milliseconds(quantile(times, 0.95))}`,
        reference: `p50 ${milliseconds(medianNow)} as they are now`,
        ratio: median / medianNow,
        ...(engine === "PostgreSQL" ? { toHold: "p50 ≤ 300 ms", holds: median <= 300 } : {}),
      },
    ];
  } finally {
    await database.close();
  }
}
