import type { MoveDirection } from "@asm-atlas/data/domain/statistics/site-moves.ts";
import type { Words } from "../../i18n/use-words.ts";
import type { SiteChanges } from "../../sites/site-changes.ts";

/** In the order they are told. */
const directions: readonly MoveDirection[] = ["forward", "back", "first_known", "assessed", "aside"];

/** "12 forward, 15 back, 4 newly known": only what there is. */
export function directionCounts({ byDirection }: SiteChanges, { t, count }: Words): readonly string[] {
  return directions.flatMap((direction) => {
    const sites = byDirection[direction];
    return sites > 0 ? [t(`time.went.${direction}`, { sites: count(sites) })] : [];
  });
}

/** "31 of 240 sites stand elsewhere". */
export function changesHeadline(changes: SiteChanges, { t, count }: Words): string {
  return t("time.changed", { changed: count(changes.changed), considered: count(changes.considered) });
}
