import { type Canvas, disc, type Point } from "./canvas.ts";
import { colours } from "./colours.ts";

/** The house of a kindergarten, as on the map: filled when open, an outline when planned, grey when neither. */
export function drawHouse(canvas: Canvas, [x, y]: Point, group: string): void {
  const house: readonly Point[] = [
    [x, y - 9],
    [x + 9, y - 1],
    [x + 9, y + 8],
    [x - 9, y + 8],
    [x - 9, y - 1],
  ];
  const outline = [[...house, [x, y - 9] as Point]];
  const ink = group === "open" || group === "planned" ? colours.kindergarten : colours.kindergartenClosed;
  canvas.stroke(outline, 5, colours.halo);
  if (group === "open" || group === "season_closed") {
    canvas.fill([house], ink);
    canvas.fill([boxAt(x - 2, y + 2, 4, 6)], colours.surface);
  } else {
    canvas.fill([house], colours.surface);
    canvas.stroke(outline, 2, ink);
  }
}

/** Land accepted back: hatched, within a solid edge. */
export function drawZoneSign(canvas: Canvas, [x, y]: Point): void {
  const sign = boxAt(x - 7, y - 7, 14, 14);
  const outline = [[...sign, [x - 7, y - 7] as Point]];
  canvas.stroke(outline, 5, colours.halo);
  canvas.fill([sign], colours.zoneTint);
  const hatching = [-6, 0, 6].map((shift): readonly Point[] => [
    [Math.max(x - 7, x - 7 + shift), Math.min(y + 7, y + 7 + shift)],
    [Math.min(x + 7, x + 7 + shift), Math.max(y - 7, y - 7 + shift)],
  ]);
  canvas.stroke(hatching, 1.4, colours.zone);
  canvas.stroke(outline, 2, colours.zone);
}

/** The sign of a published cell of the register. */
export function drawCellSign(canvas: Canvas, [x, y]: Point): void {
  const sign = boxAt(x - 6, y - 6, 12, 12);
  canvas.fill([sign], colours.registerTint);
  canvas.stroke([[...sign, [x - 6, y - 6]]], 2.2, colours.register);
}

/** Hills and sun: the mark of the atlas, in a square of `size` from its upper left corner. */
export function drawMark(canvas: Canvas, [left, top]: Point, size: number): void {
  const at = (x: number, y: number): Point => [left + (x * size) / 24, top + (y * size) / 24];
  canvas.fill([[at(1, 20), at(8.5, 6.5), at(12.8, 14.1), at(15.2, 10.7), at(23, 20)]], colours.accent);
  canvas.fill([disc(at(17.6, 5.6), (2.6 * size) / 24)], colours.sun);
}

function boxAt(x: number, y: number, width: number, height: number): readonly Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}
