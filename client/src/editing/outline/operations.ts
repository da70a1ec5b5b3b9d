import { roundCoordinate } from "@asm-atlas/data/domain/geometry/model.ts";
import { areaHa } from "@asm-atlas/data/domain/measure.ts";
import { bbox, bboxClip, difference, featureCollection, intersect, multiPolygon, union } from "@turf/turf";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import polygonClipping from "polygon-clipping";
import { geometryOfParts, type Parts, partsOfGeometry } from "../../map/outline/parts.ts";
import type { Outline } from "../../map/tools/outline.ts";
import type { Closing, Proposal, Purpose } from "./session.ts";

/** Rings below this are what rounding leaves of a shared edge, in hectares: half a square metre. */
const leastRingHa = 0.00005;

type Area = Feature<MultiPolygon>;

function areaOfParts(parts: Parts): Area {
  return multiPolygon((geometryOfParts(parts)?.coordinates ?? []) as Position[][][]);
}

function ringHa(ring: Outline): number {
  const geometry = geometryOfParts([[ring]]);
  return geometry && ring.length > 2 ? areaHa(geometry) : 0;
}

export function partsHa(parts: Parts): number {
  const geometry = geometryOfParts(parts);
  return geometry ? areaHa(geometry) : 0;
}

function roundedRing(ring: Outline): Outline {
  const corners = ring.map(([x, y]) => [roundCoordinate(x), roundCoordinate(y)] as const);
  return corners
    .filter(([x, y], index) => {
      const [beforeX, beforeY] = corners.at(index - 1) ?? [];
      return corners.length === 1 || beforeX !== x || beforeY !== y;
    })
    .map(([x, y]) => [x, y]);
}

/** What an operation gave, with kept decimals and without the slivers it leaves. */
function tidied(result: Feature<Polygon | MultiPolygon> | null): Parts {
  return partsOfGeometry(result?.geometry)
    .map((rings) => rings.map(roundedRing))
    .flatMap(([shell = [], ...holes]) =>
      ringHa(shell) > leastRingHa ? [[shell, ...holes.filter((hole) => ringHa(hole) > leastRingHa)]] : [],
    );
}

/** What two areas share. @throws Error where one crosses itself in a way that cannot be worked out */
export function shared(one: Parts, other: Parts): Parts {
  if (one.length === 0 || other.length === 0) return [];
  return tidied(intersect(featureCollection([areaOfParts(one), areaOfParts(other)])));
}

/**
 * What two areas share, in plain numbers: ten times sooner than `shared`, which takes as many digits as there are, and near enough for what is said
 * while corners move. Where plain numbers lead nowhere it is worked out with all digits. @throws Error as `shared`
 */
export function sharedQuickly(one: Parts, other: Parts): Parts {
  if (one.length === 0 || other.length === 0) return [];
  try {
    const coordinates = polygonClipping.intersection(
      geometryOfParts(one)?.coordinates ?? [],
      geometryOfParts(other)?.coordinates ?? [],
    );
    return tidied(multiPolygon(coordinates));
  } catch {
    return shared(one, other);
  }
}

/** What an area shares with a much larger one, of which only the surroundings of the small one are looked at. @throws Error as `shared` */
export function sharedWithLarge(small: Parts, large: Parts): Parts {
  if (small.length === 0 || large.length === 0) return [];
  const [west, south, east, north] = bbox(areaOfParts(small));
  // Cut a little outside of the box: an edge of the cut must not lie on an edge of the small one.
  const near = bboxClip(areaOfParts(large), [west - 0.001, south - 0.001, east + 0.001, north + 0.001]);
  return sharedQuickly(
    small,
    partsOfGeometry(near.geometry).filter(([shell = []]) => shell.length > 2),
  );
}

/** What is left of an area without another. @throws Error as `shared` */
function without(parts: Parts, taken: Parts): Parts {
  if (taken.length === 0) return parts;
  return tidied(difference(featureCollection([areaOfParts(parts), areaOfParts(taken)])));
}

const worked = (work: () => Closing): Closing => {
  try {
    return work();
  } catch {
    return { refusal: "failed" };
  }
};

/** Cuts a ring out. One that lies within a part becomes its hole as it was drawn; one that reaches over the edge takes the edge along. */
function withHole(parts: Parts, ring: Outline): Closing {
  return worked(() => {
    const cut = shared(parts, [[ring]]);
    if (cut.length === 0) return { refusal: "hole-misses" };
    const left = without(parts, [[ring]]);
    if (left.length === 0) return { refusal: "hole-takes-all" };
    const isWhole = Math.abs(partsHa(cut) - ringHa(ring)) < leastRingHa && left.length === parts.length;
    const around = parts.findIndex((rings) => partsHa(shared([rings], [[ring]])) > ringHa(ring) - leastRingHa);
    const hasNewHole = left.flat().length === parts.flat().length + 1;
    if (!isWhole || !hasNewHole || around < 0) return { parts: left };
    // Exactly as drawn, and everything else untouched.
    return { parts: parts.map((rings, index) => (index === around ? [...rings, ring] : rings)) };
  });
}

/** Joins all parts that meet into one; parts that lie apart stay. */
export function joined(parts: Parts): Closing {
  return worked(() => {
    if (parts.length < 2) return { refusal: "not-joined" };
    const whole = tidied(union(featureCollection(parts.map((part) => areaOfParts([part])))));
    return whole.length < parts.length ? { parts: whole } : { refusal: "not-joined" };
  });
}

/** How far beyond the country the ends of a cutting line are drawn out, in degrees. */
const farDeg = 60;

/** Everything on the left of a line whose first and last stretches go on for ever. */
function leftOf(line: Outline): Parts {
  const [first, second] = line;
  const [last, before] = [line.at(-1), line.at(-2)];
  if (!first || !second || !last || !before) return [];
  const start = drawnOut(second, first);
  const end = drawnOut(before, last);
  // Round the left side, from the end back to the start, in steps that a straight edge between them never cuts short.
  const [from, to] = [
    Math.atan2(end[1] - last[1], end[0] - last[0]),
    Math.atan2(start[1] - first[1], start[0] - first[0]),
  ];
  const turn = (to - from + 4 * Math.PI) % (2 * Math.PI);
  const round = Array.from({ length: 7 }, (_, step): [number, number] => {
    const angle = from + (turn * (step + 1)) / 8;
    return [last[0] + 2 * farDeg * Math.cos(angle), last[1] + 2 * farDeg * Math.sin(angle)];
  });
  return [[[start, ...line, end, ...round]]];
}

function drawnOut(from: readonly [number, number], through: readonly [number, number]): [number, number] {
  const [dx, dy] = [through[0] - from[0], through[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [through[0] + (farDeg * dx) / length, through[1] + (farDeg * dy) / length];
}

/** Splits what a line crosses, and offers each piece to be kept: pieces that share an edge cannot be parts of one outline. */
function splitBy(parts: Parts, line: Outline): Closing {
  return worked(() => {
    const left = leftOf(line);
    const pieces = parts.map((part) => [...shared([part], left), ...without([part], left)]);
    if (pieces.every((each) => each.length < 2)) return { refusal: "line-misses" };
    const choices = pieces.flatMap((each, index) =>
      each.length < 2
        ? []
        : each.map((piece) => ({
            parts: parts.map((part, at) => (at === index ? piece : part)),
            removed: each.filter((other) => other !== piece),
            piece: [piece],
            keptHa: partsHa([piece]),
          })),
    );
    return { proposal: { kind: "split", choices } };
  });
}

/** Takes land that lies in other zones off an outline; nothing changes until that is agreed to. */
export function trimmed(parts: Parts, others: readonly Parts[]): Closing {
  return worked(() => {
    const taken = others.flat();
    const left = others.reduce((rest, other) => without(rest, other), parts);
    if (left.length === 0) return { refusal: "trim-takes-all" };
    const proposal: Proposal = {
      kind: "trim",
      choices: [{ parts: left, removed: shared(parts, taken), piece: left, keptHa: partsHa(left) }],
    };
    return { proposal };
  });
}

/** What a closed ring, or a line that ended, makes of an outline. */
export function closeRing(parts: Parts, ring: Outline, purpose: Purpose): Closing {
  if (purpose === "hole") return withHole(parts, ring);
  if (purpose === "split") return splitBy(parts, ring);
  return { parts: [...parts, [ring]] };
}
