import type { Person } from "../../../helpers/atlas-server.ts";
import type { World } from "../../../helpers/worlds.ts";

/** Collections in which something stands for single records. */
const ofRecords = ["sites", "rehabilitation-zones", "kindergartens"] as const;

/** Attack 1: boxes around the places of some sites, halved from 2° down to a tenth of a metre. */
export function boxesAround(world: World, keys: readonly string[]): string[] {
  const sides = Array.from({ length: 20 }, (_, index) => 2 ** (1 - index));
  return world.sites
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ place: { lon, lat } }) =>
      sides.flatMap((side) => {
        const box = [lon - side / 2, lat - side / 2, lon + side / 2, lat + side / 2].map((edge) => edge.toFixed(7));
        return ofRecords.map((id) => `/ogc/collections/${id}/items?bbox=${box}&limit=1&skipGeometry=true`);
      }),
    );
}

/** Attack 5: days on and beside the steps and between them, intervals, and open ends, at every collection that has a past. */
export const dayProbes: readonly string[] = [
  ...ofRecords.map((id) => `${id}/items?`),
  "site-summary/items?level=nation&",
].flatMap((items) =>
  [
    "2009-12-31",
    "2010-12-30",
    "2010-12-31",
    "2014-07-01",
    "2019-11-25",
    "2022-08-30",
    "2025-12-30",
    "2025-12-31",
    "2026-01-01",
    "2026-06-29",
    "2026-06-30",
    "2026-07-01",
    "2030-01-01",
    "2023-01-01/2023-06-30",
    "../2020-02-29",
    "2020-02-29/..",
    "2024-05-05T23:59:59Z",
  ].map((day) => `/ogc/collections/${items}datetime=${encodeURIComponent(day)}&limit=3&skipGeometry=true`),
);

/** Attack 12: pairs of public filters with values that occur, at every collection that counts or lists. How many rows match is all they tell. */
export async function filterPairs(stranger: Person): Promise<string[]> {
  const collections = [...ofRecords, "site-summary", "rehabilitation-summary", "activity-summary"];
  const addresses: string[] = [];
  for (const id of collections) {
    const path = `/ogc/collections/${id}`;
    const { properties } = await stranger.reads(`${path}/queryables`);
    const { features } = await stranger.reads(`${path}/items?limit=10000&skipGeometry=true`);
    const rows = [0, 0.3, 0.6, 0.99].map((part) => features[Math.floor(features.length * part)].properties);
    const names = Object.keys(properties).filter((name) => name !== "geometry" && name !== "geom");
    const filters = names.flatMap((name) => {
      const values = new Set(rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined));
      return [...values].slice(0, 2).map((value) => ({ name, text: `${name}=${encodeURIComponent(String(value))}` }));
    });
    const pairs = filters.flatMap((one, at) =>
      filters.slice(at + 1).flatMap((other) => (other.name === one.name ? [] : [`${one.text}&${other.text}`])),
    );
    // Every so manieth, so that each filter is met with others and a crawl stays short.
    const every = Math.max(1, Math.round(pairs.length / 40));
    addresses.push(
      ...pairs
        .filter((_, index) => index % every === 0)
        .map((pair) => `${path}/items?${pair}&limit=1&skipGeometry=true`),
    );
  }
  return addresses;
}

/** What is asked after each release: everything that is told of it, without the outlines that are the same in all. */
export const afterEachRelease = (cutOff: string): readonly string[] => [
  "/api/atlas",
  "/ogc/collections",
  ...ofRecords.map((id) => `/ogc/collections/${id}/items?limit=10000`),
  ...[`level=soum&step=${cutOff}`, "level=province", "level=region", "level=nation"].map(
    (filter) => `/ogc/collections/site-summary/items?limit=10000&skipGeometry=true&${filter}`,
  ),
  ...["rehabilitation-summary", "activity-summary", "nation-summary", "region-people"].map(
    (id) => `/ogc/collections/${id}/items?limit=10000&skipGeometry=true`,
  ),
];
