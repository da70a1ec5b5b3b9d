import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** The publication everyone is looking at. Dates as YYYY-MM-DD. */
export interface Release {
  readonly number: number;
  readonly cutOffOn: string;
  readonly releasedOn: string;
  /** Rule 11; null in releases older than the sentence. */
  readonly hazards: Bilingual | null;
  /**
   * Version of everything public: the number of the release and nothing else, while all of it is shown. While something is withheld
   * (rule 16) the newest switch stands in it too: the bytes are others, and when all is shown again they are those of the release.
   */
  readonly version: number;
}

/** Knows the current release without asking each time. */
export interface ReleaseClock {
  /** null: nothing has been published yet. */
  current(): Promise<Release | null>;
  /** Asked of the database at this moment. */
  ask(): Promise<Release | null>;
  close(): void;
}

/** However quiet the database is, ask again after this long: a lost notice of change must not last. */
const trustMs = 60_000;

/** More than releases will ever be made: so that a version names one switch and one release. */
const versionsOfOneSwitch = 1_000_000;

export function createReleaseClock(database: Database): ReleaseClock {
  let changes = 0;
  let known: { readonly release: Release | null; readonly atChange: number; readonly atMs: number } | undefined;
  const stopListening = database.onChange(() => {
    changes += 1;
  });

  async function ask(): Promise<Release | null> {
    const atChange = changes;
    const row = await database.transaction({ role: "owner", readOnly: true }, (transaction) =>
      transaction.maybeOne<Release>(sql`
        SELECT r.number, r.cut_off_on AS "cutOffOn", r.released_on AS "releasedOn",
               CASE WHEN r.hazards_en IS NOT NULL THEN jsonb_build_object('en', r.hazards_en, 'mn', r.hazards_mn) END AS hazards,
               r.number::bigint + CASE WHEN EXISTS (SELECT FROM publication.withheld)
                 THEN (SELECT max(w.id) FROM publication.withholding w) * ${versionsOfOneSwitch}::bigint ELSE 0 END AS version
          FROM publication.release r ORDER BY r.number DESC LIMIT 1`),
    );
    const release = row ?? null;
    known = { release, atChange, atMs: Date.now() };
    return release;
  }

  return {
    ask,
    current: async () =>
      known && known.atChange === changes && Date.now() - known.atMs < trustMs ? known.release : ask(),
    close: stopListening,
  };
}
