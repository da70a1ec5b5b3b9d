import type { Layer } from "@asm-atlas/data/domain/layers/layer.ts";
import { layers } from "@asm-atlas/data/domain/layers/registry.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

/** A layer as next year's engineer would add it: this declaration, its line in the registry, its migration. Nothing else. */
const wells: Layer = {
  id: "wells",
  view: "wells",
  title: { en: "Wells", mn: "Худаг" },
  description: { en: "Where herders and miners take water.", mn: "Малчид, уурхайчид ус авдаг газар." },
  temporal: false,
  tables: ["well"],
  projections: {
    internal: { geometryTypes: ["Point"], idField: "code", feed: false },
    published: { geometryTypes: ["Polygon"], idField: "code", feed: false },
  },
  fields: [
    { name: "code", type: "text", label: { en: "Code", mn: "Код" }, in: ["internal", "published"], required: true },
    { name: "depth_m", type: "number", label: { en: "Depth", mn: "Гүн" }, unit: "m", in: ["internal"] },
  ],
};

const migration = [
  sql`CREATE TABLE atlas.well (code text PRIMARY KEY, depth_m double precision, geom geometry(Point, 4326))`,
  sql`CREATE VIEW internal.wells AS SELECT code, depth_m, geom FROM atlas.well`,
  sql`CREATE VIEW published.wells AS SELECT code, ST_MakeEnvelope(106, 47, 107, 48, 4326) AS geom FROM atlas.well`,
  sql`GRANT SELECT ON internal.wells TO atlas_officer, atlas_planner, atlas_admin`,
  sql`GRANT SELECT ON published.wells TO atlas_public`,
  sql`INSERT INTO atlas.well VALUES ('W-1', 12.5, ST_SetSRID(ST_MakePoint(106.5, 47.5), 4326)), ('W-2', 30, ST_SetSRID(ST_MakePoint(106.6, 47.6), 4326))`,
];

onEachEngine("a new layer", (kind) => {
  let atlas: AtlasServer;

  beforeAll(async () => {
    (layers as Layer[]).push(wells);
    atlas = await startAtlas(kind);
    await atlas.engine.database.transaction({ role: "owner" }, async (tx) => {
      for (const statement of migration) await tx.exec(statement);
    });
  });
  afterAll(async () => {
    (layers as Layer[]).splice(layers.indexOf(wells), 1);
    await atlas.stop();
  });

  it("is a collection with its queryables, its filters in the API document and its features, from its declaration alone", async () => {
    const planner = await atlas.signedIn("planner");
    const { collections } = await planner.reads("/ogc/collections");
    expect(collections.map(({ id }: { id: string }) => id)).toContain("wells");
    expect(Object.keys((await planner.reads("/ogc/collections/wells/queryables")).properties)).toEqual(
      expect.arrayContaining(["code", "depth_m"]),
    );
    expect(JSON.stringify(await planner.reads("/ogc/api"))).toContain('"depth_m"');
    const deep = await planner.reads("/ogc/collections/wells/items?depth_m=30");
    expect(deep.features).toMatchObject([
      { id: "W-2", geometry: { type: "Point", coordinates: [106.6, 47.6] }, properties: { code: "W-2", depth_m: 30 } },
    ]);
    expect((await planner.reads("/ogc/collections/wells/items?bbox=106.45,47.4,106.55,47.55")).numberMatched).toBe(1);
  });

  it("shows anyone only its published side", async () => {
    const { features } = await atlas.anyone.reads("/ogc/collections/wells/items");
    expect(
      features.map(({ geometry, properties }: { geometry: { type: string }; properties: object }) => [
        geometry.type,
        properties,
      ]),
    ).toEqual([
      ["Polygon", { code: "W-1" }],
      ["Polygon", { code: "W-2" }],
    ]);
    expect((await atlas.anyone.asks("/ogc/collections/wells/items?depth_m=30")).status).toBe(400);
  });
});
