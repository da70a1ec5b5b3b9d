import pg from "pg";
import { typeParsers } from "./type-parsers.ts";

/** One statement of the extended protocol. Named ones are parsed and planned once on their connection. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string | undefined;
}

/** A statement and who waits for its answer. Exactly one of the two is called, once. */
export interface SentStatement {
  readonly statement: Statement;
  answered(result: pg.QueryResult): void;
  failed(error: unknown): void;
}

/** `pg`'s memory of what the server keeps of this connection's named statements. */
interface KeepingConnection extends pg.Connection {
  readonly submittedNamedStatements: Record<string, string>;
}

/** The parts of `pg`'s query that a group plays on: it writes its messages and reads its answers as ever, only the Sync is the group's. */
interface QueryParts extends pg.Query {
  readonly name: string | undefined;
  readonly text: string;
  readonly _result: { _types: pg.CustomTypesConfig };
  prepare(connection: pg.Connection): void;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
  handleCopyInResponse(connection: pg.Connection): void;
  handleError(error: unknown, connection: pg.Connection): void;
  handleReadyForQuery(connection: pg.Connection): void;
}

/** Values as `pg` writes them. */
const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): unknown } }).utils;

/**
 * Several statements in one message, answered in one: each message is a round trip, and a round trip costs more than most statements. There is one Sync
 * behind all of them, so the server skips whatever follows a statement that failed. What `pg` calls is named as `pg` calls it.
 */
class StatementGroup implements pg.Submittable {
  readonly #queries: readonly QueryParts[];
  /** Whose answer comes next. */
  #at = 0;

  constructor(queries: readonly QueryParts[]) {
    this.#queries = queries;
  }

  /** Name and text of the statement the server speaks of: `pg` writes down by them what a connection keeps. */
  get name(): string | undefined {
    return this.#queries[this.#at]?.name;
  }
  get text(): string | undefined {
    return this.#queries[this.#at]?.text;
  }

  submit(connection: pg.Connection): null {
    const withoutSync = Object.create(connection, { sync: { value: () => undefined } }) as pg.Connection;
    connection.stream.cork();
    for (const query of this.#queries) query.prepare(withoutSync);
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  handleRowDescription(message: unknown): void {
    this.#queries[this.#at]?.handleRowDescription(message);
  }

  handleDataRow(message: unknown): void {
    this.#queries[this.#at]?.handleDataRow(message);
  }

  handleCommandComplete(message: unknown, connection: pg.Connection): void {
    this.#queries[this.#at]?.handleCommandComplete(message, connection);
    this.#at += 1;
  }

  handleEmptyQuery(): void {
    this.#at += 1;
  }

  handleCopyInResponse(connection: pg.Connection): void {
    this.#queries[this.#at]?.handleCopyInResponse(connection);
  }

  /** What was answered before is answered; the rest was skipped because of this error, and nothing of it is kept by the server. */
  handleError(error: unknown, connection: KeepingConnection): void {
    for (const [index, query] of this.#queries.entries()) {
      if (index < this.#at) query.handleReadyForQuery(connection);
      else {
        query.handleError(error, connection);
        if (query.name !== undefined) delete connection.submittedNamedStatements[query.name];
      }
    }
  }

  handleReadyForQuery(connection: pg.Connection): void {
    for (const query of this.#queries) query.handleReadyForQuery(connection);
  }
}

/** Undefined when its values cannot be written: its sender has been told then, and nothing of it is sent. */
function queryOf({ statement, answered, failed }: SentStatement): QueryParts | undefined {
  const { text, values, name } = statement;
  try {
    const config = {
      text,
      values: values.map(prepareValue),
      queryMode: "extended",
      ...(name === undefined ? {} : { name }),
    };
    const query = new pg.Query(config, (error, result) =>
      error ? failed(error) : answered(result),
    ) as unknown as QueryParts;
    query._result._types = typeParsers;
    return query;
  } catch (error) {
    failed(error);
    return undefined;
  }
}

/** Sends statements together, in their order. Resolves when each has its answer or its error; never rejects. */
export function sendTogether(client: pg.ClientBase, sent: readonly SentStatement[]): Promise<void> {
  return new Promise((resolve) => {
    let open = sent.length;
    const done = () => {
      open -= 1;
      if (open === 0) resolve();
    };
    const queries = sent.flatMap(
      ({ statement, answered, failed }) =>
        queryOf({
          statement,
          answered: (result) => {
            answered(result);
            done();
          },
          failed: (error) => {
            failed(error);
            done();
          },
        }) ?? [],
    );
    if (queries.length > 0) client.query(new StatementGroup(queries));
  });
}
