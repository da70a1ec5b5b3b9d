import type { Facet, FacetColumn } from "./facets/facet.ts";
import { columnOf, facetNamed } from "./facets/facet-columns.ts";
import { type SiteTable, statesOn } from "./site-table.ts";

/**
 * What sites must be: for each facet named, one of its entries. Facets combine with "and", entries of one facet with "or".
 * The keys come from addresses: one that is no facet filters nothing.
 */
export type SiteFilter = Readonly<Record<string, readonly string[]>>;

interface Condition {
  readonly facet: Facet;
  readonly wanted: readonly string[];
}

/** Has everything come that a facet is read from? */
function isReadable(facet: Facet, table: SiteTable): boolean {
  const hasDetails = !facet.needsDetails || table.details !== null;
  return hasDetails && (!facet.needsKindergartens || table.kindergartens !== null);
}

/** The conditions of a filter that can be held already; those on details or kindergartens wait for them. */
function conditionsOf(filter: SiteFilter, table: SiteTable): readonly Condition[] {
  return Object.entries(filter).flatMap(([id, codes]) => {
    const facet = facetNamed(id);
    const wanted = codes.filter((code) => facet?.isEntry?.(code) ?? true);
    if (!facet || wanted.length === 0 || !isReadable(facet, table)) return [];
    return [{ facet, wanted }];
  });
}

/** Takes out of a mask what a column does not allow. */
function narrow(mask: Uint8Array, column: FacetColumn, wanted: readonly string[]): void {
  const { values, codes } = column;
  const allowed = new Uint8Array(codes.length + 1);
  for (const [index, code] of codes.entries()) if (wanted.includes(code)) allowed[index] = 1;
  if (column.holds === "bits") {
    const bits = allowed.reduce((all, each, index) => (each === 1 ? all | (1 << index) : all), 0);
    for (let index = 0; index < mask.length; index += 1) if (((values[index] ?? 0) & bits) === 0) mask[index] = 0;
    return;
  }
  for (let index = 0; index < mask.length; index += 1) if (allowed[values[index] ?? 0] === 0) mask[index] = 0;
}

interface MatchOptions {
  /** A facet to leave out: what its entries would bring in is counted without it. */
  readonly but?: string;
  /** 1 for each site that may match at all, such as those in an area; null: every site may. */
  readonly within?: Uint8Array | null;
}

/** Which sites match on a day: 1 or 0 for each, in the order of the table. A site not known yet on that day matches nothing. */
export function matchesOf(
  table: SiteTable,
  onDay: string,
  filter: SiteFilter,
  { but, within = null }: MatchOptions = {},
): Uint8Array {
  const states = statesOn(table, onDay);
  const mask = new Uint8Array(table.size);
  for (let index = 0; index < table.size; index += 1) {
    mask[index] = (states[index] ?? -1) >= 0 ? (within?.[index] ?? 1) : 0;
  }
  for (const { facet, wanted } of conditionsOf(filter, table)) {
    if (facet.id !== but) narrow(mask, columnOf(facet, table, onDay, wanted), wanted);
  }
  return mask;
}

export interface FacetCount {
  readonly code: string;
  readonly count: number;
}

/** How many sites each entry of a facet would leave, all other conditions holding. */
export function countsOf(
  facet: Facet,
  table: SiteTable,
  onDay: string,
  filter: SiteFilter,
  within: Uint8Array | null = null,
): readonly FacetCount[] {
  const mask = matchesOf(table, onDay, filter, { but: facet.id, within });
  const { codes, values, holds } = columnOf(facet, table, onDay);
  const counts = new Uint32Array(codes.length + 1);
  for (let index = 0; index < mask.length; index += 1) {
    if (mask[index] === 0) continue;
    const value = values[index] ?? 0;
    if (holds === "index") counts[value] = (counts[value] ?? 0) + 1;
    else for (let bit = 0; bit < codes.length; bit += 1) if (value & (1 << bit)) counts[bit] = (counts[bit] ?? 0) + 1;
  }
  return codes.map((code, index) => ({ code, count: counts[index] ?? 0 }));
}

/** Is anything filtered at all? */
export function isFiltering(filter: SiteFilter): boolean {
  return Object.values(filter).some((wanted) => wanted.length > 0);
}

/** The filter with one entry of a facet switched. */
export function toggled(filter: SiteFilter, facetId: string, code: string): SiteFilter {
  const before = filter[facetId] ?? [];
  const after = before.includes(code) ? before.filter((each) => each !== code) : [...before, code];
  return withFacet(filter, facetId, after);
}

/** The filter with a facet's entries replaced; none takes the facet out. */
export function withFacet(filter: SiteFilter, facetId: string, codes: readonly string[]): SiteFilter {
  const { [facetId]: _before, ...rest } = filter;
  return codes.length === 0 ? rest : { ...rest, [facetId]: codes };
}
