import { inject } from "vitest";
import type { ServerProcess } from "./server-process.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the run's one server for reading is asked for. */
    readingServer: string;
  }
}

/** What a test needs of a server it only looks at. */
export type Reading = Pick<ServerProcess, "url">;

/** The run's server with the demo network. Others look at it meanwhile: whoever changes a record starts a server of their own. */
export async function readingServer(): Promise<Reading> {
  const answer = await fetch(inject("readingServer"));
  const said = await answer.text();
  if (!answer.ok) throw new Error(said);
  return { url: said };
}
