import { open } from "node:fs/promises";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { z } from "zod";
import { RefusedError } from "../refused.ts";
import type { BorderFeature } from "./unit.ts";

const featureSchema = z.looseObject({
  type: z.literal("Feature"),
  id: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.unknown(),
});

const collectionSchema = z.looseObject({
  type: z.literal("FeatureCollection"),
  crs: z.unknown().optional(),
  features: z.array(featureSchema).min(1),
});

/** Longitude and latitude on WGS 84 under the names that older programs still write into GeoJSON. */
const knownCrs = /CRS84|EPSG:{1,2}4326/i;

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a folder",
  EACCES: "may not be read by you",
};

async function readText(file: string): Promise<string> {
  try {
    const handle = await open(file, "r");
    try {
      const { size } = await handle.stat();
      if (size > limits.bordersFileBytes) {
        throw new RefusedError(
          `${file} is larger than ${limits.bordersFileBytes / 1_048_576} MB. Simplify the borders, or import them in parts.`,
        );
      }
      return await handle.readFile("utf8");
    } finally {
      await handle.close();
    }
  } catch (error) {
    const fault = error instanceof Error && "code" in error ? unreadable[String(error.code)] : undefined;
    throw fault === undefined ? error : new RefusedError(`${file} ${fault}.`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    // Some programs begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new RefusedError(`${file} is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}

/** The features of a GeoJSON file, their geometries not looked at yet. @throws RefusedError that says what is wrong with the file */
export async function readBorders(file: string): Promise<BorderFeature[]> {
  const parsed = collectionSchema.safeParse(parseJson(await readText(file), file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue && issue.path.length > 0 ? ` (at ${issue.path.join(".")})` : "";
    throw new RefusedError(`${file} is not a GeoJSON FeatureCollection with features${where}.`);
  }
  const { crs, features } = parsed.data;
  if (crs !== undefined && crs !== null && !knownCrs.test(JSON.stringify(crs))) {
    throw new RefusedError(
      `${file} is not in longitude and latitude on WGS 84, as GeoJSON is: convert it first (ogr2ogr -t_srs EPSG:4326).`,
    );
  }
  return features.map(({ id, properties, geometry }, index) => ({
    position: index + 1,
    id,
    properties: properties ?? {},
    geometry,
  }));
}
