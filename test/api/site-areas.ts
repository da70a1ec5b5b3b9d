import { randomBytes } from "node:crypto";
import { geometryReason } from "@asm-atlas/data/domain/geometry.ts";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, AtlasServer, Person } from "../helpers/atlas-server.ts";

const items = "/ogc/collections/sites/items";

/** Places are kept with seven decimals. */
const kept = (degrees: number) => Number(degrees.toFixed(7));

/** A square of so many degrees, closed, counter-clockwise. */
const square = (west: number, south: number, side: number) =>
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ].map((corner) => corner.map(kept));
/** Two parts near each other, the first with a hole. */
const land = (west: number) => ({
  type: "MultiPolygon",
  coordinates: [
    [square(west, 46, 0.003), square(west + 0.001, 46.001, 0.001).reverse()],
    [square(west + 0.004, 46, 0.001)],
  ],
});
const said = (answer: Answer) => [answer.status, answer.status < 300 ? "done" : answer.json().code];

/** The area of a site: drawn by planners, read by staff, told to nobody else. Within an atlas that others write to as well. */
export function describeSiteAreas(signedInNow: () => { atlas: AtlasServer; planner: Person; officer: Person }): void {
  describe("the area of a site", () => {
    let planner: Person;
    let officer: Person;
    let anyone: Person;
    beforeAll(() => {
      const { atlas, ...people } = signedInNow();
      ({ planner, officer } = people);
      anyone = atlas.anyone;
    });

    let made = 0;
    /** A site of its own at 46.0015 N, and where its land begins in the west. */
    const makeSite = async (properties: object = {}) => {
      const west = 108 + 0.02 * made++;
      const id = uuidv7(Date.now(), randomBytes(10));
      const body = {
        type: "Feature",
        id,
        geometry: { type: "Point", coordinates: [west + 0.0005, 46.0015] },
        properties: { site_kind: "mine", minerals: ["gold_placer"], location_precision: "gps", ...properties },
      };
      const answer = await planner.asks(items, { method: "POST", body });
      return { id, west, body, answer };
    };
    const change = async (id: string, body: object, as = planner, etag?: string) => {
      const known = etag ?? String((await planner.asks(`${items}/${id}`)).headers.etag);
      return as.asks(`${items}/${id}`, { method: "PATCH", body, headers: { "if-match": known } });
    };
    const draw = (id: string, area: unknown, as = planner) => change(id, { properties: { area_geom: area } }, as);

    it("is kept with its holes and parts, and measured", async () => {
      const { id, west } = await makeSite();
      const drawn = await draw(id, land(west));
      expect(drawn.status, drawn.text).toBe(200);
      const { properties, geometry } = await officer.reads(`${items}/${id}`);
      expect(properties.area_geom).toEqual(land(west));
      // Eight squares of a thousandth of a degree without the hole, and one more: 7.7 by 11.1 dam each at 46° N.
      expect(properties.area_ha).toBeCloseTo(9 * 0.861, 1);
      expect(geometry.type).toBe("Point");
      // A change of something else leaves it alone.
      await change(id, { properties: { name_en: "Named" } });
      expect((await officer.reads(`${items}/${id}`)).properties.area_geom).toEqual(land(west));
    });

    it("can come with a new site, and a create that is sent again is the same one", async () => {
      const { west, body, answer } = await makeSite({
        area_geom: { type: "Polygon", coordinates: [square(100, 46, 0.002)] },
      });
      expect(answer.status, answer.text).toBe(201);
      const again = await planner.asks(items, { method: "POST", body });
      expect(said(again)).toEqual([201, "done"]);
      const other = { ...body, properties: { ...body.properties, area_geom: land(west) } };
      expect(said(await planner.asks(items, { method: "POST", body: other }))).toEqual([409, "record.exists"]);
    });

    it("is drawn by planners on the version they saw, and by nobody else", async () => {
      const { id, west, answer } = await makeSite();
      expect(said(await draw(id, land(west), officer))).toEqual([403, "access.denied"]);
      const unsaid = await planner.asks(`${items}/${id}`, {
        method: "PATCH",
        body: { properties: { area_geom: land(west) } },
      });
      expect(said(unsaid)).toEqual([428, "record.version-required"]);
      const first = String(answer.headers.etag);
      expect(said(await change(id, { properties: { area_geom: land(west) } }, planner, first))).toEqual([200, "done"]);
      const late = await change(id, { properties: { area_geom: null } }, planner, first);
      expect(said(late)).toEqual([412, "record.stale"]);
      expect(late.json().current.properties.area_geom).toEqual(land(west));
    });

    it("is refused where it is no land that can be kept, saying where", async () => {
      const { id, west } = await makeSite();
      const bowTie = {
        type: "Polygon",
        coordinates: [[...square(west, 46, 0.002)].map((_, at, all) => all[[0, 2, 1, 3, 0][at] ?? 0])],
      };
      const round = (corners: number) =>
        Array.from({ length: corners }, (_, corner) => {
          const angle = (2 * Math.PI * (corner % (corners - 1))) / (corners - 1);
          return [west + 0.002 * Math.cos(angle), 46 + 0.002 * Math.sin(angle)];
        });
      const sideOf = (hectares: number) => Math.sqrt(hectares / 861_000);
      for (const [area, code] of [
        [bowTie, geometryReason.selfIntersection],
        [
          { type: "Polygon", coordinates: [square(west, 46, sideOf(0.5 * limits.siteAreaLeastHa))] },
          geometryReason.areaTooSmall,
        ],
        [
          { type: "Polygon", coordinates: [square(west, 46, sideOf(1.05 * limits.siteAreaMostHa))] },
          geometryReason.areaTooLarge,
        ],
        [{ type: "Polygon", coordinates: [round(limits.siteAreaVertices + 1)] }, geometryReason.tooManyVertices],
        [{ type: "Point", coordinates: [west, 46] }, geometryReason.typeNotAllowed],
        ["somewhere", geometryReason.notAnObject],
      ] as const) {
        const answer = await draw(id, area);
        expect(said(answer), code).toEqual([422, "geometry.invalid"]);
        const [error] = answer.json().errors;
        expect(error.path).toMatch(/^\/properties\/area_geom/);
        expect(error.code).toBe(code);
      }
      const full = { type: "Polygon", coordinates: [round(limits.siteAreaVertices)] };
      expect(said(await draw(id, full))).toEqual([200, "done"]);
    });

    it("lies in Mongolia by its outline, not by the box around it", async () => {
      const { id } = await makeSite();
      // South of the border, and well within the box of the country.
      const abroad = await draw(id, { type: "Polygon", coordinates: [square(109, 41.8, 0.002)] });
      expect(said(abroad)).toEqual([422, "zone.outside-mongolia"]);
      expect(abroad.json().rule).toBe("site_area_by_outline_in_mongolia");
    });

    it("goes with its hectares, is remembered, and comes back", async () => {
      const { id, west } = await makeSite();
      await draw(id, land(west));
      const gone = await draw(id, null);
      expect(gone.json().properties).toMatchObject({ area_geom: null, area_ha: null });
      const { entries } = await planner.reads(`/api/history/sites/${id}`);
      const drawn = entries.find(
        ({ of, after }: { of: string; after: { area_geom: unknown } | null }) => of === "site" && after?.area_geom,
      );
      expect(drawn.after.area_geom.coordinates).toEqual(land(west).coordinates);
      const back = await planner.asks(`/api/history/sites/${id}/revert`, {
        method: "POST",
        body: { entry: drawn.entry },
        headers: { "if-match": String(gone.headers.etag) },
      });
      expect(back.json().properties.area_geom).toEqual(land(west));
    });

    it("is on the map of staff, and as secret as the point", async () => {
      const { id, west } = await makeSite({ name_en: "Secret Ravine" });
      await draw(id, land(west));
      const { properties } = await officer.reads(`${items}/${id}`);
      const { features } = await officer.reads("/api/map/site-areas.geojson");
      const onMap = features.find((each: { id: string }) => each.id === properties.code);
      expect(onMap).toMatchObject({ geometry: land(west), properties: { area_ha: properties.area_ha, is_demo: true } });
      const near = await officer.reads(`/ogc/collections/site-areas/items?bbox=${west},46,${west + 0.001},46.001`);
      expect(near.features.map((each: { id: string }) => each.id)).toEqual([properties.code]);
      const never = "/ogc/collections/there-is-none/items";
      for (const door of [
        "/api/map/site-areas.geojson",
        "/ogc/collections/site-areas",
        "/ogc/collections/site-areas/items",
      ])
        expect((await anyone.asks(door)).status, door).toBe(404);
      const [closed, none] = await Promise.all([anyone.asks("/ogc/collections/site-areas/items"), anyone.asks(never)]);
      expect(closed.json().code).toBe(none.json().code);
      for (const path of [`${items}?limit=1000`, "/ogc/collections/sites/schema", "/ogc/collections", "/ogc/api"])
        expect((await anyone.asks(path)).text, path).not.toMatch(/area_geom|site-areas/);
      expect(said(await anyone.asks(`${items}?area_geom=1`))).toEqual([400, "request.unknown-parameter"]);
      // In the bin it is on nobody's map.
      const { etag } = (await planner.asks(`${items}/${id}`)).headers;
      await planner.asks(`${items}/${id}`, { method: "DELETE", headers: { "if-match": String(etag) } });
      const after = await officer.reads("/api/map/site-areas.geojson");
      expect(after.features.some((each: { id: string }) => each.id === properties.code)).toBe(false);
    });
  });
}
