/** Longer queries are compared by their first letters. */
export const MOST_LETTERS = 31;

const LETTER_CODES = 128;
/** Set on the code of a letter that begins a word. */
export const WORD_START = 0x80;
export const CODE_BITS = 0x7f;

/**
 * How many letters a text is away from a pattern: wrong, missing, extra and two swapped ones count one each (optimal string alignment).
 * A whole row of the table is kept in the bits of one number: H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and
 * Damerau edit distances", Nordic J. of Computing 10 (2003), 29–39.
 */
export class NearMatch {
  readonly length: number;
  /** Letters of the pattern as bits, for a quick refusal: see `lettersOf`. */
  readonly letters: number;
  /** Of the last comparison: letters away from the whole text, and from the best beginning of it. */
  wholeDistance = 0;
  leadDistance = 0;
  /** For each code, where in the pattern it stands. */
  readonly #places = new Int32Array(LETTER_CODES);
  readonly #lastPlace: number;

  constructor(codes: Uint8Array) {
    this.length = Math.min(codes.length, MOST_LETTERS);
    const pattern = codes.slice(0, this.length).map((code) => code & CODE_BITS);
    for (const [place, code] of pattern.entries()) this.#places[code] = (this.#places[code] ?? 0) | (1 << place);
    this.letters = lettersOf(pattern);
    this.#lastPlace = 1 << (this.length - 1);
  }

  /** Must a text with these letters be more than so many away? Each letter of the pattern that it lacks is one. */
  isOutOfReach(letters: number, most: number): boolean {
    let missing = this.letters & ~letters;
    for (let count = 0; missing !== 0; count++) {
      if (count === most) return true;
      missing &= missing - 1;
    }
    return false;
  }

  /** Compares with the codes from one place up to another, and no further than an answer within `most` can lie. */
  compare(codes: Uint8Array, from: number, to: number, most: number): void {
    const end = Math.min(to, from + this.length + most);
    let distance = this.length;
    let lead = this.length;
    let [rises, falls, diagonal, placesBefore] = [-1, 0, 0, 0];
    for (let at = from; at < end; at++) {
      const places = this.#places[(codes[at] ?? 0) & CODE_BITS] ?? 0;
      const swapped = ((~diagonal & places) << 1) & placesBefore;
      diagonal = (((places & rises) + rises) ^ rises) | places | falls | swapped;
      let right = falls | ~(diagonal | rises);
      let left = diagonal & rises;
      if (right & this.#lastPlace) distance += 1;
      else if (left & this.#lastPlace) distance -= 1;
      if (distance < lead) lead = distance;
      right = (right << 1) | 1;
      left <<= 1;
      rises = left | ~(diagonal | right);
      falls = right & diagonal;
      placesBefore = places;
    }
    this.leadDistance = lead;
    // Letters beyond the end were not looked at; each of them is one more.
    this.wholeDistance = end < to ? distance + (to - end) : distance;
  }
}

/** Which letters there are, as bits. Two codes may share one, so a bit that is set proves nothing; one that is not, does. */
export function lettersOf(codes: Uint8Array): number {
  let letters = 0;
  for (const code of codes) letters |= 1 << (code & 31);
  return letters;
}
