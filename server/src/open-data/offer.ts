import type { Database } from "../db/database.ts";
import { loadReleases, type StoredRelease } from "./store.ts";
import { withheldCollections } from "./withheld.ts";

/** What may be had at a moment. */
export interface Offered {
  /** The newest first. */
  readonly releases: readonly StoredRelease[];
  readonly withheld: ReadonlySet<string>;
}

/** Knows what is offered without asking for each file: a crowd that downloads costs the database one question after a change. */
export interface Offer {
  now(): Promise<Offered>;
  /** Stops listening to the database. */
  close(): void;
}

/** However quiet the database is, ask again after this long: a lost notice of change must not last. */
const trustMs = 60_000;

export function createOffer(database: Pick<Database, "transaction" | "onChange">): Offer {
  let known: { readonly askedAtMs: number; readonly answer: Promise<Offered> } | undefined;
  const close = database.onChange(() => {
    known = undefined;
  });

  const ask = () =>
    database.transaction({ role: "owner", readOnly: true }, async (transaction) => ({
      releases: await loadReleases(transaction),
      withheld: await withheldCollections(transaction),
    }));

  return {
    close,
    now: () => {
      if (known && Date.now() - known.askedAtMs < trustMs) return known.answer;
      const mine = { askedAtMs: Date.now(), answer: ask() };
      known = mine;
      // What fails is asked again by the next; whoever asked gets the error.
      mine.answer.catch(() => {
        if (known === mine) known = undefined;
      });
      return mine.answer;
    },
  };
}
