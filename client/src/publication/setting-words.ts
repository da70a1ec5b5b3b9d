import type { PublicationSettings } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Words } from "../i18n/use-words.ts";

export const settingNames = [
  "bandWidth",
  "releasesAYear",
  "delayMonths",
  "waitingMonths",
  "placesThatOpenRegions",
  "showsOutlines",
  "namesKindergartenSoums",
  "tellsProvinceTrainings",
  "tellsProvinceGroups",
  "hazardsEn",
  "hazardsMn",
] as const;
type SettingName = (typeof settingNames)[number];

/** A setting as a reader is told it. */
export function sayingOf(name: SettingName, settings: PublicationSettings, { t, count }: Words): string {
  if (name === "hazardsEn") return settings.hazards.en;
  if (name === "hazardsMn") return settings.hazards.mn;
  const value = settings[name];
  if (typeof value === "boolean") return t(value ? "publication.on" : "publication.off");
  if (name === "releasesAYear") return t(`publication.times.${String(value) as "2"}`);
  if (name === "waitingMonths" || name === "delayMonths") return t("publication.months", { number: count(value) });
  return count(value);
}
