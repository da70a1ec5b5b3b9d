import type { PublicWarning } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import type { Database, Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** The publication everyone is looking at. Dates as YYYY-MM-DD. */
export interface Release {
  readonly number: number;
  readonly cutOffOn: string;
  readonly releasedOn: string;
  /** Rule 3. */
  readonly bandWidth: number;
  /** Rule 11; null in releases older than the sentence. */
  readonly hazards: Bilingual | null;
  /**
   * Version of everything public: the number of the release and nothing else, while all of it is shown. While something is withheld
   * (rule 16) the newest switch stands in it too: the bytes are others, and when all is shown again they are those of the release.
   */
  readonly version: number;
  /** Something behind it is invented. */
  readonly isDemo: boolean;
}

/** What stands beside a release at any hour (rule 16). */
export interface Notices {
  /** Collections that are withheld; `everything`: the whole public map. */
  readonly withheld: readonly string[];
  readonly warning: PublicWarning | null;
}

/** Knows the current release without asking each time. */
export interface ReleaseClock {
  /** null: nothing has been published yet. */
  current(): Promise<Release | null>;
  /** Asked of the database at this moment. */
  ask(): Promise<Release | null>;
  notices(): Promise<Notices>;
  close(): void;
}

/** However quiet the database is, ask again after this long: a lost notice of change must not last. */
const trustMs = 60_000;

/** More than releases will ever be made: so that a version names one switch and one release. */
const versionsOfOneSwitch = 1_000_000;

export function createReleaseClock(database: Database): ReleaseClock {
  let changes = 0;
  let asking: { readonly atChange: number; readonly answer: Promise<Told> } | undefined;
  let known: { readonly told: Told; readonly atChange: number; readonly atMs: number } | undefined;
  const stopListening = database.onChange(() => {
    changes += 1;
  });

  async function ask(): Promise<Told> {
    const atChange = changes;
    const told = await database.transaction({ role: "owner", readOnly: true }, loadTold);
    known = { told, atChange, atMs: Date.now() };
    return told;
  }

  /** However many want to know after a change, the database is asked once. */
  function askOnce(): Promise<Told> {
    if (asking?.atChange === changes) return asking.answer;
    const mine = { atChange: changes, answer: ask() };
    asking = mine;
    const done = () => {
      if (asking === mine) asking = undefined;
    };
    mine.answer.then(done, done);
    return mine.answer;
  }

  const current = async (): Promise<Told> =>
    known && known.atChange === changes && Date.now() - known.atMs < trustMs ? known.told : askOnce();
  return {
    ask: async () => (await ask()).release,
    current: async () => (await current()).release,
    notices: current,
    close: stopListening,
  };
}

interface Told extends Notices {
  readonly release: Release | null;
}

async function loadTold(transaction: Transaction): Promise<Told> {
  const release = await transaction.maybeOne<Release>(sql`
    SELECT r.number, r.cut_off_on AS "cutOffOn", r.released_on AS "releasedOn", r.is_demo AS "isDemo", r.band_width AS "bandWidth",
           CASE WHEN r.hazards_en IS NOT NULL THEN jsonb_build_object('en', r.hazards_en, 'mn', r.hazards_mn) END AS hazards,
           r.number::bigint + CASE WHEN EXISTS (SELECT FROM publication.withheld)
             THEN (SELECT max(w.id) FROM publication.withholding w) * ${versionsOfOneSwitch}::bigint ELSE 0 END AS version
      FROM publication.release r ORDER BY r.number DESC LIMIT 1`);
  const notices = await transaction.one<Notices>(sql`
    SELECT coalesce((SELECT jsonb_agg(w.layer ORDER BY w.layer) FROM publication.withheld w), '[]') AS withheld,
           (SELECT jsonb_build_object('text', jsonb_build_object('en', w.text_en, 'mn', w.text_mn), 'office', w.office, 'issuedAt', w.issued_at)
              FROM (SELECT * FROM publication.warning ORDER BY id DESC LIMIT 1) w WHERE w.text_en IS NOT NULL) AS warning`);
  return { release: release ?? null, ...notices };
}
