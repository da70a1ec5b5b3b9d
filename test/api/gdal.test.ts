import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { projectionOf } from "@asm-atlas/data/domain/roles.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { makeWorkDir, onEachEngine } from "../helpers/engines.ts";
import { countsOf, hasGdal } from "../helpers/gdal.ts";

const run = promisify(execFile);

describe.skipIf(!hasGdal())("other people's tools", () => {
  onEachEngine("GDAL", (kind) => {
    let atlas: AtlasServer;
    let planner: Person;
    let folder: string;
    beforeAll(async () => {
      atlas = await startAtlas(kind);
      planner = await atlas.signedIn("planner");
      folder = await makeWorkDir("gdal");
    });
    afterAll(async () => {
      await atlas.stop();
      await rm(folder, { recursive: true, force: true });
    });

    const askers = () => [
      { name: "anyone", person: atlas.anyone, projection: projectionOf("anonymous") },
      { name: "planner", person: planner, projection: projectionOf("planner") },
    ];
    const ogr = async (person: Person, program: "ogrinfo" | "ogr2ogr", parameters: readonly string[]) => {
      const env = { ...process.env, ...(person.cookie ? { GDAL_HTTP_HEADERS: `Cookie: ${person.cookie}` } : {}) };
      const { stdout } = await run(program, [...parameters], { env, maxBuffer: 50_000_000 });
      return stdout;
    };
    const source = () => `OAPIF:${atlas.url}/ogc`;
    const matched = async (person: Person, collection: string, query = "") =>
      (await person.reads(`/ogc/collections/${collection}/items?limit=1${query}`)).numberMatched as number;

    it("lists every collection with the counts the service tells", async () => {
      for (const { person, projection } of askers()) {
        const told = await Promise.all(
          layersFor(projection).map(async ({ layer }) => [layer.id, await matched(person, layer.id)] as const),
        );
        expect(countsOf(await ogr(person, "ogrinfo", ["-al", "-so", source()]))).toEqual(Object.fromEntries(told));
      }
    });

    it("reads every feature of every collection through paging", async () => {
      for (const { name, person, projection } of askers()) {
        const file = join(folder, `${name}.gpkg`);
        await ogr(person, "ogr2ogr", ["-f", "GPKG", "-oo", "PAGE_SIZE=150", file, source()]);
        const copied = countsOf(await ogr(atlas.anyone, "ogrinfo", ["-al", "-so", file]));
        for (const { layer } of layersFor(projection))
          expect(copied[layer.id], `${name} ${layer.id}`).toBe(await matched(person, layer.id));
        const fields = await ogr(atlas.anyone, "ogrinfo", ["-json", "-features", file, "sites"]).catch(() => "");
        if (fields) expect(fields).toContain("properties");
      }
    });

    it("knows the type of each column, though the first features leave it empty", async () => {
      const text = await ogr(planner, "ogrinfo", ["-so", source(), "sites"]);
      for (const line of [
        "workers: Integer",
        "area_ha: Real",
        "status_since: Date",
        "updated_at: DateTime",
        "is_demo: Integer(Boolean)",
        "minerals: StringList",
      ])
        expect(text).toContain(line);
      expect(await ogr(atlas.anyone, "ogrinfo", ["-so", source(), "published-figures"])).toContain("value_low: Real");
    });

    it("lets the server filter by property and box", async () => {
      const filtered = await ogr(planner, "ogrinfo", [
        "-so",
        source(),
        "sites",
        "-where",
        "status = 'FORMAL' AND site_kind = 'mine'",
      ]);
      expect(countsOf(filtered).sites).toBe(await matched(planner, "sites", "&status=FORMAL&site_kind=mine"));
      const box = await ogr(planner, "ogrinfo", ["-so", source(), "sites", "-spat", "100", "45", "108", "49"]);
      expect(countsOf(box).sites).toBe(await matched(planner, "sites", "&bbox=100,45,108,49"));
      expect(countsOf(box).sites).toBeGreaterThan(0);
    });
  });
});
