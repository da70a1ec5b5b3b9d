import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { ZoneStage } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { type Reader, readerOf } from "../../api/read.ts";
import { codeOf, featuresOf, historyOf } from "../../map/feed.ts";
import { oncePerFeed } from "./once-per-feed.ts";

/** A rehabilitation zone as the feed tells it. Hectares null: not assessed. */
export interface ZoneRecord {
  readonly code: string;
  readonly read: Reader;
  readonly history: readonly DatedState<ZoneStage>[];
  readonly areaHa: number | null;
  /** Day the next check is due, YYYY-MM-DD. */
  readonly nextCheckOn: string | null;
  readonly siteCodes: readonly string[];
}

export interface Zones {
  readonly byCode: ReadonlyMap<string, ZoneRecord>;
  /** Zones linked to a site, by the site's code. */
  readonly bySite: ReadonlyMap<string, readonly ZoneRecord[]>;
}

export const zonesOf = oncePerFeed((feed): Zones => {
  const zones = featuresOf(feed).map((feature): ZoneRecord => {
    const read = readerOf(feature);
    return {
      code: codeOf(feature),
      read,
      history: historyOf(feature) as readonly DatedState<ZoneStage>[],
      areaHa: read.number("area_ha"),
      nextCheckOn: read.text("next_check_on"),
      siteCodes: read.list("site_codes"),
    };
  });
  const bySite = new Map<string, ZoneRecord[]>();
  for (const zone of zones) {
    for (const site of zone.siteCodes) bySite.set(site, [...(bySite.get(site) ?? []), zone]);
  }
  return { byCode: new Map(zones.map((zone) => [zone.code, zone])), bySite };
});
