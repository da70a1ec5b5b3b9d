import type { SiteTable } from "../site-table.ts";
import { codeFacets } from "./code-facets.ts";
import type { Facet, FacetColumn, FacetId } from "./facet.ts";
import { movedFacet } from "./moved-facet.ts";
import { reachFacet } from "./reach-facet.ts";
import { visitFacets } from "./visit-facets.ts";

/** The facets that are offered, in this order. */
const order: readonly FacetId[] = [
  "status",
  "mineral",
  "kind",
  "aimag",
  "soum",
  "people",
  "children",
  "reach",
  "shafts",
  "mercury",
  "water",
  "under_15",
  "prohibited",
  "last_visit",
  "organisation",
  "deposit",
  "precision",
  "demo",
];

const byId = new Map(
  [...codeFacets, ...visitFacets, reachFacet, movedFacet].map((facet) => [facet.id as string, facet]),
);

export const facets: readonly Facet[] = order.flatMap((id) => byId.get(id) ?? []);

/** A facet by a name that may come from an address. */
export function facetNamed(id: string): Facet | undefined {
  return byId.get(id);
}

interface Kept {
  readonly onDay: string;
  /** Of a facet without a list, the entries asked for. */
  readonly entries: string;
  readonly column: FacetColumn;
}

const kept = new WeakMap<SiteTable, Map<FacetId, Kept>>();

/** A facet's column on a day. What does not depend on the day is read once; of the rest the last day is kept. */
export function columnOf(facet: Facet, table: SiteTable, onDay: string, wanted: readonly string[] = []): FacetColumn {
  const columns = kept.get(table) ?? new Map<FacetId, Kept>();
  kept.set(table, columns);
  const entries = facet.isUnlisted ? wanted.join() : "";
  const known = columns.get(facet.id);
  if (known && known.entries === entries && (!facet.isDated || known.onDay === onDay)) return known.column;
  const column = facet.read(table, onDay, wanted);
  columns.set(facet.id, { onDay, entries, column });
  return column;
}
