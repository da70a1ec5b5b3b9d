import { NameIndex, type SearchMatch } from "@asm-atlas/data/domain/search/name-index.ts";
import type { FeatureCollection } from "geojson";
import { type Entry, entryMaker, filterEntries, type SearchKind, searchKinds, unitEntries } from "./search-entries.ts";

/** What the names come from; what has not come yet is searched when it is there. */
export interface SearchSources {
  readonly units: FeatureCollection | undefined;
  readonly organisations: FeatureCollection | undefined;
  readonly kindergartens: FeatureCollection | undefined;
  readonly zones: FeatureCollection | undefined;
  readonly sites: FeatureCollection | undefined;
  readonly siteDetails: FeatureCollection | undefined;
}

/** What was found of one kind: the best, and how many there are. */
export interface Found {
  readonly kind: SearchKind;
  readonly matches: readonly SearchMatch<Entry>[];
  readonly total: number;
}

/** At most so many of each kind; where other kinds leave room, more. */
const usualOfKind = 4;
const mostTogether = 18;

/** Everything that can be searched for by name, an index a kind. */
export class SearchCorpus {
  readonly #indexes = new Map<SearchKind, NameIndex<Entry>>(searchKinds.map((kind) => [kind, new NameIndex<Entry>()]));

  add(entries: readonly Entry[]): void {
    for (const kind of searchKinds) this.#indexes.get(kind)?.add(entries.filter((entry) => entry.kind === kind));
  }

  /** What is meant by a text: kinds with the better matches first, and of each the best. */
  find(typed: string): readonly Found[] {
    const found = searchKinds.flatMap((kind): Found[] => {
      const answer = this.#indexes.get(kind)?.search(typed, mostTogether);
      return answer && answer.total > 0 ? [{ kind, ...answer }] : [];
    });
    return shared(withoutFarFetched(found).sort((a, b) => scoreOf(b) - scoreOf(a)));
  }
}

const scoreOf = ({ matches }: Found): number => matches[0]?.score ?? 0;
const isMet = ({ rank }: SearchMatch<Entry>): boolean => rank !== "near" && rank !== "far";

/** Where something bears the name as it was typed, nobody mistyped the name of something else. */
function withoutFarFetched(found: readonly Found[]): Found[] {
  if (!found.some(({ matches }) => matches.some(isMet))) return [...found];
  return found.flatMap(({ kind, matches, total }): Found[] => {
    const met = matches.filter(isMet);
    // Best first: where some of those at hand are only near, all that are met are at hand.
    const all = met.length < matches.length ? met.length : total;
    return met.length > 0 ? [{ kind, matches: met, total: all }] : [];
  });
}

/** Shares the room of the list out: a few of each kind, and what remains to the first that have more. */
function shared(found: readonly Found[]): readonly Found[] {
  let room = mostTogether - found.reduce((sum, { matches }) => sum + Math.min(usualOfKind, matches.length), 0);
  return found.map((each) => {
    const more = Math.max(0, Math.min(room, each.matches.length - usualOfKind));
    room -= more;
    return { ...each, matches: each.matches.slice(0, usualOfKind + more) };
  });
}

const sliceOfSites = 500;

/** Fills a corpus, sites last and in slices, so that the page stays alive in between. */
export function* filling(corpus: SearchCorpus, sources: SearchSources): Generator<void, void> {
  const { units, organisations, kindergartens, zones, sites, siteDetails } = sources;
  corpus.add(filterEntries());
  if (units) corpus.add(unitEntries(units));
  for (const [kind, feed] of [
    ["organisation", organisations],
    ["kindergartens", kindergartens],
    ["rehabilitation-zones", zones],
  ] as const) {
    corpus.add((feed?.features ?? []).map(entryMaker(kind, units)));
  }
  yield;
  const entryOf = entryMaker("sites", units, siteDetails);
  const all = sites?.features ?? [];
  for (let from = 0; from < all.length; from += sliceOfSites) {
    yield;
    corpus.add(all.slice(from, from + sliceOfSites).map(entryOf));
  }
}
