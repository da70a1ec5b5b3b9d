import { readFileSync } from "node:fs";
import type { BaseMap } from "@asm-atlas/data/domain/base-map.ts";
import { z } from "zod";
import { ConfigError } from "../config.ts";

const text = z.string().trim().min(1).max(100);
const address = z.url({ protocol: /^https?$/ });
const origin = address.refine((url) => new URL(url).pathname === "/" && !/[?#]/.test(url), {
  error: "is to be scheme, host and port only, like https://tiles.example.org",
});

/** An entry as an administrator writes it (README, "Other base maps"). */
const entrySchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,29}$/, { error: "is to be small letters, digits and hyphens" })
      .optional(),
    name: z.union([text, z.strictObject({ en: text, mn: text })]),
    url: address,
    attribution: z.string().trim().min(1).max(300).optional(),
    tileSize: z.literal([256, 512]).default(256),
    maxZoom: z.int().min(1).max(22).default(19),
    origins: z.array(origin).max(10).default([]),
  })
  .refine(({ url }) => slotsIn(url) === 0 || slotsIn(url) === 3, {
    error: "url is a template with {z}, {x} and {y}, or the address of a style without any of them",
  });

type Entry = z.infer<typeof entrySchema>;

const listSchema = z
  .array(entrySchema)
  .max(20)
  .transform((entries) => entries.map(baseMapOf))
  .refine((maps) => new Set(maps.map(({ id }) => id)).size === maps.length, { error: "two entries have the same id" });

function slotsIn(url: string): number {
  return ["{z}", "{x}", "{y}"].filter((slot) => url.includes(slot)).length;
}

function baseMapOf({ id, name, url, attribution, tileSize, maxZoom, origins }: Entry, index: number): BaseMap {
  const ownOrigin = new URL(url).origin;
  return {
    id: id ?? `base-${index + 1}`,
    name: typeof name === "string" ? { en: name, mn: name } : name,
    kind: slotsIn(url) === 3 ? "raster" : "style",
    url,
    attribution: attribution ?? null,
    tileSize,
    maxZoom,
    origins: [...new Set([ownOrigin, ...origins.map((each) => new URL(each).origin)])],
  };
}

/**
 * Further base maps from the file ATLAS_BASEMAPS names.
 * @throws ConfigError that says what is wrong with which entry
 */
export function readBaseMaps(file: string | undefined): readonly BaseMap[] {
  if (file === undefined) return [];
  try {
    return listSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new ConfigError(`ATLAS_BASEMAPS: ${file} is no list of base maps as the README describes it. ${reason}`);
  }
}
