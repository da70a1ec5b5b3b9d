import { sql } from "../db/sql.ts";
import type { Check } from "./check.ts";

/** Two engines may measure the same outline differently in the last digits kept. */
const toleranceHa = 0.001;

export const hectaresCheck: Check = {
  claim: "drawn areas have the hectares of their outline",
  run: async (transaction) => {
    const { drawn } = await transaction.one<{ drawn: number }>(sql`
      SELECT (SELECT count(*) FROM atlas.site WHERE area_geom IS NOT NULL) + (SELECT count(*) FROM atlas.rehabilitation_zone) AS drawn`);
    const found = await transaction.one<{ measured: number; held: number; first: string | null }>(sql`
      WITH area AS (
        SELECT code, area_ha, ST_Area(area_geom::geography) / 10000 AS measured_ha FROM atlas.site WHERE area_geom IS NOT NULL
        UNION ALL
        SELECT code, area_ha, ST_Area(geom::geography) / 10000 FROM atlas.rehabilitation_zone
      ), compared AS (
        SELECT a.*, abs(coalesce(a.area_ha, -1) - a.measured_ha) < ${toleranceHa}::float8 AS holds FROM area a
      )
      SELECT count(*) AS measured, count(*) FILTER (WHERE holds) AS held,
             (SELECT format('%s is kept with %s ha, its outline has %s ha', code, area_ha, round(measured_ha::numeric, 4)) FROM compared
               WHERE NOT holds ORDER BY code COLLATE "C" LIMIT 1) AS first
        FROM compared`);
    const unmeasured = `${drawn - found.measured} outlines could not be measured`;
    const first = found.first ?? (found.measured === drawn ? undefined : unmeasured);
    return { held: found.held, of: drawn, ...(first === undefined ? {} : { firstBroken: first }) };
  },
};
