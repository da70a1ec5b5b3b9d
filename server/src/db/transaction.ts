import type pg from "pg";
import type { DatabaseRole, Transaction, TransactionOptions } from "./contract.ts";
import {
  DatabaseUnavailableError,
  isConnectionError,
  isServerTimeout,
  RowCountError,
  TransactionRolledBackError,
  TransactionTimeoutError,
} from "./errors.ts";
import { isForgotten, keptName } from "./kept-statements.ts";
import type { Sql } from "./sql.ts";
import { Stopper, within } from "./stopper.ts";

/** A connection held by one transaction. Exactly one of the two is called, once, when the transaction is over; that may be after its caller has gone. */
export interface Session {
  readonly client: pg.ClientBase;
  /** The transaction is proven ended: the next one may use the connection. */
  release(): void;
  /** The connection is in an unknown state, or a statement on it must be cut: nobody may use it again. */
  discard(reason: string): void;
}

export interface Manners {
  /** Statements of the engine that follow BEGIN, for this time limit. */
  limitsFor(limitMs: number): string;
  /** Does ending the connection also end the statement that runs on it, at no cost for others? */
  readonly discardIsCheap: boolean;
  /** Default time limit of a transaction. */
  readonly transactionMs: number;
}

/** Time for the ROLLBACK or COMMIT that ends a transaction, beyond its own limit. */
const endingMs = 5_000;

const searchPaths: Readonly<Record<DatabaseRole, string>> = {
  atlas_public: "published, public",
  atlas_officer: "internal, public",
  atlas_planner: "internal, public",
  atlas_admin: "internal, public",
  atlas_publisher: "atlas, publication, public",
  owner: "atlas, publication, public",
};

type Setting = readonly [name: string, value: string];

/** Needs no quoting whatever the rules: an id, a day, nothing. Everything else travels as a parameter. */
const isPlain = ([, value]: Setting): boolean => /^[A-Za-z0-9-]*$/.test(value);

/** BEGIN and all that makes the transaction what it is, as one message: a round trip less for each. */
function prelude(options: TransactionOptions, limits: string, plainSettings: readonly Setting[]): string {
  return [
    // Repeatable read: a count and its page are of the same moment.
    options.readOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN",
    `SET LOCAL search_path = ${searchPaths[options.role]}`,
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO, YMD'",
    limits,
    ...plainSettings.map(([name, value]) => `SET LOCAL ${name} = '${value}'`),
    // The owner says so too: a plain SET ROLE of an earlier transaction would outlive it.
    `SET LOCAL ROLE ${options.role === "owner" ? "NONE" : options.role}`,
  ]
    .filter((statement) => statement !== "")
    .join("; ");
}

/** A statement's error in the words of this room. What the statement itself did wrong stays as PostgreSQL said it. */
function explain(error: unknown, limitMs: number): unknown {
  if (isConnectionError(error) || isForgotten(error))
    return new DatabaseUnavailableError("The connection to the database broke", { cause: error });
  if (isServerTimeout(error)) return new TransactionTimeoutError(limitMs, error);
  return error;
}

class OpenTransaction implements Transaction {
  readonly #client: pg.ClientBase;
  readonly #options: TransactionOptions;
  readonly #limitMs: number;
  /** Resolves when the newest statement has been answered. */
  #answered: Promise<unknown> = Promise.resolve();
  #unanswered = 0;
  #isClosed = false;
  #isBroken = false;

  constructor(client: pg.ClientBase, options: TransactionOptions, limitMs: number) {
    this.#client = client;
    this.#options = options;
    this.#limitMs = limitMs;
  }

  /** Is a statement at work, or waiting for the one before it? */
  get isBusy(): boolean {
    return this.#unanswered > 0;
  }

  /** Ends the transaction with this statement, once the one at work has been answered. */
  end(statement: "COMMIT" | "ROLLBACK"): Promise<pg.QueryResult> {
    return this.#answered.then(() => this.#client.query(statement));
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  close(): void {
    this.#isClosed = true;
  }

  async begin(limits: string): Promise<void> {
    const settings = Object.entries(this.#options.settings ?? {});
    await this.#send({ text: prelude(this.#options, limits, settings.filter(isPlain)) });
    const inWords = settings.filter((setting) => !isPlain(setting));
    if (inWords.length === 0) return;
    const calls = inWords.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
    await this.#send({ text: `SELECT ${calls.join(", ")}`, values: inWords.flat() });
  }

  async one<Row>(query: Sql): Promise<Row> {
    const { rows } = await this.#run<Row>(query);
    const [row] = rows;
    if (row === undefined || rows.length !== 1) throw new RowCountError("exactly 1 row", rows.length);
    return row;
  }

  async maybeOne<Row>(query: Sql): Promise<Row | undefined> {
    const { rows } = await this.#run<Row>(query);
    if (rows.length > 1) throw new RowCountError("at most 1 row", rows.length);
    return rows[0];
  }

  async many<Row>(query: Sql, max: number): Promise<Row[]> {
    const { rows } = await this.#run<Row>(query);
    if (rows.length > max) throw new RowCountError(`at most ${max} rows`, rows.length);
    return rows;
  }

  async exec(query: Sql): Promise<number> {
    return (await this.#run(query)).rowCount ?? 0;
  }

  async #run<Row>(query: Sql): Promise<{ rows: Row[]; rowCount: number | null }> {
    this.#refuseIfOver();
    const { role, readOnly } = this.#options;
    const name = readOnly ? undefined : keptName(this.#client, role, query.text);
    // The extended protocol takes one statement only, with or without values.
    const message = { text: query.text, values: query.values, queryMode: "extended", ...(name ? { name } : {}) };
    return this.#send(message) as Promise<{ rows: Row[]; rowCount: number | null }>;
  }

  /** One statement after the other, also when several are asked for at once: the connection takes no second one meanwhile. */
  #send(message: pg.QueryConfig<unknown[]>): Promise<pg.QueryResult> {
    this.#unanswered += 1;
    const answer = this.#answered
      .then(() => this.#query(message))
      .finally(() => {
        this.#unanswered -= 1;
      });
    this.#answered = Promise.allSettled([answer]);
    return answer;
  }

  async #query(message: pg.QueryConfig<unknown[]>): Promise<pg.QueryResult> {
    this.#refuseIfOver();
    try {
      return await this.#client.query(message);
    } catch (error) {
      const explained = explain(error, this.#limitMs);
      if (explained instanceof DatabaseUnavailableError) this.#isBroken = true;
      throw explained;
    }
  }

  #refuseIfOver(): void {
    if (this.#isClosed) throw new Error("This transaction is over; its statements must be awaited inside its work");
  }
}

/** Hands the session back once a ROLLBACK has been answered and nothing is open on it any more; otherwise gives it up. */
async function rollBack(session: Session, open: OpenTransaction, limitMs: number): Promise<void> {
  try {
    await within(limitMs, open.end("ROLLBACK"));
  } catch (error) {
    session.discard(`ROLLBACK failed: ${error instanceof Error ? error.message : error}`);
    return;
  }
  if (session.client.getTransactionStatus() === "I") session.release();
  else session.discard("ROLLBACK left a transaction open");
}

/** The transaction has failed or was stopped: ends it. Resolves when its caller may be told. */
async function abandon(session: Session, open: OpenTransaction, stopper: Stopper, manners: Manners): Promise<void> {
  if (open.isBroken) return session.discard("the connection broke");
  const remainingMs = Math.max(0, stopper.deadline - Date.now()) + endingMs;
  if (stopper.stoppedBy === undefined) return rollBack(session, open, remainingMs);
  if (open.isBusy && (manners.discardIsCheap || stopper.stoppedBy === "timeout")) {
    return session.discard(stopper.stoppedBy === "timeout" ? "a statement exceeded its time limit" : "the caller left");
  }
  // The caller has its answer now; the statement still at work is let run to its limit, and then the ROLLBACK.
  void rollBack(session, open, remainingMs);
}

async function commit(session: Session, open: OpenTransaction, limitMs: number): Promise<void> {
  let answer: pg.QueryResult;
  try {
    answer = await within(limitMs, open.end("COMMIT"));
  } catch (error) {
    // A deferred constraint speaks at COMMIT: PostgreSQL's own error, and nothing is kept.
    if (!isConnectionError(error) && error instanceof Error && "severity" in error) {
      await rollBack(session, open, endingMs);
      throw explain(error, limitMs);
    }
    session.discard("COMMIT was not answered");
    throw new DatabaseUnavailableError("The connection to the database broke while committing", {
      cause: error,
      mayHaveCommitted: true,
    });
  }
  session.release();
  // COMMIT of a failed transaction is answered with ROLLBACK, not with an error.
  if (answer.command !== "COMMIT") throw new TransactionRolledBackError();
}

/** One transaction on a session, from BEGIN to its proven end. See `Database.transaction`. */
export async function runTransaction<T>(
  session: Session,
  options: TransactionOptions,
  manners: Manners,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const limitMs = options.timeoutMs ?? manners.transactionMs;
  const stopper = new Stopper(limitMs, options.signal);
  const open = new OpenTransaction(session.client, options, limitMs);
  let result: T;
  try {
    await stopper.race(open.begin(manners.limitsFor(limitMs)));
    result = await stopper.race(work(open));
    if (open.isBusy) throw new Error("A statement of this transaction was not awaited by its work");
  } catch (error) {
    open.close();
    stopper.disarm();
    await abandon(session, open, stopper, manners);
    throw error;
  }
  open.close();
  stopper.disarm();
  await commit(session, open, Math.max(0, stopper.deadline - Date.now()) + endingMs);
  return result;
}
