import pg from "pg";
import type { Log } from "./log.ts";

const channel = "atlas_change";
const firstPauseMs = 250;
const longestPauseMs = 15_000;
/** A connection cut without a word (a firewall, a failover) is noticed by asking now and then. */
const pulseMs = 30_000;
const answerMs = 5_000;

/**
 * Hears on a connection of its own that any process has committed a change (triggers NOTIFY), for as long as it is open.
 * Whenever it begins to listen, at first and after every break, it tells once: something may have been missed before.
 */
export class ChangeFeed {
  readonly #url: string;
  readonly #tell: () => void;
  readonly #log: Log;
  #client: pg.Client | undefined;
  #pulse: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #pauseMs = firstPauseMs;
  #isClosed = false;

  constructor(url: string, tell: () => void, log: Log) {
    this.#url = url;
    this.#tell = tell;
    this.#log = log;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#pulse);
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: "asm-atlas changes",
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
    });
    this.#client = client;
    client.on("notification", () => this.#tell());
    client.on("error", (error) => this.#lose(client, error));
    client.on("end", () => this.#lose(client, undefined));
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      this.#lose(client, error);
      return;
    }
    this.#pauseMs = firstPauseMs;
    this.#pulse = setInterval(
      () => client.query("SELECT 1").catch((error: unknown) => this.#lose(client, error)),
      pulseMs,
    );
    this.#tell();
  }

  #lose(client: pg.Client, error: unknown): void {
    if (this.#isClosed || this.#client !== client) return;
    this.#client = undefined;
    clearInterval(this.#pulse);
    this.#log.warn({ err: error, againInMs: this.#pauseMs }, "lost the connection that listens for changes");
    client
      .end()
      .catch((endError: unknown) => this.#log.warn({ err: endError }, "the lost connection did not end cleanly"));
    this.#retry = setTimeout(() => void this.#connect(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }
}
