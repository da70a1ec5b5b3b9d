import { openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { describe, expect, it, vi } from "vitest";
import { createServerDatabase, engines, ensureBareArchive, keepingLog, makeWorkDir } from "../helpers/engines.ts";
import { Companion } from "./companion.ts";
import { expectUsable, ledgerMigrations, readAll } from "./ledger.ts";

// Processes and engines start and end here again and again; where others keep the machine busy that takes its time.
vi.setConfig({ testTimeout: 240_000 });

const slowSecond = {
  "002.do.slow.sql":
    "CREATE TABLE atlas.once (n integer CONSTRAINT once_pk PRIMARY KEY); SELECT pg_sleep(0.5); INSERT INTO atlas.once VALUES (1);",
};

describe("processes starting at the same time", () => {
  it("on one data folder: one works, the other says who does, and may when it has gone (embedded)", async () => {
    const migrationsDir = await ledgerMigrations();
    const templateFile = await ensureBareArchive(migrationsDir);
    const config = JSON.stringify({ dataDir: await makeWorkDir("shared"), migrationsDir, templateFile });
    const both = [new Companion("open", config), new Companion("open", config)];
    await Promise.all(both.map((companion) => companion.said(1)));
    const winner = both.find((companion) => companion.lines[0] === "open");
    const loser = both.find((companion) => companion !== winner);
    expect(loser?.lines[0]).toMatch(new RegExp(`^held by ${winner?.pid} `));
    await winner?.end();
    const next = new Companion("open", config);
    expect(await next.said(1)).toEqual(["open"]);
    await next.end();
  });

  it.skipIf(!engines.includes("server"))(
    "on one empty PostgreSQL database: each migration runs once and all of them serve (server)",
    async () => {
      const migrationsDir = await ledgerMigrations(slowSecond);
      const { url, drop } = await createServerDatabase();
      const config = { url, dataDir: await makeWorkDir("data"), migrationsDir };
      const companions = Array.from({ length: 3 }, () => new Companion("open", JSON.stringify(config)));
      const said = await Promise.all(companions.map((companion) => companion.said(1)));
      expect(said).toEqual([["open"], ["open"], ["open"]]);
      await Promise.all(companions.map((companion) => companion.end()));
      const database = await openDatabase(config, keepingLog());
      const versions = await readAll(database, sql`SELECT version, name FROM public.schema_version ORDER BY version`);
      expect(versions).toEqual([
        { version: 1, name: "ledger" },
        { version: 2, name: "slow" },
      ]);
      expect(await readAll(database, sql`SELECT n FROM atlas.once`)).toEqual([{ n: 1 }]);
      await expectUsable(database);
      await database.close();
      await drop();
    },
  );
});
