import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { atlasMigrationsDir } from "@asm-atlas/server/src/db/migrate.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { backupLines } from "../helpers/backups.ts";
import { createServerDatabase, engines, keepingLog, onEachEngine } from "../helpers/engines.ts";
import { officialBorders } from "../helpers/official-borders.ts";
import { type Ended, runToEnd, type StartOptions, startServer } from "../helpers/server-process.ts";

// Every command is a process of its own, with a database to open.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** An atlas as an administrator has it at a shell: where its database is, and what they type. */
interface Shell {
  types(...words: string[]): Promise<Ended>;
  readonly place: StartOptions & { readonly dataDir: string };
  remove(): Promise<void>;
}

async function openShell(engine: "embedded" | "server"): Promise<Shell> {
  const folder = mkdtempSync(join(tmpdir(), "asm-atlas-keeping-"));
  const database = engine === "server" ? await createServerDatabase() : undefined;
  const place = { engine, dataDir: join(folder, "data"), ...(database ? { databaseUrl: database.url } : {}) };
  return {
    place,
    types: (...words) => runToEnd({ ...place, script: "server/bin/atlas.mjs", args: words }),
    remove: async () => {
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The sites that a server of this database gives to anyone. */
async function servedSites(place: StartOptions): Promise<unknown> {
  const server = await startServer(place);
  const feed = await (await fetch(`${server.url}/api/map/sites.geojson`)).json();
  await server.stop();
  return feed;
}

/** No stack, no path of ours: a sentence. */
const isSentence = (output: string): boolean => !/^\s+at .+:\d+:\d+/m.test(output);

onEachEngine("an administrator at a shell", (engine) => {
  let shell: Shell;
  let files: string;
  const file = (name: string) => join(files, name);
  beforeAll(async () => {
    files = mkdtempSync(join(tmpdir(), "asm-atlas-files-"));
    shell = await openShell(engine);
    expect((await shell.types("seed", "--sites", "60")).code).toBe(0);
  });
  afterAll(async () => {
    await shell?.remove();
    rmSync(files, { recursive: true, force: true });
  });

  it("is told what can be done", async () => {
    const { code, output } = await shell.types("help");
    expect(code).toBe(0);
    for (const usage of [
      "backup FILE",
      "restore FILE",
      "verify",
      "seal",
      "purge [--apply]",
      "export COLLECTION [FILE] [--public]",
      "import admin-units FILE [--apply]",
      "import protected-areas FILE --source WORDS",
    ])
      expect(output).toContain(usage);
  });

  it("makes a backup, and is told that it holds secrets", async () => {
    const { code, output } = await shell.types("backup", file("atlas.bak"));
    expect(output).toMatch(/[\d,]+ rows of \d+ tables are in .*atlas\.bak \(\d[\d.]* [KM]B\), written and read back\./);
    expect(output).toContain("password hashes");
    expect(code).toBe(0);
    expect(statSync(file("atlas.bak")).mode & 0o777).toBe(0o600);
  });

  // Into the other engine, which is the harder way; that the same engine takes it back is held by the tests of the backup itself.
  it.each(engines.filter((target) => target !== engine || engines.length === 1))(
    "restores it into a new atlas, which verify finds whole and the server serves (%s)",
    async (target) => {
      const other = await openShell(target);
      try {
        const restored = await other.types("restore", file("atlas.bak"));
        expect(restored.output).toMatch(/rows of \d+ tables are back as they were on \d{4}-/);
        expect(restored.code).toBe(0);
        const verified = await other.types("verify");
        expect(verified.output).toContain("60 of 60 sites have the state");
        expect(verified.code).toBe(0);
        const [restoredFeed, feed] = await Promise.all([other, shell].map(({ place }) => servedSites(place)));
        expect(restoredFeed).toEqual(feed);

        const again = await other.types("restore", file("atlas.bak"));
        expect(again.code).toBe(1);
        expect(again.output).toContain("This atlas is not empty");
        expect(isSentence(again.output)).toBe(true);
      } finally {
        await other.remove();
      }
    },
  );

  it("exports a collection to standard output, alone there, or to a file that fits who may read it", async () => {
    const { stdout, code } = await shell.types("export", "sites");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).features).toHaveLength(60);
    const staff = await shell.types("export", "sites", file("sites.geojson"));
    expect(staff.output).toContain("60 features of sites are in");
    expect(statSync(file("sites.geojson")).mode & 0o777).toBe(0o600);
    expect(readFileSync(file("sites.geojson"), "utf8")).toBe(stdout);
    expect((await shell.types("export", "kindergartens", file("public.geojson"), "--public")).code).toBe(0);
    expect(statSync(file("public.geojson")).mode & 0o777).toBe(0o644);
    expect(readFileSync(file("public.geojson"), "utf8")).not.toContain('"Point"');
  });

  it("imports official borders: told first, then applied", async () => {
    const features = officialBorders(({ parent }) => parent === "MN-057");
    writeFileSync(file("borders.geojson"), JSON.stringify({ type: "FeatureCollection", features }));
    const told = await shell.types("import", "admin-units", file("borders.geojson"));
    expect(told.output).toContain(`${features.length} of ${features.length} features would become official borders`);
    expect(told.output).toContain("Nothing has been changed.");
    const applied = await shell.types("import", "admin-units", file("borders.geojson"), "--apply");
    expect(applied.output).toContain(`${features.length} of ${features.length} features were set as official borders`);
    expect((await shell.types("verify")).code).toBe(0);
  });

  it("is told by verify what is broken, with exit code 1 for a script to see", async () => {
    const run = async (statement: Sql) => {
      const database = await openDatabase({ url: shell.place.databaseUrl, dataDir: shell.place.dataDir }, keepingLog());
      await database.transaction({ role: "owner" }, (tx) => tx.exec(statement));
      await database.close();
    };
    await run(sql`ALTER TABLE atlas.site DISABLE TRIGGER site_area`);
    const { code, output } = await shell.types("verify");
    expect(output).toMatch(/^BROKEN .*site_area of atlas\.site is switched off$/m);
    expect(output).toContain("1 of these checks found something broken.");
    expect(isSentence(output)).toBe(true);
    expect(code).toBe(1);
    await run(sql`ALTER TABLE atlas.site ENABLE TRIGGER site_area`);
    expect((await shell.types("verify")).code).toBe(0);
  });

  it("makes a backup before an update without updating anything", async () => {
    const older = await openShell(engine);
    const migrationsDir = file("migrations");
    cpSync(atlasMigrationsDir, migrationsDir, {
      recursive: true,
      filter: (path) => !path.endsWith(".sql") || Number(/(\d+)\.do\./.exec(path)?.[1]) <= 18,
    });
    const { databaseUrl: url, dataDir } = older.place;
    await (await openDatabase({ url, dataDir, migrationsDir }, keepingLog())).close();
    try {
      // Twice: the first has left the database as it was.
      for (const times of ["first", "second"]) {
        expect((await older.types("backup", file(`${times}.bak`))).code).toBe(0);
        const [header = ""] = await backupLines(file(`${times}.bak`));
        expect(JSON.parse(header).migrations.at(-1).version).toBe(18);
      }
      const other = await openShell(engine);
      const restored = await other.types("restore", file("first.bak"));
      expect(restored.output).toMatch(
        /is of migration 18 .*this atlas is at migration \d+\. Restore it with the version/,
      );
      expect(restored.code).toBe(1);
      await other.remove();
    } finally {
      await older.remove();
    }
  });

  it.each([
    [["backup"], 2, "backup FILE"],
    [["restore", "one", "two"], 2, "restore FILE"],
    [["verify", "everything"], 2, "This command is used so: verify"],
    [["user", "add"], 2, "user add EMAIL"],
    [["export", "wells"], 2, 'There is no collection "wells"'],
    [["export", "site-visits", "--public"], 2, 'There is no public collection "site-visits"'],
    [["import", "wells", "FILE"], 2, "There is no command"],
    [["import", "admin-units", "/no/such/file"], 1, "does not exist"],
    [["backup", "/no/such/folder/atlas.bak"], 1, "its folder does not exist"],
  ] as const)("is told in a sentence what is wrong with %j", async (words, code, sentence) => {
    const ended = await shell.types(...words);
    expect(ended.output).toContain(sentence);
    expect(isSentence(ended.output)).toBe(true);
    expect(ended.code).toBe(code);
  });
});

describe("a command on a folder", () => {
  it("that holds no atlas says so and makes none", async () => {
    const shell = await openShell("embedded");
    for (const words of [["backup", "atlas.bak"], ["verify"], ["export", "sites"]]) {
      const { code, output } = await shell.types(...words);
      expect(code).toBe(1);
      expect(output).toContain(`There is no atlas in ${shell.place.dataDir}`);
    }
    expect(existsSync(shell.place.dataDir)).toBe(false);
    await shell.remove();
  });

  it("somebody holds says who holds it", async () => {
    const shell = await openShell("embedded");
    const server = await startServer(shell.place);
    for (const words of [["backup", "atlas.bak"], ["restore", "atlas.bak"], ["verify"]]) {
      const { code, output } = await shell.types(...words);
      expect(code).toBe(1);
      expect(output).toContain(`is in use by process ${server.pid}`);
      expect(isSentence(output)).toBe(true);
    }
    await server.stop();
    await shell.remove();
  });
});
