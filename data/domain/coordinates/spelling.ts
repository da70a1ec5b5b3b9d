/** The ways people write coordinates, brought to one spelling and cut into the parts they are made of. */

export type Axis = "latitude" | "longitude";

/** Which part of an angle a mark belongs to: 0 degrees, 1 minutes, 2 seconds. */
type AnglePart = 0 | 1 | 2;

export interface NumberToken {
  readonly kind: "number";
  readonly text: string;
  readonly value: number;
  readonly isNegative: boolean;
  readonly isWhole: boolean;
}

export type Token =
  | NumberToken
  | { readonly kind: "mark"; readonly part: AnglePart; readonly isLetter: boolean; readonly text: string }
  /** `sign` is 0 where the axis is named without a direction. */
  | { readonly kind: "axis"; readonly axis: Axis; readonly sign: -1 | 0 | 1; readonly text: string }
  /** Seconds or south: its surroundings tell. */
  | { readonly kind: "s"; readonly text: string }
  /** `text` keeps the kinds apart: a comma with a space after it is another one than a comma without. */
  | { readonly kind: "separator"; readonly text: string }
  | { readonly kind: "unknown"; readonly text: string };

const mark = (part: AnglePart) => ({ kind: "mark", part, isLetter: true }) as const;
const axis = (name: Axis, sign: -1 | 0 | 1) => ({ kind: "axis", axis: name, sign }) as const;

const signs: Readonly<Record<string, AnglePart>> = { "°": 0, "'": 1, '"': 2 };

type Word = { readonly kind: "s" } | ReturnType<typeof mark> | ReturnType<typeof axis>;

/**
 * English, Mongolian and, as on old map sheets, Russian. The Russian single letters are left out: С and В are seconds and a misspelt B to
 * others, and З is west in Russian and east in Mongolian; here it is east.
 */
const words: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...entries(axis("latitude", 1), ["n", "north", "northern", "хойд", "х", "хө", "сш"]),
  ...entries(axis("latitude", -1), ["south", "southern", "өмнөд", "өө"]),
  ...entries(axis("latitude", 0), ["lat", "latitude", "өргөрөг", "өргөргийн", "өрг", "ө", "широта"]),
  ...entries(axis("longitude", 1), ["e", "east", "eastern", "зүүн", "з", "зу", "вд"]),
  ...entries(axis("longitude", -1), ["w", "west", "western", "баруун", "бу"]),
  ...entries(axis("longitude", 0), ["lon", "long", "lng", "longitude", "уртраг", "уртрагийн", "урт", "у", "долгота"]),
  ...entries(mark(0), ["d", "deg", "degs", "degree", "degrees", "o", "о", "град", "градус", "гр"]),
  ...entries(mark(1), ["m", "min", "mins", "minute", "minutes", "мин", "минут"]),
  ...entries(mark(2), ["sec", "secs", "second", "seconds", "сек", "секунд"]),
  ["s", { kind: "s" }],
]);

function entries(word: Word, spellings: readonly string[]): [string, Word][] {
  return spellings.map((spelling) => [spelling, word]);
}

/** One sign for each of the many that look alike, small letters, no brackets, no name of the datum, which is WGS 84 here in any case. */
export function cleaned(text: string): string {
  return text
    .replace(/[º˚]/g, "°")
    .replace(/[″”“„‟ʺ〃]/g, '"')
    .replace(/[′’‘ʹ´`ʼ]/g, "'")
    .replace(/''/g, '"')
    .normalize("NFKC")
    .replace(/[−‐‑‒–—]/g, "-")
    .toLowerCase()
    .replace(/wgs[\s-]*84/g, " ")
    .replace(/[()[\]{}]/g, " ")
    .replace(/(\p{L})\.\s?(\p{L})\./gu, "$1$2 ")
    .replace(/(\p{L})[.:=]/gu, "$1 ")
    .trim();
}

const numberPattern = /\d+(?:\.\d+)*/y;
const wordPattern = /\p{L}+/uy;
const separatorPattern = /[,;/|\n]\s*/y;

/** Cuts a cleaned text in which every comma left is a separator. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let isNegative = false;
  for (let at = 0; at < text.length; ) {
    const letter = text[at] ?? "";
    const number = matched(numberPattern, text, at);
    const word = matched(wordPattern, text, at);
    const separator = matched(separatorPattern, text, at);
    at += (number ?? word ?? separator ?? letter).length;
    if (number !== undefined) {
      tokens.push(...numbersOf(number, isNegative));
      isNegative = false;
    } else if (word !== undefined) tokens.push(...wordsOf(word));
    else if (separator !== undefined) tokens.push({ kind: "separator", text: separator.replace(/\s+$/, " ") });
    else if (letter === "-") isNegative = isSign(text, at - 1);
    else if (letter in signs) tokens.push({ kind: "mark", part: signs[letter] ?? 0, isLetter: false, text: letter });
    else if (!/[\s+.]/.test(letter)) tokens.push({ kind: "unknown", text: letter });
  }
  return tokens;
}

/** `47-55-06` has hyphens between its parts; a minus has none of the number before it, and a digit after it. */
function isSign(text: string, at: number): boolean {
  return !/[\d°'"]/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "");
}

/** `47.55.06` is degrees, minutes and seconds with points between them. */
function numbersOf(text: string, isNegative: boolean): Token[] {
  const parts = text.split(".");
  if (parts.length > 3) return [{ kind: "unknown", text }];
  const numbers = parts.length === 3 ? parts : [text];
  return numbers.map((part, index) => ({
    kind: "number",
    text: part,
    value: Number(part),
    isNegative: isNegative && index === 0,
    isWhole: !part.includes("."),
  }));
}

/** A word, or a mark and a direction written together: `06sN`. */
function wordsOf(text: string): Token[] {
  const known = words.get(text);
  if (known) return [{ ...known, text }];
  const [first = "", rest = ""] = [text.slice(0, 1), text.slice(1)];
  const [unit, direction] = [words.get(first), words.get(rest)];
  if ((unit?.kind === "mark" || unit?.kind === "s") && direction?.kind === "axis") {
    return [
      { ...unit, text: first },
      { ...direction, text: rest },
    ];
  }
  return [{ kind: "unknown", text }];
}

function matched(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
