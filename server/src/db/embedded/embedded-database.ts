import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { ChangeListeners } from "../change-listeners.ts";
import type { Database, DatabaseConfig, Transaction, TransactionOptions } from "../contract.ts";
import { DatabaseUnavailableError } from "../errors.ts";
import type { Log, Progress } from "../log.ts";
import { atlasMigrationsDir, migrate, noAtlasIn, refuseMissingAtlas } from "../migrate.ts";
import { probeReadiness } from "../readiness.ts";
import { Slots } from "../slots.ts";
import { Stopper } from "../stopper.ts";
import { type Manners, runTransaction, type Session } from "../transaction.ts";
import { lockDirectory } from "./directory-lock.ts";
import type { Engine } from "./engine.ts";
import { EngineKeeper } from "./engine-keeper.ts";
import { isMade, startOrMake } from "./first-start.ts";
import { makeSocketFolder } from "./socket-folder.ts";

async function migrateOver(engine: Engine, config: DatabaseConfig, progress: Progress): Promise<void> {
  const client = await engine.pool.connect();
  try {
    if (config.mustExist) await refuseMissingAtlas(client, config.dataDir);
    if (config.migrate ?? true) await migrate(client, config.migrationsDir ?? atlasMigrationsDir, progress);
  } finally {
    client.release();
  }
}

/** PostgreSQL inside this process: one data folder, held by this process alone, one connection, and an engine that is started again whenever it ends. */
export class EmbeddedDatabase implements Database {
  readonly engine = "embedded";
  readonly #config: DatabaseConfig;
  readonly #keeper: EngineKeeper;
  readonly #leaveFolder: () => Promise<void>;
  readonly #log: Log;
  readonly #slots = new Slots(1);
  readonly #listeners: ChangeListeners;
  readonly #manners: Manners;
  readonly #queueMs: number;
  #closed: Promise<void> | undefined;

  private constructor(
    config: DatabaseConfig,
    first: Engine,
    start: () => Promise<Engine>,
    leaveFolder: () => Promise<void>,
    log: Log,
  ) {
    this.#config = config;
    this.#leaveFolder = leaveFolder;
    this.#log = log;
    this.#listeners = new ChangeListeners(log);
    this.#queueMs = config.queueMs ?? limits.queueMs;
    // statement_timeout does nothing here, and ending the connection does not end its statement: only ending the engine does.
    this.#manners = {
      limitsFor: () => [],
      discardIsCheap: false,
      transactionMs: config.transactionMs ?? limits.transactionMs,
    };
    const refuse = (reason: string) =>
      this.#slots.refuseWaiting(
        new DatabaseUnavailableError(`The embedded database is being started again: ${reason}`),
      );
    this.#keeper = new EngineKeeper(first, start, refuse, log);
  }

  /** @throws DirectoryHeldError, MigrationError, DatabaseUnavailableError */
  static async open(config: DatabaseConfig, log: Log, progress: Progress): Promise<EmbeddedDatabase> {
    const dataDir = resolve(config.dataDir);
    if (config.mustExist && !isMade(join(dataDir, "database"))) throw noAtlasIn(dataDir);
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    let database: EmbeddedDatabase | undefined;
    const lock = await lockDirectory(dataDir, log, progress, () => void database?.close());
    let engine: Engine | undefined;
    try {
      const socket = await makeSocketFolder(dataDir);
      const start = (templateFile?: string) =>
        startOrMake(join(dataDir, "database"), socket.path, templateFile, log, progress);
      engine = await start(config.templateFile);
      await migrateOver(engine, config, progress);
      const leaveFolder = async () => {
        await socket.remove();
        await lock.release();
      };
      database = new EmbeddedDatabase(config, engine, () => start(), leaveFolder, log);
      return database;
    } catch (error) {
      await engine?.kill();
      await lock.release();
      throw error;
    }
  }

  async transaction<T>(options: TransactionOptions, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const deadline = Date.now() + this.#queueMs;
    const giveBack = await this.#slots.take(this.#queueMs, options.signal);
    let session: Session;
    try {
      session = await this.#openSession(giveBack, deadline, options.signal);
    } catch (error) {
      giveBack();
      throw error;
    }
    const result = await runTransaction(session, options, this.#manners, work);
    if (!options.readOnly) this.#listeners.tell();
    return result;
  }

  isReady(): Promise<boolean> {
    const migrationsDir = this.#config.migrationsDir ?? atlasMigrationsDir;
    return probeReadiness((options, work) => this.transaction(options, work), migrationsDir, this.#log);
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** Everything as one archive, for templates. Waits for its turn like a transaction, without a limit of its own. */
  async dump(file: string): Promise<void> {
    const giveBack = await this.#slots.take(this.#queueMs);
    try {
      const engine = await this.#keeper.current;
      await engine.dump(file);
    } finally {
      giveBack();
    }
  }

  async #close(): Promise<void> {
    this.#slots.close(new DatabaseUnavailableError("The embedded database is closed"));
    if (!(await this.#slots.untilIdle(limits.shutdownMs)))
      this.#log.warn({}, "a transaction was still running when the database was closed");
    await this.#keeper.close();
    await this.#leaveFolder();
  }

  /** The connection, as soon as there is an engine: while one is started again, callers wait their time before they are refused. */
  async #openSession(giveBack: () => void, deadline: number, signal: AbortSignal | undefined): Promise<Session> {
    const tooLate = () => new DatabaseUnavailableError("The embedded database is being started again");
    const wait = new Stopper(Math.max(0, deadline - Date.now()), signal, tooLate);
    try {
      const engine = await wait.race(this.#keeper.current);
      const client = await this.#connect(engine);
      const discard = (reason: string) => {
        this.#keeper.replace(engine, reason);
        client.release(true);
        giveBack();
      };
      const release = () => {
        client.release();
        giveBack();
      };
      return { client, release, discard };
    } finally {
      wait.disarm();
    }
  }

  async #connect(engine: Engine) {
    try {
      return await engine.pool.connect();
    } catch (error) {
      this.#keeper.replace(engine, "the engine does not accept a connection");
      throw new DatabaseUnavailableError("The embedded database is being started again", { cause: error });
    }
  }
}
