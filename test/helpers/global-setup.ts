import { mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { lendReadingServer } from "./lent-server.ts";
import { type Cluster, type ClusterAddress, NoPostgresError, startCluster } from "./postgres-cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The run's PostgreSQL, or why there is none. */
    postgres: ClusterAddress | { readonly missing: string };
    /** A folder for what the run leaves lying about. */
    workDir: string;
  }
}

const memoryFolder = "/dev/shm";
/** A run leaves some gigabytes lying about before it ends. */
const roomBytes = 12 * 1024 ** 3;

/**
 * Where the run keeps its files: in memory, where there is much of it. Hundreds of databases of a thousand small files each are made and thrown away,
 * and a disk that others use too keeps the tests waiting for them.
 */
async function chooseTmpdir(): Promise<string> {
  const room = await statfs(memoryFolder).then(
    ({ bavail, bsize }) => Math.min(bavail * bsize, freemem()),
    () => 0,
  );
  return room < roomBytes ? tmpdir() : memoryFolder;
}

const workDirPattern = /^asm-atlas-tests-(\d+)-/;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What runs that were killed outright left: whose process is no more. */
async function removeLeftWorkDirs(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(workDirPattern.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** One PostgreSQL for the whole run, one database a test file; and one server for whoever only reads. Where PostgreSQL is missing the run says so and goes on, except in CI. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.TMPDIR = await chooseTmpdir();
  await removeLeftWorkDirs(tmpdir());
  const workDir = await mkdtemp(join(tmpdir(), `asm-atlas-tests-${process.pid}-`));
  project.provide("workDir", workDir);
  const lender = await lendReadingServer();
  project.provide("readingServer", lender.url);
  let cluster: Cluster | undefined;
  try {
    cluster = await startCluster();
    project.provide("postgres", { socketDir: cluster.socketDir, user: cluster.user });
  } catch (error) {
    if (!(error instanceof NoPostgresError) || process.env.CI === "true") throw error;
    project.provide("postgres", { missing: error.message });
    console.warn(`\n*** NOT TESTED on PostgreSQL: ${error.message}. Only the embedded engine is tested. ***\n`);
  }
  return async () => {
    await lender.stop();
    await cluster?.stop();
    await rm(workDir, { recursive: true, force: true });
  };
}
