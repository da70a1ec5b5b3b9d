import type { Map as MapLibreMap } from "maplibre-gl";
import { type GridLine, gridLines } from "./map-grid.ts";
import type { Language, Padding } from "./map-state.ts";
import type { Scale } from "./scale.ts";
import { mapColours, type Theme } from "./tokens.ts";

interface PictureWords {
  readonly scale: Scale;
  readonly credit: string;
  /** How the map looks on screen; on paper it is light. */
  readonly theme: Theme;
  readonly language: Language;
  /** With meridians and parallels, and their degrees along the edge. */
  readonly hasGrid: boolean;
}

const { label, labelHalo } = mapColours.light;

const inset = 12;
const font = "500 11px 'Inter Variable', sans-serif";
const gridFont = "500 10px 'Inter Variable', sans-serif";

/**
 * Draws what panels leave free of the map into a canvas, with scale and credit in it: whatever size it is printed at, the scale stays true.
 * The map's own canvas cannot be printed: browsers throw its picture away as soon as it has been shown.
 */
export function drawPicture(map: MapLibreMap, padding: Padding, words: PictureWords, target: HTMLCanvasElement): void {
  const source = map.getCanvas();
  const width = source.clientWidth - padding.left - padding.right;
  const height = source.clientHeight - padding.top - padding.bottom;
  if (width <= 0 || height <= 0) return;
  const ratio = source.width / source.clientWidth;
  const sheet = document.createElement("canvas");
  sheet.width = Math.round(width * ratio);
  sheet.height = Math.round(height * ratio);
  const context = sheet.getContext("2d", { willReadFrequently: true });
  if (!context) return;
  // The drawing must still be there when it is copied, so both happen in one go.
  map.redraw();
  context.drawImage(source, -padding.left * ratio, -padding.top * ratio);
  if (words.theme === "dark") {
    const pixels = context.getImageData(0, 0, sheet.width, sheet.height);
    turnLight(pixels.data);
    context.putImageData(pixels, 0, 0);
  }
  context.scale(ratio, ratio);
  if (words.hasGrid) drawGrid(context, width, height, gridLines(map, padding, words.language));
  drawFurniture(context, width, height, words);
  drawNorth(context, width, map.getBearing(), words.language);
  // Browsers print how a canvas was drawn, and leave out what was done to single pixels: the finished sheet is drawn as one picture.
  target.width = sheet.width;
  target.height = sheet.height;
  target.getContext("2d")?.drawImage(sheet, 0, 0);
}

/**
 * Turns dark into light and keeps hues: every colour inverted and its hue turned back by 180° (the matrix of CSS `hue-rotate`). Done on pixels,
 * for as a filter it is lost on the way to paper.
 */
function turnLight(rgba: Uint8ClampedArray): void {
  for (let at = 0; at < rgba.length; at += 4) {
    const [r, g, b] = [255 - (rgba[at] ?? 0), 255 - (rgba[at + 1] ?? 0), 255 - (rgba[at + 2] ?? 0)];
    const shared = 0.426 * r + 1.43 * g + 0.144 * b;
    rgba[at] = shared - r;
    rgba[at + 1] = shared - g;
    rgba[at + 2] = shared - b;
  }
}

function drawFurniture(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { scale, credit }: PictureWords,
): void {
  const foot = height - inset;
  context.font = font;
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(inset, foot - 6);
  context.lineTo(inset, foot);
  context.lineTo(inset + scale.widthPx, foot);
  context.lineTo(inset + scale.widthPx, foot - 6);
  strokeTwice(context);
  write(context, scale.label, inset + 4, foot - 8);
  const beside = inset + scale.widthPx + 12;
  const lines = wrapped(context, credit, width - beside - inset);
  for (const [index, line] of lines.entries()) write(context, line, beside, foot - (lines.length - 1 - index) * 13);
}

/** A text in lines no longer than there is room for. */
function wrapped(context: CanvasRenderingContext2D, text: string, mostPx: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && context.measureText(longer).width <= mostPx) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Fine lines over the map, and their degrees where they begin: along the upper and the left edge, while north is up. */
function drawGrid(context: CanvasRenderingContext2D, width: number, height: number, lines: readonly GridLine[]): void {
  context.strokeStyle = label;
  context.lineWidth = 0.5;
  context.globalAlpha = 0.45;
  context.beginPath();
  for (const { from, to } of lines) {
    context.moveTo(...from);
    context.lineTo(...to);
  }
  context.stroke();
  context.globalAlpha = 1;
  context.font = gridFont;
  for (const { from, label: degrees, isMeridian } of lines) {
    const [x, y] = [from[0] + 3, isMeridian ? Math.max(from[1], 0) + 11 : from[1] - 3];
    // One corner is north's, the foot the scale's.
    if (y > 10 && y < height - 40 && x < width - 70) write(context, degrees, Math.max(x, 3), y);
  }
}

/** An arrow to north and its letter, in the upper right corner. */
function drawNorth(context: CanvasRenderingContext2D, width: number, bearing: number, language: Language): void {
  context.save();
  context.translate(width - 24, 30);
  context.rotate((-bearing * Math.PI) / 180);
  context.beginPath();
  context.moveTo(0, -8);
  context.lineTo(5, 12);
  context.lineTo(0, 8);
  context.lineTo(-5, 12);
  context.closePath();
  context.lineWidth = 4;
  context.strokeStyle = labelHalo;
  context.stroke();
  context.fillStyle = label;
  context.fill();
  context.font = "700 12px 'Inter Variable', sans-serif";
  context.textAlign = "center";
  write(context, language === "mn" ? "Х" : "N", 0, -11);
  context.restore();
}

function strokeTwice(context: CanvasRenderingContext2D): void {
  for (const [colour, width] of [
    [labelHalo, 4],
    [label, 1.4],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.strokeStyle = labelHalo;
  context.lineWidth = 3;
  context.strokeText(text, x, y);
  context.fillStyle = label;
  context.fillText(text, x, y);
}
