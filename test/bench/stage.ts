import { demoPassword, runToEnd, type ServerProcess, startServer } from "../helpers/server-process.ts";
import { type Row, seconds } from "./table.ts";

/** Sites of a stage unless more are asked for. */
export const sitesOnStage = 10_000;

/** A running product with some thousands of sites in it. */
export interface Stage {
  readonly engine: "embedded" | "PostgreSQL";
  readonly url: string;
  /** A planner's session, as the value of a Cookie header. */
  readonly staffCookie: string;
}

export interface Place {
  readonly engine: "embedded" | "server";
  /** Of the embedded engine: where the seed is to be found again. */
  readonly dataDir?: string;
  readonly databaseUrl?: string;
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: "planner@demo.invalid", password: demoPassword }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (response.status !== 201 || cookie === undefined)
    throw new Error(`Sign-in answered ${response.status}: ${await response.text()}`);
  return cookie;
}

/** Fills a database by the command an administrator uses; says how long it took. */
export async function seed(place: Place, sites: number = sitesOnStage): Promise<Row> {
  const startedAt = performance.now();
  const { code, output } = await runToEnd({
    ...place,
    script: "server/bin/atlas.mjs",
    args: ["seed", "--sites", String(sites)],
    withinMs: 600_000,
  });
  if (code !== 0) throw new Error(`The seed ended with ${code}:\n${output}`);
  return {
    what: `seed of ${sites.toLocaleString("en-GB")} sites with release, ${place.engine === "server" ? "PostgreSQL" : "embedded"}`,
    measured: seconds(performance.now() - startedAt),
    toHold: "minutes at most",
    holds: true,
  };
}

export async function openStage(place: Place): Promise<{ readonly stage: Stage; readonly server: ServerProcess }> {
  const server = await startServer(place);
  try {
    const staffCookie = await signIn(server.url);
    return {
      server,
      stage: { engine: place.engine === "server" ? "PostgreSQL" : "embedded", url: server.url, staffCookie },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
