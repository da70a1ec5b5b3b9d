import { siteLayer } from "@asm-atlas/data/domain/layers/site.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { Page } from "playwright-core";

/** Sites by status group. */
export type Counts = Readonly<Record<string, number>>;

/** The first group of a pattern in what is said, as a number; thousands may be parted by commas. */
export const numberIn = (said: string, pattern: RegExp) => Number(pattern.exec(said)?.[1]?.replaceAll(",", ""));

/** What the legend says of all sites, by group; a group that is not there on the day says 0. */
export async function legendCounts(page: Page): Promise<Counts> {
  const part = page.getByRole("region", { name: siteLayer.title.en, exact: true });
  const counts = siteStatusGroups.map(async ({ code, label }) => {
    const entry = part.getByRole("listitem").filter({ hasText: label.en });
    const said = await entry
      .getByText(/in view of [\d,]+$/)
      .first()
      .innerText();
    return [code, numberIn(said, /of ([\d,]+)$/)] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
