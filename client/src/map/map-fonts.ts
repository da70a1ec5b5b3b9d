import type { Language } from "./map-state.ts";

/** Letters that pull in the subsets of the font a language needs: browsers load a subset only when a letter of it is asked for. */
const samples: Readonly<Record<Language, string>> = { en: "Khövsgöl", mn: "Өмнөговь, Сүхбаатар" };

/** A slow font must not keep the names away for ever; the system's own draws them then. */
const patienceMs = 2500;

/** Loads the map's font: MapLibre draws letters once and keeps them, so the font must be there before the first name. */
export async function loadMapFont(language: Language): Promise<void> {
  const loading = document.fonts.load("500 24px 'Inter Variable'", samples[language]);
  const patience = new Promise((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([loading.catch(() => undefined), patience]);
}
