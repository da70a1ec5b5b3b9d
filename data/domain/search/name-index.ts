import { foldedWords, joinedFolded, plainWords } from "./fold-name.ts";
import { codesOfFoldedWords, codesOfWords } from "./letter-codes.ts";
import { type NamePattern, parseQuery, type UnitQuery } from "./query.ts";
import { type MatchStep, matchStep, Writing } from "./writing.ts";

/** Something that can be searched for by its names: in both scripts, other spellings, a code. */
export interface SearchEntry {
  readonly kind: string;
  readonly key: string;
  readonly names: readonly string[];
  /** Names of the unit it lies in, to tell namesakes apart: `Жаргалант Төв` finds the Jargalant of Töv. */
  readonly within?: readonly string[] | undefined;
}

/** How a name was met: as a whole, at its start, at the start of one of its words, one letter off, two letters off. */
export type MatchRank = "exact" | "start" | "word" | "near" | "far";

export interface SearchMatch<Entry extends SearchEntry> {
  readonly entry: Entry;
  /** Which of its names met the query best. */
  readonly name: string;
  readonly rank: MatchRank;
  /** From 1, the very name as typed, downwards; only for comparing. */
  readonly score: number;
}

export interface SearchAnswer<Entry extends SearchEntry> {
  /** Best first; equally good ones in the order in which they were added. */
  readonly matches: readonly SearchMatch<Entry>[];
  /** Entries that match, those beyond the limit included. */
  readonly total: number;
}

const ranks: readonly MatchRank[] = ["exact", "start", "word", "near", "near", "far", "far"];

/** Costs of a match. A step outweighs everything else, then words taken for the unit, then the spelling, then how much is left of the name. */
const STEP_COST = 10_000;
const SPLIT_COST = 4_000;
const OTHER_SPELLING_COST = 2_000;
const OTHER_ORDER_COST = 1_000;
const MOST_LENGTH_COST = 499;
const NO_MATCH = Number.POSITIVE_INFINITY;

/**
 * Search over names that tolerates other romanisations and wrong, missing, extra or swapped letters. Every name is compared with what was
 * typed, a machine word at a time; 100,000 entries take some tens of milliseconds, and nothing has to be built but the folded names.
 */
export class NameIndex<Entry extends SearchEntry> {
  readonly #entries: Entry[] = [];
  readonly #folded = new Writing();
  readonly #plain = new Writing();
  /** For each entry, which of the `#units` it lies in; 0 is none. */
  readonly #unitOf: number[] = [];
  readonly #units: UnitNames[] = [new UnitNames([])];
  readonly #unitByNames = new Map<string, number>([["", 0]]);

  constructor(entries: readonly Entry[] = []) {
    this.add(entries);
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Adds entries; a large list can be added in parts, so that the page stays responsive. */
  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#entries.push(entry);
      this.#unitOf.push(this.#unit(entry.within ?? []));
      for (const name of entry.names) {
        this.#folded.add(codesOfFoldedWords(foldedWords(name)));
        this.#plain.add(codesOfWords(plainWords(name)));
      }
    }
  }

  /** The best `limit` entries for what was typed, of all kinds or of some; how many there are in all. */
  search(typed: string, limit = 20, kinds?: ReadonlySet<string>): SearchAnswer<Entry> {
    const patterns = this.#patternsOf(typed);
    const best = new BestOf(limit);
    let firstName = 0;
    let total = 0;
    for (const [index, entry] of this.#entries.entries()) {
      const isWanted = !kinds || kinds.has(entry.kind);
      let [cost, ordinal] = [NO_MATCH, 0];
      for (const { pattern, cost: extra, units } of isWanted ? patterns : []) {
        if (units && !units[this.#unitOf[index] ?? 0]) continue;
        for (let name = 0; name < entry.names.length; name++) {
          const nameCost = this.#costOf(firstName + name, pattern) + extra;
          if (nameCost < cost) [cost, ordinal] = [nameCost, name];
        }
      }
      firstName += entry.names.length;
      if (cost === NO_MATCH) continue;
      total += 1;
      best.add(cost, index, ordinal);
    }
    return { matches: best.list().flatMap((found) => this.#match(found)), total };
  }

  #patternsOf(typed: string): WeighedPattern[] {
    const query = parseQuery(typed);
    if (!query) return [];
    const splits = query.splits.flatMap(({ name, within }): WeighedPattern[] => {
      const units = within && Uint8Array.from(this.#units, (unit) => (unit.isMeantBy(within) ? 1 : 0));
      return units?.includes(1) === false ? [] : [{ pattern: name, cost: SPLIT_COST, units }];
    });
    return [{ pattern: query.whole, cost: 0, units: undefined }, ...splits];
  }

  #costOf(name: number, { folded, plain, mostFolded, mostPlain, words }: NamePattern): number {
    const plainStep = this.#plain.stepOf(name, plain, mostPlain);
    let step: MatchStep = this.#folded.stepOf(name, folded, mostFolded);
    if (plainStep < step) step = plainStep;
    let cost = plainStep > step ? OTHER_SPELLING_COST : 0;
    if (step > matchStep.word && words.length > 0 && this.#folded.doAllLead(name, words)) {
      step = matchStep.word;
      cost = OTHER_ORDER_COST;
    }
    if (step === matchStep.none) return NO_MATCH;
    const lengthApart = Math.abs(this.#folded.lengthOf(name) - folded.length);
    return step * STEP_COST + cost + Math.min(MOST_LENGTH_COST, lengthApart);
  }

  #unit(names: readonly string[]): number {
    const key = names.join("\n");
    const known = this.#unitByNames.get(key);
    if (known !== undefined) return known;
    this.#unitByNames.set(key, this.#units.length);
    return this.#units.push(new UnitNames(names)) - 1;
  }

  #match({ index, ordinal, cost }: Found): SearchMatch<Entry>[] {
    const entry = this.#entries[index];
    const rank = ranks[Math.floor(cost / STEP_COST)];
    if (!entry || !rank) return [];
    return [{ entry, name: entry.names[ordinal] ?? "", rank, score: 1 - cost / (STEP_COST * matchStep.none) }];
  }
}

interface WeighedPattern {
  readonly pattern: NamePattern;
  readonly cost: number;
  /** Only entries in these units, when given. */
  readonly units: Uint8Array | undefined;
}

/** The names of a unit, prepared for the question whether some words are the beginning of one, or of a later word of one. */
class UnitNames {
  readonly #folded: readonly string[];
  readonly #plain: readonly string[];

  constructor(names: readonly string[]) {
    this.#folded = names.flatMap((name) => wordStarts(foldedWords(name)).map(joinedFolded));
    this.#plain = names.flatMap((name) => wordStarts(plainWords(name)).map((words) => words.join("")));
  }

  isMeantBy({ folded, plain }: UnitQuery): boolean {
    return (
      this.#folded.some((name) => folded !== "" && name.startsWith(folded)) ||
      this.#plain.some((name) => name.startsWith(plain))
    );
  }
}

function wordStarts(words: readonly string[]): string[][] {
  return words.map((_, at) => words.slice(at));
}

interface Found {
  readonly cost: number;
  /** Of the entry, and of its name. */
  readonly index: number;
  readonly ordinal: number;
}

/** Keeps the best of many without sorting the rest. */
class BestOf {
  readonly #limit: number;
  readonly #found: Found[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(cost: number, index: number, ordinal: number): void {
    const found = this.#found;
    if (found.length >= this.#limit && cost >= (found.at(-1)?.cost ?? NO_MATCH)) return;
    let at = found.length;
    while (at > 0 && (found[at - 1]?.cost ?? 0) > cost) at -= 1;
    found.splice(at, 0, { cost, index, ordinal });
    if (found.length > this.#limit) found.pop();
  }

  list(): readonly Found[] {
    return this.#found;
  }
}
