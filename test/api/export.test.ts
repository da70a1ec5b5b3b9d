import { Writable } from "node:stream";
import type { Geometry, Position } from "@asm-atlas/data/domain/geometry.ts";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { type LayerView, layerViews } from "@asm-atlas/server/src/features/layer-view.ts";
import { exportCollection } from "@asm-atlas/server/src/transfer/export-collection.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

interface Feature {
  readonly type: "Feature";
  readonly id: string;
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Keeps what is written to it, a little at a time, as a slow disk does. */
class SlowTarget extends Writable {
  readonly #chunks: Buffer[] = [];

  constructor() {
    super({ highWaterMark: 1_000 });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    setImmediate(done);
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
}

/** Twice the area a ring encloses in the plane; positive when it runs counter-clockwise. */
const turned = (ring: readonly Position[]): number =>
  ring.slice(1).reduce((sum, [x, y], index) => {
    const [x0 = 0, y0 = 0] = ring[index] ?? [];
    return sum + x0 * y - x * y0;
  }, 0);

onEachEngine("an exported collection", (kind) => {
  let atlas: AtlasServer;
  const people = {} as Record<Projection, Person>;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    people.published = atlas.anyone;
    people.internal = await atlas.signedIn("planner");
  });
  afterAll(() => atlas?.stop());

  const views: readonly LayerView[] = [...layerViews("internal"), ...layerViews("published")];

  async function exported(view: LayerView): Promise<{ text: string; features: number; told: number[] }> {
    const target = new SlowTarget();
    const told: number[] = [];
    const features = await exportCollection(atlas.engine.database, view, target, (done) => told.push(done));
    return { text: target.text, features, told };
  }

  it.each(views.map((view) => [view.projection, view.layer.id, view] as const))(
    "(%s %s) has the features of items, with the same properties, and nothing else",
    async (projection, id, view) => {
      const { features } = (await people[projection].reads(`/ogc/collections/${id}/items?limit=10000`)) as {
        features: Feature[];
      };
      const { text, features: counted } = await exported(view);
      expect(JSON.parse(text)).toEqual({ type: "FeatureCollection", features });
      expect(counted).toBe(features.length);
    },
  );

  it("turns its outlines as RFC 7946 wants them, on the map of anyone too", async () => {
    let rings = 0;
    for (const view of views) {
      const { features } = JSON.parse((await exported(view)).text) as { features: Feature[] };
      for (const { geometry } of features) {
        const parts =
          geometry?.type === "Polygon"
            ? [geometry.coordinates]
            : geometry?.type === "MultiPolygon"
              ? geometry.coordinates
              : [];
        for (const [shell = [], ...holes] of parts) {
          rings += 1 + holes.length;
          expect(turned(shell)).toBeGreaterThan(0);
          for (const hole of holes) expect(turned(hole)).toBeLessThan(0);
        }
      }
    }
    expect(rings).toBeGreaterThan(500);
  });

  it("is a whole GeoJSON text also when nothing is in it", async () => {
    const register = views.find(({ layer, projection }) => layer.id === "sites" && projection === "published");
    if (!register) throw new Error("There is no public register");
    const { database } = atlas.engine;
    const beforeAnyStep: Pick<Database, "transaction"> = {
      transaction: (options, work) =>
        database.transaction({ ...options, settings: { "atlas.valid_on": "2009-01-01" } }, work),
    };
    const target = new SlowTarget();
    expect(await exportCollection(beforeAnyStep, register, target, () => undefined)).toBe(0);
    expect(JSON.parse(target.text)).toEqual({ type: "FeatureCollection", features: [] });
  });
});
