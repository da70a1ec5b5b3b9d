import { protectionGroups } from "@asm-atlas/data/domain/layers/protection-groups.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { soumBands } from "../signs/bands.ts";
import type { Audience, OverlayId } from "./map-state.ts";

/**
 * The entries of an overlay's legend, in their order. The same codes are `OverlayState.hiddenCodes`,
 * the keys of `MapEngine.countsInView()` and the codes of `<Sign>`.
 */
export function legendCodes(layer: OverlayId, audience: Audience): readonly string[] {
  switch (layer) {
    case "sites":
      return audience === "staff" ? codesOf(siteStatusGroups) : ["cell", "soum"];
    case "rehabilitation-zones":
      return audience === "staff" ? codesOf(zoneStageGroups) : ["accepted"];
    case "kindergartens":
      return codesOf(kindergartenStatusGroups);
    case "published-figures":
      return ["place"];
    case "site-summary":
      return [...soumBands.map((band) => band.code), "province"];
    case "protected-areas":
      return protectionGroups;
    case "site-areas":
      return ["area"];
  }
}
