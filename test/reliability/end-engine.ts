import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseUnavailableError } from "@asm-atlas/server/src/db/errors.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { expect } from "vitest";
import { asSuperuser, type RunningEngine } from "../helpers/engines.ts";

/** Ends what serves the database. The embedded engine dies of this setting; PostgreSQL is told by its administrator. */
export async function endEngine({ kind, database, url }: RunningEngine): Promise<void> {
  if (kind === "server") {
    const name = new URL(url ?? "").pathname.slice(1);
    await asSuperuser((client) =>
      // Waits until each is gone: what the next statement meets is a connection that has said so, not one that is about to.
      client.query("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1", [name]),
    );
    return;
  }
  await database
    .transaction({ role: "owner" }, async (transaction) => {
      await transaction.exec(sql`SET LOCAL idle_in_transaction_session_timeout = 20`);
      await sleep(300);
      await transaction.exec(sql`SELECT 1`);
    })
    .catch((error: unknown) => expect(error).toBeInstanceOf(DatabaseUnavailableError));
}
