/** Words that say what a unit is, not which: "Khüder sum", "Сэлэнгэ аймаг". */
const kindWords = new Set(
  ["sum", "soum", "suman", "duureg", "district", "aimag", "province", "сум", "дүүрэг", "аймаг"].map(plain),
);

/** Letters without what spellings disagree on: case, accents of Latin letters (Cyrillic й and ё are letters of their own). */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC");
}

/**
 * A name as it is compared: "Bayan-Ovoo sum" and "BAYAN OVOO" are one. Empty for a text without letters, or that only says what kind of unit it is.
 */
export function nameKey(text: string): string {
  const words = plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const naming = words.filter((word) => !kindWords.has(word));
  return /\p{L}/u.test(naming.join("")) ? naming.join("") : "";
}

/** How many letters must be put in, taken out or changed to make one name of the other (Levenshtein's distance). */
export function lettersApart(one: string, other: string): number {
  const letters = [...other];
  let row = letters.map((_, index) => index + 1);
  for (const [position, letter] of [...one].entries()) {
    let left = position + 1;
    let diagonal = position;
    row = letters.map((otherLetter, index) => {
      const above = row[index] ?? 0;
      left = Math.min(left + 1, above + 1, diagonal + (letter === otherLetter ? 0 : 1));
      diagonal = above;
      return left;
    });
  }
  return row.at(-1) ?? one.length;
}
