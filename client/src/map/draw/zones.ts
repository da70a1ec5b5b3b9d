import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { groupOfZoneStage, type ZoneStage, type ZoneStageGroup } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Feature, FeatureCollection, Point } from "geojson";
import { areaOf, codeOf, FeedError, featuresOf, historyOf, propertiesOf } from "../feed.ts";
import { boxOf } from "../geometry.ts";
import { labelPointOf } from "../label-point.ts";
import { collectionOf, type DrawContext, type Drawn, feature as drawnFeature, type Entry } from "./drawn.ts";

function staffGroupOf(zone: Feature, onDay: string): ZoneStageGroup | undefined {
  const stage = stateOn(historyOf(zone), onDay);
  if (stage === undefined) return undefined;
  const group = groupOfZoneStage[stage as ZoneStage];
  if (!group) throw new FeedError(`${codeOf(zone)} has an unknown stage ${JSON.stringify(stage)}.`);
  return group;
}

/** The public sees accepted zones only, from the year of their acceptance on (publication rule 8). */
function publicGroupOf(zone: Feature, onDay: string): ZoneStageGroup | undefined {
  const { accepted_year: acceptedYear } = propertiesOf(zone);
  return typeof acceptedYear === "number" && acceptedYear > Number(onDay.slice(0, 4)) ? undefined : "accepted";
}

/** Zones as hatched areas with a sign in the middle, for a field of five hectares cannot be seen from far. */
export function drawZones(data: FeatureCollection, { audience, onDay, hidden }: DrawContext): Drawn {
  const entries: Entry[] = [];
  const areas: Feature[] = [];
  const signs: Feature[] = [];
  for (const zone of featuresOf(data)) {
    const code = codeOf(zone);
    const geometry = areaOf(zone);
    const group = audience === "staff" ? staffGroupOf(zone, onDay) : publicGroupOf(zone, onDay);
    const box = boxOf(geometry);
    if (!box) throw new FeedError(`${code} has no area.`);
    if (!group) continue;
    entries.push({ code, legendCode: group, box });
    if (hidden.has(group)) continue;
    const shownAs = audience === "staff" ? "outline" : String(propertiesOf(zone).shown_as ?? "outline");
    const properties = { code, sign: group, shown_as: shownAs };
    const middle: Point = { type: "Point", coordinates: labelPointOf(geometry) };
    areas.push(drawnFeature(geometry, properties));
    signs.push(drawnFeature(middle, properties));
  }
  return { entries, sources: { zones: collectionOf(areas), "zone-signs": collectionOf(signs) } };
}
