import { useAtlasInfo } from "../api/atlas-info.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Audience } from "../map/map-state.ts";

/** What a map that leaves the screen says of itself: whose count it shows and to which day, or that it is for staff alone. */
export function useOnPaper(audience: Audience): string {
  const { t, day, daySlots } = useWords();
  const { data: atlas } = useAtlasInfo();
  if (audience === "staff") return t("tools.onPaper", { date: day(new Date().toISOString()) });
  const release = atlas?.release;
  return release ? t("map.onPaper", { number: release.number, ...daySlots(release.cutOffOn) }) : "";
}
