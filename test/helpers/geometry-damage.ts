import { type GeometryReasonCode, geometryReason, type Position } from "@asm-atlas/data/domain/geometry.ts";
import type { Dice } from "./dice.ts";
import { type Draw, diamond, position, square } from "./drawing.ts";

/** What a damage has to work with. */
interface Canvas {
  readonly dice: Dice;
  readonly centre: Position;
  /** A sound closed outline of six corners or more about the centre. */
  readonly ring: Position[];
  /** Draws exactly, from the centre on. */
  readonly draw: Draw;
}

interface Damage {
  readonly damage: string;
  readonly expected: GeometryReasonCode;
  readonly make: (canvas: Canvas) => unknown;
}

const reason = geometryReason;
const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });
const multiPolygon = (...parts: unknown[]) => ({ type: "MultiPolygon", coordinates: parts });
const line = (...positions: unknown[]) => ({ type: "LineString", coordinates: positions });

/** A polygon with something else in the place of one inner corner. */
function withCorner({ ring, dice }: Canvas, corner: unknown): unknown {
  const positions: unknown[] = [...ring];
  positions[dice.whole(1, ring.length - 2)] = corner;
  return polygon(positions);
}

type Row = readonly [damage: string, expected: GeometryReasonCode, make: Damage["make"]];

const form: Row[] = [
  ["is text", reason.notAnObject, ({ ring }) => JSON.stringify(polygon(ring))],
  ["is null", reason.notAnObject, () => null],
  ["is a list", reason.notAnObject, ({ ring }) => [ring]],
  ["has its type in small letters", reason.typeUnknown, ({ ring }) => ({ ...polygon(ring), type: "polygon" })],
  ["has no type", reason.typeMissing, ({ ring }) => ({ coordinates: [ring] })],
  ["is a feature", reason.memberNotAllowed, ({ ring }) => ({ type: "Feature", geometry: polygon(ring) })],
  [
    "is a collection",
    reason.typeNotAllowed,
    ({ ring }) => ({ type: "GeometryCollection", geometries: [polygon(ring)] }),
  ],
  ["has no coordinates", reason.coordinatesMissing, () => ({ type: "Polygon" })],
  [
    "has another crs",
    reason.crsNotSupported,
    ({ ring }) => ({ ...polygon(ring), crs: { properties: { name: "EPSG:32648" } } }),
  ],
  ["has coordinates null", reason.notAnArray, () => ({ type: "Polygon", coordinates: null })],
  ["has a ring that is an object", reason.notAnArray, ({ ring }) => polygon({ ...ring })],
  ["has nothing in it", reason.empty, () => polygon()],
  ["has a part with nothing in it", reason.empty, ({ ring }) => multiPolygon([ring], [])],
  ["lacks a level of lists", reason.wrongNesting, ({ ring }) => polygon(...ring)],
  ["has a level of lists too many", reason.wrongNesting, ({ ring }) => polygon([ring])],
  ["is a point in a list", reason.wrongNesting, ({ centre }) => ({ type: "Point", coordinates: [centre] })],
  ["is a flat row of numbers", reason.wrongNesting, ({ ring }) => line(...ring.flat())],
];

const numbers: Row[] = [
  ["has a position of one number", reason.positionTooShort, (canvas) => withCorner(canvas, [106.9])],
  ["has a position of four numbers", reason.positionTooLong, (canvas) => withCorner(canvas, [106.9, 47.9, 0, 0])],
  ["has numbers as text", reason.positionNotNumber, (canvas) => withCorner(canvas, ["106.9", "47.9"])],
  ["has a null in a position", reason.positionNotNumber, (canvas) => withCorner(canvas, [106.9, null])],
  ["has a height that is text", reason.positionNotNumber, (canvas) => withCorner(canvas, [106.9, 47.9, "1350"])],
  ["has a number that is none", reason.positionNotFinite, (canvas) => withCorner(canvas, [106.9, Number.NaN])],
  ["has an endless number", reason.positionNotFinite, (canvas) => withCorner(canvas, [-Infinity, 47.9])],
  [
    "is off the globe eastward",
    reason.longitudeOutOfRange,
    (canvas) => withCorner(canvas, [canvas.dice.between(181, 1e9), 47.9]),
  ],
  [
    "is off the globe southward",
    reason.latitudeOutOfRange,
    (canvas) => withCorner(canvas, [150, canvas.dice.between(-1e9, -91)]),
  ],
  ["has latitude first", reason.axesSwapped, ({ ring }) => polygon(ring.map(([lon, lat]) => [lat, lon]))],
  ["has latitude first in one corner", reason.axesSwapped, (canvas) => withCorner(canvas, [47.9, 106.9])],
  ["lies in Africa", reason.outsideExtent, ({ ring }) => polygon(ring.map(([lon, lat]) => [lon - 85, lat - 40]))],
  ["lies at zero", reason.outsideExtent, () => ({ type: "Point", coordinates: [0, 0] })],
];

const outlines: Row[] = [
  ["is a line of one position", reason.lineTooShort, ({ centre }) => line(centre)],
  [
    "is a line that stays where it is",
    reason.lineCollapses,
    ({ centre }) => line(centre, centre, [centre[0] + 1e-9, centre[1]]),
  ],
  ["has a ring of three positions", reason.ringTooShort, ({ ring }) => polygon([...ring.slice(0, 2), ring[0]])],
  ["has a ring that is not closed", reason.ringNotClosed, ({ ring }) => polygon(ring.slice(0, -1))],
  [
    "has a ring that is nearly closed",
    reason.ringNotClosed,
    ({ ring, centre: [lon, lat] }) => polygon([[lon, lat], ...ring.slice(1, -1), position(lon + 2e-7, lat)]),
  ],
  ["has a ring of one point", reason.ringCollapses, ({ centre }) => polygon([centre, centre, centre, centre])],
  ["has a ring of two points", reason.ringCollapses, ({ ring: [a, b] }) => polygon([a, b, b, a, a])],
  [
    "is smaller than its decimals",
    reason.ringCollapses,
    ({ centre: [lon, lat] }) =>
      polygon([
        [lon, lat],
        [lon + 1e-9, lat],
        [lon, lat + 1e-9],
        [lon, lat],
      ]),
  ],
  ["has all corners on one line", reason.ringWithoutArea, ({ draw }) => polygon(draw("0 0, 5 0, 9 0"))],
  ["has a spike outward", reason.spike, ({ draw }) => polygon(draw("0 0, 4 0, 9 0, 4 0, 4 4, 0 4"))],
  ["has a spike inward", reason.spike, ({ draw }) => polygon(draw("0 0, 6 0, 6 3, 2 3, 6 3, 6 6, 0 6"))],
  ["is a bow tie", reason.selfIntersection, ({ draw, dice }) => polygon(draw(`0 0, ${dice.whole(3, 9)} 6, 7 0, 0 5`))],
  ["touches itself at a corner", reason.ringSelfTouch, ({ draw }) => polygon(draw("0 0, 3 3, 6 0, 6 6, 3 3, 0 6"))],
  ["touches its own edge", reason.ringSelfTouch, ({ draw }) => polygon(draw("0 0, 8 0, 8 8, 4 0, 0 8"))],
  ["runs twice along one edge", reason.edgesOverlap, ({ draw }) => polygon(draw("0 0, 8 0, 8 6, 6 0, 2 0, 0 6"))],
];

const holes: Row[] = [
  [
    "has the same hole twice",
    reason.ringDuplicate,
    ({ draw }) => polygon(draw(square(0, 0, 9)), draw(square(2, 2, 3)), draw(square(2, 2, 3))),
  ],
  ["has a hole as large as itself", reason.ringDuplicate, ({ ring }) => polygon(ring, [...ring].reverse())],
  ["has a hole outside", reason.holeOutsideShell, ({ draw }) => polygon(draw(square(0, 0, 4)), draw(square(6, 6, 2)))],
  [
    "has a hole outside that touches",
    reason.holeOutsideShell,
    ({ draw }) => polygon(draw(square(0, 0, 4)), draw(square(4, 4, 2))),
  ],
  [
    "has its outline in its hole",
    reason.holeOutsideShell,
    ({ draw }) => polygon(draw(square(2, 2, 4)), draw(square(0, 0, 9))),
  ],
  [
    "has a hole across its outline",
    reason.holeCrossesShell,
    ({ draw }) => polygon(draw(square(0, 0, 4)), draw(square(3, 1, 2))),
  ],
  [
    "has a hole through its corner",
    reason.holeCrossesShell,
    ({ draw }) => polygon(draw(square(0, 0, 4)), draw("4 4, 3 2, 6 6, 2 3")),
  ],
  [
    "has a hole along its outline",
    reason.holeSharesEdge,
    ({ draw }) => polygon(draw(square(0, 0, 8)), draw(square(0, 2, 3))),
  ],
  [
    "has two holes with one wall",
    reason.holeSharesEdge,
    ({ draw }) => polygon(draw(square(0, 0, 9)), draw(square(1, 1, 3)), draw(square(4, 2, 3))),
  ],
  [
    "has two holes that cross",
    reason.holesCross,
    ({ draw }) => polygon(draw(square(0, 0, 9)), draw(square(1, 1, 4)), draw(square(3, 3, 4))),
  ],
  [
    "has a hole in a hole",
    reason.holeNested,
    ({ draw }) => polygon(draw(square(0, 0, 9)), draw(square(1, 1, 7)), draw(square(3, 3, 2))),
  ],
  [
    "is cut in two by a hole",
    reason.ringsTouchTwice,
    ({ draw }) => polygon(draw(square(0, 0, 8)), draw(diamond(4, 4, 4))),
  ],
  [
    "is cut in two by a chain of holes",
    reason.interiorDisconnected,
    ({ draw }) => polygon(draw(square(0, 0, 4)), draw(diamond(1, 2)), draw(diamond(3, 2))),
  ],
];

const parts: Row[] = [
  [
    "has parts that overlap",
    reason.partsOverlap,
    ({ draw }) => multiPolygon([draw(square(0, 0, 4))], [draw(square(2, 2, 4))]),
  ],
  ["has the same part twice", reason.ringDuplicate, ({ ring }) => multiPolygon([ring], [ring])],
  [
    "has parts that share an edge",
    reason.partsShareEdge,
    ({ draw }) => multiPolygon([draw(square(0, 0, 4))], [draw(square(4, 1, 4))]),
  ],
  [
    "has a part in a part",
    reason.partsNested,
    ({ draw }) => multiPolygon([draw(square(0, 0, 9))], [draw(square(3, 3, 2))]),
  ],
  [
    "has a part in a part that touches",
    reason.partsNested,
    ({ draw }) => multiPolygon([draw(square(0, 0, 9))], [draw(diamond(1, 4))]),
  ],
];

/** One way after the other of spoiling a geometry, with a reason that must be given for it. */
export const damages: readonly Damage[] = [...form, ...numbers, ...outlines, ...holes, ...parts].map(
  ([damage, expected, make]) => ({ damage, expected, make }),
);
