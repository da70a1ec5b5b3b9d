import { readFileSync } from "node:fs";
import { z } from "zod";
import { ConfigError } from "../config.ts";

const basemapList = z.array(z.strictObject({ name: z.string().min(1).max(100), url: z.url({ protocol: /^https?$/ }) }));

/** A base style signed-in staff may choose, besides the one that is built in. */
export type Basemap = z.infer<typeof basemapList>[number];

/**
 * Further basemaps from the file ATLAS_BASEMAPS names: a JSON list of `{ "name", "url" }`.
 * @throws ConfigError
 */
export function readBasemaps(file: string | undefined): readonly Basemap[] {
  if (file === undefined) return [];
  try {
    return basemapList.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new ConfigError(`ATLAS_BASEMAPS: ${file} is no list of {"name", "url"}. ${reason}`);
  }
}
