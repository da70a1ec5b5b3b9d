import pg from "pg";
import { quantile, timeEach } from "./load.ts";
import type { Stage } from "./stage.ts";
import { milliseconds, type Row } from "./table.ts";

const zones = 20_000;
const reads = 10;

/** Zones all over the country, outlines of sixteen corners; every tenth lies over the one before it, half of it or more. */
async function fill(databaseUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    await owner.query("BEGIN");
    await owner.query("SET LOCAL atlas.loading = 'on'");
    await owner.query(
      `INSERT INTO atlas.rehabilitation_zone (id, code, origin, funder, geom)
       SELECT gen_random_uuid(), 'BENCH-' || lpad(n::text, 6, '0'), 'unknown', 'Fund ' || n % 40,
              ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(94 + (place % 200) * 0.1 + (n % 10 = 9)::int * 0.0012, 44 + (place / 200) * 0.045), 4326), 0.002, 4))
         FROM (SELECT n, n - (n % 10 = 9)::int AS place FROM generate_series(0, $1::int - 1) n) numbered`,
      [zones],
    );
    await owner.query(
      `UPDATE atlas.rehabilitation_zone SET disturbed_ha = area_ha, technical_ha = area_ha * 0.9, topsoil_ha = area_ha * 0.7,
              biological_ha = area_ha * (0.2 + 0.5 * random()), accepted_ha = area_ha * 0.9 WHERE code LIKE 'BENCH-%'`,
    );
    await owner.query(
      `INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on)
       SELECT gen_random_uuid(), z.id, s.stage, (s.on_day::date + (abs(hashtext(z.code)) % 2000))
         FROM atlas.rehabilitation_zone z
        CROSS JOIN (VALUES ('IDENTIFIED', '2016-01-01'), ('ASSESSED', '2016-03-01'), ('PLANNED', '2016-05-01'), ('TECHNICAL', '2016-06-01'),
                           ('TECHNICAL_DONE', '2016-10-01'), ('BIOLOGICAL', '2017-05-01'), ('MONITORING', '2017-08-01'),
                           ('HANDOVER_SUBMITTED', '2018-09-01'), ('ACCEPTED', '2018-12-01')) s (stage, on_day)
        WHERE z.code LIKE 'BENCH-%'`,
    );
    await owner.query("COMMIT");
    await owner.query("ANALYZE");
  } finally {
    await owner.end();
  }
}

/** The hectare ledger over twenty thousand zones, a tenth of which overlap, over HTTP, by each thing it can be asked by. */
export async function measureLedger({ url, staffCookie, engine }: Stage, databaseUrl: string): Promise<Row[]> {
  await fill(databaseUrl);
  const rows: Row[] = [];
  for (const by of ["nation", "soum", "year"]) {
    const asked = Array.from({ length: reads }, () => `${url}/api/ledger?by=${by}`);
    const slowest = quantile(await timeEach(asked, { cookie: staffCookie }), 0.95);
    rows.push({
      what: `hectare ledger by ${by}, ${zones.toLocaleString("en-GB")} zones, ${engine}`,
      measured: `p95 ${milliseconds(slowest)}`,
      toHold: "≤ 1 s",
      holds: slowest <= 1_000,
    });
  }
  return rows;
}
