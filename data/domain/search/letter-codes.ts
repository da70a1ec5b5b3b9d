import { CODE_BITS, WORD_START } from "./near-match.ts";

const alphabet = "abcdefghijklmnopqrstuvwxyzšč0123456789абвгдеёжзийклмноөпрстуүфхцчшщъыьэюяєїәғқңұһі";
const OTHER_LETTER = 127;

/** By UTF-16 code: a table is many times quicker than a map, and every name of the atlas goes through it. */
const codeTable = new Uint8Array(0x530).fill(OTHER_LETTER);
for (const [index, letter] of [...alphabet].entries()) codeTable[letter.charCodeAt(0)] = index + 1;
const codeOf = (text: string, at: number) => codeTable[text.charCodeAt(at)] ?? OTHER_LETTER;
const [firstDigit, lastDigit] = [codeOf("0", 0), codeOf("9", 0)];

/** Words as one row of codes below 128 without what separates them; the first letter of each word carries `WORD_START`. */
export function codesOfWords(words: readonly string[]): number[] {
  const codes: number[] = [];
  for (const word of words) {
    for (let at = 0; at < word.length; at++) codes.push(codeOf(word, at) | (at === 0 ? WORD_START : 0));
  }
  return codes;
}

/**
 * As `codesOfWords`, for folded words: a letter that ends one word and begins the next is one, as in `foldedName`, and begins the next.
 */
export function codesOfFoldedWords(words: readonly string[]): number[] {
  const codes: number[] = [];
  for (const code of codesOfWords(words)) {
    const last = codes.at(-1);
    if (last !== undefined && isSameLetter(last, code)) codes[codes.length - 1] = last | code;
    else codes.push(code);
  }
  return codes;
}

function isSameLetter(one: number, other: number): boolean {
  const code = one & CODE_BITS;
  return code === (other & CODE_BITS) && (code < firstDigit || code > lastDigit);
}
