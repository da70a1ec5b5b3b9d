/** What an outline is of: the land of a zone (its own code, null while it has none, and those of its sites), or the area of a site. */
export type Land =
  | { readonly kind: "zone"; readonly own: string | null; readonly linked: readonly string[] }
  | { readonly kind: "site-area"; readonly site: string };
