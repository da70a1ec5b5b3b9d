import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** The publication everyone is looking at. Dates as YYYY-MM-DD. */
export interface Release {
  readonly number: number;
  readonly cutOffOn: string;
  readonly releasedOn: string;
  /** Something behind it is invented. */
  readonly isDemo: boolean;
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

export function createReleaseClock(database: Database): ReleaseClock {
  let changes = 0;
  let asking: { readonly atChange: number; readonly answer: Promise<Release | null> } | undefined;
  let known: { readonly release: Release | null; readonly atChange: number; readonly atMs: number } | undefined;
  const stopListening = database.onChange(() => {
    changes += 1;
  });

  async function ask(): Promise<Release | null> {
    const atChange = changes;
    const row = await database.transaction({ role: "owner", readOnly: true }, (transaction) =>
      transaction.maybeOne<{ number: number; cut_off_on: string; released_on: string; is_demo: boolean }>(
        sql`SELECT number, cut_off_on, released_on, is_demo FROM publication.release ORDER BY number DESC LIMIT 1`,
      ),
    );
    const release = row
      ? { number: row.number, cutOffOn: row.cut_off_on, releasedOn: row.released_on, isDemo: row.is_demo }
      : null;
    known = { release, atChange, atMs: Date.now() };
    return release;
  }

  /** However many want to know after a change, the database is asked once. */
  function askOnce(): Promise<Release | null> {
    if (asking?.atChange === changes) return asking.answer;
    const mine = { atChange: changes, answer: ask() };
    asking = mine;
    const done = () => {
      if (asking === mine) asking = undefined;
    };
    mine.answer.then(done, done);
    return mine.answer;
  }

  return {
    ask,
    current: async () =>
      known && known.atChange === changes && Date.now() - known.atMs < trustMs ? known.release : askOnce(),
    close: stopListening,
  };
}
