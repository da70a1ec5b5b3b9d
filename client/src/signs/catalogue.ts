import { bandSign, cellSign, figureSign, provinceSign, registerSoumSign, siteAreaSign } from "./area-signs.ts";
import { soumBands } from "./bands.ts";
import { kindergartenSigns } from "./kindergarten-signs.ts";
import { protectionSigns } from "./protection-signs.ts";
import type { SignShape } from "./shape.ts";
import { siteGroupSigns, siteSigns } from "./site-signs.ts";
import { zoneSigns } from "./zone-signs.ts";

/** Layers that have signs: the overlays of the map. */
export type SignLayer =
  | "sites"
  | "rehabilitation-zones"
  | "kindergartens"
  | "published-figures"
  | "site-summary"
  | "protected-areas"
  | "site-areas";

const catalogue: Readonly<Record<SignLayer, Readonly<Record<string, SignShape>>>> = {
  sites: { ...siteSigns, ...siteGroupSigns, cell: cellSign, soum: registerSoumSign },
  "rehabilitation-zones": zoneSigns,
  kindergartens: kindergartenSigns,
  "published-figures": { place: figureSign },
  "site-summary": {
    ...Object.fromEntries(soumBands.map((band) => [band.code, bandSign(band.ink)])),
    province: provinceSign,
  },
  "protected-areas": protectionSigns,
  "site-areas": { area: siteAreaSign },
};

/**
 * The sign of a status, a status group, a stage group, a band or a way of showing (`cell`, `soum`, `province`).
 * @returns undefined for a code that has no sign
 */
export function signOf(layer: SignLayer, code: string): SignShape | undefined {
  return catalogue[layer]?.[code];
}

/** Every code of a layer that has a sign. */
export function signCodes(layer: SignLayer): readonly string[] {
  return Object.keys(catalogue[layer]);
}
