import type { Language } from "./map-state.ts";

export interface Scale {
  readonly widthPx: number;
  readonly label: string;
}

/** Circumference of the web map's sphere in metres. */
const circumferenceM = 40_075_016.686;

export function metresPerPixel(latitude: number, zoom: number): number {
  return (circumferenceM * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/** The longest bar of a round length (1, 2, 3 or 5 times a power of ten) that is not wider than `mostPx`. */
export function scaleFor(metresPerPx: number, mostPx: number, language: Language): Scale {
  const most = metresPerPx * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 3, 2, 1].find((candidate) => candidate * power <= most) ?? 1;
  const lengthM = step * power;
  const units = language === "mn" ? { km: "км", m: "м" } : { km: "km", m: "m" };
  const [value, unit] = lengthM >= 1000 ? [lengthM / 1000, units.km] : [lengthM, units.m];
  return {
    widthPx: Math.round(lengthM / metresPerPx),
    label: `${value.toLocaleString(language === "mn" ? "mn" : "en")} ${unit}`,
  };
}
