// The package of PostGIS holds 95 MB: raster, topology, a geocoder, scripts that upgrade. The engine unpacks and compiles all of it at every
// start, which is half of what a start costs. What the atlas uses of it is a third, cut out once and kept.
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Log } from "../log.ts";
import { cacheDir, versionOf } from "./cache.ts";
import { tarEnd, tarEntries } from "./tar.ts";

const packageName = "@electric-sql/pglite-postgis";
const whole = join(dirname(createRequire(import.meta.url).resolve(packageName)), "postgis.tar.gz");

/** The library, the projections, and the script that installs this very version. */
const used =
  /^(lib\/postgresql\/postgis-\d+\.so|share\/proj\/.+|share\/postgresql\/extension\/postgis(--[\d.]+\.sql|\.control))$/;

async function cut(): Promise<Buffer> {
  const archive = await promisify(gunzip)(await readFile(whole));
  const kept = [...tarEntries(archive)].filter(({ name }) => used.test(name));
  const has = (end: string) => kept.some(({ name }) => name.endsWith(end));
  if (![".so", ".control", ".sql", "proj.db"].every(has)) throw new Error(`${packageName} is laid out in another way`);
  // Not compressed: it is read far more often than it is stored.
  return promisify(gzip)(Buffer.concat([...kept.map(({ blocks }) => blocks), tarEnd]), { level: 0 });
}

/** The file to start PostGIS from: the part that is used, cut out now if it never was; the whole package where that does not work. */
export async function postgisBundle(log: Log): Promise<string> {
  const key = createHash("sha256")
    .update(`${await versionOf(packageName)} ${used}`)
    .digest("hex")
    .slice(0, 20);
  const file = join(cacheDir, `postgis-${key}.tar.gz`);
  if (existsSync(file)) return file;
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(cacheDir, { recursive: true });
    await writeFile(draft, await cut());
    await rename(draft, file);
    return file;
  } catch (error) {
    await rm(draft, { force: true });
    log.warn({ err: error }, "PostGIS is started from its whole package, which takes a second longer");
    return whole;
  }
}
