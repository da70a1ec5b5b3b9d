import type { Database, DatabaseConfig } from "./contract.ts";
import { EmbeddedDatabase } from "./embedded/embedded-database.ts";
import type { Log, Progress } from "./log.ts";
import { openServerDatabase } from "./server-database.ts";

export type { Database, DatabaseConfig, DatabaseRole, Transaction, TransactionOptions } from "./contract.ts";
export type { Log, Progress } from "./log.ts";

/**
 * Opens the atlas's database, brought to the newest migration: PostgreSQL if the configuration has an address, else the embedded engine.
 * `progress` hears in words what a slow start is busy with.
 * @throws DirectoryHeldError, DatabaseUnavailableError, MigrationError
 */
export async function openDatabase(
  config: DatabaseConfig,
  log: Log,
  progress: Progress = (step) => log.info({}, step),
): Promise<Database> {
  return config.url
    ? openServerDatabase(config.url, config, log, progress)
    : EmbeddedDatabase.open(config, log, progress);
}
