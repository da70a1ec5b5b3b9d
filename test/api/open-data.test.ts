import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import type { FigureId } from "@asm-atlas/client/src/public/figure-ids.ts";
import { landByYear, provincesOfZones } from "@asm-atlas/client/src/public/further/land-years.ts";
import * as headlines from "@asm-atlas/client/src/public/headlines.ts";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { computedFigures, type publicSeries } from "@asm-atlas/data/domain/publication/figures.ts";
import {
  geopackageName,
  type OpenDataIndex,
  type OpenDataRelease,
  openDataPath,
} from "@asm-atlas/data/domain/publication/open-data.ts";
import { parseCsv } from "@asm-atlas/data/seed/csv.ts";
import { identifier, sql } from "@asm-atlas/server/src/db/sql.ts";
import type { Feature } from "geojson";
import sqlite from "node-sqlite3-wasm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type AtlasServer, startAtlas } from "../helpers/atlas-server.ts";
import { makeWorkDir, onEachEngine } from "../helpers/engines.ts";
import { countsOf, hasGdal } from "../helpers/gdal.ts";

const run = promisify(execFile);
const published = layersFor("published");
const figureIds = computedFigures.map(({ id }) => id);

type SeriesId = (typeof publicSeries)[number]["id"];

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

onEachEngine("open data", (kind) => {
  let atlas: AtlasServer;
  let folder: string;
  let releases: readonly OpenDataRelease[];
  let newest: OpenDataRelease;
  const indexes = new Map<number, OpenDataIndex>();
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    folder = await makeWorkDir("open-data");
    releases = (await atlas.anyone.reads("/open-data/index.json")).releases;
    newest = releases[0] as OpenDataRelease;
    for (const { number } of releases)
      indexes.set(number, await atlas.anyone.reads(openDataPath(number, "index.json")));
  });
  afterAll(() => atlas?.stop());

  const get = (name: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Answer> =>
    atlas.anyone.asks(openDataPath(newest.number, name), { headers, method });
  const indexOf = (number: number): OpenDataIndex => indexes.get(number) as OpenDataIndex;
  const filesOf = ({ collections, geopackage }: OpenDataIndex) => [
    ...collections.flatMap(({ geojson, csv }) => [geojson, csv]),
    ...(geopackage ? [geopackage] : []),
  ];
  /** A release's GeoPackage as somebody downloads it. */
  const downloaded = async (number: number): Promise<string> => {
    const path = join(folder, geopackageName(number));
    await writeFile(path, (await atlas.anyone.asks(openDataPath(number, geopackageName(number)))).bytes);
    return path;
  };
  const inGeopackage = async <T>(number: number, look: (database: sqlite.Database) => T): Promise<T> => {
    const database = new sqlite.Database(await downloaded(number), { readOnly: true });
    try {
      return look(database);
    } finally {
      database.close();
    }
  };

  it("lists every release there is, and in each every published collection in every form", async () => {
    expect(releases.map(({ number }) => number)).toEqual([3, 2, 1]);
    for (const release of releases) {
      const index = indexOf(release.number);
      expect(index.release).toEqual(release);
      expect(index.collections.map(({ id }) => id)).toEqual(published.map(({ layer }) => layer.id));
      expect(index.figures.map(({ id }) => id)).toEqual(figureIds);
      for (const { columns, title } of index.collections)
        for (const words of [title, ...columns.map((column) => column.title)])
          expect([words.en, words.mn].every((word) => word.length > 0)).toBe(true);
    }
  });

  it("has files of the sizes and sums it tells, which sha256sum can check", async () => {
    const index = indexOf(newest.number);
    const sums: string[] = [];
    for (const { name, path, bytes, sha256: told } of filesOf(index)) {
      const answer = await atlas.anyone.asks(path);
      expect([answer.status, answer.bytes.length, sha256(answer.bytes)], name).toEqual([200, bytes, told]);
      sums.push(`${told}  ${name}\n`);
    }
    expect((await get("SHA256SUMS")).text).toBe(sums.join(""));
  });

  it("holds in GeoJSON the features that items have, each once", async () => {
    for (const { layer } of published) {
      const { features } = await atlas.anyone.reads(`/ogc/collections/${layer.id}/items?limit=10000`);
      const body = (await get(`${layer.id}.geojson`)).json();
      expect(body).toMatchObject({ type: "FeatureCollection", name: layer.id, release: newest.number, isDemo: true });
      const texts = (list: readonly Feature[]) =>
        list
          .map((feature) => JSON.stringify(feature))
          .sort()
          .join("\n");
      expect(body.features.length, layer.id).toBe(features.length);
      expect(texts(body.features) === texts(features), layer.id).toBe(true);
      const ids = body.features.map(({ id }: Feature) => String(id));
      expect(ids).toEqual([...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }
  });

  it("holds in CSV the same values, for Excel in UTF-8 with its mark, and where each row lies", async () => {
    for (const { id, rows, geometry, columns } of indexOf(newest.number).collections) {
      const { text } = await get(`${id}.csv`);
      expect(text.startsWith("\uFEFF"), id).toBe(true);
      const table = parseCsv(text.slice(1));
      expect([table.length, Object.keys(table[0] ?? {})], id).toEqual([rows, columns.map(({ name }) => name)]);
      const { features } = (await get(`${id}.geojson`)).json() as { features: Feature[] };
      const wrong: string[] = [];
      for (const [index, row] of table.entries()) {
        const { properties, geometry: shape } = features[index] as Feature;
        for (const [name, value] of Object.entries(properties ?? {})) {
          const cell = value === null ? "" : Array.isArray(value) ? value.join("; ") : String(value);
          if (row[name] !== cell) wrong.push(`${name} of row ${index}: ${row[name]} ≠ ${cell}`);
        }
        if (geometry === "points" && shape?.type === "Point") {
          const [longitude, latitude] = shape.coordinates.map((degrees) => String(Math.round(degrees * 1e6) / 1e6));
          if (row.longitude !== longitude || row.latitude !== latitude) wrong.push(`place of row ${index}`);
        }
        if (
          geometry === "areas" &&
          shape &&
          !(Number(row.west) < Number(row.east) && Number(row.south) < Number(row.north))
        )
          wrong.push(`edges of row ${index}`);
      }
      expect(wrong, id).toEqual([]);
    }
  });

  it("keeps old releases as they were, each with its own number", async () => {
    for (const { number } of releases) {
      const { features } = await atlas.anyone.reads(openDataPath(number, "nation-summary.geojson"));
      expect(new Set(features.map(({ properties }: Feature) => properties?.release))).toEqual(new Set([number]));
    }
    const sumsOf = (number: number) => filesOf(indexOf(number)).map(({ sha256: sum }) => sum);
    expect(sumsOf(2)).not.toEqual(sumsOf(3));
  });

  it("is made once for all who ask at once, and again in the same bytes", async () => {
    const shelf = join(atlas.engine.config.dataDir, "open-data");
    await rm(join(shelf, "2"), { recursive: true });
    const sums = await Promise.all(Array.from({ length: 6 }, () => atlas.anyone.asks(openDataPath(2, "SHA256SUMS"))));
    const told = filesOf(indexOf(2)).map(({ sha256: sum, name }) => `${sum}  ${name}\n`);
    for (const { text } of sums) expect(text).toBe(told.join(""));
    expect((await readdir(shelf)).sort()).toEqual(["1", "2", "3"]);
  });

  it("is answered as a file of the release: tag, day, name, parts, and nothing of who asks", async () => {
    const name = geopackageName(newest.number);
    const whole = await get(name);
    const { etag = "", "content-length": length } = whole.headers;
    expect(whole.headers).toMatchObject({
      "content-type": "application/geopackage+sqlite3",
      "content-disposition": `attachment; filename="${name}"`,
      "last-modified": "Thu, 01 Oct 2026 00:00:00 GMT",
      "cache-control": "public, max-age=60, must-revalidate",
      "accept-ranges": "bytes",
    });
    const head = await get(name, {}, "HEAD");
    expect([head.status, head.bytes.length, head.headers["content-length"]]).toEqual([200, 0, length]);
    expect((await get(name, { "if-none-match": etag })).status).toBe(304);

    const part = await get(name, { range: "bytes=100-199" });
    expect([part.status, part.headers["content-range"]]).toEqual([206, `bytes 100-199/${length}`]);
    expect(part.bytes.equals(whole.bytes.subarray(100, 200))).toBe(true);
    expect((await get(name, { range: "bytes=-10" })).bytes.equals(whole.bytes.subarray(-10))).toBe(true);
    expect((await get(name, { range: `bytes=${length}-` })).status).toBe(416);
    expect((await get(name, { range: "bytes=0-9", "if-range": etag })).status).toBe(206);
    const ofAnother = await get(name, { range: "bytes=0-9", "if-range": '"another"' });
    expect([ofAnother.status, ofAnother.bytes.length]).toEqual([200, whole.bytes.length]);

    const packed = await get("site-summary.csv", { "accept-encoding": "gzip" });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(packed.bytes).equals((await get("site-summary.csv")).bytes)).toBe(true);

    const planner = await atlas.signedIn("planner");
    expect((await planner.asks(openDataPath(newest.number, "sites.csv"))).headers.etag).toBe(
      (await get("sites.csv")).headers.etag,
    );
  });

  it("leads from one lasting address to the newest release", async () => {
    for (const [asked, name] of [
      ["index.json", "index.json"],
      ["sites.csv", "sites.csv"],
      ["asm-atlas.gpkg", geopackageName(newest.number)],
    ] as const) {
      const { status, headers } = await atlas.anyone.asks(`/open-data/latest/${asked}`);
      expect([status, headers.location]).toEqual([302, openDataPath(newest.number, name)]);
    }
  });

  it("says the same of whatever is not there", async () => {
    const answers = await Promise.all(
      [
        "/open-data/releases/4/sites.csv",
        "/open-data/releases/03/sites.csv",
        "/open-data/releases/3/organisations.csv",
        "/open-data/releases/3/manifest.json",
        "/open-data/releases/3/sites.csv.gz",
        "/open-data/releases/3/asm-atlas-2.gpkg",
        "/open-data/releases/3/..%2F..%2Fsecret",
        "/open-data/latest/..%2F2%2Fsites.csv",
      ].map((path) => atlas.anyone.asks(path, { headers: { accept: "application/json" } })),
    );
    const bodies = answers.map((answer) => ({ ...answer.json(), requestId: "" }));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ status: 404, code: "route.not-found" });
    expect((await get("sites.csv?limit=1")).json().code).toBe("request.unknown-parameter");
  });

  describe("of what an administrator withholds", () => {
    const switchTo = async (layer: string, isWithheld: boolean) => {
      await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
        tx.exec(
          sql`INSERT INTO publication.withholding (layer, is_withheld, reason) VALUES (${layer}, ${isWithheld}, 'A test')`,
        ),
      );
    };
    const statuses = async (names: readonly string[]) =>
      Promise.all(names.map(async (name) => (await get(name)).status));

    it("gives nobody the files, nor the GeoPackage, and makes none that are empty for it", async () => {
      const unknown = await get("organisations.csv");
      const whole = await get("index.json");
      await switchTo("sites", true);
      try {
        const hidden = await get("sites.csv");
        const blank = (answer: Answer) => ({ ...answer.json(), requestId: "" });
        expect(blank(hidden)).toEqual(blank(unknown));
        const names = ["sites.geojson", geopackageName(newest.number), "kindergartens.csv", "site-summary.csv"];
        expect(await statuses(names)).toEqual([404, 404, 200, 200]);
        const index: OpenDataIndex = (await get("index.json")).json();
        expect(index.collections.map(({ id }) => id)).not.toContain("sites");
        expect(index.geopackage).toBeNull();
        expect((await get("SHA256SUMS")).text).not.toMatch(/sites\.csv|gpkg/);

        // Made while it is hidden: the views give nothing of it, and no file may come of that.
        await rm(join(atlas.engine.config.dataDir, "open-data", String(newest.number)), { recursive: true });
        expect(await statuses(names)).toEqual([404, 404, 200, 200]);
        expect(await readdir(join(atlas.engine.config.dataDir, "open-data", String(newest.number)))).not.toContain(
          "sites.csv",
        );
      } finally {
        await switchTo("sites", false);
      }
      const again = await get("index.json");
      expect([again.text, again.headers.etag]).toEqual([whole.text, whole.headers.etag]);
    });

    it("gives nobody anything while the whole public map is withheld", async () => {
      await switchTo("everything", true);
      try {
        expect((await atlas.anyone.reads("/open-data/index.json")).releases).toEqual([]);
        expect(await statuses(["index.json", "SHA256SUMS", "sites.csv", "kindergartens.geojson"])).toEqual([
          404, 404, 404, 404,
        ]);
      } finally {
        await switchTo("everything", false);
      }
      expect(await statuses(["index.json", "sites.csv"])).toEqual([200, 200]);
    });
  });

  describe("as a GeoPackage", () => {
    it("is one by the letter: its marks, its tables, each layer with extent, words and every feature", async () => {
      const index = indexOf(newest.number);
      await inGeopackage(newest.number, (database) => {
        const value = (query: string) => Object.values(database.get(query) ?? {})[0];
        expect(value("PRAGMA application_id")).toBe(0x47504b47);
        expect(value("PRAGMA user_version")).toBe(10_300);
        expect(value("PRAGMA quick_check")).toBe("ok");
        expect(database.all("PRAGMA foreign_key_check")).toEqual([]);
        for (const { id, table, rows, columns, geometry } of index.collections) {
          expect(value(`SELECT count(*) FROM ${table}`), id).toBe(rows);
          expect(value(`SELECT data_type FROM gpkg_contents WHERE table_name = '${table}'`)).toBe(
            geometry === "none" ? "attributes" : "features",
          );
          const described = database.all(`SELECT column_name FROM gpkg_data_columns WHERE table_name = '${table}'`);
          const inCsvAlone = new Set(["longitude", "latitude", "west", "south", "east", "north"]);
          expect(described.map(({ column_name }) => column_name).sort()).toEqual(
            columns.flatMap(({ name }) => (inCsvAlone.has(name) ? [] : [name])).sort(),
          );
          if (geometry !== "none")
            expect(
              value(
                `SELECT count(*) FROM ${table} WHERE geom IS NOT NULL AND (hex(substr(geom, 1, 8)) <> '47500003E6100000' OR length(geom) < 61)`,
              ),
              id,
            ).toBe(0);
        }
        const dates = database.all(
          "SELECT last_change AS at FROM gpkg_contents UNION SELECT timestamp FROM gpkg_metadata_reference",
        );
        expect(dates).toEqual([{ at: `${newest.releasedOn}T00:00:00.000Z` }]);
        expect(database.get("SELECT number, cut_off_on, is_demo, licence FROM release")).toEqual({
          number: 3,
          cut_off_on: newest.cutOffOn,
          is_demo: 1,
          licence: "CC-BY-4.0",
        });
      });
    });

    /** What the public page's own functions make of the feeds and items, as they were when a release was the newest. */
    const saidByPage = async (number: number): Promise<Readonly<Record<FigureId | SeriesId, unknown>>> => {
      const rowsOf = (view: string, columns: string): Promise<Feature[]> =>
        atlas.engine.database.transaction(
          { role: "atlas_public", readOnly: true, settings: { "atlas.shown_release": String(number) } },
          async (tx) => {
            const rows = await tx.many<{ properties: Feature["properties"] }>(
              columns === "properties"
                ? sql`SELECT properties FROM ${identifier(view)}`
                : sql`SELECT to_jsonb(v) - 'geom' AS properties FROM ${identifier(view)} v`,
              10_000,
            );
            return rows.map(({ properties }) => ({
              type: "Feature",
              geometry: { type: "Point", coordinates: [0, 0] },
              properties,
            }));
          },
        );
      const feed = async (view: string) =>
        ({ type: "FeatureCollection", features: await rowsOf(view, "properties") }) as const;
      const summary = await rowsOf("site_summary", "all");
      const sites = headlines.nationSites(summary.filter(({ properties }) => properties?.level === "nation"));
      const land = headlines.landFigures(await feed("rehabilitation_summary_feed"));
      const activities = await feed("activity_summary_feed");
      const people = headlines.peopleFigures(activities);
      const seen = headlines.placesSeen(await rowsOf("nation_summary", "all"));
      const kindergartens = headlines.kindergartenFigures(await rowsOf("kindergartens", "all"));
      const zones = { type: "FeatureCollection", features: await rowsOf("rehabilitation_zones", "all") } as const;
      const accepted = (province: string | null) => landByYear(zones, province).filter(({ zones: many }) => many > 0);
      const byProvince = provincesOfZones(zones)
        .flatMap(({ nameEn }) => accepted(nameEn).map(({ year, ...told }) => ({ year, province: nameEn, ...told })))
        .sort((a, b) => a.year - b.year || (a.province < b.province ? -1 : 1));
      return {
        "land-accepted-by-year": accepted(null),
        "land-accepted-by-year-and-province": byProvince,
        "sites-under-contract": sites?.groups.under_contract,
        "sites-ever-contracted": sites?.everContracted,
        "sites-known": sites?.known,
        "people-working": seen?.people ?? null,
        "soums-named": headlines.coverage(await feed("site_summary_feed"))?.soumsNamed,
        "land-accepted": land?.acceptedHa,
        "land-technical": land?.technicalHa,
        "land-biological": land?.biologicalHa,
        "people-reached": people?.people,
        "people-reached-by-topic": byTopic(activities.features),
        "kindergartens-open": kindergartens.open,
        "kindergartens-planned": kindergartens.planned,
        "seats-open": kindergartens.openSeats,
        "seats-planned": kindergartens.plannedSeats,
        "children-near": seen?.children ?? null,
      };
    };
    const byTopic = (units: readonly Feature[]) => {
      type Row = { readonly topic?: string; readonly people: number; readonly women?: number; readonly men?: number };
      const rows = units.find(({ properties }) => properties?.level === "nation")?.properties?.rows as Row[];
      const topics = [...new Set(rows.flatMap(({ topic }) => topic ?? []))].sort();
      const sum = (topic: string, name: "people" | "women" | "men") =>
        rows.filter((row) => row.topic === topic).reduce((total, row) => total + (row[name] ?? 0), 0);
      return topics.map((topic) => ({
        topic,
        people: sum(topic, "people"),
        women: sum(topic, "women"),
        men: sum(topic, "men"),
      }));
    };
    const computed = (rows: readonly Readonly<Record<string, unknown>>[]) =>
      rows[0] && "value" in rows[0] ? rows[0].value : rows;

    it("gives every headline figure again, in every release", async () => {
      let differing = 0;
      const before = new Map<string, unknown>();
      for (const { number } of releases) {
        const said = await saidByPage(number);
        await inGeopackage(number, (database) => {
          for (const { id, query } of computedFigures) {
            const value = computed(database.all(query));
            expect(value, `${id} of release ${number}`).toEqual(said[id]);
            if (before.has(id) && JSON.stringify(before.get(id)) !== JSON.stringify(value)) differing += 1;
            before.set(id, value);
          }
        });
      }
      expect(differing, "figures that moved from one release to another").toBeGreaterThan(5);
    });

    // Both engines' files are of one making: GDAL looks at those of one.
    it.skipIf(kind === "server" || !hasGdal())(
      "opens in GDAL without a warning, with every feature, and so does each file",
      async () => {
        const path = await downloaded(newest.number);
        const index = indexOf(newest.number);
        const { stdout, stderr } = await run("ogrinfo", ["-al", "-so", path], { maxBuffer: 10_000_000 });
        expect(stderr).toBe("");
        const told = Object.fromEntries(index.collections.map(({ table, rows }) => [table, rows]));
        expect(countsOf(stdout)).toEqual({ ...told, release: 1, headline_figures: computedFigures.length });
        for (const { id, rows, csv, geojson } of index.collections)
          for (const { name } of [csv, geojson]) {
            await writeFile(join(folder, name), (await get(name)).bytes);
            const opened = await run("ogrinfo", ["-al", "-so", join(folder, name)], { maxBuffer: 10_000_000 });
            expect([opened.stderr, countsOf(opened.stdout)], name).toEqual(["", { [id]: rows }]);
          }
      },
    );

    it.skipIf(kind === "server" || !hasGdal())("gives every headline figure again through ogr2ogr", async () => {
      const path = await downloaded(newest.number);
      const said = await saidByPage(newest.number);
      for (const { id, query } of computedFigures) {
        const { stdout } = await run("ogr2ogr", [
          "-f",
          "GeoJSON",
          "/vsistdout/",
          path,
          "-dialect",
          "SQLite",
          "-sql",
          query,
        ]);
        const textColumns = new Set(["topic", "province"]);
        // GDAL guesses the type of what is computed: a sum may come as a text.
        const rows = (JSON.parse(stdout) as { features: Feature[] }).features.map(({ properties }) =>
          Object.fromEntries(
            Object.entries(properties ?? {}).map(([name, value]) => [
              name,
              textColumns.has(name) || value === null ? value : Number(value),
            ]),
          ),
        );
        expect(computed(rows), id).toEqual(said[id]);
      }
    });
  });
});
