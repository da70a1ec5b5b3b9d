/** A range of whole numbers that a filter offers as one entry. */
export interface Band {
  readonly code: string;
  /** Lowest number in it. */
  readonly from: number;
  /** Highest number in it; undefined: no end. */
  readonly to?: number;
}

/** Bands from their lower ends: `[0, 1, 10]` → 0, 1–9, 10 and more. */
export function bandsFrom(starts: readonly number[]): readonly Band[] {
  return starts.map((from, index) => {
    const next = starts[index + 1];
    if (next === undefined) return { code: `${from}-plus`, from };
    const to = next - 1;
    return { code: from === to ? String(from) : `${from}-${to}`, from, to };
  });
}

/** Index of the band a number lies in, or −1 below the first. */
export function bandIndexOf(bands: readonly Band[], value: number): number {
  return bands.findLastIndex((band) => value >= band.from);
}
