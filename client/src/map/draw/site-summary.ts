import type { Feature, FeatureCollection, Point } from "geojson";
import { bandOf, soumBands } from "../../signs/bands.ts";
import { areaOf, codeOf, FeedError, featuresOf, propertiesOf, stepOn, stepsOf } from "../feed.ts";
import { boxOf } from "../geometry.ts";
import { labelPointOf } from "../label-point.ts";
import { collectionOf, type DrawContext, type Drawn, feature as drawnFeature, type Entry } from "./drawn.ts";

const shadeOf = new Map<string, number>(soumBands.map((band, shade) => [band.code, shade]));

interface Unit {
  readonly entry: Entry;
  readonly area: Feature;
  readonly count?: Feature;
}

function readUnit(unit: Feature, onDay: string): Unit | undefined {
  const level = propertiesOf(unit).level;
  if (level !== "soum" && level !== "province") return undefined;
  const [, number, high] = stepOn(stepsOf(unit), onDay) ?? [];
  // A soum without even a known centre has a band and no area: it is counted, and cannot be drawn.
  if (number === undefined || unit.geometry === null) return undefined;
  const code = codeOf(unit);
  const geometry = areaOf(unit);
  const box = boxOf(geometry);
  if (!box) throw new FeedError(`${code} has no area.`);
  if (level === "soum") {
    const band = bandOf(number, Number(high) - number + 1);
    const area = drawnFeature(geometry, { code, level, shade: shadeOf.get(band) ?? 0 });
    return { entry: { code, legendCode: band, box }, area };
  }
  const middle: Point = { type: "Point", coordinates: labelPointOf(geometry) };
  const count = drawnFeature(middle, { code, known: number, digits: String(number).length });
  return { entry: { code, legendCode: "province", box }, area: drawnFeature(geometry, { code, level }), count };
}

/** Soums shaded by their band and provinces with their exact number, at the newest step up to the day. */
export function drawSiteSummary(data: FeatureCollection, { onDay, hidden }: DrawContext): Drawn {
  const units = featuresOf(data).flatMap((unit) => readUnit(unit, onDay) ?? []);
  const shown = units.filter(({ entry }) => !hidden.has(entry.legendCode));
  return {
    entries: units.map(({ entry }) => entry),
    sources: {
      "site-summary": collectionOf(shown.map(({ area }) => area)),
      "province-counts": collectionOf(shown.flatMap(({ count }) => count ?? [])),
    },
  };
}
