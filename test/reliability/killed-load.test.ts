import { demoReleases } from "@asm-atlas/data/seed/load.ts";
import { openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepingLog, onEachEngine, openEngine } from "../helpers/engines.ts";
import { killWhenItSays, runToEnd, type StartOptions, startServer } from "../helpers/server-process.ts";

// Processes start here again and again, each with a database of its own to open.
vi.setConfig({ testTimeout: 240_000 });

onEachEngine("a demo load that is killed half-way", (engine) => {
  let place: StartOptions & { readonly dataDir: string };
  let remove: (() => Promise<void>) | undefined;

  // Migrated and empty, as a killed load leaves it: what is looked at comes after the migrations.
  beforeEach(async () => {
    const empty = await openEngine(engine);
    await empty.database.close();
    remove = empty.stop;
    place = { engine, dataDir: empty.config.dataDir, ...(empty.url ? { databaseUrl: empty.url } : {}) };
  });
  afterEach(() => remove?.());

  const atlas = (...args: string[]): StartOptions & { readonly dataDir: string } => ({
    ...place,
    script: "server/bin/atlas.mjs",
    args,
  });

  async function counted() {
    const database = await openDatabase({ url: place.databaseUrl, dataDir: place.dataDir }, keepingLog());
    try {
      return await database.transaction({ role: "owner" }, (tx) =>
        tx.one<object>(sql`
          SELECT (SELECT count(*) FROM atlas.site) AS sites, (SELECT count(*) FROM atlas.account) AS accounts,
                 (SELECT count(*) FROM atlas.kindergarten) AS kindergartens, (SELECT count(*) FROM publication.release) AS releases`),
      );
    } finally {
      await database.close();
    }
  }
  const whole = { sites: 240, accounts: 3, kindergartens: 8, releases: demoReleases.length };

  async function startsWhole(): Promise<void> {
    const server = await startServer(place);
    expect(server.output()).toContain("Loading the demo network");
    await server.stop();
    expect(await counted()).toEqual(whole);
  }

  it("by a command leaves nothing behind: the next start has a whole demo", async () => {
    await killWhenItSays(/\d % sites/, atlas("seed", "--sites", "5000"));
    await startsWhole();
  });

  it("at the first start leaves nothing behind: the next start has a whole demo", async () => {
    await killWhenItSays(/^ {2}sites$/m, place);
    await startsWhole();
  });

  it("leaves a database that the command can be run on again", async () => {
    await killWhenItSays(/\d % sites/, atlas("seed", "--sites", "5000"));
    const again = await runToEnd(atlas("seed", "--sites", "300"));
    expect(again.output).toContain("300 demo sites loaded");
    expect(await counted()).toMatchObject({ sites: 300, accounts: 3, releases: demoReleases.length });
  });
});
