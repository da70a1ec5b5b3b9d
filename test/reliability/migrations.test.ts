import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Database, openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { MigrationError } from "@asm-atlas/server/src/db/errors.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import {
  asSuperuser,
  createServerDatabase,
  keepingLog,
  onEachEngine,
  openEngine,
  type RunningEngine,
} from "../helpers/engines.ts";
import { runToEnd } from "../helpers/server-process.ts";
import { expectUsable, ledgerFile, ledgerMigrations, readAll } from "./ledger.ts";

// Processes and engines start and end here again and again; where others keep the machine busy that takes its time.
vi.setConfig({ testTimeout: 240_000 });

const third = { "003.do.third.sql": "CREATE TABLE atlas.third (n integer CONSTRAINT third_pk PRIMARY KEY);" };

onEachEngine("migrations", (kind) => {
  let engine: RunningEngine;

  beforeAll(async () => {
    engine = await openEngine(kind, {
      migrationsDir: await ledgerMigrations(third),
      baseMigrationsDir: await ledgerMigrations(),
    });
    await engine.database.close();
  });
  afterAll(() => engine.stop());

  /** Opens the same database with other migrations, as another version of the program would. */
  async function withMigrations<T>(
    migrationsDir: string,
    work: (database: Database) => Promise<T>,
    migrate = true,
  ): Promise<T> {
    const database = await openDatabase({ ...engine.config, migrationsDir, migrate }, keepingLog());
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }

  // An empty embedded database is migrated by every start of the embedded engine in these tests.
  it.runIf(kind === "server")("run by command, where nothing is yet and where nothing is left to do", async () => {
    const { name, url, drop } = await createServerDatabase();
    const command = { engine: kind, databaseUrl: url, script: "server/bin/atlas.mjs", args: ["migrate"] } as const;
    const applied = () =>
      asSuperuser(
        async (client) => (await client.query("SELECT version FROM public.schema_version")).rows.length,
        name,
      );
    try {
      const counts: number[] = [];
      for (let round = 1; round <= 2; round += 1) {
        const { code, stdout } = await runToEnd(command);
        expect([code, stdout.trim()]).toEqual([0, "The database is up to date."]);
        counts.push(await applied());
      }
      expect(counts[0]).toBeGreaterThan(40);
      expect(counts[1]).toBe(counts[0]);
    } finally {
      await drop();
    }
  });

  it("run each once, in order; a new one is added at the next start, and checkouts with other line endings are the same", async () => {
    const migrationsDir = await ledgerMigrations({
      ...third,
      "010.do.tenth.sql": "CREATE TABLE atlas.tenth (n integer);",
    });
    await writeFile(join(migrationsDir, ledgerFile.name), ledgerFile.text.replaceAll("\n", "\r\n"));
    await withMigrations(migrationsDir, async (database) => {
      const applied = await readAll<{ version: number }>(
        database,
        sql`SELECT version FROM public.schema_version ORDER BY version`,
      );
      expect(applied.map(({ version }) => version)).toEqual([1, 3, 10]);
      await expectUsable(database);
    });
    await withMigrations(
      await ledgerMigrations({ ...third, "010.do.tenth.sql": "CREATE TABLE atlas.tenth (n integer);" }),
      expectUsable,
    );
  });

  it("are refused when an old one was changed, with its number, name and what to do", async () => {
    const changed = await ledgerMigrations({
      "003.do.third.sql": "SELECT 1;",
      "010.do.tenth.sql": "CREATE TABLE atlas.tenth (n integer);",
    });
    await expect(withMigrations(changed, expectUsable)).rejects.toThrow(
      /Migration 3 \(third\) was changed .* new migration/,
    );
  });

  it("are refused when the database was used by a newer version", async () => {
    const older = await ledgerMigrations(third);
    await expect(withMigrations(older, expectUsable)).rejects.toThrow(/migration 10 \(tenth\).*newer version/);
    // Asked not to migrate, the database opens, and says that it is not ready.
    expect(await withMigrations(older, (database) => database.isReady(), false)).toBe(false);
  });

  it("are refused when one was slipped in below the newest", async () => {
    const slipped = await ledgerMigrations({
      ...third,
      "002.do.late.sql": "SELECT 1;",
      "010.do.tenth.sql": "CREATE TABLE atlas.tenth (n integer);",
    });
    await expect(withMigrations(slipped, expectUsable)).rejects.toThrow(
      /Migration 2 \(late\) was added below migration 10/,
    );
  });

  it("that fail leave nothing of themselves, say why, and the repaired one runs", async () => {
    const tenth = { "010.do.tenth.sql": "CREATE TABLE atlas.tenth (n integer);" };
    const failing = await ledgerMigrations({
      ...third,
      ...tenth,
      "011.do.broken.sql": "CREATE TABLE atlas.half (n integer); SELECT 1 / 0;",
    });
    const refusal = await withMigrations(failing, expectUsable).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MigrationError);
    expect(String(refusal)).toContain("Migration 11 (broken) failed: division by zero");
    const repaired = await ledgerMigrations({
      ...third,
      ...tenth,
      "011.do.repaired.sql": "CREATE TABLE atlas.half (n integer);",
    });
    await withMigrations(repaired, expectUsable);
  });
});
