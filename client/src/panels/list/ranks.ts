import type { Collation } from "./collation.ts";

/**
 * The place of each row in the order of a column: equal values have equal ranks, and 0 is "nothing on record". Worked out once for a column;
 * sorting then compares whole numbers, whatever the column holds.
 */
export interface Ranks {
  readonly of: Uint32Array;
  readonly highest: number;
}

/** @param numberOf the number of a row; null: nothing on record */
export function ranksOfNumbers(size: number, numberOf: (row: number) => number | null): Ranks {
  const values = new Float64Array(size);
  let known = 0;
  for (let row = 0; row < size; row += 1) {
    const value = numberOf(row);
    values[row] = value ?? Number.NaN;
    if (value !== null) known += 1;
  }
  // Typed arrays sort NaN to the end.
  const distinct = distinctOf(values.slice().sort().subarray(0, known));
  const of = new Uint32Array(size);
  for (let row = 0; row < size; row += 1) {
    const value = values[row] ?? Number.NaN;
    if (!Number.isNaN(value)) of[row] = placeIn(distinct, value) + 1;
  }
  return { of, highest: distinct.length };
}

/**
 * @param textOf the text of a row; null: nothing on record
 * @param collate makes the order of the texts that occur
 */
export function ranksOfTexts(
  size: number,
  textOf: (row: number) => string | null,
  collate: (texts: Iterable<string>) => Collation,
): Ranks {
  const indexOf = new Map<string, number>();
  const texts: string[] = [];
  const of = new Uint32Array(size);
  for (let row = 0; row < size; row += 1) {
    const text = textOf(row);
    if (text === null) continue;
    let index = indexOf.get(text);
    if (index === undefined) {
      index = texts.push(text) - 1;
      indexOf.set(text, index);
    }
    of[row] = index + 1;
  }
  const { rankOf, highest } = ranksOfDistinct(texts, collate(texts));
  for (let row = 0; row < size; row += 1) {
    const place = of[row] ?? 0;
    if (place > 0) of[row] = rankOf[place - 1] ?? 0;
  }
  return { of, highest };
}

function ranksOfDistinct(texts: readonly string[], collation: Collation): { rankOf: Uint32Array; highest: number } {
  const keys = texts.map((text) => collation.keyOf(text));
  const compare = (a: number, b: number): number => {
    const [keyOfA, keyOfB] = [keys[a] ?? "", keys[b] ?? ""];
    if (keyOfA < keyOfB) return -1;
    return keyOfA > keyOfB ? 1 : collation.compareTies(texts[a] ?? "", texts[b] ?? "");
  };
  const order = Uint32Array.from(keys.keys()).sort(compare);
  const rankOf = new Uint32Array(texts.length);
  let rank = 0;
  let before = -1;
  for (const index of order) {
    const isNext = before < 0 || keys[before] !== keys[index] || compare(before, index) !== 0;
    if (isNext) rank += 1;
    rankOf[index] = rank;
    before = index;
  }
  return { rankOf, highest: rank };
}

function distinctOf(sorted: Float64Array): Float64Array {
  const distinct = new Float64Array(sorted.length);
  let count = 0;
  for (const value of sorted) if (count === 0 || distinct[count - 1] !== value) distinct[count++] = value;
  return distinct.subarray(0, count);
}

function placeIn(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
