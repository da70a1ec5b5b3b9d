import type { worklistSections } from "@asm-atlas/data/domain/worklist.ts";

export type Section = (typeof worklistSections)[number];
export type SiteSection = Exclude<Section, { readonly of: "zones" | "proposals" }>;
export type SiteSectionId = SiteSection["id"];
export type ZoneSectionId = Extract<Section, { readonly of: "zones" }>["id"];

/** Is a section of sites, rather than of zones or of proposals? */
export const isOfSites = (section: Section): section is SiteSection =>
  section.of !== "zones" && section.of !== "proposals";
