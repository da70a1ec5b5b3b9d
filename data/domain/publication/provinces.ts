import type { Bilingual } from "../text.ts";

/** The official regions; Ulaanbaatar is counted with the Centre (rule 5). */
export const regions = [
  { code: "west", name: { en: "West", mn: "Баруун бүс" } },
  { code: "khangai", name: { en: "Khangai", mn: "Хангайн бүс" } },
  { code: "centre", name: { en: "Centre", mn: "Төвийн бүс" } },
  { code: "east", name: { en: "East", mn: "Зүүн бүс" } },
] as const satisfies readonly { readonly code: string; readonly name: Bilingual }[];
export type RegionCode = (typeof regions)[number]["code"];

/**
 * A province of publication (rule 4): an aimag, with those of fewer than eight soums that are counted with it.
 * Provinces and regions may be joined for all later releases, never split or redrawn (rule 13).
 */
export interface Province {
  /** ISO 3166-2 of the aimag that gives it its name. */
  readonly code: string;
  readonly region: RegionCode;
  readonly joined: readonly string[];
}

/**
 * Eighteen provinces. Ulaanbaatar has nine districts, all of them smaller than a counted soum: on its own it would be two units
 * under one exact total, from which both can be solved (each of two bands "0 to 4" under a total of 5 hides nothing).
 * So it is counted with Töv, which surrounds it, as any aimag of fewer than eight units is.
 */
export const provinces: readonly Province[] = [
  { code: "MN-039", region: "east", joined: [] },
  { code: "MN-041", region: "khangai", joined: [] },
  { code: "MN-043", region: "west", joined: [] },
  { code: "MN-046", region: "west", joined: [] },
  { code: "MN-047", region: "centre", joined: ["MN-1"] },
  { code: "MN-049", region: "centre", joined: ["MN-037"] },
  { code: "MN-051", region: "east", joined: [] },
  { code: "MN-053", region: "centre", joined: [] },
  { code: "MN-055", region: "khangai", joined: [] },
  { code: "MN-057", region: "west", joined: [] },
  { code: "MN-059", region: "centre", joined: [] },
  { code: "MN-061", region: "east", joined: [] },
  { code: "MN-063", region: "centre", joined: ["MN-064"] },
  { code: "MN-065", region: "west", joined: [] },
  { code: "MN-067", region: "khangai", joined: ["MN-035"] },
  { code: "MN-069", region: "khangai", joined: [] },
  { code: "MN-071", region: "west", joined: [] },
  { code: "MN-073", region: "khangai", joined: [] },
];

const provinceByAimag: ReadonlyMap<string, Province> = new Map(
  provinces.flatMap((province) => [province.code, ...province.joined].map((aimag) => [aimag, province])),
);

/** The province an aimag is counted in; undefined for a code that is no aimag's. */
export function provinceOfAimag(aimagCode: string): Province | undefined {
  return provinceByAimag.get(aimagCode);
}
