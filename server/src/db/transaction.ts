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
import { type SentStatement, type Statement, sendTogether } from "./statement-group.ts";
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
  /** The engine's own settings of a transaction with this time limit. */
  limitsFor(limitMs: number): readonly Setting[];
  /** Does ending the connection also end the statement that runs on it, at no cost for others? */
  readonly discardIsCheap: boolean;
  /** Default time limit of a transaction. */
  readonly transactionMs: number;
}

/** Time for the ROLLBACK or COMMIT that ends a transaction, beyond its own limit. */
const endingMs = 5_000;

/** Name and value of a setting, for one transaction. Names are this program's own. */
export type Setting = readonly [name: string, value: string];

const searchPaths: Readonly<Record<DatabaseRole, string>> = {
  atlas_public: "published, public",
  atlas_officer: "internal, public",
  atlas_planner: "internal, public",
  atlas_admin: "internal, public",
  atlas_publisher: "atlas, publication, public",
  owner: "atlas, publication, public",
};

/** Statements by which transactions begin, and the names they are kept under: few texts, as there are few settings. */
const openings = new Map<string, string>();

function kept(text: string, values: readonly string[] = []): Statement {
  const name = openings.get(text) ?? `opening_${openings.size}`;
  openings.set(text, name);
  return { text, values, name };
}

/** BEGIN and all that makes the transaction what it is. */
function opening(options: TransactionOptions, limits: readonly Setting[]): readonly Statement[] {
  const settings: readonly Setting[] = [
    ["search_path", searchPaths[options.role]],
    ["TimeZone", "UTC"],
    ["DateStyle", "ISO, YMD"],
    ...limits,
    ...Object.entries(options.settings ?? {}),
    // Last, as not every role may set the others. The owner says so too: a plain SET ROLE of an earlier transaction would outlive it.
    ["role", options.role === "owner" ? "none" : options.role],
  ];
  const calls = settings.map(([name], index) => `set_config('${name}', $${index + 1}, true)`);
  return [
    // Repeatable read: a count and its page are of the same moment.
    kept(options.readOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN"),
    kept(
      `SELECT ${calls.join(", ")}`,
      settings.map(([, value]) => value),
    ),
  ];
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
  /** Asked for, and not sent yet: what is asked at once is sent together. */
  #waiting: SentStatement[] = [];
  #isSending = false;
  /** Resolves when everything sent has been answered. */
  #answered: Promise<void> = Promise.resolve();
  #unanswered = 0;
  /** Those of them that the work asked for: all but the opening. */
  #unansweredOfWork = 0;
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

  /** Has the work a statement of which it does not know the end? */
  get hasLooseEnds(): boolean {
    return this.#unansweredOfWork > 0;
  }

  /** Ends the transaction with this statement, once what is at work has been answered. */
  end(statement: "COMMIT" | "ROLLBACK"): Promise<pg.QueryResult> {
    return this.#answered.then(() => this.#client.query(statement));
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** The opening leaves with the first statement of the work: where it fails, the server skips what follows. */
  async begin(limits: readonly Setting[]): Promise<void> {
    await Promise.all(opening(this.#options, limits).map((statement) => this.#send(statement)));
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
    if (this.#isClosed) throw isOver();
    const name = keptName(this.#client, this.#options, query);
    this.#unansweredOfWork += 1;
    const answer = this.#send({ text: query.text, values: query.values, name }).finally(() => {
      this.#unansweredOfWork -= 1;
    });
    return answer as Promise<{ rows: Row[]; rowCount: number | null }>;
  }

  #send(statement: Statement): Promise<pg.QueryResult> {
    this.#unanswered += 1;
    const answer = new Promise<pg.QueryResult>((answered, failed) => {
      this.#waiting.push({ statement, answered, failed: (error) => failed(this.#explained(error)) });
    });
    if (!this.#isSending) {
      this.#isSending = true;
      this.#answered = this.#sendAll();
    }
    return answer.finally(() => {
      this.#unanswered -= 1;
    });
  }

  /** One group of statements after the other: the connection takes no second one meanwhile. */
  async #sendAll(): Promise<void> {
    // Whoever asks for several at once has done so by then.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0);
      if (this.#isClosed) for (const { failed } of group) failed(isOver());
      else await sendTogether(this.#client, group);
    }
    this.#isSending = false;
  }

  #explained(error: unknown): unknown {
    const explained = explain(error, this.#limitMs);
    if (explained instanceof DatabaseUnavailableError) this.#isBroken = true;
    return explained;
  }
}

const isOver = () => new Error("This transaction is over; its statements must be awaited inside its work");

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

async function workIn<T>(open: OpenTransaction, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const result = await work(open);
  if (open.hasLooseEnds) throw new Error("A statement of this transaction was not awaited by its work");
  return result;
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
    const begun = open.begin(manners.limitsFor(limitMs));
    [result] = await stopper.race(Promise.all([workIn(open, work), begun]));
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
