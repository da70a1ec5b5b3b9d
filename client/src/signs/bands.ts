import type { Ink } from "../map/tokens.ts";

export interface SoumBand {
  /** Legend code: the band's figures at the first width, five; `bandLabel` has those of another. */
  readonly code: "0-4" | "5-9" | "10-14" | "15-19" | "20+";
  readonly ink: Ink;
}

/** The five shades of the soums. Bands above the last share its shade; the card says the exact band. */
export const soumBands: readonly SoumBand[] = [
  { code: "0-4", ink: "band0" },
  { code: "5-9", ink: "band1" },
  { code: "10-14", ink: "band2" },
  { code: "15-19", ink: "band3" },
  { code: "20+", ink: "band4" },
];

/** The shade of a soum's band, told by its lowest number and its width (publication rule 3). */
export function bandOf(low: number, width: number): SoumBand["code"] {
  return soumBands[Math.min(Math.floor(low / width), soumBands.length - 1)]?.code ?? "0-4";
}

/** The figures of a shade, which need no translation. */
export function bandLabel(code: string, width: number): string {
  const place = soumBands.findIndex((band) => band.code === code);
  return place === soumBands.length - 1 ? `${place * width}+` : `${place * width}–${place * width + width - 1}`;
}
