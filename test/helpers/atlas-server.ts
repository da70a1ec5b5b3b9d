import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import { contentKey } from "@asm-atlas/data/seed/load.ts";
import { type App, createApp } from "@asm-atlas/server/src/app.ts";
import { seedDemo } from "@asm-atlas/server/src/demo/seed.ts";
import { ensureTemplate } from "@asm-atlas/server/src/demo/template.ts";
import { createPatientServer } from "@asm-atlas/server/src/http/patience.ts";
import { prepareDemoAccounts } from "@asm-atlas/server/src/session/demo-accounts.ts";
import {
  type EngineKind,
  type EngineOptions,
  keepingLog,
  type LoggedLine,
  openEngine,
  type RunningEngine,
  type TestTemplate,
} from "./engines.ts";

export const demoPassword = "correct horse battery";

/** The demo network with its releases, as a newcomer finds it. */
export const demoTemplate: TestTemplate = {
  key: `demo ${contentKey()}`,
  fill: (database) => seedDemo(database, { progress: () => undefined }),
  archive: ensureTemplate,
};

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads into whatever it was sent, and fails where it is not there
  json(): any;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Somebody who asks over HTTP exactly what they say: nothing is normalised, decompressed, followed or kept. */
export interface Person {
  readonly cookie: string | undefined;
  asks(path: string, asking?: Asking): Promise<Answer>;
  /** Asks and expects JSON with status 200. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  reads(path: string): Promise<any>;
}

export interface AtlasServer {
  readonly url: string;
  readonly engine: RunningEngine;
  readonly routes: App["routes"];
  /** What the server logged. */
  readonly logged: readonly LoggedLine[];
  readonly anyone: Person;
  /** Somebody signed in as a demo account. */
  signedIn(role: StaffRole): Promise<Person>;
  stop(): Promise<void>;
}

export interface AtlasServerOptions {
  readonly origin?: string;
  readonly demo?: boolean;
  readonly template?: TestTemplate;
  /** A database that is open already, and is closed with the server, instead of one made from the template. */
  readonly engine?: RunningEngine;
  /** File of further base maps. */
  readonly basemapsFile?: string;
  /** Folder of the client's pages. */
  readonly clientDir?: string;
  /** Most changes of an account within a minute; more than any test makes unless told. */
  readonly writesPerMinute?: number;
  /** Limits of the database to test at. */
  readonly config?: EngineOptions["config"];
}

function ask(
  url: string,
  path: string,
  { method = "GET", headers = {}, body }: Asking,
  cookie: string | undefined,
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const content =
    body === undefined ? undefined : Buffer.isBuffer(body) || typeof body === "string" ? body : JSON.stringify(body);
  const sent = {
    ...(cookie ? { cookie } : {}),
    ...(content === undefined
      ? {}
      : { "content-type": "application/json", "content-length": String(Buffer.byteLength(content)) }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers: sent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString("utf8");
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text,
          json: () => JSON.parse(text),
        });
      });
    });
    request.on("error", reject);
    request.end(content);
  });
}

export function personAt(url: string, cookie?: string): Person {
  const asks = (path: string, asking: Asking = {}) => ask(url, path, asking, cookie);
  return {
    cookie,
    asks,
    reads: async (path) => {
      const answer = await asks(path, { headers: { accept: "application/json" } });
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 500)}`);
      return answer.json();
    },
  };
}

/** The server on a database of its own, seeded with the demo network unless told otherwise. */
export async function startAtlas(kind: EngineKind, options: AtlasServerOptions = {}): Promise<AtlasServer> {
  const engine =
    options.engine ??
    (await openEngine(kind, {
      template: options.template ?? demoTemplate,
      ...(options.config ? { config: options.config } : {}),
    }));
  await prepareDemoAccounts(engine.database, demoPassword);
  const log = { ...keepingLog(), debug: () => undefined };
  const app = createApp({
    database: engine.database,
    log,
    config: {
      origin: options.origin,
      demo: options.demo ?? true,
      basemapsFile: options.basemapsFile,
      dataDir: engine.config.dataDir,
      writesPerMinute: options.writesPerMinute ?? 1_000_000,
    },
    clientDir: options.clientDir,
  });
  const server = createPatientServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const anyone = personAt(url);
  return {
    url,
    engine,
    routes: app.routes,
    logged: log.lines,
    anyone,
    signedIn: async (role) => {
      const answer = await anyone.asks("/api/session", { method: "POST", body: { demoAccount: role } });
      const cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0];
      if (answer.status !== 201 || cookie === undefined)
        throw new Error(`Signing in answered ${answer.status}: ${answer.text}`);
      return personAt(url, cookie);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      app.close();
      await engine.stop();
    },
  };
}
