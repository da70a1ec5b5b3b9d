import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { protectionKinds } from "@asm-atlas/data/domain/layers/protected-area.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { importProtectedAreas } from "@asm-atlas/server/src/protected-areas/import-protected-areas.ts";
import { reportOf } from "@asm-atlas/server/src/protected-areas/report.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { makeWorkDir, onEachEngine } from "../helpers/engines.ts";

const around = (west: number, south: number, side = 0.1) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
const feature = (properties: object, geometry: object = around(100, 46)) => ({ type: "Feature", properties, geometry });

onEachEngine("protected areas", (kind) => {
  let atlas: AtlasServer;
  let officer: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    officer = await atlas.signedIn("officer");
  });
  afterAll(() => atlas.stop());

  const importing = async (features: readonly object[], options: { source?: string; apply?: boolean } = {}) => {
    const file = join(await makeWorkDir("protected"), "areas.geojson");
    await writeFile(file, JSON.stringify({ type: "FeatureCollection", features }));
    const { source = "Ministry", apply = false } = options;
    return importProtectedAreas(atlas.engine.database, file, { source, asOf: "2026-01-01", kind: undefined, apply });
  };
  const onMap = async () => {
    const { features } = await officer.reads("/api/map/protected-areas.geojson");
    return features.map(({ id, properties }: { id: string; properties: Record<string, unknown> }) => [
      id,
      properties.kind,
      properties.name_en ?? properties.name_mn,
      properties.source,
      properties.is_demo,
    ]);
  };

  it("of the demo are invented and say so, and nobody outside of the staff hears of any", async () => {
    const told = await onMap();
    expect(told).toHaveLength(3);
    for (const [code, , , source, isDemo] of told)
      expect([code, source, isDemo]).toEqual([expect.stringMatching(/^DEMO-/), "ASM Atlas demo, invented", true]);
    for (const path of ["/api/map/protected-areas.geojson", "/ogc/collections/protected-areas/items"]) {
      const answer = await atlas.anyone.asks(path);
      expect([answer.status, answer.text.includes("DEMO-PA")]).toEqual([404, false]);
    }
  });

  it("are offered to staff where there are some, and their being there is told to nobody else", async () => {
    const told = async () => (await officer.reads("/api/atlas")).hasProtectedAreas;
    expect(await told()).toBe(true);
    expect(await atlas.anyone.reads("/api/atlas")).not.toHaveProperty("hasProtectedAreas");
    const { database } = atlas.engine;
    const areas = await database.transaction({ role: "owner" }, (transaction) =>
      transaction.many<{ row: string }>(sql`DELETE FROM atlas.protected_area p RETURNING to_jsonb(p)::text AS row`, 10),
    );
    expect(await told()).toBe(false);
    await database.transaction({ role: "owner" }, async (transaction) => {
      for (const { row } of areas)
        await transaction.exec(
          sql`INSERT INTO atlas.protected_area SELECT * FROM jsonb_populate_record(NULL::atlas.protected_area, ${row}::jsonb)`,
        );
    });
    expect(await told()).toBe(true);
  });

  it("are told of before they are put on record, with what cannot be used and why", async () => {
    const before = await onMap();
    const features = [
      feature({ kind: "national_park", name_en: "North park", name_mn: "Хойд парк", code: "P-7" }),
      feature({ kind: "water_protection", name: "Голын бүс" }, around(101, 46, 0.01)),
      feature({ kind: "castle", name: "Castle" }),
      feature({ kind: "national_park" }),
      feature({ kind: "national_park", name: "Far park" }, around(0, 46)),
      feature({ kind: "forest_fund", name: "Twin", code: "P-7" }),
    ];
    const told = await importing(features);
    expect(told.areas.map(({ code, nameEn, nameMn }) => [code, nameEn, nameMn])).toEqual([
      ["P-7", "North park", "Хойд парк"],
      ["PA-001", null, "Голын бүс"],
    ]);
    const report = reportOf(told, false).join("\n");
    for (const words of [
      /feature 3: its kind is none of/,
      /feature 4: it has no name/,
      /feature 5: The position/,
      /feature 6: the code P-7 is taken/,
      /2 of 6 features would become protected areas/,
      /Nothing has been changed/,
    ])
      expect(report).toMatch(words);
    expect(await onMap()).toEqual(before);
  });

  it("take the place of those of their source and of invented ones, and leave those of others", async () => {
    const park = (name: string) => feature({ kind: "national_park", name });
    await importing([park("One"), park("Two")], { apply: true });
    expect(await onMap()).toEqual([
      ["PA-001", "national_park", "One", "Ministry", false],
      ["PA-002", "national_park", "Two", "Ministry", false],
    ]);
    await importing([park("Spring")], { source: "Water authority", apply: true });
    const again = await importing([park("Three")], { apply: true });
    expect(again.replaced).toBe(2);
    expect(await onMap()).toEqual([
      ["PA-001", "national_park", "Three", "Ministry", false],
      ["PA-003", "national_park", "Spring", "Water authority", false],
    ]);
    expect(await officer.reads("/ogc/collections/protected-areas/items?kind=national_park")).toMatchObject({
      numberMatched: 2,
    });
    // A file of which nothing can be used takes nothing away.
    await importing([feature({ kind: "castle", name: "Castle" })], { apply: true });
    expect(await onMap()).toHaveLength(2);
  });

  it("hold together no more corners than a map can bear", async () => {
    const round = (corners: number, lon: number) =>
      Array.from({ length: corners + 1 }, (_, corner) => {
        const angle = (2 * Math.PI * (corner % corners)) / corners;
        return [lon + 0.5 * Math.cos(angle), 46 + 0.5 * Math.sin(angle)];
      });
    const wide = (lon: number) =>
      feature({ kind: "forest_fund", name: `At ${lon}` }, { type: "Polygon", coordinates: [round(70_000, lon)] });
    await expect(importing([wide(96), wide(99), wide(102)])).rejects.toThrow(/210,003 corners, more than 200,000/);
    expect(limits.protectedCorners).toBe(200_000);
  });

  it("have in the database the kinds of the domain", async () => {
    const features = protectionKinds.map(({ code }) => feature({ kind: code, name: `One of ${code}` }));
    const { areas } = await importing(features, { source: "Kinds", apply: true });
    expect(areas).toHaveLength(protectionKinds.length);
  });
});
