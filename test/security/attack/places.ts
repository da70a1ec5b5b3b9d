import { unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { readAdminUnits } from "@asm-atlas/data/seed/files.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { describe, expect, it } from "vitest";
import type { Person } from "../../helpers/atlas-server.ts";
import { isInSoum, soums } from "../../helpers/worlds.ts";
import { type Feature, featuresOf, leaky } from "./support/controls.ts";
import type { Scene } from "./support/scene.ts";

/** Every address that answers with geometries, whole: the feeds the map draws, and the collections. */
const drawn = [
  ...[
    "sites",
    "rehabilitation-zones",
    "kindergartens",
    "site-summary",
    "rehabilitation-summary",
    "activity-summary",
  ].map((feed) => `/api/map/${feed}.geojson`),
  ...["sites", "rehabilitation-zones", "kindergartens", "region-people", "admin-units"].map(
    (id) => `/ogc/collections/${id}/items?limit=10000`,
  ),
  "/ogc/collections/site-summary/items?limit=1000&step=2025-12-31",
  "/ogc/collections/rehabilitation-summary/items?limit=1000&stage_group=accepted",
];

/** To five decimals: a metre, and what feeds are written to. */
const corner = (lon: number, lat: number) => `${lon.toFixed(5)} ${lat.toFixed(5)}`;

function cornersIn(coordinates: unknown): string[] {
  if (!Array.isArray(coordinates)) return [];
  const [lon, lat] = coordinates;
  return typeof lon === "number" && typeof lat === "number" ? [corner(lon, lat)] : coordinates.flatMap(cornersIn);
}

/** Corners a stranger may see: of units as they are drawn for everyone, and of zones that were accepted and decided to be shown as outline. */
function allowedCorners({ attacked: { world } }: Scene): ReadonlySet<string> {
  const ofUnits = readAdminUnits().features.flatMap(({ geometry }) => cornersIn(geometry?.coordinates));
  const ofZones = world.zones
    .filter(
      ({ decision, stages }) => decision?.shownAs === "outline" && stages.some(({ stage }) => stage === "ACCEPTED"),
    )
    .flatMap(({ place: { lon, lat }, sideDeg }) =>
      [0, sideDeg].flatMap((east) =>
        [0, sideDeg].flatMap((north) =>
          // What lies between two values of the fifth decimal may be written as either.
          [-4e-6, 4e-6].flatMap((one) => [-4e-6, 4e-6].map((other) => corner(lon + east + one, lat + north + other))),
        ),
      ),
    );
  return new Set([...ofUnits, ...ofZones]);
}

const isCornerOfCell = (text: string) => text.split(" ").every((number) => /^\d+\.\d0000$/.test(number));

/** Corners that are of no unit, cell or shown zone, with where they were found. */
async function strayCorners(stranger: Person, allowed: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const path of drawn)
    for (const { id, geometry } of await featuresOf(stranger, path)) {
      const stray = cornersIn(geometry?.coordinates).filter((text) => !allowed.has(text) && !isCornerOfCell(text));
      if (stray.length > 0) found.push(`${path} ${id}: ${stray[0]}`);
    }
  return found;
}

/** The soum the middle of a cell lies in; where that is abroad, those that are nearest within 20 km. */
function soumsOfMiddle({ geometry }: Feature): string[] {
  const corners = cornersIn(geometry?.coordinates).map((text) => text.split(" ").map(Number));
  const middle = (at: number) =>
    (Math.min(...corners.map((one) => one[at] ?? 0)) + Math.max(...corners.map((one) => one[at] ?? 0))) / 2;
  const [lon, lat] = [middle(0), middle(1)];
  for (let km = 0; km < 20; km += 0.5) {
    const around = Array.from({ length: km === 0 ? 1 : 32 }, (_, at) => {
      const [east, north] = [Math.sin((at * Math.PI) / 16), Math.cos((at * Math.PI) / 16)];
      return { lon: lon + (east * km) / 111.2 / Math.cos((lat * Math.PI) / 180), lat: lat + (north * km) / 111.2 };
    });
    const found = [...soums.keys()].filter((soum) => around.some((place) => isInSoum({ soum, ...place })));
    if (found.length > 0) return found;
  }
  return [];
}

/** Cells that are named after another soum than that of their middle. */
async function misnamedCells(stranger: Person): Promise<string[]> {
  const names = new Map(readAdminUnits().features.map(({ properties }) => [properties.code, properties.name_en ?? ""]));
  return (await featuresOf(stranger, "/ogc/collections/sites/items?limit=10000"))
    .filter(({ properties }) => properties.shown_as === "cell")
    .filter((entry) => {
      const said = String(entry.properties.soum_name_en);
      const own = soumsOfMiddle(entry).map((soum) => names.get(unitOfSoum(soum)) ?? "?");
      return !own.some((name) => said === name || said.startsWith(`${name} with `));
    })
    .map(({ id }) => id);
}

const theCountry = "87.73,41.58,119.94,52.15";

/** Collections whose extent is not that of the country. */
async function extentsOfData(stranger: Person): Promise<string[]> {
  const { collections } = await stranger.reads("/ogc/collections");
  return collections
    .filter(
      ({ extent }: { extent?: { spatial: { bbox: number[][] } } }) =>
        extent && String(extent.spatial.bbox) !== theCountry,
    )
    .map(({ id, extent }: { id: string; extent: object }) => `${id}: ${JSON.stringify(extent)}`);
}

/** Attacks 13 to 15: what geometries say. */
export function attackPlaces(scene: () => Scene): void {
  const stranger = () => scene().stage.stranger;

  describe("13. Extents", () => {
    it("does not learn an outermost site: every collection reaches over the whole country", async () => {
      expect(await extentsOfData(stranger())).toEqual([]);
    });

    it("would learn it from the extent of the data", async () => {
      const [extent] = await scene().stage.rows<{ bbox: number[] }>(
        sql`SELECT ARRAY[ST_XMin(e.box), ST_YMin(e.box), ST_XMax(e.box), ST_YMax(e.box)] AS bbox FROM (SELECT ST_Extent(geom) AS box FROM atlas.site) e`,
      );
      const front = leaky(
        (path) => path === "/ogc/collections",
        async () => ({
          body: JSON.stringify({ collections: [{ id: "sites", extent: { spatial: { bbox: [extent?.bbox] } } }] }),
        }),
      );
      await scene().stage.behind(front, async () => expect(await extentsOfData(stranger())).toHaveLength(1));
    });
  });

  describe("14. Tiles and clusters", () => {
    it("does not see a corner that is not of a unit, a cell or a shown zone", async () => {
      expect(await strayCorners(stranger(), allowedCorners(scene()))).toEqual([]);
    });

    it("would see clusters of exact points, in the feed of the map", async () => {
      const centre = `(SELECT ST_Multi(ST_Expand(ST_Centroid(ST_Collect(s.geom)), 0.001)) FROM atlas.site s JOIN publication.province_aimag a ON a.aimag_code = s.aimag_code
                        WHERE 'province-' || a.province_code = v.id)`;
      await scene().stage.withView(
        { view: "site_summary_feed", columns: { geom: `coalesce(${centre}, v.geom)` } },
        async () => {
          expect(await strayCorners(stranger(), allowedCorners(scene()))).not.toEqual([]);
        },
      );
    });

    it("would see the outline of a zone that was not accepted", async () => {
      const columns = {
        geom: "(SELECT z.geom FROM atlas.rehabilitation_zone z WHERE z.current_state NOT IN ('ACCEPTED', 'REDISTURBED') ORDER BY z.id LIMIT 1)",
      };
      await scene().stage.withView({ view: "rehabilitation_zones", columns }, async () => {
        expect(await strayCorners(stranger(), allowedCorners(scene()))).not.toEqual([]);
      });
    });
  });

  describe("15. Cell and soum", () => {
    it("does not learn on which side of a border a place lies: a cell is named after the soum of its middle", async () => {
      expect(await misnamedCells(stranger())).toEqual([]);
    });

    it("would learn it from the place's own soum as name", async () => {
      const leak = {
        view: "sites",
        columns: { soum_name_en: "(SELECT a.name_en FROM atlas.admin_unit a WHERE a.code = s.soum_code)" },
        joins: "JOIN publication.public_code c ON c.code = v.code JOIN atlas.site s ON s.id = c.record_id",
      };
      const misnamed = await scene().stage.withView(leak, () => misnamedCells(stranger()));
      expect(misnamed.length).toBeGreaterThanOrEqual(scene().attacked.atBorders.length);
    });
  });
}
