import { kindergartenLayer } from "@asm-atlas/data/domain/layers/kindergarten.ts";
import type { ProtectionGroup } from "@asm-atlas/data/domain/layers/protection-groups.ts";
import { publishedFigureLayer } from "@asm-atlas/data/domain/layers/reference.ts";
import { rehabilitationZoneLayer } from "@asm-atlas/data/domain/layers/rehabilitation-zone.ts";
import { siteLayer } from "@asm-atlas/data/domain/layers/site.ts";
import { unitLevels } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { SOUM_BAND_WIDTH } from "@asm-atlas/data/domain/publication/rules.ts";
import {
  kindergartenStatusGroups,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneStageGroups, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { definitionPath } from "../../about/anchors.ts";
import type { Words } from "../../i18n/use-words.ts";
import { legendCodes } from "../../map/legend.ts";
import type { Audience, OverlayId } from "../../map/map-state.ts";
import { bandLabel } from "../../signs/bands.ts";

export interface LegendEntry {
  readonly code: string;
  readonly label: string;
  /** What it means, shown when the entry is tapped. */
  readonly sentence?: string;
  /** Where its words are defined one by one. */
  readonly definedAt?: string;
}

export interface LegendGroup {
  readonly title: string;
  readonly note?: string;
  readonly entries: readonly LegendEntry[];
}

/**
 * The words of an overlay's legend, in the map's own order of codes.
 * @param bandWidth of the soums' bands in the release that is shown
 */
export function legendGroup(
  layer: OverlayId,
  audience: Audience,
  words: Words,
  bandWidth: number = SOUM_BAND_WIDTH,
): LegendGroup {
  const { t, say } = words;
  const codes = legendCodes(layer, audience);
  const entries = codes.map((code) => ({ code, ...entryWords(layer, code, words, bandWidth) }));
  const isPublic = audience === "public";
  switch (layer) {
    case "sites":
      return isPublic
        ? { title: t("legend.register"), note: t("legend.registerNote"), entries }
        : { title: say(siteLayer.title), note: t("legend.judgesNobody"), entries };
    case "rehabilitation-zones":
      return isPublic
        ? { title: t("legend.zonesAccepted"), note: t("legend.zonesAcceptedNote"), entries }
        : { title: say(rehabilitationZoneLayer.title), entries };
    case "kindergartens":
      return {
        title: say(kindergartenLayer.title),
        entries,
        ...(isPublic ? { note: t("legend.kindergartensNote") } : {}),
      };
    case "published-figures":
      return { title: say(publishedFigureLayer.title), note: t("legend.figuresNote"), entries };
    case "site-summary":
      return {
        title: t("legend.bands"),
        note: t("legend.bandsNote", { width: bandWidth, most: bandWidth - 1 }),
        entries,
      };
    case "protected-areas":
      return { title: t("areas.title"), note: t("areas.legendNote"), entries };
    case "site-areas":
      return { title: t("areas.ofSites"), note: t("areas.ofSitesNote"), entries };
  }
}

function entryWords(layer: OverlayId, code: string, { t, say }: Words, bandWidth: number): Omit<LegendEntry, "code"> {
  switch (layer) {
    case "sites": {
      if (code === "cell") return { label: t("legend.registerCell") };
      if (code === "soum") return { label: t("legend.registerSoum") };
      const group = siteStatusGroups.find((each) => each.code === code);
      return group
        ? { label: say(group.label), sentence: say(group.sentence), definedAt: definitionPath("site-group", code) }
        : { label: code };
    }
    case "rehabilitation-zones": {
      const group = zoneStageGroups.find((each) => each.code === code);
      const stages = zoneStageWorkflow.states.filter((state) => group?.stages.includes(state.code));
      return group
        ? {
            label: say(group.label),
            sentence: stages.map((s) => say(s.definition)).join(" "),
            definedAt: definitionPath("zone-group", code),
          }
        : { label: code };
    }
    case "kindergartens": {
      const group = kindergartenStatusGroups.find((each) => each.code === code);
      const states = kindergartenStatusWorkflow.states.filter((state) => group?.statuses.includes(state.code));
      return group
        ? {
            label: say(group.label),
            sentence: states.map((s) => say(s.definition)).join(" "),
            definedAt: definitionPath("kindergarten-group", code),
          }
        : { label: code };
    }
    case "published-figures":
      return { label: t("legend.place") };
    case "site-summary": {
      const level = unitLevels.find((each) => each.code === code);
      return { label: level ? t("legend.provinceCount") : bandLabel(code, bandWidth) };
    }
    case "protected-areas": {
      const group = code as ProtectionGroup;
      return { label: t(`areas.group.${group}`), sentence: t(`areas.sentence.${group}`) };
    }
    case "site-areas":
      return { label: t("areas.ofSite") };
  }
}
