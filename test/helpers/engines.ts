import { createHash, randomUUID } from "node:crypto";
import { cpSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, type DatabaseConfig, type Log, openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { lockDirectory } from "@asm-atlas/server/src/db/embedded/directory-lock.ts";
import { ensureTemplate } from "@asm-atlas/server/src/db/embedded/template.ts";
import { unpackTemplate } from "@asm-atlas/server/src/db/embedded/unpack-template.ts";
import { DirectoryHeldError } from "@asm-atlas/server/src/db/errors.ts";
import { atlasMigrationsDir, migrationsKey } from "@asm-atlas/server/src/db/migrate.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import pg from "pg";
import { describe, inject } from "vitest";
import { type ClusterAddress, databaseUrl } from "./postgres-cluster.ts";

export type EngineKind = "embedded" | "server";

const postgres = inject("postgres");

/** The engines of this machine. While writing a test, ATLAS_TEST_ENGINES=server (or embedded) keeps to one. */
export const engines: readonly EngineKind[] = (["embedded", "server"] as const).filter(
  (kind) => (kind === "embedded" || !("missing" in postgres)) && (process.env.ATLAS_TEST_ENGINES ?? kind) === kind,
);

/** `describe` once for each engine; an engine that is not here is shown as skipped. */
export function onEachEngine(name: string, body: (kind: EngineKind) => void): void {
  for (const kind of ["embedded", "server"] as const) {
    describe.skipIf(!engines.includes(kind))(`${name} (${kind})`, () => body(kind));
  }
}

/** What a test file's database starts with, besides the migrations. Made once a run and copied. */
export interface TestTemplate {
  /** Tells it from others. */
  readonly key: string;
  fill(database: Database): Promise<void>;
  /** Of the embedded engine: an archive that holds the same already. */
  archive?(): Promise<string>;
}

export interface EngineOptions {
  readonly migrationsDir?: string;
  /** Migrations that `migrationsDir` only adds to: the database starts from a template with these, and the others run when it is opened. */
  readonly baseMigrationsDir?: string;
  readonly template?: TestTemplate;
  /** Limits to test at. */
  readonly config?: Pick<DatabaseConfig, "transactionMs" | "queueMs" | "maxConnections">;
}

export interface RunningEngine {
  readonly kind: EngineKind;
  readonly database: Database;
  readonly config: DatabaseConfig;
  /** DATABASE_URL of the server engine. */
  readonly url?: string;
  /** What the database room logged. */
  readonly logged: readonly LoggedLine[];
  stop(): Promise<void>;
}

export interface LoggedLine {
  readonly level: "info" | "warn" | "error";
  readonly message: string;
  readonly fields: object;
}

/** A logger that keeps its lines for the test to look at. */
export function keepingLog(): Log & { readonly lines: LoggedLine[] } {
  const lines: LoggedLine[] = [];
  const keep = (level: LoggedLine["level"]) => (fields: object, message: string) =>
    void lines.push({ level, message, fields });
  return { lines, info: keep("info"), warn: keep("warn"), error: keep("error") };
}

const bare: TestTemplate = { key: "bare", fill: async () => undefined };

/** A folder of its own for a test, removed at the end of the run. */
export function makeWorkDir(name: string): Promise<string> {
  return mkdtemp(join(inject("workDir"), `${name}-`));
}

/** The run's PostgreSQL. @throws where there is none: ask `engines` first. */
export function clusterAddress(): ClusterAddress {
  if ("missing" in postgres) throw new Error(`There is no PostgreSQL here: ${postgres.missing}`);
  return postgres;
}

/** Runs statements as the cluster's superuser, in its maintenance database unless told otherwise. */
export async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>, database = "postgres"): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(clusterAddress(), database, "postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A new database on the run's PostgreSQL, copied from a template database if one is named. */
export async function createServerDatabase(
  options: { template?: string } = {},
): Promise<{ name: string; url: string; drop(): Promise<void> }> {
  const { user } = clusterAddress();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asSuperuser((client) =>
    client.query(`CREATE DATABASE ${name} OWNER ${user} TEMPLATE ${options.template ?? "template1"}`),
  );
  const drop = async () => {
    await asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { name, url: databaseUrl(clusterAddress(), name), drop };
}

/** What a template is known by within a run. */
async function templateId(migrationsDir: string, template: TestTemplate): Promise<string> {
  return createHash("sha256")
    .update(`${await migrationsKey(migrationsDir)} ${template.key}`)
    .digest("hex")
    .slice(0, 20);
}

/** The migrated and filled database that others are copied from; whoever comes first makes it, the others wait. */
async function ensureServerTemplate(migrationsDir: string, template: TestTemplate): Promise<string> {
  const base = template === bare ? undefined : await ensureServerTemplate(migrationsDir, bare);
  const name = `template_${await templateId(migrationsDir, template)}`;
  return asSuperuser(async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 1) return name;
    const draft = await createServerDatabase(base ? { template: base } : {});
    try {
      const database = await openDatabase({ url: draft.url, dataDir: "", migrationsDir }, keepingLog());
      try {
        await template.fill(database);
      } finally {
        await database.close();
      }
      await client.query(`ALTER DATABASE ${draft.name} RENAME TO ${name}`);
    } catch (error) {
      await draft.drop();
      throw error;
    }
    return name;
  });
}

/** One at a time of all test files: two must not make the same gigabyte-heavy template at once. */
async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turnDir = join(inject("workDir"), `making-${name}`);
  await mkdir(turnDir, { recursive: true });
  for (const giveUpAt = Date.now() + 300_000; ; await sleep(200)) {
    try {
      const turn = await lockDirectory(
        turnDir,
        keepingLog(),
        () => undefined,
        () => undefined,
      );
      try {
        return await work();
      } finally {
        await turn.release();
      }
    } catch (error) {
      if (!(error instanceof DirectoryHeldError) || Date.now() > giveUpAt) throw error;
    }
  }
}

/** The archive of a database that is only migrated. Making one from nothing takes ten seconds, so it is kept from run to run. */
export async function ensureBareArchive(migrationsDir: string): Promise<string> {
  const recipe = { contentKey: "test bare", migrationsDir, fill: bare.fill };
  return inTurn(`archive-${await templateId(migrationsDir, bare)}`, () => ensureTemplate(recipe, keepingLog()));
}

async function unpack(archive: string): Promise<string> {
  const folder = await makeWorkDir("unpacking");
  unpackTemplate(archive, folder);
  return folder;
}

/** Fills a copy of the migrated database. Nothing is left for those who copy it to put right at their start. */
async function fillCopy(migrationsDir: string, template: TestTemplate): Promise<string> {
  const dataDir = await makeWorkDir("filling");
  const folder = join(dataDir, "database");
  cpSync(await ensureEmbeddedTemplate(migrationsDir, bare), folder, { recursive: true });
  const database = await openDatabase({ dataDir, migrationsDir }, keepingLog());
  try {
    await template.fill(database);
    await database.transaction({ role: "owner" }, (tx) => tx.exec(sql`CHECKPOINT`));
  } finally {
    await database.close();
  }
  return folder;
}

/** The same for the embedded engine: a folder, unpacked once a run. To copy its thousand files costs a third of unpacking them each time. */
async function ensureEmbeddedTemplate(migrationsDir: string, template: TestTemplate): Promise<string> {
  const id = await templateId(migrationsDir, template);
  const folder = join(inject("workDir"), `template-${id}`);
  if (existsSync(folder)) return folder;
  return inTurn(id, async () => {
    if (existsSync(folder)) return folder;
    const archive = template === bare ? await ensureBareArchive(migrationsDir) : await template.archive?.();
    await rename(archive ? await unpack(archive) : await fillCopy(migrationsDir, template), folder);
    return folder;
  });
}

async function openEmbedded({ migrationsDir = atlasMigrationsDir, ...options }: EngineOptions): Promise<RunningEngine> {
  const template = await ensureEmbeddedTemplate(options.baseMigrationsDir ?? migrationsDir, options.template ?? bare);
  const dataDir = await makeWorkDir("data");
  // One after the other without leaving the thread: a third of the time the asynchronous way takes.
  cpSync(template, join(dataDir, "database"), { recursive: true });
  const config: DatabaseConfig = { dataDir, migrationsDir, ...options.config };
  const log = keepingLog();
  const database = await openDatabase(config, log);
  const stop = async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { kind: "embedded", database, config, logged: log.lines, stop };
}

async function openServer({ migrationsDir = atlasMigrationsDir, ...options }: EngineOptions): Promise<RunningEngine> {
  const { url, drop } = await createServerDatabase({
    template: await ensureServerTemplate(options.baseMigrationsDir ?? migrationsDir, options.template ?? bare),
  });
  const config: DatabaseConfig = { url, dataDir: await makeWorkDir("data"), migrationsDir, ...options.config };
  const log = keepingLog();
  const database = await openDatabase(config, log);
  const stop = async () => {
    await database.close();
    await drop();
  };
  return { kind: "server", database, config, url, logged: log.lines, stop };
}

/** A database of its own on this engine, migrated (the atlas's migrations unless told otherwise) and filled from the template. */
export function openEngine(kind: EngineKind, options: EngineOptions = {}): Promise<RunningEngine> {
  return kind === "embedded" ? openEmbedded(options) : openServer(options);
}
