import type { worklistSections } from "@asm-atlas/data/domain/worklist.ts";

export type Section = (typeof worklistSections)[number];
export type SiteSection = Exclude<Section, { readonly of: "zones" }>;
export type SiteSectionId = SiteSection["id"];

/** Is a section of sites, rather than of zones? */
export const isOfSites = (section: Section): section is SiteSection => section.of !== "zones";
