import { useAtlasInfo } from "../api/atlas-info.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Audience } from "../map/map-state.ts";

/**
 * What a map that leaves the screen says of itself: whose count it shows and to which day, or that it is for staff alone.
 * @param onDay the day looked at, where that is not said elsewhere; null: none was chosen
 */
export function useOnPaper(audience: Audience, onDay: string | null): string {
  const { t, day, daySlots } = useWords();
  const { data: atlas } = useAtlasInfo();
  const release = atlas?.release;
  const source = release ? t("map.onPaper", { number: release.number, ...daySlots(release.cutOffOn) }) : "";
  return [
    audience === "staff" ? t("tools.onPaper", { date: day(new Date().toISOString()) }) : source,
    ...(onDay === null ? [] : [t("card.asOf", { date: day(onDay) })]),
  ].join(" · ");
}
