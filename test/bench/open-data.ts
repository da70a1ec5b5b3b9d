import { mkdtempSync, rmSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Database, openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { layerView } from "@asm-atlas/server/src/features/layer-view.ts";
import { makeOpenData } from "@asm-atlas/server/src/open-data/make.ts";
import { loadReleases } from "@asm-atlas/server/src/open-data/store.ts";
import { exportCollection } from "@asm-atlas/server/src/transfer/export-collection.ts";
import type { Place } from "./stage.ts";
import { type Row, seconds } from "./table.ts";

/** Features to begin with, and in the end: what the second takes more than the first is not flat. */
const sizes = [25_000, 100_000] as const;
const unhurriedMs = 10 * 60_000;
const lookEveryMs = 1_000;
const megabyte = 1_000_000;
/** Megabytes that four times the features may take more. */
const flatWithinMb = 20;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Points all over the country with half a kilobyte of words each, live and in the newest release, until there are so many. */
async function fillTo(database: Database, total: number): Promise<void> {
  await database.transaction({ role: "owner", timeoutMs: unhurriedMs }, async (tx) => {
    const { from } = await tx.one<{ from: number }>(
      sql`SELECT count(*)::int AS from FROM atlas.published_figure WHERE code LIKE 'bench-%'`,
    );
    await tx.exec(sql`
      INSERT INTO atlas.published_figure (code, kind, topic, title_en, title_mn, unit, definition_en, definition_mn, as_of, source_name, source_url, place_basis, geom)
      SELECT 'bench-' || lpad(n::text, 6, '0'), 'place', p.topic, 'Place ' || n, 'Газар ' || n, p.unit, repeat('word ', 40), repeat('үг ', 40), p.as_of, p.source_name, p.source_url,
             p.place_basis, ST_SetSRID(ST_MakePoint(90 + (n % 1000) * 0.02, 43 + (n / 1000) * 0.05), 4326)
        FROM generate_series(${from}::int, ${total}::int - 1) n
        CROSS JOIN (SELECT * FROM atlas.published_figure WHERE kind = 'place' AND code NOT LIKE 'bench-%' ORDER BY code LIMIT 1) p`);
    await tx.exec(sql`
      INSERT INTO publication.published_figure
      SELECT (SELECT max(number) FROM publication.release), f.* FROM atlas.published_figure f
       WHERE f.code >= 'bench-' || lpad(${from}::text, 6, '0') AND f.code LIKE 'bench-%'`);
  });
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes in use, without what is garbage already. */
function bytesInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Most megabytes in use more than before, while something was done; looking for garbage so often takes some of the time. */
async function peakOf(work: () => Promise<void>): Promise<{ readonly ms: number; readonly mb: number }> {
  const before = bytesInUse();
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, bytesInUse());
  }, lookEveryMs);
  const startedAt = performance.now();
  try {
    await work();
  } finally {
    clearInterval(looking);
  }
  return { ms: performance.now() - startedAt, mb: (most - before) / megabyte };
}

async function makeFiles(database: Database): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "asm-atlas-bench-"));
  try {
    const [release] = await database.transaction({ role: "owner", readOnly: true }, loadReleases);
    if (!release) throw new Error("There is no release");
    await makeOpenData({ database, release, folder }, new Set());
    const names = await readdir(folder);
    return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function exportAll(database: Database): Promise<number> {
  let bytes = 0;
  const target = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      done();
    },
  });
  await exportCollection(database, layerView("internal", "published-figures"), target, () => undefined);
  return bytes;
}

/** Files of a release, and the export of a collection as staff see it, with a hundred thousand features: in this process, so that its memory can be watched. */
export async function measureOpenData(place: Place): Promise<Row[]> {
  const database = await openDatabase(
    { url: place.databaseUrl, dataDir: place.dataDir ?? "", maxConnections: 2 },
    silent,
  );
  const peaks = { files: [] as number[], export: [] as number[] };
  const told = { files: "", export: "" };
  try {
    for (const size of sizes) {
      await fillTo(database, size);
      for (const [what, work] of [
        ["files", makeFiles],
        ["export", exportAll],
      ] as const) {
        let bytes = 0;
        const { ms, mb } = await peakOf(async () => {
          bytes = await work(database);
        });
        peaks[what].push(mb);
        told[what] = `${seconds(ms)}, ${Math.round(bytes / megabyte)} MB written, ${Math.round(mb)} MB of memory`;
      }
    }
  } finally {
    await database.close();
  }
  const row = (what: "files" | "export", words: string): Row => {
    const [few = 0, many = 0] = peaks[what];
    return {
      what: `${words} of ${sizes[1].toLocaleString("en-GB")} features, PostgreSQL`,
      measured: told[what],
      reference: `${Math.round(few)} MB of memory for ${sizes[0].toLocaleString("en-GB")}`,
      toHold: `no more than ${flatWithinMb} MB above it`,
      holds: many - few <= flatWithinMb,
    };
  };
  return [row("files", "open data (GeoJSON, CSV, GeoPackage)"), row("export", "staff export")];
}
