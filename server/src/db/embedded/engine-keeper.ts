import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseUnavailableError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Engine } from "./engine.ts";

const firstPauseMs = 100;
const longestPauseMs = 30_000;

/** Keeps an engine at work: whenever one ends, by itself or because it is given up, the next is started. */
export class EngineKeeper {
  readonly #start: () => Promise<Engine>;
  readonly #onLost: (reason: string) => void;
  readonly #log: Log;
  readonly #lost = new WeakSet<Engine>();
  readonly #closing = new AbortController();
  #current: Promise<Engine>;

  /** `start` starts a successor; `onLost` hears that an engine has gone, before its successor is there. */
  constructor(first: Engine, start: () => Promise<Engine>, onLost: (reason: string) => void, log: Log) {
    this.#start = start;
    this.#onLost = onLost;
    this.#log = log;
    this.#current = Promise.resolve(first);
    this.#watch(first);
  }

  /** The engine at work, as soon as there is one. Rejects only when closed meanwhile. */
  get current(): Promise<Engine> {
    return this.#current;
  }

  /** Gives an engine up: it is ended at once, whatever it does, and its successor started. */
  replace(engine: Engine, reason: string): void {
    if (this.#closing.signal.aborted || this.#lost.has(engine)) return;
    this.#lost.add(engine);
    this.#log.error({ reason }, "the embedded database engine ended; it is started again");
    this.#onLost(reason);
    this.#current = this.#succeed(engine);
    this.#current.catch((error: unknown) =>
      this.#log.info({ err: error }, "the embedded database engine was not started again"),
    );
  }

  async close(): Promise<void> {
    this.#closing.abort(new DatabaseUnavailableError("The embedded database is closed"));
    const [last] = await Promise.allSettled([this.#current]);
    if (last.status === "fulfilled") await last.value.close(this.#log);
  }

  #watch(engine: Engine): void {
    void engine.ended.then((reason) => this.replace(engine, reason));
  }

  async #succeed(engine: Engine): Promise<Engine> {
    await engine.kill();
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      this.#closing.signal.throwIfAborted();
      try {
        const successor = await this.#start();
        this.#watch(successor);
        this.#log.info({}, "the embedded database engine is back");
        return successor;
      } catch (error) {
        this.#log.error({ err: error, againInMs: pauseMs }, "the embedded database engine could not be started");
        await sleep(pauseMs, undefined, { signal: this.#closing.signal });
      }
    }
  }
}
