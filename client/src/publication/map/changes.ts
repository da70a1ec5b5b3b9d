import type { ReleasePreview, ShownAt } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { AreaMark } from "../../map/map-state.ts";

/** The map of what everyone sees now, and the map of what everyone will see. */
export type Side = "last" | "next";

/** Something that is another with the next release, where the map shows it. */
interface Change {
  readonly change: AreaMark["change"];
  readonly at: ShownAt;
}

/** Everything the lists of a preview name, as what it is on one of the two maps: what enters is only on the next, what leaves only on the last. */
export function changesOn(side: Side, preview: ReleasePreview): readonly Change[] {
  const { entering, leaving, handedBack, zonesEntering, bands, kindergartens } = preview;
  const all: Change[] = [
    ...[...entering.items, ...zonesEntering.items].map(({ at }) => ({ change: "enters" as const, at })),
    ...leaving.items.map(({ at }) => ({ change: "leaves" as const, at })),
    ...[...handedBack.items, ...bands.items].map(({ at }) => ({ change: "changes" as const, at })),
    ...kindergartens.items.map(({ change, at }) => ({ change, at })),
  ];
  return all.filter(({ change }) => change !== (side === "next" ? "leaves" : "enters"));
}

/** What is written in the middle of a mark before the number of things it marks. */
export const signOfChange: Readonly<Record<AreaMark["change"], string>> = { enters: "+", changes: "±", leaves: "−" };

const order = ["enters", "leaves", "changes"] as const;

/** The marks of changes, one for each area however many lie in it: its edge is that of the greatest, and all are counted in its middle. */
export function marksOf(changes: readonly Change[], units: FeatureCollection | null): readonly AreaMark[] {
  const byArea = new Map<string, Change[]>();
  for (const change of changes) {
    const key = change.at.unit ?? JSON.stringify(change.at.box);
    byArea.set(key, [...(byArea.get(key) ?? []), change]);
  }
  const known = new Map(units?.features.map((unit): [unknown, Feature] => [unit.id, unit]));
  return [...byArea.values()].flatMap((together) => {
    const [first] = together;
    const geometry = first && areaOf(first.at, known);
    const there = order.filter((change) => together.some((each) => each.change === change));
    const [change] = there;
    if (!geometry || !change) return [];
    const counted = (which: AreaMark["change"]) => together.filter((each) => each.change === which).length;
    return [{ geometry, change, label: there.map((each) => `${signOfChange[each]}${counted(each)}`).join(" ") }];
  });
}

/** The outline of a unit, or a rectangle; undefined for a soum nobody knows the outline of. */
function areaOf({ unit, box }: ShownAt, units: ReadonlyMap<unknown, Feature>): Polygon | MultiPolygon | undefined {
  const geometry = unit === null ? undefined : units.get(unit)?.geometry;
  if (geometry?.type === "Polygon" || geometry?.type === "MultiPolygon") return geometry;
  if (box === null) return undefined;
  const [west, south, east, north] = box;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Polygon", coordinates: [ring] };
}
