import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Words } from "../i18n/use-words.ts";
import { entryWords } from "../panels/filter/facet-words.ts";
import { facetNamed } from "../sites/facets/facet-columns.ts";
import type { HiddenCodes } from "../state/view-store.ts";
import { useSheet } from "../workbench/sheet.ts";
import { useLookedAt } from "./looked-at.ts";
import { useSteadyWords } from "./use-steady-words.ts";

/** A legend entry that is switched off, so not counted here either. */
export interface HiddenEntry {
  readonly layer: "sites" | "rehabilitation-zones";
  readonly code: string;
  readonly name: string;
}

/** Kindergartens that the legend hides are counted all the same: who reaches one does not depend on what is drawn. */
const counted = [
  { layer: "sites", groups: siteStatusGroups },
  { layer: "rehabilitation-zones", groups: zoneStageGroups },
] as const;

export function hiddenEntries(hidden: HiddenCodes, { say }: Words): readonly HiddenEntry[] {
  return counted.flatMap(({ layer, groups }) =>
    groups
      .filter(({ code }) => hidden[layer]?.includes(code))
      .map(({ code, label }) => ({ layer, code, name: say(label) })),
  );
}

/** Filter and legend in one line, for files: "Aimag: Selenge; Mineral: Gold, placer". */
export function useFilterWords(): string {
  const words = useSteadyWords();
  const { names } = useSheet();
  const { where, hidden } = useLookedAt();
  const { t } = words;
  const conditions = Object.entries(where).flatMap(([id, codes]) => {
    const facet = facetNamed(id)?.id;
    if (!facet || codes.length === 0) return [];
    const entries = codes.map((code) => entryWords(facet, code, words, names)).join(", ");
    return [t("filter.chip", { facet: t(`filter.facet.${facet}`), entries })];
  });
  const off = hiddenEntries(hidden, words).map(({ name }) => t("figures.switchedOff", { name }));
  return [...conditions, ...off].join("; ") || t("figures.noFilter");
}
