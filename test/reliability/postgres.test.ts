import { randomUUID } from "node:crypto";
import { openDatabase } from "@asm-atlas/server/src/db/database.ts";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  asSuperuser,
  clusterAddress,
  engines,
  keepingLog,
  openEngine,
  type RunningEngine,
} from "../helpers/engines.ts";
import { databaseUrl } from "../helpers/postgres-cluster.ts";
import { expectUsable, ledgerMigrations } from "./ledger.ts";

describe.skipIf(!engines.includes("server"))("a PostgreSQL server", () => {
  let engine: RunningEngine;

  beforeAll(async () => {
    engine = await openEngine("server", { migrationsDir: await ledgerMigrations() });
  });
  afterAll(() => engine.stop());

  const nameOf = () => new URL(engine.url ?? "").pathname.slice(1);

  /** A commit of some other process. */
  async function commitElsewhere(): Promise<void> {
    const client = new pg.Client({ connectionString: engine.url });
    await client.connect();
    await client.query("INSERT INTO atlas.ledger (id, amount) VALUES ($1, 1)", [randomUUID()]);
    await client.end();
  }

  it("that is away is said to be away, without giving its password away", async () => {
    const url = "postgres://atlas:top-secret@127.0.0.1:1/atlas";
    const refusal = await openDatabase({ url, dataDir: "" }, keepingLog()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: "DatabaseUnavailableError" });
    expect(String(refusal)).not.toContain("top-secret");
  });

  it("tells of changes that another process commits, also after its connections were cut", async () => {
    let told = 0;
    const stop = engine.database.onChange(() => {
      told += 1;
    });
    await commitElsewhere();
    await expect.poll(() => told).toBeGreaterThan(0);

    await asSuperuser((client) =>
      client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [nameOf()]),
    );
    told = 0;
    // Coming back, it tells once in any case: something may have been missed meanwhile.
    await expect.poll(() => told).toBeGreaterThan(0);
    told = 0;
    await commitElsewhere();
    await expect.poll(() => told).toBeGreaterThan(0);
    stop();
  });

  it("ends the statement of a caller who has left", async () => {
    const mark = `left-${randomUUID()}`;
    const { sql } = await import("@asm-atlas/server/src/db/sql.ts");
    const leaving = engine.database.transaction({ role: "owner", signal: AbortSignal.timeout(100) }, (transaction) =>
      transaction.exec(sql`SELECT pg_sleep(120), ${mark}::text`),
    );
    await expect(leaving).rejects.toMatchObject({ name: "TimeoutError" });
    const atWork = () =>
      asSuperuser(async (client) => {
        const { rowCount } = await client.query(
          "SELECT FROM pg_stat_activity WHERE datname = $1 AND state = 'active' AND query LIKE '%pg_sleep(120)%'",
          [nameOf()],
        );
        return rowCount;
      });
    await expect.poll(atWork).toBe(0);
    await expectUsable(engine.database);
  });

  it("whose user may not take the atlas's roles is refused with the statement that grants them", async () => {
    const stranger = `stranger_${randomUUID().replaceAll("-", "")}`;
    await asSuperuser((client) => client.query(`CREATE ROLE ${stranger} LOGIN`));
    const url = databaseUrl(clusterAddress(), nameOf(), stranger);
    await expect(openDatabase({ url, dataDir: "", migrate: false }, keepingLog())).rejects.toThrow(
      `GRANT atlas_admin TO ${stranger};`,
    );
    await asSuperuser((client) => client.query(`DROP ROLE ${stranger}`));
  });
});
