import { loadDemo, loadFacts, makeDemoReleases, type SeedDatabase } from "@asm-atlas/data/seed/load.ts";
import { Sql } from "sql-template-tag";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** Most milliseconds a bulk load may take: far more than a request may, as nobody else is served meanwhile. 100,000 sites take two minutes. */
const loadMs = 60 * 60_000;

/** The loaders in data/seed speak to any database through one function; this is ours. `$1 … $n` stand once each, in order. */
export function seedDatabase(database: Database): SeedDatabase {
  return {
    transaction: (work) =>
      database.transaction({ role: "owner", timeoutMs: loadMs }, (tx) =>
        work(async (text, values) => {
          await tx.exec(new Sql(text.split(/\$\d+/), values));
        }),
      ),
  };
}

export interface SeedOptions {
  readonly sites?: number;
  readonly seed?: string;
  progress(done: number, total: number, what: string): void;
}

/**
 * Published facts, then the demo network and its releases, into a database that holds no demo yet. The demo is one transaction: a process
 * killed half-way leaves an atlas without demo, not one with half of it.
 */
export async function seedDemo(database: Database, options: SeedOptions): Promise<void> {
  const target = seedDatabase(database);
  await loadFacts(target, options.progress);
  await target.transaction(async (run) => {
    await loadDemo(run, options);
    await makeDemoReleases(run, options.progress);
  });
}

/** Is there nothing here yet, neither records nor accounts? Only then may a start load the demo by itself. */
export async function isEmpty(database: Database): Promise<boolean> {
  const row = await database.transaction({ role: "owner", readOnly: true }, (tx) =>
    tx.one<{ is_empty: boolean }>(sql`
      SELECT NOT EXISTS (SELECT 1 FROM atlas.site) AND NOT EXISTS (SELECT 1 FROM atlas.account)
         AND NOT EXISTS (SELECT 1 FROM atlas.rehabilitation_zone) AND NOT EXISTS (SELECT 1 FROM atlas.kindergarten) AS is_empty`),
  );
  return row.is_empty;
}

/** Facts belong to every atlas, demo or not: loaded where they are missing. */
export async function loadMissingFacts(database: Database, progress: SeedOptions["progress"]): Promise<void> {
  const row = await database.transaction({ role: "owner", readOnly: true }, (tx) =>
    tx.one<{ has_facts: boolean }>(sql`SELECT EXISTS (SELECT 1 FROM atlas.published_figure) AS has_facts`),
  );
  if (!row.has_facts) await loadFacts(seedDatabase(database), progress);
}
