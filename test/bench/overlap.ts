import {
  farFromSiteM,
  findingsOf,
  type OtherZone,
  type ProtectedPlace,
} from "@asm-atlas/client/src/editing/outline/findings.ts";
import type { Parts } from "@asm-atlas/client/src/map/outline/parts.ts";
import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { countryCheck } from "@asm-atlas/data/domain/geometry/country.ts";
import type { MultiPolygon, Polygon } from "@asm-atlas/data/domain/geometry.ts";
import { readAdminUnits } from "@asm-atlas/data/seed/files.ts";
import pg from "pg";
import { Dice } from "../helpers/dice.ts";
import { quantile } from "./load.ts";
import { milliseconds, type Row } from "./table.ts";

const zones = 20_000;
const checks = 300;
const corners = 500;
const many = zones.toLocaleString("en-GB");

/** Where the zone of a number lies: a hundred and a half to the row, all over the middle of the country. */
const middleOf = (n: number): [number, number] => [94 + (n % 200) * 0.1, 44.5 + Math.floor(n / 200) * 0.045];

/** A ring that bulges in and out and never crosses itself, about 200 m across. */
function ringAround([lon, lat]: readonly [number, number], count: number): [number, number][] {
  return Array.from({ length: count }, (_, corner): [number, number] => {
    const angle = (2 * Math.PI * corner) / count;
    const reach = 0.0018 * (1 + 0.2 * Math.sin(7 * angle));
    return [rounded(lon + reach * Math.cos(angle)), rounded(lat + reach * 0.7 * Math.sin(angle))];
  });
}
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** Outlines to be checked: each lies over the edge of a zone on record. */
function outlines(): Parts[] {
  const dice = new Dice(20_000);
  return Array.from({ length: checks }, () => {
    const [lon, lat] = middleOf(dice.whole(0, zones - 1));
    return [[ringAround([lon + dice.between(-0.003, 0.003), lat + dice.between(-0.002, 0.002)], corners)]];
  });
}

async function fill(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  await client.query("SET LOCAL atlas.loading = 'on'");
  const rows = Array.from({ length: zones }, (_, n) => {
    const ring = ringAround(middleOf(n), 16);
    return { n, ring: [...ring, ring[0]] };
  });
  for (let start = 0; start < rows.length; start += 2_000)
    await client.query(
      `WITH added AS (
         INSERT INTO atlas.rehabilitation_zone (id, code, origin, geom)
         SELECT gen_random_uuid(), 'BENCH-' || lpad(r.n::text, 6, '0'), 'unknown',
                ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(r.ring))::text), 4326))
           FROM jsonb_to_recordset($1::jsonb) r (n int, ring jsonb) RETURNING id)
       INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on) SELECT gen_random_uuid(), a.id, 'IDENTIFIED', '2020-01-01' FROM added a`,
      [JSON.stringify(rows.slice(start, start + 2_000))],
    );
  await client.query("COMMIT");
  await client.query("ANALYZE");
}

/** What the database asks before it keeps an outline: which open zones share land with it, and whether it lies in Mongolia. */
export async function measureOverlap(databaseUrl: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fill(client);
    const times = { overlap: [] as number[], country: [] as number[] };
    let found = 0;
    for (const [[ring = []] = []] of outlines()) {
      const outline = JSON.stringify({ type: "MultiPolygon", coordinates: [[[...ring, ring[0]]]] });
      const shape = "ST_SetSRID(ST_GeomFromGeoJSON($1), 4326)";
      const startedAt = performance.now();
      const { rows } = await client.query(`SELECT atlas.zone_overlaps(gen_random_uuid(), ${shape}) AS shared`, [
        outline,
      ]);
      const askedAt = performance.now();
      await client.query(`SELECT atlas.lies_in_mongolia(${shape}) AS lies`, [outline]);
      times.overlap.push(askedAt - startedAt);
      times.country.push(performance.now() - askedAt);
      found += rows[0]?.shared.length > 0 ? 1 : 0;
    }
    if (found < checks / 2) throw new Error(`Only ${found} of ${checks} outlines met a zone: this measures nothing`);
    return [
      rowOf(`overlap check against ${many} open zones, ${corners} corners, PostgreSQL`, times.overlap, 30),
      rowOf(`inside Mongolia, ${corners} corners, PostgreSQL`, times.country, 30),
    ];
  } finally {
    await client.end();
  }
}

function rowOf(what: string, times: readonly number[], mostMs: number): Row {
  const slowest = quantile(times, 0.95);
  return { what, measured: `p95 ${milliseconds(slowest)}`, toHold: `≤ ${mostMs} ms`, holds: slowest <= mostMs };
}

const boxOf = ([lon, lat]: readonly [number, number], reach: number) =>
  [lon - reach, lat - reach, lon + reach, lat + reach] as const;

/** What the client finds of an outline at every movement of a corner, with as many zones on the map, sites, a park across it and the country. */
export function measureFindings(): Row[] {
  const rules = editableLayer("rehabilitation-zones")?.outline;
  if (!rules) throw new Error("zones are not edited");
  const others = Array.from({ length: zones }, (_, n): OtherZone => {
    const middle = middleOf(n);
    return { code: `BENCH-${n}`, box: boxOf(middle, 0.0022), parts: [[ringAround(middle, 16)]] };
  });
  const park = ringAround([104, 46.5], 5_000).map(([lon, lat]): [number, number] => [
    104 + (lon - 104) * 5_000,
    46.5 + (lat - 46.5) * 2_000,
  ]);
  const protectedPlace: ProtectedPlace = {
    code: "PA-1",
    kind: "national_park",
    nameEn: "Park",
    nameMn: null,
    source: "Bench",
    asOf: "2026-01-01",
    isDemo: true,
    box: [93, 43, 115, 50],
    parts: [[park]],
  };
  const aimags = readAdminUnits().features.filter(({ properties }) => properties.level === "aimag");
  const around = {
    zones: others,
    protectedPlaces: [protectedPlace],
    country: countryCheck(aimags.map(({ geometry }) => geometry as unknown as Polygon | MultiPolygon)),
    sites: Array.from({ length: 10_000 }, (_, n) => ({ code: `S-${n}`, position: middleOf(2 * n) })),
    isLinked: true,
    farM: farFromSiteM,
  };
  const times: number[] = [];
  let [overlapping, protectedOnes] = [0, 0];
  const all = outlines();
  // The first round warms up; the browser has done that when somebody draws their five-hundredth corner.
  for (const outline of [...all, ...all]) {
    // Time of the processor: nothing is waited for, and what else the machine does is not what is measured.
    const startedAt = process.cpuUsage();
    const found = findingsOf(outline, rules, around);
    const { user, system } = process.cpuUsage(startedAt);
    times.push((user + system) / 1_000);
    overlapping += found && found.overlaps.length > 0 ? 1 : 0;
    protectedOnes += found && found.protections.length > 0 ? 1 : 0;
  }
  if (overlapping < checks || protectedOnes < checks)
    throw new Error(`${overlapping} overlaps and ${protectedOnes} protections of ${2 * checks}: this measures nothing`);
  return [rowOf(`live findings of an outline of ${corners} corners, ${many} zones on the map`, times.slice(checks), 8)];
}
