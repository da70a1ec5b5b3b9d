import type { FacetId } from "../../sites/facets/facet.ts";
import { facetNamed } from "../../sites/facets/facet-columns.ts";
import type { Lens } from "../../sites/lens.ts";
import { countsOf, matchesOf, type SiteFilter } from "../../sites/site-filter.ts";
import { narrowedTo, type RecordWords } from "./search-options.ts";

type Counts = ReadonlyMap<string, number>;

/**
 * How many sites each result of a search would leave. A list of results asks for many entries of few facets: each facet is counted once, and
 * kept as long as lens and filter stay.
 */
export function sitesLeftIn({ table, onDay, within }: Lens, where: SiteFilter): RecordWords["sitesLeft"] {
  const counted = new Map<FacetId, Counts>();
  const countsFor = (id: FacetId): Counts => {
    const facet = facetNamed(id);
    const known = counted.get(id);
    if (known || !facet) return known ?? new Map();
    const counts = countsOf(facet, table, onDay, narrowedTo(where, id, []), within);
    const byCode = new Map(counts.map(({ code, count }) => [code, count]));
    counted.set(id, byCode);
    return byCode;
  };
  return (facet, codes) => {
    const [code] = codes;
    if (codes.length === 1 && code !== undefined) return countsFor(facet).get(code) ?? 0;
    // A site may have several of them, and counts once.
    return matchesOf(table, onDay, narrowedTo(where, facet, codes), { within }).reduce((sum, is) => sum + is, 0);
  };
}
