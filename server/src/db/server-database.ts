import { limits } from "@asm-atlas/data/domain/limits.ts";
import pg from "pg";
import { ChangeFeed } from "./change-feed.ts";
import { ChangeListeners } from "./change-listeners.ts";
import type { Database, DatabaseConfig, Transaction, TransactionOptions } from "./contract.ts";
import { DatabaseUnavailableError, isConnectionError } from "./errors.ts";
import type { Log, Progress } from "./log.ts";
import { atlasMigrationsDir } from "./migrate.ts";
import { probeReadiness } from "./readiness.ts";
import { prepareServer } from "./server-preparation.ts";
import { Slots } from "./slots.ts";
import { type Manners, runTransaction, type Session, type Setting } from "./transaction.ts";
import { typeParsers } from "./type-parsers.ts";

const connectMs = 5_000;
/** How long close() waits for transactions in flight. */
const closeMs = limits.shutdownMs;

const limitsOfServer = (limitMs: number): readonly Setting[] => [
  ["statement_timeout", String(limitMs)],
  ["lock_timeout", String(Math.min(limitMs, 5_000))],
  ["idle_in_transaction_session_timeout", String(limitMs + 5_000)],
  // Lets PostgreSQL notice that we have given a connection up while a statement runs on it, and end the statement.
  ["client_connection_check_interval", "1000"],
  // What is asked here takes milliseconds. Where the planner thinks a view of many sites dear, compiling it takes longer than answering.
  ["jit", "off"],
];

class ServerDatabase implements Database {
  readonly engine = "server";
  readonly #pool: pg.Pool;
  readonly #slots: Slots;
  readonly #manners: Manners;
  readonly #queueMs: number;
  readonly #migrationsDir: string;
  readonly #listeners: ChangeListeners;
  readonly #feed: ChangeFeed;
  readonly #log: Log;
  #closed: Promise<void> | undefined;

  constructor(url: string, config: DatabaseConfig, log: Log) {
    const max = config.maxConnections ?? 10;
    this.#log = log;
    this.#slots = new Slots(max);
    this.#queueMs = config.queueMs ?? limits.queueMs;
    this.#migrationsDir = config.migrationsDir ?? atlasMigrationsDir;
    this.#manners = {
      limitsFor: limitsOfServer,
      discardIsCheap: true,
      transactionMs: config.transactionMs ?? limits.transactionMs,
    };
    this.#pool = new pg.Pool({
      connectionString: url,
      max,
      types: typeParsers,
      connectionTimeoutMillis: connectMs,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      application_name: "asm-atlas",
    });
    this.#pool.on("error", (error) => log.warn({ err: error }, "an idle connection to PostgreSQL broke"));
    // Between two statements of a transaction nobody waits on the connection; the next statement tells its caller.
    this.#pool.on("connect", (client) =>
      client.on("error", (error) => log.warn({ err: error }, "a connection to PostgreSQL broke")),
    );
    this.#listeners = new ChangeListeners(log);
    this.#feed = new ChangeFeed(url, () => this.#listeners.tell(), log);
  }

  async transaction<T>(options: TransactionOptions, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const giveBack = await this.#slots.take(this.#queueMs, options.signal);
    let session: Session;
    try {
      session = await this.#openSession(giveBack);
    } catch (error) {
      giveBack();
      throw isConnectionError(error)
        ? new DatabaseUnavailableError("PostgreSQL cannot be reached", { cause: error })
        : error;
    }
    const result = await runTransaction(session, options, this.#manners, work);
    if (!options.readOnly) this.#listeners.tell();
    return result;
  }

  isReady(): Promise<boolean> {
    return probeReadiness((options, work) => this.transaction(options, work), this.#migrationsDir, this.#log);
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#slots.close(new DatabaseUnavailableError("The database connection is closed"));
    await this.#feed.close();
    if (!(await this.#slots.untilIdle(closeMs)))
      this.#log.warn({}, "transactions were still running when the database was closed");
    await this.#pool.end();
  }

  async #openSession(giveBack: () => void): Promise<Session> {
    const client = await this.#pool.connect();
    return {
      client,
      release: () => {
        client.release();
        giveBack();
      },
      discard: (reason) => {
        this.#log.warn({ reason }, "a connection to PostgreSQL was given up");
        client.release(true);
        giveBack();
      },
    };
  }
}

/** Opens a PostgreSQL database by its address, checked and migrated. */
export async function openServerDatabase(
  url: string,
  config: DatabaseConfig,
  log: Log,
  progress: Progress,
): Promise<Database> {
  await prepareServer(url, config, progress);
  return new ServerDatabase(url, config, log);
}
