import type { MapColours } from "../map/tokens.ts";
import { paintSign } from "../signs/draw.ts";
import type { SignShape } from "../signs/shape.ts";

/** One overlay in the legend of a sheet. */
export interface SheetLegend {
  readonly title: string;
  readonly entries: readonly { readonly sign: SignShape; readonly label: string }[];
}

export interface SheetWords {
  readonly title: string;
  readonly day: string;
  /** Set where what is shown is invented. */
  readonly demo: string | undefined;
  readonly legend: readonly SheetLegend[];
  /** Source, address. */
  readonly foot: readonly string[];
}

/** CSS pixels. A phone's map is drawn larger, so that words and signs around it keep their proportions. */
const leastWidth = 760;
const margin = 24;
const textLine = 18;
const signPx = 15;
/** Most device pixels along one side: beyond it browsers draw nothing. */
const mostSidePx = 6_000;

const faces = {
  title: "700 22px 'Inter Variable', sans-serif",
  strong: "650 12px 'Inter Variable', sans-serif",
  text: "500 12px 'Inter Variable', sans-serif",
} as const;

interface Placed {
  readonly x: number;
  readonly y: number;
}

/** Where an entry of the legend stands; its title has no sign. */
interface LegendPart extends Placed {
  readonly text: string;
  readonly sign?: SignShape;
}

/**
 * Lays title, map, legend, source and address out on one light sheet.
 * @param map its picture, in device pixels
 * @param mapWidth its width on screen, in CSS pixels
 * @throws Error when the browser gives no 2D canvas
 */
export function drawSheet(
  map: HTMLCanvasElement,
  mapWidth: number,
  words: SheetWords,
  colours: MapColours,
): HTMLCanvasElement {
  const sheet = document.createElement("canvas");
  const context = sheet.getContext("2d");
  if (!context) throw new Error("This browser has no 2D canvas.");
  const inner = Math.max(leastWidth, mapWidth);
  const mapHeight = (inner * map.height) / map.width;
  const top = margin + 28 + (words.demo ? textLine : 0) + 16;
  const legend = placeLegend(context, words.legend, margin, top + mapHeight + 26, margin + inner);
  const footTop = legend.bottom + 26;
  const foot = words.foot.flatMap((line) => broken(context, line, inner));
  const height = footTop + foot.length * textLine + margin - textLine + 8;
  const width = inner + 2 * margin;
  const ratio = Math.min(Math.max(1.5, map.width / inner), mostSidePx / Math.max(width, height));
  sheet.width = Math.round(width * ratio);
  sheet.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, width, height);
  drawHead(context, words, inner, colours);
  context.drawImage(map, margin, top, inner, mapHeight);
  context.strokeStyle = colours.countryEdge;
  context.strokeRect(margin, top, inner, mapHeight);
  for (const part of legend.parts) drawLegendPart(context, part, colours);
  context.font = faces.text;
  context.fillStyle = colours.muted;
  for (const [index, line] of foot.entries()) context.fillText(line, margin, footTop + index * textLine);
  return sheet;
}

function drawHead(
  context: CanvasRenderingContext2D,
  { title, day, demo }: SheetWords,
  inner: number,
  colours: MapColours,
): void {
  context.font = faces.title;
  context.fillStyle = colours.text;
  context.fillText(title, margin, margin + 20, inner);
  const titleEnd = margin + Math.min(inner, context.measureText(title).width);
  context.font = faces.text;
  context.fillStyle = colours.muted;
  const dayPx = context.measureText(day).width;
  // Beside the title where there is room, at the right end.
  if (titleEnd + dayPx + 24 < margin + inner) context.fillText(day, margin + inner - dayPx, margin + 20);
  if (!demo) return;
  context.font = faces.strong;
  context.fillStyle = colours.zoneDisturbed;
  context.fillText(demo, margin, margin + 28 + textLine - 4);
}

/** Overlays one after another, each with its title and signs, in as many rows as they need. */
function placeLegend(
  context: CanvasRenderingContext2D,
  legend: readonly SheetLegend[],
  left: number,
  top: number,
  right: number,
): { readonly parts: readonly LegendPart[]; readonly bottom: number } {
  const parts: LegendPart[] = [];
  let [x, y] = [left, top];
  for (const { title, entries } of legend) {
    context.font = faces.strong;
    const titlePx = context.measureText(title).width;
    if (x > left) [x, y] = [left, y + textLine + 6];
    parts.push({ x, y, text: title });
    x += titlePx + 16;
    context.font = faces.text;
    for (const { sign, label } of entries) {
      const entryPx = (signPx * sign.width) / sign.height + 6 + context.measureText(label).width;
      if (x + entryPx > right) [x, y] = [left + 12, y + textLine];
      parts.push({ x, y, text: label, sign });
      x += entryPx + 14;
    }
  }
  return { parts, bottom: y };
}

function drawLegendPart(
  context: CanvasRenderingContext2D,
  { x, y, text, sign }: LegendPart,
  colours: MapColours,
): void {
  context.fillStyle = colours.text;
  if (!sign) {
    context.font = faces.strong;
    context.fillText(text, x, y);
    return;
  }
  const scale = signPx / sign.height;
  context.save();
  context.translate(x, y - signPx + 3);
  context.scale(scale, scale);
  paintSign(
    context,
    sign.parts.filter((part) => !part.onMapOnly),
    colours,
  );
  context.restore();
  context.font = faces.text;
  context.fillStyle = colours.text;
  context.fillText(text, x + sign.width * scale + 6, y);
}

/** A line broken where it would be too long: between words, and within an address, which has none. */
function broken(context: CanvasRenderingContext2D, line: string, mostPx: number): readonly string[] {
  context.font = faces.text;
  const lines: string[] = [];
  for (const piece of line.split(/(?<=[ ,&?;])/)) {
    const last = lines.at(-1);
    if (last !== undefined && context.measureText(last + piece).width <= mostPx) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}
