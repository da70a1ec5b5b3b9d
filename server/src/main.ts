import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { type App, createApp } from "./app.ts";
import { openFileStore } from "./attachments/file-store.ts";
import { type Config, ConfigError, loadConfig } from "./config.ts";
import { type Database, openDatabase } from "./db/database.ts";
import { DatabaseUnavailableError, DirectoryHeldError, MigrationError } from "./db/errors.ts";
import { isEmpty, loadMissingFacts, seedDemo } from "./demo/seed.ts";
import { findTemplate } from "./demo/template.ts";
import { keepSealed } from "./history/seal-clock.ts";
import { createPatientServer } from "./http/patience.ts";
import { createLog } from "./log.ts";
import { prepareDemoAccounts } from "./session/demo-accounts.ts";

const clientDir = fileURLToPath(new URL("../../client/dist", import.meta.url));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Loads what an empty database lacks, and gives the demo accounts their password. */
async function prepareData(database: Database, config: Config): Promise<void> {
  let lastWhat = "";
  const progress = (_done: number, _total: number, what: string) => {
    if (what !== lastWhat) say(`  ${what}`);
    lastWhat = what;
  };
  if (config.demo && (await isEmpty(database))) {
    say("Loading the demo network");
    await seedDemo(database, { progress });
  } else {
    await loadMissingFacts(database, progress);
  }
  if (!config.demo) return;
  const { printed } = await prepareDemoAccounts(database, config.demoPassword);
  if (printed)
    say(`Demo accounts planner@, officer@ and admin@demo.invalid have the password ${printed} (shown once).`);
}

function listen(server: Server, config: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, () => {
      const { address, port, family } = server.address() as AddressInfo;
      resolve(`http://${family === "IPv6" ? `[${address}]` : address}:${port}`);
    });
  });
}

/** Stops accepting, lets what is in flight finish, then closes the database. A second signal does not wait. */
function stopOnSignal(
  server: Server,
  parts: readonly Pick<App, "close">[],
  database: Database,
  log: ReturnType<typeof createLog>,
): void {
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ signal }, "stopping");
    const cut = setTimeout(() => server.closeAllConnections(), limits.shutdownMs);
    await new Promise((closed) => {
      server.close(closed);
      server.closeIdleConnections();
    });
    clearTimeout(cut);
    for (const part of parts) part.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
}

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog(config.logLevel);
  const database = await openDatabase(
    {
      url: config.databaseUrl,
      dataDir: config.dataDir,
      maxConnections: config.databaseConnections,
      // The template holds the demo: without demo an empty folder is filled by the migrations alone.
      templateFile: config.demo && !config.databaseUrl ? await findTemplate() : undefined,
    },
    log,
    (step) => say(`  ${step}`),
  );
  await prepareData(database, config);
  await openFileStore(config.dataDir).clearDrafts();
  const app = createApp({ database, config, log, clientDir });
  const server = createPatientServer(app);
  stopOnSignal(server, [app, { close: keepSealed(database, log) }], database, log);
  say(`ASM Atlas ready at ${await listen(server, config)}`);
  app.makeAhead();
}

/** Runs the server until a signal ends it. What a person can put right is one sentence on standard error and exit code 1. */
export async function main(): Promise<void> {
  try {
    await start();
  } catch (error) {
    const isExpected =
      error instanceof ConfigError ||
      error instanceof DirectoryHeldError ||
      error instanceof MigrationError ||
      error instanceof DatabaseUnavailableError;
    const isTaken =
      error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
    process.stderr.write(
      `${isExpected || isTaken ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  }
}
