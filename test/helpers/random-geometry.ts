import type { Geometry, GeometryReasonCode, Position } from "@asm-atlas/data/domain/geometry.ts";
import { Dice } from "./dice.ts";
import { closed, diamond, drawOn, position, square } from "./drawing.ts";
import { damages } from "./geometry-damage.ts";

/** Centres keep this far inside the box of Mongolia, in degrees, so that the largest shape still fits. */
const centres = { west: 88.5, east: 119.2, south: 42.3, north: 51.4 };

function randomPlace(dice: Dice): Position {
  return position(dice.between(centres.west, centres.east), dice.between(centres.south, centres.north));
}

/** Corners at growing angles about a centre, between half the radius and all of it: such an outline cannot cross itself. */
function star(dice: Dice, [lon, lat]: Position, radiusDeg: number, corners: number): Position[] {
  const outline = Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * (corner + dice.between(-0.2, 0.2))) / corners;
    const reach = radiusDeg * dice.between(0.5, 1);
    return position(lon + reach * Math.cos(angle), lat + reach * Math.sin(angle));
  });
  return closed(dice.next() < 0.5 ? outline : outline.reverse());
}

/** A star with up to five holes in the circle that its corners and edges leave free. */
function starWithHoles(dice: Dice, centre: Position, radiusDeg: number): Position[][] {
  const shell = star(dice, centre, radiusDeg, dice.whole(8, dice.next() < 0.1 ? 300 : 40));
  const count = dice.whole(0, 5);
  const distanceDeg = count === 1 ? 0 : 0.2 * radiusDeg;
  const reachDeg = Math.min(0.13, 0.18 * Math.sin(Math.PI / Math.max(2, count))) * radiusDeg;
  const holes = Array.from({ length: count }, (_, hole) => {
    const angle = (2 * Math.PI * hole) / count;
    const middle = position(centre[0] + distanceDeg * Math.cos(angle), centre[1] + distanceDeg * Math.sin(angle));
    return star(dice, middle, reachDeg, dice.whole(6, 20));
  });
  return [shell, ...holes];
}

/** Touches that the rules allow: they are what a careless validator refuses. */
function touching(dice: Dice, origin: Position): Geometry {
  const draw = drawOn(origin, dice.pick([0.00001, 0.0003, 0.01]));
  const shell = draw(square(0, 0, 10));
  const onWestEdge = draw(diamond(1, 5));
  const chain = [3, 5, 7].map((x) => draw(diamond(x, 5)));
  const throughOnePoint = [draw(diamond(4, 4)), draw(diamond(6, 4)), draw("5 4, 4 6, 6 6")];
  const corners = [square(0, 0, 2), square(2, 2, 3), square(-1, 2, 1)].map((outline) => [draw(outline)]);
  const yard = draw(square(2, 2, 6));
  return dice.pick<Geometry>([
    { type: "Polygon", coordinates: [shell, onWestEdge] },
    { type: "Polygon", coordinates: [shell, onWestEdge, ...chain] },
    { type: "Polygon", coordinates: [shell, ...throughOnePoint] },
    { type: "MultiPolygon", coordinates: corners },
    { type: "MultiPolygon", coordinates: [[shell, yard], [draw(square(3, 3, 4))]] },
    { type: "MultiPolygon", coordinates: [[shell, yard], [draw(diamond(5, 5, 3))]] },
  ]);
}

function someLines(dice: Dice, radiusDeg: number): Position[][] {
  return Array.from({ length: dice.whole(1, 4) }, () => star(dice, randomPlace(dice), radiusDeg, dice.whole(4, 60)));
}

/** Parts beside each other, or far smaller than their distance. */
function someParts(dice: Dice, [lon, lat]: Position, radiusDeg: number): Position[][][] {
  return Array.from({ length: dice.whole(1, 5) }, (_, part) =>
    starWithHoles(dice, position(lon + (part - 2) * 0.1, lat), Math.min(radiusDeg, 0.049)),
  );
}

function validGeometry(dice: Dice): Geometry {
  const centre = randomPlace(dice);
  const radiusDeg = 10 ** dice.between(-3.3, -0.7);
  const make = dice.pick<() => Geometry>([
    () => ({ type: "Point", coordinates: centre }),
    () => ({ type: "MultiPoint", coordinates: Array.from({ length: dice.whole(1, 30) }, () => randomPlace(dice)) }),
    () => ({ type: "LineString", coordinates: star(dice, centre, radiusDeg, dice.whole(4, 60)) }),
    () => ({ type: "MultiLineString", coordinates: someLines(dice, radiusDeg) }),
    () => ({ type: "Polygon", coordinates: [star(dice, centre, radiusDeg, dice.whole(4, 300))] }),
    () => ({ type: "Polygon", coordinates: starWithHoles(dice, centre, radiusDeg) }),
    () => ({ type: "MultiPolygon", coordinates: someParts(dice, centre, radiusDeg) }),
    () => touching(dice, centre),
  ]);
  return make();
}

/**
 * Geometries that are valid by the way they are made, inside Mongolia, with coordinates of at most seven decimals: points, lines, areas with
 * holes and several parts, up to some hundred corners, touching where touching is allowed. Outlines are wound either way.
 */
export function validGeometries(seed: number, count: number): Geometry[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, () => validGeometry(dice));
}

export interface MalformedGeometry {
  /** What is wrong with it, in words. */
  readonly damage: string;
  readonly input: unknown;
  /** A reason that must be among those given. */
  readonly expected: GeometryReasonCode;
}

/** Geometries each damaged in one way, all ways in turn, elsewhere in Mongolia and in another size every time. */
export function malformedGeometries(seed: number, count: number): MalformedGeometry[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, index) => {
    const kind = damages[index % damages.length];
    if (!kind) throw new Error("There are no kinds of damage");
    const centre = randomPlace(dice);
    const ring = star(dice, centre, 10 ** dice.between(-3.3, -0.7), dice.whole(6, 60));
    const draw = drawOn(centre, dice.pick([0.00001, 0.0003, 0.01]));
    return { damage: kind.damage, expected: kind.expected, input: kind.make({ dice, centre, ring, draw }) };
  });
}
