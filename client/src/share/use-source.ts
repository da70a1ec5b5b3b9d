import { useAtlasInfo } from "../api/atlas-info.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Audience } from "../map/map-state.ts";
import { filled, useShareTexts } from "./share-words.ts";

/** Whose count it is that leaves the screen, and to which day; of the workbench, that it is for staff alone. The page on paper says the same (`app/on-paper.ts`). */
export function useSource(audience: Audience): string {
  const { day } = useWords();
  const { sheet } = useShareTexts();
  const { data: atlas } = useAtlasInfo();
  if (audience === "staff") return filled(sheet.staffOnly, { date: day(new Date().toISOString()) });
  const release = atlas?.release;
  return release ? filled(sheet.source, { number: String(release.number), date: day(release.cutOffOn) }) : "";
}
