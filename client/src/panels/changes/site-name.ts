import type { Words } from "../../i18n/use-words.ts";
import type { SiteTable } from "../../sites/site-table.ts";

/** A site's name; empty while names have not come, and where it has none. */
export function siteName({ details }: SiteTable, index: number, { name }: Words): string {
  return name(details?.namesEn[index], details?.namesMn[index]);
}
