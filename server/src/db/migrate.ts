import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import Postgrator from "postgrator";
import { MigrationError } from "./errors.ts";
import type { Progress } from "./log.ts";

/** The atlas's own migrations: numbered plain SQL, forward only. */
export const atlasMigrationsDir = fileURLToPath(new URL("../../../data/migrations", import.meta.url));

const versionTable = "public.schema_version";

interface AppliedMigration {
  readonly version: number;
  readonly name: string;
  readonly md5: string;
}

function postgratorFor(migrationsDir: string, client?: pg.ClientBase): Postgrator {
  // A folder's name may hold what a pattern would read as a sign.
  const escapedDir = migrationsDir.replace(/[?*()[\]{}\\]/g, "\\$&");
  return new Postgrator({
    driver: "pg",
    migrationPattern: join(escapedDir, "*.do.*.sql"),
    schemaTable: versionTable,
    // The checksum is of the text, not of the line endings a checkout happens to have.
    newline: "LF",
    execQuery: async (query) => {
      if (!client) throw new Error("No connection to migrate over");
      return client.query(query);
    },
  });
}

/** The migrations of a folder in their order. @throws MigrationError when the folder holds none. */
async function readMigrations(migrationsDir: string): Promise<Postgrator.Migration[]> {
  const migrations = await postgratorFor(migrationsDir).getMigrations();
  if (migrations.length === 0) throw new MigrationError(`No migrations found in ${migrationsDir}`);
  return migrations.sort((a, b) => a.version - b.version);
}

/** Changes whenever any migration changes: part of the key of everything made from them. */
export async function migrationsKey(migrationsDir: string): Promise<string> {
  const migrations = await readMigrations(migrationsDir);
  return createHash("sha256")
    .update(migrations.map(({ version, md5 }) => `${version} ${md5}`).join("\n"))
    .digest("hex");
}

/** Does what was applied fit what this program knows? Says what is wrong in words, and what to do. */
function verify(applied: readonly AppliedMigration[], known: readonly Postgrator.Migration[]): void {
  const byVersion = new Map(known.map((migration) => [migration.version, migration]));
  const newest = Math.max(0, ...applied.map(({ version }) => version));
  for (const { version, name, md5 } of applied) {
    const file = byVersion.get(version);
    if (!file) {
      throw new MigrationError(
        `The database has migration ${version} (${name}), which this program does not know: it was last used by a newer version. Update the program.`,
      );
    }
    if (file.md5 !== md5) {
      throw new MigrationError(
        `Migration ${version} (${name}) was changed after it had been applied to this database. Restore ${file.filename} and write a new migration instead.`,
      );
    }
  }
  const appliedVersions = new Set(applied.map(({ version }) => version));
  const skipped = known.find(({ version }) => version < newest && !appliedVersions.has(version));
  if (skipped) {
    throw new MigrationError(
      `Migration ${skipped.version} (${skipped.name}) was added below migration ${newest}, which this database already has. Give it the next free number.`,
    );
  }
}

async function listApplied(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ version: string; name: string; md5: string }>(
    `SELECT version::text, name, md5 FROM ${versionTable} ORDER BY version`,
  );
  return rows.map((row) => ({ ...row, version: Number(row.version) }));
}

async function hasVersionTable(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('${versionTable}') IS NOT NULL AS present`,
  );
  return rows[0]?.present ?? false;
}

/** @throws MigrationError in a database where no migration ever ran. `place` is what the person called it by. */
export async function refuseMissingAtlas(client: pg.ClientBase, place: string): Promise<void> {
  if (!(await hasVersionTable(client))) throw noAtlasIn(place);
}

/** A mistyped folder or address must not pass for an atlas that happens to be empty. */
export function noAtlasIn(place: string): MigrationError {
  return new MigrationError(`There is no atlas in ${place}. Is that the right place?`);
}

async function ensureVersionTable(client: pg.ClientBase): Promise<void> {
  if (await hasVersionTable(client)) return;
  await client.query(`
    BEGIN;
    CREATE TABLE ${versionTable} (version bigint CONSTRAINT schema_version_pk PRIMARY KEY, name text, md5 text, run_at timestamptz);
    COMMENT ON TABLE ${versionTable} IS 'Migrations applied to this database, with the checksum of their text.';
    COMMIT`);
}

/**
 * Brings a database to the newest migration: each in a transaction of its own, together with the line that says so.
 * The connection must be the caller's alone, and the caller must hold what keeps a second migrating process away.
 * @returns names of the migrations applied now.
 * @throws MigrationError when database and folder do not fit, or a migration fails (which one, and PostgreSQL's words).
 */
export async function migrate(client: pg.ClientBase, migrationsDir: string, progress: Progress): Promise<string[]> {
  const known = await readMigrations(migrationsDir);
  await ensureVersionTable(client);
  const applied = await listApplied(client);
  verify(applied, known);
  const newest = Math.max(0, ...applied.map(({ version }) => version));
  const postgrator = postgratorFor(migrationsDir, client);
  const missing = known.filter(({ version }) => version > newest);
  for (const migration of missing) {
    progress(`migrating: ${migration.version} ${migration.name}`);
    try {
      await client.query("BEGIN");
      await postgrator.runMigrations([migration]);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      const words = error instanceof Error ? error.message : String(error);
      throw new MigrationError(`Migration ${migration.version} (${migration.name}) failed: ${words}`, { cause: error });
    }
  }
  return missing.map(({ name }) => name);
}

/** Is exactly the newest migration of the folder the newest one applied? For `isReady`; throws when the question cannot be asked. */
export async function newestVersion(migrationsDir: string): Promise<number> {
  return (await readMigrations(migrationsDir)).at(-1)?.version ?? 0;
}
