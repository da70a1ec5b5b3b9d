import { lettersOf, type NearMatch, WORD_START } from "./near-match.ts";

/** How a text meets a pattern, best first; `matchSteps` tells what each is. Not among them: it does not meet it. */
export const matchStep = {
  exact: 0,
  start: 1,
  word: 2,
  oneLetterOff: 3,
  startOneLetterOff: 4,
  twoLettersOff: 5,
  startTwoLettersOff: 6,
  none: 7,
} as const;
export type MatchStep = (typeof matchStep)[keyof typeof matchStep];

/** Patterns shorter than this must be met exactly at the beginning of a word; a whole name of their length may be one letter off. */
const LEAST_LETTERS_OF_A_START = 4;

/** One writing of every name, all folded or all plain, as codes in one long row that grows. */
export class Writing {
  #codes = new Uint8Array(1_024);
  #offsets = new Uint32Array(64);
  #letters = new Int32Array(64);
  #count = 0;

  add(codes: readonly number[]): void {
    const from = this.#offsets[this.#count] ?? 0;
    const to = from + codes.length;
    if (to > this.#codes.length) this.#codes = grown(new Uint8Array(2 * to), this.#codes);
    if (this.#count + 2 > this.#offsets.length) {
      this.#offsets = grown(new Uint32Array(2 * this.#offsets.length), this.#offsets);
      this.#letters = grown(new Int32Array(2 * this.#letters.length), this.#letters);
    }
    this.#codes.set(codes, from);
    this.#letters[this.#count] = lettersOf(this.#codes.subarray(from, to));
    this.#count += 1;
    this.#offsets[this.#count] = to;
  }

  lengthOf(name: number): number {
    return (this.#offsets[name + 1] ?? 0) - (this.#offsets[name] ?? 0);
  }

  /** How a name meets a pattern that may be so many letters off. */
  stepOf(name: number, pattern: NearMatch, most: number): MatchStep {
    if (pattern.length === 0 || pattern.isOutOfReach(this.#letters[name] ?? 0, most)) return matchStep.none;
    const from = this.#offsets[name] ?? 0;
    const to = this.#offsets[name + 1] ?? 0;
    let best: MatchStep = matchStep.none;
    for (let at = from; at < to; at++) {
      if (at > from && ((this.#codes[at] ?? 0) & WORD_START) === 0) continue;
      pattern.compare(this.#codes, at, to, most);
      const step = stepOfComparison(pattern, most, at === from);
      if (step < best) best = step;
      if (best <= matchStep.start) break;
    }
    return best;
  }

  /** Does each of the patterns begin a word of the name? */
  doAllLead(name: number, patterns: readonly NearMatch[]): boolean {
    return patterns.every((pattern) => this.stepOf(name, pattern, 0) <= matchStep.word);
  }
}

function stepOfComparison(pattern: NearMatch, most: number, isFirstWord: boolean): MatchStep {
  const { wholeDistance, leadDistance, length } = pattern;
  if (isFirstWord && wholeDistance === 0) return matchStep.exact;
  if (leadDistance === 0) return isFirstWord ? matchStep.start : matchStep.word;
  if (isFirstWord && wholeDistance <= most)
    return wholeDistance === 1 ? matchStep.oneLetterOff : matchStep.twoLettersOff;
  if (leadDistance > most || length < LEAST_LETTERS_OF_A_START) return matchStep.none;
  return leadDistance === 1 ? matchStep.startOneLetterOff : matchStep.startTwoLettersOff;
}

function grown<Column extends Uint8Array | Uint32Array | Int32Array>(into: Column, from: Column): Column {
  into.set(from);
  return into;
}
