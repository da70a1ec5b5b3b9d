import { contentKey, loadDemo, loadFacts } from "@asm-atlas/data/seed/load.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { seedDatabase } from "@asm-atlas/server/src/demo/seed.ts";
import type { TestTemplate } from "./engines.ts";

/** The demo network as it was published once, by the safe defaults, with its next half-years due. */
export const publishedOnce: TestTemplate = {
  key: `published once ${contentKey()}`,
  fill: async (database) => {
    const target = seedDatabase(database);
    await loadFacts(target);
    await target.transaction((run) => loadDemo(run));
    await database.transaction({ role: "atlas_publisher", timeoutMs: 120_000 }, (tx) =>
      tx.exec(sql`SELECT publication.make_release('2025-06-30', '2025-10-01')`),
    );
  },
};
