import { minerals, siteKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { SearchEntry } from "@asm-atlas/data/domain/search/name-index.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus, siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { Feature, FeatureCollection } from "geojson";
import type { FacetId } from "../../sites/facets/facet.ts";

/** What can be searched for, in the order in which equally good groups are shown. */
export const searchKinds = [
  "aimag",
  "soum",
  "sites",
  "kindergartens",
  "rehabilitation-zones",
  "organisation",
  "filter",
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Something with names. `key` is its code; of a filter its facet and entries, see `filterEntries`. */
export interface Entry extends SearchEntry {
  readonly kind: SearchKind;
}

/** Entries of a filter that one word stands for: "gold" is two minerals, "not formalised" a group of statuses. */
export interface FilterWord {
  readonly facet: FacetId;
  readonly codes: readonly string[];
  readonly label: Bilingual;
}

const textOf = (value: unknown): string[] => (typeof value === "string" && value !== "" ? [value] : []);
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(textOf) : []);

/** `ASM-0147` is also said `ASM-147`. */
function codeNames(code: string): string[] {
  const short = code.replace(/-0+(?=\d)/, "-");
  return short === code ? [code] : [code, short];
}

/** Names of an aimag or soum by its code, to tell namesakes apart. */
type UnitNames = (code: unknown) => readonly string[];

function unitNamesOf(units: FeatureCollection | undefined): UnitNames {
  const byCode = new Map(units?.features.map(({ properties }) => [properties?.code, ownNamesOf(properties)]));
  return (code) => byCode.get(code) ?? [];
}

const ownNamesOf = (properties: Feature["properties"]): readonly string[] => [
  ...textOf(properties?.name_en),
  ...textOf(properties?.name_mn),
  ...textsOf(properties?.aliases),
];

/** Aimags first, then soums and districts: of equals the larger is meant. */
export function unitEntries(units: FeatureCollection): readonly Entry[] {
  const namesOf = unitNamesOf(units);
  const entries = units.features.map(({ properties }): Entry => {
    const kind = properties?.level === "aimag" ? "aimag" : "soum";
    return {
      kind,
      key: String(properties?.code),
      names: ownNamesOf(properties),
      within: namesOf(properties?.parent_code),
    };
  });
  return entries.sort((a, b) => searchKinds.indexOf(a.kind) - searchKinds.indexOf(b.kind));
}

/**
 * Makes entries of records by code, names and other names, one at a time: there may be 100,000 of them.
 * @param more has the names when the records' own feed has none
 */
export function entryMaker(
  kind: SearchKind,
  units: FeatureCollection | undefined,
  more?: FeatureCollection,
): (record: Feature) => Entry {
  const namesOf = unitNamesOf(units);
  const moreByCode = new Map(more?.features.map(({ properties }) => [properties?.code, properties]));
  return ({ properties }) => {
    const code = String(properties?.code);
    return {
      kind,
      key: code,
      names: [...codeNames(code), ...ownNamesOf(moreByCode.get(code) ?? properties)],
      within: [...namesOf(properties?.soum_code), ...namesOf(properties?.aimag_code)],
    };
  };
}

const beforeComma = (text: string): string => text.split(",")[0] ?? text;

/** "Gold, placer" and "Gold, hard rock" share the word before the comma. */
function mineralFamilies(): readonly FilterWord[] {
  const families = new Set(minerals.map(({ label }) => beforeComma(label.en)));
  return [...families].flatMap((family): FilterWord[] => {
    const members = minerals.filter(({ label }) => beforeComma(label.en) === family);
    const [first] = members;
    if (!first || members.length < 2) return [];
    const label = { en: family, mn: beforeComma(first.label.mn) };
    return [{ facet: "mineral", codes: members.map(({ code }) => code), label }];
  });
}

/** Status groups, minerals and kinds of sites: what one filters by again and again, to be had by its word. */
export const filterWords: readonly FilterWord[] = [
  ...siteStatusGroups.map(({ code, label }): FilterWord => {
    const statuses = siteStatusWorkflow.states.filter((state) => groupOfSiteStatus[state.code] === code);
    return { facet: "status", codes: statuses.map((state) => state.code), label };
  }),
  ...mineralFamilies(),
  ...minerals.map(({ code, label }): FilterWord => ({ facet: "mineral", codes: [code], label })),
  ...siteKinds.map(({ code, label }): FilterWord => ({ facet: "kind", codes: [code], label })),
];

/** The key is the place in `filterWords`. */
export function filterEntries(): readonly Entry[] {
  return filterWords.map(({ label }, index) => ({ kind: "filter", key: String(index), names: [label.en, label.mn] }));
}
