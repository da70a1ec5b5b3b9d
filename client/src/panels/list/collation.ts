import type { Language } from "../../i18n/language.ts";

const locales = { en: "en-GB", mn: "mn-MN" } as const satisfies Record<Language, string>;

const zero = "0".charCodeAt(0);
const isDigit = (unit: number): boolean => unit >= zero && unit <= zero + 9;

/** Room between the weights of 9 and of what follows it: a number's first weight says how many digits it has. */
const mostDigits = 40;

/**
 * The order of texts in a language, names and numbers as people sort them: "Site 9" before "Site 10", Ө after О.
 * `Intl.Collator` alone compares 100,000 names in a second; here it only orders the letters that occur, and texts become keys of such
 * weights that a computer compares at once. Texts with equal keys (capitals, accents) are left to the collator. Neither language has letters
 * made of two characters that sort as one; a test holds this against the collator.
 */
export class Collation {
  readonly #collator: Intl.Collator;
  readonly #weights: Uint16Array;
  readonly #numberWeight: number;

  /** @param texts those that will be compared: their letters are ordered */
  constructor(language: Language, texts: Iterable<string>) {
    this.#collator = new Intl.Collator(locales[language], { numeric: true });
    const base = new Intl.Collator(locales[language], { sensitivity: "base" });
    this.#weights = weightsOf(base, unitsIn(texts));
    this.#numberWeight = this.#weights[zero] ?? 0;
  }

  /** A text as weights: keys compare (`<`) as their texts do. */
  keyOf(text: string): string {
    const weights: number[] = [];
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (!isDigit(unit)) {
        const weight = this.#weights[unit] ?? 0;
        if (weight > 0) weights.push(weight);
        at += 1;
        continue;
      }
      while (text.charCodeAt(at) === zero && isDigit(text.charCodeAt(at + 1))) at += 1;
      let end = at;
      while (isDigit(text.charCodeAt(end))) end += 1;
      weights.push(this.#numberWeight + Math.min(end - at, mostDigits));
      for (; at < end; at += 1) weights.push(text.charCodeAt(at) - zero + 1);
    }
    return String.fromCharCode(...weights);
  }

  /** Orders two texts whose keys are equal. */
  compareTies(a: string, b: string): number {
    return this.#collator.compare(a, b);
  }
}

/** Every character that occurs, once; digits always. */
function unitsIn(texts: Iterable<string>): string[] {
  const occurs = new Uint8Array(0x10000);
  for (let digit = 0; digit < 10; digit += 1) occurs[zero + digit] = 1;
  for (const text of texts) for (let at = 0; at < text.length; at += 1) occurs[text.charCodeAt(at)] = 1;
  const units: string[] = [];
  for (let unit = 0; unit < occurs.length; unit += 1) if (occurs[unit] === 1) units.push(String.fromCharCode(unit));
  return units;
}

/** A weight for each character, the same for those that differ in case or accent only; 0 for those that count for nothing. */
function weightsOf(base: Intl.Collator, units: readonly string[]): Uint16Array {
  const weights = new Uint16Array(0x10000);
  let weight = 0;
  let before = "";
  for (const unit of units.toSorted(base.compare)) {
    if (base.compare(unit, before) !== 0) weight += isDigit(before.charCodeAt(0)) ? mostDigits : 1;
    if (weight > 0) weights[unit.charCodeAt(0)] = weight;
    before = unit;
  }
  return weights;
}
