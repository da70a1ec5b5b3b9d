import {
  type OpenDataRelease,
  openDataAttribution,
  openDataLicence,
} from "@asm-atlas/data/domain/publication/open-data.ts";

/** A release in the words of schema.org, by which catalogues and search engines know a data set. */
export function datasetMembers(release: OpenDataRelease): Readonly<Record<string, unknown>> {
  return {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    name: `ASM Atlas, release ${release.number}${release.isDemo ? " (demo data: invented)" : ""}`,
    description:
      "Artisanal and small-scale mining in Mongolia: places, the path to legality, rehabilitated land and kindergartens, as published to everyone.",
    version: String(release.number),
    datePublished: release.releasedOn,
    temporalCoverage: `2010-12-31/${release.cutOffOn}`,
    spatialCoverage: "Mongolia",
    license: openDataLicence.url,
    creditText: openDataAttribution.en,
    isAccessibleForFree: true,
  };
}
