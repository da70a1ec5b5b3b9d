import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import pg from "pg";
import { DatabaseUnavailableError } from "../errors.ts";
import type { Log } from "../log.ts";
import { within } from "../stopper.ts";
import { typeParsers } from "../type-parsers.ts";
import { postgisBundle } from "./postgis-bundle.ts";
import { socketName, socketPort } from "./socket-folder.ts";

/** A first start without a template takes up to half a minute on a slow machine. */
const startMs = 180_000;
const dumpMs = 120_000;
const closeMs = 10_000;
/** An engine that does not even say hello for so long is ended. Generous: a machine under load is slow, not broken. */
const connectMs = 30_000;

type Message =
  | { readonly type: "listening" }
  | { readonly type: "done"; readonly command: "dump" | "close" }
  | { readonly type: "failed"; readonly command: "dump" | "close"; readonly words: string }
  | { readonly type: "broken"; readonly words: string };

/** The engine at work in its thread, with the one connection to it. */
export class Engine {
  readonly pool: pg.Pool;
  /** Resolves when the thread has ended, for whatever reason, with the reason. */
  readonly ended: Promise<string>;
  readonly #worker: Worker;
  #brokenBy: string | undefined;

  private constructor(worker: Worker, socketDir: string, log: Log) {
    this.#worker = worker;
    this.ended = new Promise((resolve) => {
      worker.on("error", (error) => {
        this.#brokenBy ??= error instanceof Error ? error.message : String(error);
      });
      worker.on("message", (message: Message) => {
        if (message.type === "broken") this.#brokenBy ??= message.words;
      });
      worker.on("exit", (code) => resolve(this.#brokenBy ?? `the engine's thread ended with code ${code}`));
    });
    this.pool = new pg.Pool({
      host: socketDir,
      port: socketPort,
      user: "postgres",
      database: "postgres",
      // One: the engine is serial, and its socket mixes up the answers of several.
      max: 1,
      ssl: false,
      types: typeParsers,
      connectionTimeoutMillis: connectMs,
      idleTimeoutMillis: 0,
      application_name: "asm-atlas",
    });
    this.pool.on("error", (error) => log.warn({ err: error }, "the connection to the embedded database broke"));
    this.pool.on("connect", (client) =>
      client.on("error", (error) => log.warn({ err: error }, "the connection to the embedded database broke")),
    );
  }

  /** Starts the engine on a data folder; in an empty one it makes a database first. @throws with the engine's words. */
  static async start(dataDir: string, socketDir: string, log: Log): Promise<Engine> {
    const socketFile = join(socketDir, socketName);
    await rm(socketFile, { force: true });
    const worker = new Worker(new URL("./engine.mjs", import.meta.url), {
      workerData: { dataDir, socketFile, postgisFile: await postgisBundle(log) },
      name: "atlas-engine",
      // The loader of this process's TypeScript is of no use to the engine and would only slow its start.
      execArgv: [],
    });
    const engine = new Engine(worker, socketDir, log);
    const listening = new Promise<void>((resolve, reject) => {
      worker.on("message", (message: Message) => message.type === "listening" && resolve());
      void engine.ended.then((reason) =>
        reject(new DatabaseUnavailableError(`The embedded database did not start: ${reason}`)),
      );
    });
    try {
      await within(startMs, listening);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    return engine;
  }

  /** Writes everything as a compressed archive that `unpack-template.ts` can unpack. Nothing else may be going on. */
  async dump(file: string): Promise<void> {
    await this.#command({ type: "dump", file }, dumpMs);
  }

  /** Ends the engine in order; if it does not answer, by force. */
  async close(log: Log): Promise<void> {
    try {
      await within(closeMs, this.pool.end());
      await this.#command({ type: "close" }, closeMs);
    } catch (error) {
      log.warn({ err: error }, "the embedded database did not close in order; it is ended");
    }
    await this.#worker.terminate();
  }

  /** Ends the thread at once, in whatever it is doing. What was committed stays. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  #command(message: { type: "dump"; file: string } | { type: "close" }, limitMs: number): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => {
      const onMessage = (answer: Message) => {
        if (!("command" in answer) || answer.command !== message.type) return;
        this.#worker.off("message", onMessage);
        if (answer.type === "done") resolve();
        else reject(new Error(answer.words));
      };
      this.#worker.on("message", onMessage);
      void this.ended.then((reason) => reject(new DatabaseUnavailableError(reason)));
    });
    this.#worker.postMessage(message);
    return within(limitMs, answered);
  }
}
