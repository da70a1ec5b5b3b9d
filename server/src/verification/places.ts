import type { Transaction } from "../db/database.ts";
import { readInPortions } from "../db/portions.ts";
import { identifier, type Sql, sql } from "../db/sql.ts";
import { type Check, Tally } from "./check.ts";

/** Records that lie in a soum, and the point that decides in which. */
const kinds = [
  { table: "atlas.site", point: sql`r.geom` },
  { table: "atlas.rehabilitation_zone", point: sql`ST_PointOnSurface(r.geom)` },
  { table: "atlas.kindergarten", point: sql`r.geom` },
] as const;

interface Placed {
  readonly code: string;
  readonly soum: string | null;
  readonly aimag: string | null;
  readonly aimagOfSoum: string | null;
  /** Does the record lie in the soum it names, wholly or in part? */
  readonly liesInIt: boolean | null;
  /** The soum by place as the borders are now; looked up only where it does not lie in the soum it names. */
  readonly soumHere: string | null;
  /** Is one of the two borders an official one, imported after the record may have been placed? */
  readonly hasImportedBorder: boolean;
}

async function readPlaced(transaction: Transaction, table: string, point: Sql): Promise<AsyncGenerator<Placed[]>> {
  const { expected } = await transaction.one<{ expected: number }>(
    sql`SELECT count(*) AS expected FROM ${identifier(table)}`,
  );
  return readInPortions<Placed>(transaction, {
    query: sql`
      SELECT r.code, r.soum_code AS soum, r.aimag_code AS aimag, u.parent_code AS "aimagOfSoum", lies.in_it AS "liesInIt", here.code AS "soumHere",
             EXISTS (SELECT FROM atlas.admin_unit o WHERE o.code IN (r.soum_code, here.code) AND o.geom_basis = 'official') AS "hasImportedBorder"
        FROM ${identifier(table)} r
        LEFT JOIN atlas.admin_unit u ON u.code = r.soum_code
        CROSS JOIN LATERAL (SELECT u.geom && r.geom AND ST_Intersects(u.geom, r.geom) AS in_it) lies
        CROSS JOIN LATERAL (SELECT CASE WHEN lies.in_it IS NOT TRUE THEN atlas.soum_at(${point}) END AS code) here
       ORDER BY r.code COLLATE "C"`,
    expected,
    weigh: () => 200,
  });
}

const named = (soum: string | null): string => (soum === null ? "no soum" : `soum ${soum}`);

/** What is wrong with where a record is said to lie; undefined: nothing. */
function placeFault({
  code,
  soum,
  aimag,
  aimagOfSoum,
  liesInIt,
  soumHere,
  hasImportedBorder,
}: Placed): string | undefined {
  if (aimag !== aimagOfSoum) return `${code} is kept in aimag ${aimag}, ${named(soum)} belongs to ${aimagOfSoum}`;
  if (liesInIt || soum === soumHere || hasImportedBorder) return undefined;
  return `${code} is kept in ${named(soum)}, it lies in ${soumHere === null ? "none" : named(soumHere)}`;
}

/** Publication rule 13: borders that are imported later do not move a record to another soum. */
const keepsItsSoum = ({ liesInIt, soum, soumHere, hasImportedBorder }: Placed): boolean =>
  !liesInIt && soum !== soumHere && hasImportedBorder;

export const placesCheck: Check = {
  claim: "sites, zones and kindergartens are in the soum and aimag they lie in",
  run: async (transaction) => {
    const tally = new Tally();
    let keeping = 0;
    for (const { table, point } of kinds) {
      for await (const records of await readPlaced(transaction, table, point)) {
        for (const placed of records) {
          tally.add(placeFault(placed));
          if (keepsItsSoum(placed)) keeping += 1;
        }
      }
    }
    return tally.finding(
      keeping === 0 ? undefined : `${keeping} keep the soum they were placed in before an official border was imported`,
    );
  },
};
