import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
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

/** One PostgreSQL for the whole run, one database a test file; and one server for whoever only reads. Where PostgreSQL is missing the run says so and goes on, except in CI. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const workDir = await mkdtemp(join(tmpdir(), "asm-atlas-tests-"));
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
