import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, type DatabaseConfig, type Log, openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { lockDirectory } from "@asm-atlas/server/src/db/embedded/directory-lock.ts";
import { ensureTemplate, findTemplate } from "@asm-atlas/server/src/db/embedded/template.ts";
import { DirectoryHeldError } from "@asm-atlas/server/src/db/errors.ts";
import { atlasMigrationsDir, migrationsKey } from "@asm-atlas/server/src/db/migrate.ts";
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

/** What a test file's database starts with, besides the migrations. Made once a run (embedded: once until it changes) and copied. */
export interface TestTemplate {
  /** Changes whenever what `fill` does changes. */
  readonly key: string;
  fill(database: Database): Promise<void>;
}

export interface EngineOptions {
  readonly migrationsDir?: string;
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

/** The migrated and filled database that others are copied from; whoever comes first makes it, the others wait. */
async function ensureServerTemplate(migrationsDir: string, template: TestTemplate): Promise<string> {
  const key = createHash("sha256")
    .update(`${await migrationsKey(migrationsDir)} ${template.key}`)
    .digest("hex");
  const name = `template_${key.slice(0, 20)}`;
  return asSuperuser(async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 1) return name;
    const draft = await createServerDatabase();
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

/** The same for the embedded engine: two test files must not make the same gigabyte-heavy template at once. */
async function ensureEmbeddedTemplate(migrationsDir: string, template: TestTemplate): Promise<string> {
  const recipe = {
    contentKey: `test ${template.key}`,
    migrationsDir,
    fill: (database: Database) => template.fill(database),
  };
  const log = keepingLog();
  const turnDir = join(
    inject("workDir"),
    `making-${createHash("sha256").update(`${template.key} ${migrationsDir}`).digest("hex").slice(0, 20)}`,
  );
  await mkdir(turnDir, { recursive: true });
  for (const giveUpAt = Date.now() + 300_000; ; await sleep(200)) {
    const found = await findTemplate(recipe);
    if (found) return found;
    try {
      const turn = await lockDirectory(
        turnDir,
        log,
        () => undefined,
        () => undefined,
      );
      try {
        return await ensureTemplate(recipe, log);
      } finally {
        await turn.release();
      }
    } catch (error) {
      if (!(error instanceof DirectoryHeldError) || Date.now() > giveUpAt) throw error;
    }
  }
}

async function openEmbedded(options: EngineOptions): Promise<RunningEngine> {
  const migrationsDir = options.migrationsDir ?? atlasMigrationsDir;
  const templateFile = await ensureEmbeddedTemplate(migrationsDir, options.template ?? bare);
  const dataDir = await makeWorkDir("data");
  const config: DatabaseConfig = { dataDir, migrationsDir, templateFile, ...options.config };
  const log = keepingLog();
  const database = await openDatabase(config, log);
  const stop = async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { kind: "embedded", database, config, logged: log.lines, stop };
}

async function openServer(options: EngineOptions): Promise<RunningEngine> {
  const migrationsDir = options.migrationsDir ?? atlasMigrationsDir;
  const { url, drop } = await createServerDatabase({
    template: await ensureServerTemplate(migrationsDir, options.template ?? bare),
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
