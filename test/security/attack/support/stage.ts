import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type App, createApp } from "@asm-atlas/server/src/app.ts";
import type { Database, Transaction } from "@asm-atlas/server/src/db/database.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { type Person, personAt } from "../../../helpers/atlas-server.ts";
import { type EngineKind, keepingLog, openEngine, type RunningEngine } from "../../../helpers/engines.ts";
import type { World } from "../../../helpers/worlds.ts";
import { asOwner, groundTemplate, loadWorld } from "../../support/load-world.ts";
import { release } from "../../support/releases.ts";
import { pagesOfTheClient } from "./client-pages.ts";

/** Stands before the server: answers itself, or lets it through. */
export type Front = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/** The atlas as a stranger meets it: the real listener over HTTP, on a world that can be taken away and another one loaded. */
export interface Stage {
  readonly engine: RunningEngine;
  /** Somebody without a session. The address stays the same in every world. */
  readonly stranger: Person;
  readonly routes: App["routes"];
  /** Loads a world in place of what was there and starts the server anew: it keeps in memory what a release said. */
  play(world: World, order?: number): Promise<void>;
  publish(cutOff: string): Promise<void>;
  /** Starts the server anew on the same world. */
  restart(): void;
  /** Runs one statement as whoever owns the database. @returns rows touched */
  owner(statement: Sql): Promise<number>;
  rows<Row>(query: Sql): Promise<Row[]>;
  /** Leaks on purpose: something stands before the server meanwhile. */
  behind<T>(front: Front, work: () => Promise<T>): Promise<T>;
  /** Leaks on purpose: a published view says something else meanwhile, at every address that reads it. */
  withView<T>(leak: LeakyView, work: () => Promise<T>): Promise<T>;
  /** The statements the database was given while something ran. */
  statementsOf<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly statements: readonly string[] }>;
  stop(): Promise<void>;
}

/** A published view as somebody in a hurry might have written it. The text is SQL of the test itself; `v` is the row of the view as it should be. */
export interface LeakyView {
  /** In schema `published`. */
  readonly view: string;
  /** What columns say instead, by name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** What is joined to `v` for that, and what rows are left. */
  readonly joins?: string;
  readonly where?: string;
}

/** SQL that is written out whole: for what takes no parameters. */
const written = (text: string): Sql => sql([text] as unknown as TemplateStringsArray);

async function leakyDefinition(tx: Transaction, { view, columns = {}, joins = "", where = "true" }: LeakyView) {
  const { text } = await tx.one<{ text: string }>(
    sql`SELECT pg_get_viewdef(format('published.%I', ${view}::text)::regclass) AS text`,
  );
  const honest = text.trim().replace(/;$/, "");
  const names = await tx.many<{ name: string; type: string }>(
    sql`SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
         WHERE attrelid = format('published.%I', ${view}::text)::regclass AND attnum > 0 ORDER BY attnum`,
    100,
  );
  const unknown = Object.keys(columns).filter((name) => !names.some((column) => column.name === name));
  if (unknown.length > 0) throw new RangeError(`published.${view} has no ${unknown.join(", ")}`);
  const said = names.map(({ name, type }) =>
    columns[name] === undefined ? `v."${name}"` : `(${columns[name]})::${type} AS "${name}"`,
  );
  return { honest, leaky: `SELECT ${said.join(", ")} FROM (${honest}) v ${joins} WHERE ${where}` };
}

/** Passes everything on and remembers the texts of the statements. */
function watched(database: Database, heard: (text: string) => void): Database {
  const watch = (tx: Transaction): Transaction => {
    const hear = (query: Sql) => {
      heard(query.text);
      return query;
    };
    return {
      one: (query) => tx.one(hear(query)),
      maybeOne: (query) => tx.maybeOne(hear(query)),
      many: (query, max) => tx.many(hear(query), max),
      exec: (query) => tx.exec(hear(query)),
    };
  };
  return {
    engine: database.engine,
    transaction: (options, work) => database.transaction(options, (tx) => work(watch(tx))),
    isReady: () => database.isReady(),
    onChange: (listener) => database.onChange(listener),
    close: () => database.close(),
  };
}

export async function openStage(kind: EngineKind): Promise<Stage> {
  const engine = await openEngine(kind, { template: groundTemplate });
  const statements: string[] = [];
  const database = watched(engine.database, (text) => statements.push(text));
  const clientDir = await pagesOfTheClient(engine.config.dataDir);
  // Files that are made once a release are another world's after another world was loaded: they get a folder of their own.
  let worlds = 0;
  const start = (): App =>
    createApp({
      database,
      log: { ...keepingLog(), debug: () => undefined },
      config: {
        origin: undefined,
        demo: false,
        basemapsFile: undefined,
        dataDir: `${engine.config.dataDir}-files-${worlds}`,
        writesPerMinute: 1_000_000,
      },
      clientDir,
    });
  let app = start();
  let front: Front | undefined;
  const server = createServer((request, response) => {
    const honest = () => app(request, response);
    if (!front) return honest();
    Promise.resolve(front(request, response, honest)).catch((error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const restart = () => {
    app.close();
    app = start();
  };

  return {
    engine,
    stranger: personAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    get routes() {
      return app.routes;
    },
    play: async (world, order = 0) => {
      await loadWorld(engine.database, world, { order });
      worlds += 1;
      restart();
    },
    publish: async (cutOff) => {
      await release(engine.database, cutOff);
    },
    restart,
    owner: (statement) => asOwner(engine.database, (tx) => tx.exec(statement)),
    rows: <Row>(query: Sql) => asOwner(engine.database, (tx) => tx.many<Row>(query, 100_000)),
    behind: async (leak, work) => {
      front = leak;
      try {
        return await work();
      } finally {
        front = undefined;
      }
    },
    withView: async (leak, work) => {
      const replace = (text: string) =>
        asOwner(engine.database, (tx) => tx.exec(written(`CREATE OR REPLACE VIEW published.${leak.view} AS ${text}`)));
      const { honest, leaky } = await asOwner(engine.database, (tx) => leakyDefinition(tx, leak));
      await replace(leaky);
      restart();
      try {
        return await work();
      } finally {
        await replace(honest);
        restart();
      }
    },
    statementsOf: async (work) => {
      statements.length = 0;
      const result = await work();
      return { result, statements: [...statements] };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      app.close();
      await engine.stop();
    },
  };
}
