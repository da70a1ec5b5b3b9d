import type { Sql } from "./sql.ts";

/** Whose rights a transaction has. `owner` is the login user itself: accounts, sessions, migrations, seed. */
export type DatabaseRole =
  | "atlas_public"
  | "atlas_officer"
  | "atlas_planner"
  | "atlas_admin"
  | "atlas_publisher"
  | "owner";

/** The statements of one transaction. After the transaction's work has ended, every method throws. */
export interface Transaction {
  /** Exactly one row. @throws RowCountError for none or several. */
  one<Row>(query: Sql): Promise<Row>;
  /** One row or none. @throws RowCountError for several. */
  maybeOne<Row>(query: Sql): Promise<Row | undefined>;
  /** At most `max` rows. @throws RowCountError for more: what would not fit must be paged, never cut silently. */
  many<Row>(query: Sql, max: number): Promise<Row[]>;
  /** Runs a statement and gives the number of rows it touched. */
  exec(query: Sql): Promise<number>;
}

export interface TransactionOptions {
  readonly role: DatabaseRole;
  /** One unchanging snapshot for all statements, and nothing can be written. */
  readonly readOnly?: boolean;
  /** How long the transaction may take, from its turn to its last statement; default `limits.transactionMs`. */
  readonly timeoutMs?: number;
  /** Ends the wait or the transaction when the caller leaves. A commit already under way is not stopped. */
  readonly signal?: AbortSignal;
  /** Settings that triggers and views read, for this transaction only: who acts (`atlas.actor`), why, for which day. */
  readonly settings?: Readonly<Record<`atlas.${string}`, string>>;
}

export interface Database {
  readonly engine: "embedded" | "server";
  /**
   * Runs `work` in one transaction with the role's rights and search path; its promise decides: resolved commits, rejected rolls back.
   * Resolves only after the commit is acknowledged. Do nothing but SQL inside: on the embedded engine everybody waits meanwhile.
   * @throws DatabaseUnavailableError, TransactionTimeoutError, TransactionRolledBackError, the signal's reason, what `work` throws,
   *   or an error of PostgreSQL as `pg` gives it (`code`, `constraint`).
   */
  transaction<T>(options: TransactionOptions, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Reachable, and migrated to what this program knows. Never throws. */
  isReady(): Promise<boolean>;
  /** Calls the listener whenever something may have been committed, by this process or another. Returns how to stop listening. */
  onChange(listener: () => void): () => void;
  /** Lets running transactions finish, then ends everything. Later calls of `transaction` are refused. */
  close(): Promise<void>;
}

export interface DatabaseConfig {
  /** Address of a PostgreSQL database; absent: the embedded engine. */
  readonly url?: string | undefined;
  /** Folder of the embedded engine's data; made if it is not there. */
  readonly dataDir: string;
  /** A template (see `embedded/template.ts`) to fill an empty data folder from. */
  readonly templateFile?: string | undefined;
  /** Folder of numbered migrations; default: the atlas's own. */
  readonly migrationsDir?: string | undefined;
  /** True refuses a folder or database that holds no atlas yet, instead of making one: for what is about data that must be there. Default false. */
  readonly mustExist?: boolean | undefined;
  /** False leaves the database as it is; `isReady` then tells whether it fits. Default true. */
  readonly migrate?: boolean | undefined;
  /** Most connections to PostgreSQL; default 10. The embedded engine always has one. */
  readonly maxConnections?: number | undefined;
  /** Default time limit of a transaction; default `limits.transactionMs`. */
  readonly transactionMs?: number | undefined;
  /** How long a transaction waits for its turn; default `limits.queueMs`. */
  readonly queueMs?: number | undefined;
}
