/** The database cannot be reached, has just ended, or has no turn free in time: a 503. */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
  /** True when the connection broke after COMMIT was sent: the work may be done or not. Client-made ids make asking again safe. */
  readonly mayHaveCommitted: boolean;

  constructor(message: string, options: { cause?: unknown; mayHaveCommitted?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.mayHaveCommitted = options.mayHaveCommitted ?? false;
  }
}

/** A transaction was cut because it took longer than it may: a 503. Nothing of it was kept. */
export class TransactionTimeoutError extends Error {
  override readonly name = "TransactionTimeoutError";

  constructor(limitMs: number, cause?: unknown) {
    super(`The transaction took longer than ${limitMs} ms and was stopped`, { cause });
  }
}

/** The transaction was ended without being kept although its work did not fail: it had swallowed the error of a statement. */
export class TransactionRolledBackError extends Error {
  override readonly name = "TransactionRolledBackError";

  constructor() {
    super(
      "The transaction was rolled back by the database: one of its statements had failed and the failure was not passed on",
    );
  }
}

/** A statement gave another number of rows than its caller relies on. On the embedded engine a swallowed geometry error looks like this. */
export class RowCountError extends Error {
  override readonly name = "RowCountError";
  readonly expected: string;
  readonly rows: number;

  constructor(expected: string, rows: number) {
    super(`Expected ${expected} of a statement, got ${rows}`);
    this.expected = expected;
    this.rows = rows;
  }
}

/** Another process works in this data directory. */
export class DirectoryHeldError extends Error {
  override readonly name = "DirectoryHeldError";
  readonly pid: number;
  readonly host: string;
  /** ISO time at which the other process took the directory. */
  readonly since: string;
  readonly command: string;

  constructor(directory: string, holder: { pid: number; host: string; since: string; command: string }) {
    super(
      `${directory} is in use by process ${holder.pid} on ${holder.host} since ${holder.since} (${holder.command}). ` +
        "Stop that process first, or choose another ATLAS_DATA_DIR.",
    );
    this.pid = holder.pid;
    this.host = holder.host;
    this.since = holder.since;
    this.command = holder.command;
  }
}

/** The database and the migrations of this program do not fit together; the message says how. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

const brokenConnectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  // PostgreSQL: shutting down, crashed, starting up, full.
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "25P03",
]);
const brokenConnectionMessages =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)|Cannot use a pool after calling end|The server does not support|Unexpected .* message)/;

/** Does this error of `pg` say that the connection, rather than the statement, is broken? Class 08 is PostgreSQL's own "connection exception". */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (code !== undefined) return brokenConnectionCodes.has(code) || code.startsWith("08");
  return brokenConnectionMessages.test(error.message);
}

/** Did PostgreSQL itself stop the statement for taking or waiting too long (statement_timeout, lock_timeout)? */
export function isServerTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "57014" || error.code === "55P03");
}
