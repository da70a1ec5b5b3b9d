import type { SiteTable } from "../site-table.ts";

/** By what sites can be filtered; the names stand in addresses, so they stay. */
export type FacetId =
  | "status"
  | "mineral"
  | "kind"
  | "aimag"
  | "soum"
  | "organisation"
  | "people"
  | "children"
  | "shafts"
  | "mercury"
  | "water"
  | "under_15"
  | "last_visit"
  | "deposit"
  | "prohibited"
  | "precision"
  | "demo"
  | "reach"
  | "moved";

/** What stands for "nothing on record" and "nobody looked": entries of their own, never hidden in "no". */
export const notRecorded = "not_recorded";
export const notAssessed = "not_assessed";

/** Every site's entry of a facet: an index into `codes`, or for sites with several entries at once a bit each. */
export interface FacetColumn {
  readonly codes: readonly string[];
  readonly holds: "index" | "bits";
  readonly values: Uint16Array;
}

export interface Facet {
  readonly id: FacetId;
  /** Is known only when the second feed has come. */
  readonly needsDetails: boolean;
  /** Is known only when the kindergartens have come. */
  readonly needsKindergartens?: true;
  /** Is another on another day. */
  readonly isDated: boolean;
  /** Has no list of entries to choose from: those asked for are written out in the filter. */
  readonly isUnlisted?: true;
  /** Is a code from an address an entry at all? Only where there is no list. */
  isEntry?(code: string): boolean;
  /**
   * Made anew at each call; `facet-columns.ts` keeps what can be kept.
   * @param entries those asked for; only a facet without a list looks at them
   */
  read(table: SiteTable, onDay: string, entries?: readonly string[]): FacetColumn;
}

/** A column from one code a site; what is missing becomes `missing`, and codes nobody declared come after the declared ones. */
export function columnOfCodes(
  values: readonly (string | null)[],
  declared: readonly string[],
  missing: string,
): FacetColumn {
  const codes = [...declared];
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const column = new Uint16Array(values.length);
  for (const [index, value] of values.entries()) {
    const code = value ?? missing;
    let known = indexOf.get(code);
    if (known === undefined) {
      known = codes.push(code) - 1;
      indexOf.set(code, known);
    }
    column[index] = known;
  }
  return { codes, holds: "index", values: column };
}
