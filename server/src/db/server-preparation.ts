import pg from "pg";
import type { DatabaseConfig } from "./contract.ts";
import { DatabaseUnavailableError, isConnectionError, MigrationError } from "./errors.ts";
import type { Progress } from "./log.ts";
import { atlasMigrationsDir, migrate, refuseMissingAtlas } from "./migrate.ts";

/** Any number that no other program would take by chance; advisory locks are one space for a whole database. */
const migrationLock = 4_727_151_296;

/** The oldest PostgreSQL whose SQL the atlas speaks. */
const oldestVersion = 150_000;

const roles = ["atlas_public", "atlas_officer", "atlas_planner", "atlas_admin", "atlas_publisher"];

async function check(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; version_text: string; postgis: boolean }>(`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS version_text,
           EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'postgis') AS postgis`);
  const [server] = rows;
  if (!server || server.version < oldestVersion) {
    throw new MigrationError(
      `PostgreSQL 15 or newer is needed; this server is ${server?.version_text ?? "of an unknown version"}.`,
    );
  }
  if (!server.postgis) {
    throw new MigrationError(
      "PostGIS is not installed on this PostgreSQL server (Debian: postgresql-<version>-postgis-3).",
    );
  }
}

/** Every request takes one of the atlas's roles; whether the login user may is better known now than at the first request. */
async function checkRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string; login: string }>(
    "SELECT rolname, current_user AS login FROM pg_roles WHERE rolname = ANY ($1) ORDER BY rolname",
    [roles],
  );
  for (const { rolname, login } of rows) {
    try {
      await client.query(`BEGIN; SET LOCAL ROLE ${rolname}; ROLLBACK`);
    } catch (error) {
      await client.query("ROLLBACK");
      throw new MigrationError(
        `The database user ${login} may not act as ${rolname}. As an administrator of the server run: GRANT ${rolname} TO ${login};`,
        {
          cause: error,
        },
      );
    }
  }
}

async function migrateAlone(client: pg.Client, migrationsDir: string, progress: Progress): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [migrationLock]);
  if (!rows[0]?.taken) {
    progress("waiting for another process that is migrating this database");
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
  }
  // The lock ends with the connection, whatever happens.
  await migrate(client, migrationsDir, progress);
}

/**
 * Checks a PostgreSQL server, brings its database to the newest migration (several processes may come at once: one migrates, the others wait)
 * and checks that the login user may take the atlas's roles.
 * @throws DatabaseUnavailableError, MigrationError
 */
export async function prepareServer(url: string, config: DatabaseConfig, progress: Progress): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "asm-atlas migrations",
    connectionTimeoutMillis: 5_000,
  });
  const broken: unknown[] = [];
  client.on("error", (error) => broken.push(error));
  try {
    progress("connecting to PostgreSQL");
    await client.connect();
    await check(client);
    if (config.mustExist) await refuseMissingAtlas(client, `the database ${client.database}`);
    if (config.migrate ?? true) await migrateAlone(client, config.migrationsDir ?? atlasMigrationsDir, progress);
    await checkRoles(client);
  } catch (error) {
    if (error instanceof MigrationError) throw error;
    if (broken.length > 0 || isConnectionError(error)) {
      throw new DatabaseUnavailableError(
        `PostgreSQL cannot be reached: ${error instanceof Error ? error.message : error}`,
        { cause: error },
      );
    }
    throw error;
  } finally {
    await client.end();
  }
}
