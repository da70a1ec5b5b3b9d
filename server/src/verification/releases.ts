import type { Transaction } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import { type Check, Tally } from "./check.ts";
import { whatIsMissing } from "./release-parts.ts";
import { whatShrank } from "./release-permanence.ts";
import { whatDisagrees } from "./release-sums.ts";

interface Fault {
  readonly release: number;
  readonly words: string;
}

/** More than releases will ever be made: two a year. */
const mostReleases = 10_000;

/** The first fault of each release that one rule finds. Materialised: the planner would else look at every unit for every step. */
const firstOfEach = (faults: Sql): Sql =>
  sql`WITH fault AS MATERIALIZED (${faults}) SELECT DISTINCT ON (release) release, words FROM fault ORDER BY release, words`;

function releasesCheck(claim: string, rules: readonly Sql[]): Check {
  return {
    claim,
    run: async (transaction: Transaction) => {
      const releases = await transaction.many<{ number: number }>(
        sql`SELECT number FROM publication.release ORDER BY number`,
        mostReleases,
      );
      const faults = new Map<number, string>();
      for (const rule of rules) {
        for (const { release, words } of await transaction.many<Fault>(firstOfEach(rule), mostReleases)) {
          if (!faults.has(release)) faults.set(release, `release ${release}: ${words}`);
        }
      }
      const tally = new Tally();
      for (const { number } of releases) tally.add(faults.get(number));
      return tally.finding();
    },
  };
}

/** What is public must stand for ever: publication rules 1 to 9, asked again of every release. */
export const releaseChecks: readonly Check[] = [
  releasesCheck("releases have all their parts", whatIsMissing),
  releasesCheck(
    "releases agree with themselves: provinces add up to the nation, bands hold their provinces",
    whatDisagrees,
  ),
  releasesCheck("releases keep what was public before them", whatShrank),
];
