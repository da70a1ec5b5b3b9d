import type { Geometry, Position } from "geojson";
import { basemapLayer } from "./basemap.ts";
import { type Canvas, disc, type Point } from "./canvas.ts";
import { bandColours, colours } from "./colours.ts";
import { write } from "./letters.ts";
import { areasIn, type Box, boxOf, type Frame, linesIn, middleOf, placeIn } from "./plane.ts";
import type { Released } from "./released.ts";
import type { SharedView } from "./shared-view.ts";
import { drawHouse, drawZoneSign } from "./signs.ts";

/** Mongolia, west to east and south to north, in degrees. */
const mongolia: Box = [87.73, 41.58, 119.93, 52.15];

/** A cell of the register is no smaller on the picture than this, or nobody sees it. */
const leastCellPx = 7;

interface Sheet {
  readonly canvas: Canvas;
  readonly place: (position: Position) => Point;
}

/** Draws the map of a view into a frame: paper, bands, register, zones, kindergartens, numbers, as far as they are in sight. */
export function drawMap(canvas: Canvas, frame: Frame, released: Released, view: SharedView): void {
  const province = released.provinces.find(({ code }) => code === view.province);
  const box = (province && boxOf([province.geometry])) ?? mongolia;
  const sheet: Sheet = { canvas, place: placeIn(box, frame) };
  const sees = (layer: SharedView["layers"][number]) => view.layers.includes(layer);
  drawGround(sheet);
  if (sees("site-summary")) drawBands(sheet, released, view.step);
  drawBorders(sheet, province?.geometry ?? null);
  const year = Number(view.step.slice(0, 4));
  if (sees("sites")) drawRegister(sheet, released, year);
  if (sees("rehabilitation-zones")) drawZones(sheet, released, year);
  if (sees("kindergartens")) drawKindergartens(sheet, released);
  if (sees("site-summary")) drawNumbers(sheet, released, view);
}

function drawGround({ canvas, place }: Sheet): void {
  const lines = basemapLayer("neighbourBorders").flatMap((border) => linesIn(border, place));
  canvas.stroke(lines, 1.2, colours.neighbourLine);
  for (const country of basemapLayer("country")) canvas.fill(areasIn(country, place), colours.land);
}

function drawBands({ canvas, place }: Sheet, released: Released, step: string): void {
  for (const { geometry, counts } of released.soums) {
    const low = counts.at(step)?.low;
    if (low === undefined) continue;
    const shade = bandColours[Math.min(bandColours.length - 1, Math.floor(low / released.bandWidth))] ?? colours.band0;
    canvas.fill(areasIn(geometry, place), shade);
  }
  // Where two soums meet, the paper shows through their smooth edges: a fine line covers it.
  const edges = released.soums.flatMap(({ geometry }) => linesIn(geometry, place));
  canvas.stroke(edges, 0.8, colours.provinceEdge, 0.28);
}

function drawBorders({ canvas, place }: Sheet, province: Geometry | null): void {
  for (const lake of basemapLayer("lakes")) canvas.fill(areasIn(lake, place), colours.water);
  for (const border of basemapLayer("aimagBorders"))
    canvas.stroke(linesIn(border, place), 1.1, colours.provinceEdge, 0.8);
  for (const country of basemapLayer("country")) canvas.stroke(linesIn(country, place), 2, colours.countryEdge);
  canvas.stroke(linesIn(province, place), 3, colours.muted);
}

function drawRegister({ canvas, place }: Sheet, released: Released, year: number): void {
  const there = released.register.filter(({ sinceYear }) => sinceYear <= year);
  for (const { geometry } of there.filter(({ isCell }) => !isCell)) {
    canvas.fill(areasIn(geometry, place), colours.registerTint, 0.3);
    canvas.stroke(linesIn(geometry, place), 1.6, colours.register);
  }
  for (const { geometry } of there.filter(({ isCell }) => isCell)) {
    const middle = middleOf(geometry);
    if (!middle) continue;
    const cell = areasIn(geometry, place);
    const width = Math.max(...cell.flat().map(([x]) => x)) - Math.min(...cell.flat().map(([x]) => x));
    const shown = width >= leastCellPx ? cell : [squareAround(place(middle), leastCellPx)];
    const outline = shown.flatMap((ring) => (ring[0] ? [[...ring, ring[0]]] : []));
    canvas.stroke(outline, 5, colours.halo);
    canvas.fill(shown, colours.registerTint);
    canvas.stroke(outline, 2.2, colours.register);
  }
}

function squareAround([x, y]: Point, side: number): readonly Point[] {
  const half = side / 2;
  return [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ];
}

/** Land accepted back by a sign in its middle: at this scale most zones would be a speck. */
function drawZones({ canvas, place }: Sheet, released: Released, year: number): void {
  for (const { geometry, acceptedYear } of released.zones) {
    const middle = middleOf(geometry);
    if (middle && acceptedYear <= year) drawZoneSign(canvas, place(middle));
  }
}

function drawNumbers({ canvas, place }: Sheet, released: Released, { step, province }: SharedView): void {
  for (const { code, geometry, counts } of released.provinces) {
    const middle = middleOf(geometry);
    const known = counts.at(step)?.known;
    if (!middle || known === undefined || (province !== null && code !== province)) continue;
    const [x, y] = place(middle);
    canvas.fill([disc([x, y], 15.5)], colours.provinceEdge);
    canvas.fill([disc([x, y], 14)], colours.surface);
    write(canvas, String(known), x, y + 5.4, { size: 15, weight: 700, colour: colours.text, anchor: "middle" });
  }
}

/** Houses beside each other in the middle of the area they are published for; below the middle of a province, which is its number's. */
function drawKindergartens({ canvas, place }: Sheet, released: Released): void {
  const standing = new Map<string, number>();
  for (const { geometry, group, isOfProvince } of released.kindergartens) {
    const middle = middleOf(geometry);
    if (!middle) continue;
    const key = middle.map((degrees) => degrees.toFixed(3)).join(" ");
    const index = standing.get(key) ?? 0;
    standing.set(key, index + 1);
    const [x, y] = place(middle);
    drawHouse(canvas, [x + index * 20, isOfProvince ? y + 27 : y], group);
  }
}
