import { execFile, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** How to reach a throw-away cluster: over its unix socket only. */
export interface ClusterAddress {
  readonly socketDir: string;
  /** An ordinary user, as a hosted database gives one: may make databases and roles, is no superuser. */
  readonly user: string;
}

export interface Cluster extends ClusterAddress {
  stop(): Promise<void>;
}

/** Why there is no cluster: said to the person who runs the tests. */
export class NoPostgresError extends Error {
  override readonly name = "NoPostgresError";
}

/** The address of one of the cluster's databases, as DATABASE_URL takes it. */
export function databaseUrl(address: ClusterAddress, database: string, user: string = address.user): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(address.socketDir)}`;
}

function findPrograms(): string {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const folders = [
    ...versions.sort((a, b) => b - a).map((version) => join(debian, String(version), "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  const found = folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
  if (!found) throw new NoPostgresError("no PostgreSQL 15 or newer on this machine (Debian: postgresql-15-postgis-3)");
  return found;
}

/** PostgreSQL refuses to run as root; its own user then runs it. */
function userToRunAs(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch (error) {
    throw new NoPostgresError("the tests run as root and there is no user postgres to run PostgreSQL as", {
      cause: error,
    });
  }
}

/** Ends the server and removes its folder when this shell's standard input ends, so also when the tests are killed outright. */
const guardian = `
dir=$1; shift
"$@" </dev/null >"$dir/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server"; wait "$server"
cd /; rm -rf "$dir"`;

async function waitUntilUp(address: ClusterAddress): Promise<void> {
  for (const giveUpAt = Date.now() + 60_000; ; await sleep(50)) {
    const client = new pg.Client({ connectionString: databaseUrl(address, "postgres", "postgres") });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
    }
  }
}

async function prepare(address: ClusterAddress): Promise<void> {
  // What every new database is copied from: PostGIS is there, as a server's administrator provides it.
  const client = new pg.Client({ connectionString: databaseUrl(address, "template1", "postgres") });
  await client.connect();
  try {
    await client.query(`CREATE ROLE ${address.user} LOGIN CREATEDB CREATEROLE`);
    const { rowCount } = await client.query("SELECT FROM pg_available_extensions WHERE name = 'postgis'");
    if (rowCount === 0)
      throw new NoPostgresError("PostgreSQL is here, but PostGIS is not (Debian: postgresql-15-postgis-3)");
    await client.query("CREATE EXTENSION postgis");
  } finally {
    await client.end();
  }
}

/**
 * Starts a throw-away PostgreSQL with PostGIS in a temporary folder; nothing outlives `stop`, nor the process that started it.
 * @throws NoPostgresError when the machine has none.
 */
export async function startCluster(): Promise<Cluster> {
  const programs = findPrograms();
  const as = userToRunAs();
  const socketDir = mkdtempSync(join(tmpdir().length > 60 ? "/tmp" : tmpdir(), "asm-atlas-pg-"));
  if (as.uid !== undefined) chownSync(socketDir, as.uid, as.gid);
  const dataDir = join(socketDir, "data");
  await run(
    join(programs, "initdb"),
    ["-D", dataDir, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
    {
      cwd: socketDir,
      ...as,
    },
  );
  const settings = [
    "fsync=off",
    "full_page_writes=off",
    "listen_addresses=",
    `unix_socket_directories=${socketDir}`,
    "max_connections=200",
  ];
  const server = spawn(
    "sh",
    [
      "-c",
      guardian,
      "sh",
      socketDir,
      join(programs, "postgres"),
      "-D",
      dataDir,
      ...settings.flatMap((setting) => ["-c", setting]),
    ],
    {
      cwd: socketDir,
      stdio: ["pipe", "inherit", "inherit"],
      ...as,
    },
  );
  const ended = new Promise<void>((resolve) => server.on("exit", () => resolve()));
  const address: ClusterAddress = { socketDir, user: "atlas" };
  const stop = async () => {
    server.stdin?.end();
    await ended;
  };
  try {
    await waitUntilUp(address);
    await prepare(address);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...address, stop };
}
