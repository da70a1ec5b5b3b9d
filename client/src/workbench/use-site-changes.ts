import type { Lens } from "../sites/lens.ts";
import { type SiteChanges, shownOnEither, siteChangesBetween } from "../sites/site-changes.ts";
import { useSheet } from "./sheet.ts";

/** Headline and list ask for the same: the last answer is kept. */
let last: { readonly before: Lens; readonly after: Lens; readonly changes: SiteChanges } | undefined;

function changesBetween(before: Lens, after: Lens): SiteChanges {
  if (last?.before !== before || last.after !== after) {
    const mask = shownOnEither(before, after);
    last = { before, after, changes: siteChangesBetween(before.table, before.onDay, after.onDay, mask) };
  }
  return last.changes;
}

/** What changed between the two days that are compared; null where nothing is compared or the sites are not there. */
export function useSiteChanges(): SiteChanges | null {
  const { lens, comparison } = useSheet();
  return lens && comparison?.lens ? changesBetween(comparison.lens, lens) : null;
}
