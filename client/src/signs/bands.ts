import type { Ink } from "../map/tokens.ts";

export interface SoumBand {
  /** Legend code, and the words of the legend as well: figures need no translation. */
  readonly code: "0-4" | "5-9" | "10-14" | "15-19" | "20+";
  /** Least number of places of the band (publication rule 3: bands of five). */
  readonly low: number;
  readonly ink: Ink;
}

/** The five shades of the soums. Bands above the last share its shade; the card says the exact band. */
export const soumBands: readonly SoumBand[] = [
  { code: "0-4", low: 0, ink: "band0" },
  { code: "5-9", low: 5, ink: "band1" },
  { code: "10-14", low: 10, ink: "band2" },
  { code: "15-19", low: 15, ink: "band3" },
  { code: "20+", low: 20, ink: "band4" },
];

export function bandOf(low: number): SoumBand["code"] {
  return soumBands.findLast((band) => low >= band.low)?.code ?? "0-4";
}
