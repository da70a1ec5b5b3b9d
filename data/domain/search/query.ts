import { foldedName, foldedWords, plainWords } from "./fold-name.ts";
import { codesOfFoldedWords, codesOfWords } from "./letter-codes.ts";
import { NearMatch } from "./near-match.ts";

/** What a name is compared with: the typed words in both writings, and how many letters each may be off. */
export interface NamePattern {
  readonly folded: NearMatch;
  readonly plain: NearMatch;
  readonly mostFolded: number;
  readonly mostPlain: number;
  /** The words one by one, when there are several: a name that has them all in another order is found too. */
  readonly words: readonly NearMatch[];
}

/** What is typed of a unit's name, in both writings, as one word. */
export interface UnitQuery {
  readonly folded: string;
  readonly plain: string;
}

/** The typed words split in two: a name, and the name of the unit it lies in. Without a unit: only the word for the kind of unit is left out. */
export interface SplitQuery {
  readonly name: NamePattern;
  readonly within: UnitQuery | undefined;
}

export interface Query {
  readonly whole: NamePattern;
  readonly splits: readonly SplitQuery[];
}

/** More words are not split: nobody writes a soum and its aimag in more. */
const MOST_WORDS_TO_SPLIT = 5;

/** Kinds of units, which people write behind the name of one. */
const unitWords = new Set(
  ["сум", "аймаг", "дүүрэг", "sum", "soum", "aimag", "duureg", "district", "province"].map(foldedName),
);

/** @returns undefined when there is no letter and no digit in it. */
export function parseQuery(typed: string): Query | undefined {
  const words = typed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return undefined;
  const named = words.filter((word) => !unitWords.has(foldedName(word)));
  const splits = named.length > MOST_WORDS_TO_SPLIT ? [] : splitsOf(named);
  if (named.length > 0 && named.length < words.length) splits.unshift({ name: patternOf(named), within: undefined });
  return { whole: patternOf(words), splits };
}

/** The name first and the unit behind it, as addresses are written in English, or the unit first, as in Mongolian. */
function splitsOf(words: readonly string[]): SplitQuery[] {
  return words.slice(1).flatMap((_, index) => {
    const [before, after] = [words.slice(0, index + 1), words.slice(index + 1)];
    return [
      { name: patternOf(before), within: unitQueryOf(after) },
      { name: patternOf(after), within: unitQueryOf(before) },
    ];
  });
}

function unitQueryOf(words: readonly string[]): UnitQuery {
  const text = words.join(" ");
  return { folded: foldedName(text), plain: plainWords(text).join("") };
}

function patternOf(words: readonly string[]): NamePattern {
  const text = words.join(" ");
  const folded = new NearMatch(Uint8Array.from(codesOfFoldedWords(foldedWords(text))));
  const plain = new NearMatch(Uint8Array.from(codesOfWords(plainWords(text))));
  const hasDigits = /\p{N}/u.test(text);
  return {
    folded,
    plain,
    mostFolded: hasDigits ? 0 : mostLettersOff(folded.length),
    mostPlain: hasDigits ? 0 : mostLettersOff(plain.length),
    words: words.length < 2 ? [] : words.map((word) => new NearMatch(Uint8Array.from(codesOfWords(foldedWords(word))))),
  };
}

/** One letter in short words, two in long ones; none in what is too short to be recognised then. Numbers are never taken for others. */
function mostLettersOff(length: number): 0 | 1 | 2 {
  if (length < 3) return 0;
  return length < 8 ? 1 : 2;
}
