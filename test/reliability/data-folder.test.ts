import { existsSync, statSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseConfig, openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { findTemplate, makeTemplate } from "@asm-atlas/server/src/db/embedded/template.ts";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ensureBareArchive, keepingLog, makeWorkDir } from "../helpers/engines.ts";
import { Companion } from "./companion.ts";
import { addEntry, entryIds, expectUsable, ledgerMigrations } from "./ledger.ts";

// Making a database from nothing takes ten seconds by itself, and much longer where others are at work.
vi.setConfig({ testTimeout: 240_000 });

describe("the data folder of the embedded engine", () => {
  let migrationsDir: string;
  let templateFile: string;

  beforeAll(async () => {
    migrationsDir = await ledgerMigrations();
    templateFile = await ensureBareArchive(migrationsDir);
  });

  async function configFor(dataDir: string): Promise<DatabaseConfig> {
    return { dataDir, migrationsDir, templateFile };
  }

  it("keeps everything acknowledged when its process is killed, twice over, and loses at most what was in flight", async () => {
    const config = await configFor(await makeWorkDir("killed"));
    const acknowledged = new Set<string>();
    for (let times = 0; times < 2; times += 1) {
      const writer = new Companion("write", JSON.stringify(config));
      await writer.said(150 + Math.floor(Math.random() * 150));
      await writer.kill();
      for (const line of writer.lines) acknowledged.add(line.replace("acknowledged ", ""));
    }
    const log = keepingLog();
    const database = await openDatabase(config, log);
    const present = await entryIds(database);
    expect([...acknowledged].filter((id) => !present.has(id))).toEqual([]);
    // One a kill may have been committed without its answer getting through; lines still in the pipe count as acknowledged.
    expect(present.size - acknowledged.size).toBeLessThanOrEqual(2);
    expect(log.lines.some(({ message }) => message.includes("took over the data folder"))).toBe(true);
    await expectUsable(database);
    await database.close();
  });

  it("may have a long name and blanks, brackets and Cyrillic letters in it", async () => {
    const dataDir = join(await makeWorkDir("long"), "Өмнөговь (2026) [site data]", "x".repeat(120));
    const before = new Set(await readdir(tmpdir()));
    const database = await openDatabase(await configFor(dataDir), keepingLog());
    await expectUsable(database);
    // The socket's own name would be too long here: it is elsewhere, for this user alone, and goes with the database.
    const folders = (await readdir(tmpdir())).filter(
      (name) => !before.has(name) && /^asm-atlas-[A-Za-z0-9]{6}$/.test(name),
    );
    expect(folders.length).toBeGreaterThan(0);
    for (const name of folders) expect(statSync(join(tmpdir(), name)).mode & 0o777).toBe(0o700);
    await database.close();
    const again = await openDatabase(await configFor(dataDir), keepingLog());
    await expectUsable(again);
    await again.close();
  });

  it("lets nobody but its user reach the socket, and takes it away at the end", async () => {
    const dataDir = await makeWorkDir("private");
    const database = await openDatabase(await configFor(dataDir), keepingLog());
    expect(statSync(join(dataDir, "socket")).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, "database")).mode & 0o077).toBe(0);
    await database.close();
    expect(existsSync(join(dataDir, "socket"))).toBe(false);
    expect(await readdir(join(dataDir, "lock"))).toEqual([]);
  });

  it("is made without the template when that is damaged, and says what it is doing", async () => {
    const damaged = join(await makeWorkDir("damaged"), "template.tar.gz");
    await writeFile(damaged, (await readFile(templateFile)).subarray(0, 100_000));
    const log = keepingLog();
    const steps: string[] = [];
    const database = await openDatabase(
      { dataDir: await makeWorkDir("fresh"), migrationsDir, templateFile: damaged },
      log,
      (step) => steps.push(step),
    );
    expect(
      log.lines.some(({ level, message }) => level === "warn" && message.includes("template cannot be used")),
    ).toBe(true);
    expect(steps).toEqual([
      "unpacking the database template",
      expect.stringContaining("making a new database"),
      "migrating: 1 ledger",
    ]);
    await expectUsable(database);
    await database.close();
  });

  it("is made again when its first start was cut short", async () => {
    const dataDir = await makeWorkDir("cut-short");
    await mkdir(join(dataDir, "database"));
    await writeFile(join(dataDir, "database", "PG_VERSION"), "18\n");
    await writeFile(join(dataDir, "database.unfinished"), "");
    const database = await openDatabase(await configFor(dataDir), keepingLog());
    await expectUsable(database);
    await database.close();
    expect(existsSync(join(dataDir, "database.unfinished"))).toBe(false);
  });

  it("is left alone when it holds something else", async () => {
    const dataDir = await makeWorkDir("foreign");
    await mkdir(join(dataDir, "database"));
    await writeFile(join(dataDir, "database", "thesis.txt"), "ten years of work");
    await expect(openDatabase(await configFor(dataDir), keepingLog())).rejects.toThrow(
      "holds something that is not a database",
    );
    expect(await readFile(join(dataDir, "database", "thesis.txt"), "utf8")).toBe("ten years of work");
    expect(await readdir(join(dataDir, "lock"))).toEqual([]);
  });

  it("starts with what the template was filled with; a template that was tampered with is not found", async () => {
    const id = crypto.randomUUID();
    const identity = { contentKey: "one entry", migrationsDir, cacheDir: await makeWorkDir("cache") };
    expect(await findTemplate(identity)).toBeUndefined();
    const file = await makeTemplate(
      { ...identity, fill: async (database) => void (await addEntry(database, id)) },
      keepingLog(),
    );
    expect(await findTemplate(identity)).toBe(file);
    expect(await findTemplate({ ...identity, contentKey: "two entries" })).toBeUndefined();
    const database = await openDatabase(
      { dataDir: await makeWorkDir("filled"), migrationsDir, templateFile: file },
      keepingLog(),
    );
    expect([...(await entryIds(database))]).toEqual([id]);
    await database.close();
    await writeFile(file, "nonsense");
    expect(await findTemplate(identity)).toBeUndefined();
  });
});
