import type { ReleaseCalendar } from "@asm-atlas/data/domain/publication/steps.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { type UntilChange, untilChange } from "./until-change.ts";

/** The publication everyone is looking at. Dates as YYYY-MM-DD. */
export interface Release {
  readonly number: number;
  readonly cutOffOn: string;
  readonly releasedOn: string;
  /** Something behind it is invented. */
  readonly isDemo: boolean;
  /** Rule 3. */
  readonly bandWidth: number;
  /** Rule 11; null in releases older than the sentence. */
  readonly hazards: Bilingual | null;
  /** As it was set when the release was made: what is set later moves no public byte before the next release (rule 1). */
  readonly calendar: ReleaseCalendar;
  /**
   * Version of everything public: the number of the release and nothing else, while all of it is shown. While something is withheld
   * (rule 16) the newest switch stands in it too: the bytes are others, and when all is shown again they are those of the release.
   */
  readonly version: number;
}

/** Knows the current release without asking each time; null: nothing has been published yet. */
export type ReleaseClock = UntilChange<Release | null>;

/** More than releases will ever be made: so that a version names one switch and one release. */
const versionsOfOneSwitch = 1_000_000;

export function createReleaseClock(database: Database): ReleaseClock {
  return untilChange(database, () =>
    database.transaction({ role: "owner", readOnly: true }, async (transaction) => {
      const row = await transaction.maybeOne<Release>(sql`
        SELECT r.number, r.cut_off_on AS "cutOffOn", r.released_on AS "releasedOn", r.is_demo AS "isDemo", r.band_width AS "bandWidth",
               CASE WHEN r.hazards_en IS NOT NULL THEN jsonb_build_object('en', r.hazards_en, 'mn', r.hazards_mn) END AS hazards,
               (SELECT jsonb_build_object('releasesAYear', s.releases_a_year, 'delayMonths', s.delay_months) FROM publication.setting s
                 ORDER BY s.set_at <= r.made_at DESC, CASE WHEN s.set_at <= r.made_at THEN s.revision ELSE -s.revision END DESC LIMIT 1) AS calendar,
               r.number::bigint + CASE WHEN EXISTS (SELECT FROM publication.withheld)
                 THEN (SELECT max(w.id) FROM publication.withholding w) * ${versionsOfOneSwitch}::bigint ELSE 0 END AS version
          FROM publication.release r ORDER BY r.number DESC LIMIT 1`);
      return row ?? null;
    }),
  );
}
