import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findChromium } from "../helpers/browser.ts";
import { databaseUrl, NoPostgresError, startCluster } from "../helpers/postgres-cluster.ts";
import { measureCrowd } from "./crowd.ts";
import { measureFeed } from "./feed.ts";
import { measureLedger } from "./ledger.ts";
import { measureMemory } from "./memory.ts";
import { measureOpenData } from "./open-data.ts";
import { measureFindings, measureOverlap } from "./overlap.ts";
import { measurePage, type PageMeasurement } from "./page.ts";
import { measurePhotos } from "./photos.ts";
import { measureReads } from "./reads.ts";
import { measureSheet } from "./sheet.ts";
import { openStage, type Place, type Stage, seed, sitesOnStage } from "./stage.ts";
import { measureStarts } from "./starts.ts";
import { kilobytes, type Row, renderTable, seconds } from "./table.ts";
import { measureWeakPhone } from "./weak-phone.ts";
import { measureWriting } from "./writing.ts";

const parts = [
  "starts",
  "feed",
  "reads",
  "crowd",
  "page",
  "phone",
  "sheet",
  "writing",
  "ledger",
  "overlap",
  "photos",
  "files",
  "large",
] as const;
type Part = (typeof parts)[number];
/** Those that bring what they measure with them. */
const apart: readonly Part[] = ["starts", "ledger", "overlap", "photos", "files", "large"];

const say = (line: string) => process.stdout.write(`${line}\n`);
/** Where the benchmark is, apart from its result: that can be piped into a file. */
const note = (line: string) => process.stderr.write(`… ${line}\n`);

/** A part that cannot be measured is a line of the table that does not hold, not an end of the whole run. */
async function attempt(what: string, measure: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  note(what);
  try {
    return await measure();
  } catch (error) {
    note(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    return [
      {
        what,
        measured: `not measured: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
        holds: false,
      },
    ];
  }
}

function fileTable(files: PageMeasurement["files"]): string {
  const sorted = [...files].sort((a, b) => b.map - a.map);
  const lines = sorted.map(({ path, words, map }) => `| ${path} | ${kilobytes(words)} | ${kilobytes(map)} |`);
  return [
    "| file of the public page, as transferred | when words are readable | when the map is drawn |",
    "|---|---|---|",
    ...lines,
  ].join("\n");
}

interface Measured {
  readonly rows: Row[];
  readonly files: PageMeasurement["files"];
}

async function measureOnStage(place: Place, wanted: ReadonlySet<Part>): Promise<Measured> {
  const rows: Row[] = [];
  let files: PageMeasurement["files"] = [];
  rows.push(...(await attempt(`seeding, ${place.engine}`, async () => [await seed(place)])));
  const { stage, server } = await openStage(place);
  const onStage = async (part: Part, measure: (stage: Stage) => Promise<readonly Row[]>) => {
    if (wanted.has(part)) rows.push(...(await attempt(`${part}, ${place.engine}`, () => measure(stage))));
  };
  try {
    await onStage("feed", measureFeed);
    await onStage("reads", measureReads);
    await onStage("crowd", measureCrowd);
    // What a page weighs and how fast it draws hangs on the browser, not on the database: once is enough.
    if (place.engine === "embedded" && findChromium() === undefined)
      note("NO CHROMIUM FOUND: the page is not measured");
    else if (place.engine === "embedded") {
      await onStage("page", async (stage) => {
        const page = await measurePage(stage);
        files = page.files;
        return page.rows;
      });
      await onStage("phone", measureWeakPhone);
      await onStage("sheet", (stage) => measureSheet(stage, { sites: sitesOnStage, scriptLimitMs: 50 }));
    }
    // Last: it leaves the stage another than it was.
    await onStage("writing", measureWriting);
  } finally {
    await server.stop();
  }
  if (wanted.has("writing")) rows.push(...(await attempt(`memory, ${place.engine}`, () => measureMemory(place))));
  return { rows, files };
}

async function onEmbedded(wanted: ReadonlySet<Part>): Promise<Measured> {
  const dataDir = mkdtempSync(join(tmpdir(), "asm-atlas-bench-"));
  try {
    return await measureOnStage({ engine: "embedded", dataDir }, wanted);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Does something with an empty database of a PostgreSQL of its own; without PostgreSQL it says so and does nothing. */
async function onPostgres(measure: (place: Place) => Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    note("starting PostgreSQL");
    const cluster = await startCluster();
    try {
      const owner = new pg.Client({ connectionString: databaseUrl(cluster, "postgres") });
      await owner.connect();
      await owner.query("CREATE DATABASE bench");
      await owner.end();
      return await measure({ engine: "server", databaseUrl: databaseUrl(cluster, "bench") });
    } finally {
      await cluster.stop();
    }
  } catch (error) {
    if (!(error instanceof NoPostgresError)) throw error;
    note(`NOT MEASURED on PostgreSQL: ${error.message}`);
    return [];
  }
}

/** Ten times the sites: whether the page still bears them. On PostgreSQL, which is what so many would be kept in. */
async function measureLarge(place: Place): Promise<readonly Row[]> {
  const sites = 10 * sitesOnStage;
  if (findChromium() === undefined) return [];
  const rows = [...(await attempt("seeding, large", async () => [await seed(place, sites)]))];
  const { stage, server } = await openStage(place);
  try {
    rows.push(...(await attempt("sheet, large", () => measureSheet(stage, { sites, scriptLimitMs: 250 }))));
  } finally {
    await server.stop();
  }
  return rows;
}

/** On PostgreSQL, which is what so many zones would be kept in; the sites beside them hardly matter. */
async function measureZones(place: Place): Promise<readonly Row[]> {
  const rows = [...(await attempt("seeding, ledger", async () => [await seed(place, 500)]))];
  const { stage, server } = await openStage(place);
  try {
    rows.push(...(await attempt("ledger", () => measureLedger(stage, place.databaseUrl ?? ""))));
  } finally {
    await server.stop();
  }
  return rows;
}

/** Likewise on PostgreSQL; beside it what the client works out by itself. */
async function measureZoneRules(place: Place): Promise<readonly Row[]> {
  const rows = [...(await attempt("seeding, overlap", async () => [await seed(place, 500)]))];
  return [...rows, ...(await attempt("overlap", () => measureOverlap(place.databaseUrl ?? "")))];
}

/** On PostgreSQL, which is what so many features would be kept in. */
async function measureFiles(place: Place): Promise<readonly Row[]> {
  const rows = [...(await attempt("seeding, files", async () => [await seed(place, 500)]))];
  return [...rows, ...(await attempt("files", () => measureOpenData(place)))];
}

function chosenParts(words: readonly string[]): ReadonlySet<Part> | undefined {
  const known = words.filter((word): word is Part => (parts as readonly string[]).includes(word));
  if (known.length !== words.length) return undefined;
  return new Set(known.length === 0 ? parts : known);
}

/** Runs the chosen parts (all unless told) and prints the table. @returns the exit code: 0, or 2 when asked for an unknown part */
export async function runBenchmark(words: readonly string[]): Promise<number> {
  const wanted = chosenParts(words);
  if (wanted === undefined) {
    process.stderr.write(`Unknown part. Parts: ${parts.join(", ")}\n`);
    return 2;
  }
  const startedAt = performance.now();
  const rows: Row[] = [];
  let files: PageMeasurement["files"] = [];
  if (wanted.has("starts")) rows.push(...(await attempt("starts", measureStarts)));
  if (wanted.has("photos")) rows.push(...(await attempt("photos", measurePhotos)));
  if (parts.some((part) => !apart.includes(part) && wanted.has(part))) {
    const embedded = await onEmbedded(wanted);
    rows.push(...embedded.rows);
    files = embedded.files;
  }
  if ((["feed", "reads", "crowd", "writing"] as const).some((part) => wanted.has(part))) {
    rows.push(...(await onPostgres(async (place) => (await measureOnStage(place, wanted)).rows)));
  }
  if (wanted.has("ledger")) rows.push(...(await onPostgres(measureZones)));
  if (wanted.has("overlap")) {
    rows.push(...(await attempt("findings", async () => measureFindings())));
    rows.push(...(await onPostgres(measureZoneRules)));
  }
  if (wanted.has("files")) rows.push(...(await onPostgres(measureFiles)));
  if (wanted.has("large")) rows.push(...(await onPostgres(measureLarge)));
  say(
    `\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "processor"}, ${seconds(performance.now() - startedAt)} in all\n`,
  );
  say(renderTable(rows));
  if (files.length > 0) say(`\n${fileTable(files)}`);
  const broken = rows.filter((row) => row.holds === false).length;
  say(`\n${broken === 0 ? "Every figure holds." : `${broken} of the figures do not hold.`}`);
  return 0;
}
