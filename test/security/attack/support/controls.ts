import type { Person } from "../../../helpers/atlas-server.ts";
import type { Front } from "./stage.ts";

/** Answers some addresses itself, with what a leaky route would say, and lets all others through. */
export function leaky(
  isTheirs: (path: string) => boolean,
  says: (path: string) => Promise<{ readonly status?: number; readonly type?: string; readonly body: string | Buffer }>,
): Front {
  return async (request, response, next) => {
    const path = request.url ?? "";
    if (!isTheirs(path)) return next();
    const { status = 200, type = "application/json", body } = await says(path);
    response.writeHead(status, { "Content-Type": type });
    response.end(body);
  };
}

/** What a stranger reads as GeoJSON. */
export async function featuresOf(stranger: Person, path: string): Promise<readonly Feature[]> {
  return (await stranger.reads(path)).features;
}

export interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}
