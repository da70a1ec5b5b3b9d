import type { Map as MapLibreMap } from "maplibre-gl";
import type { Padding } from "./map-state.ts";
import type { Scale } from "./scale.ts";
import { mapColours, type Theme } from "./tokens.ts";

interface PictureWords {
  readonly scale: Scale;
  readonly credit: string;
  /** How the map looks on screen; on paper it is light. */
  readonly theme: Theme;
}

const { label, labelHalo } = mapColours.light;

const inset = 12;
const font = "500 11px 'Inter Variable', sans-serif";

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
  drawFurniture(context, height, words);
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

function drawFurniture(context: CanvasRenderingContext2D, height: number, { scale, credit }: PictureWords): void {
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
  write(context, credit, inset + scale.widthPx + 12, foot);
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
