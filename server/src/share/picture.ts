import { Canvas, roundedBox } from "./canvas.ts";
import { bandColours, colours } from "./colours.ts";
import { widthOf, wrap, write } from "./letters.ts";
import { drawMap } from "./map-drawing.ts";
import type { Released } from "./released.ts";
import { type SharedWords, wordsOf } from "./sentences.ts";
import type { SharedView } from "./shared-view.ts";
import { drawCellSign, drawHouse, drawMark, drawZoneSign } from "./signs.ts";

/** What previews of links ask for (https://ogp.me; 1.91 : 1). */
export const pictureSize = { width: 1200, height: 630 } as const;

/** The words stand left, the map beside them, its legend below it. */
const panel = { left: 24, top: 24, width: 408, height: 582 } as const;
const mapFrame = { left: 456, top: 36, width: 720, height: 462 } as const;
const strip = { left: 448, top: 520, width: 728, height: 86 } as const;

/** Draws the picture of a view: equal releases and views give equal bytes. */
export async function drawPicture(released: Released, view: SharedView): Promise<Buffer> {
  const canvas = new Canvas(pictureSize.width, pictureSize.height, colours.neighbours);
  const words = wordsOf(released, view);
  drawMap(canvas, mapFrame, released, view);
  drawPanel(canvas, words);
  drawLegend(canvas, words, view, released.bandWidth);
  return canvas.toPng();
}

function drawPanel(canvas: Canvas, words: SharedWords): void {
  const { left, top, width, height } = panel;
  canvas.fill([roundedBox(left, top, width, height, 18)], colours.surface);
  const x = left + 30;
  const room = width - 60;
  drawMark(canvas, [x, top + 28], 38);
  write(canvas, "ASM Atlas", x + 48, top + 58, { size: 25, weight: 700, colour: colours.text });
  let y = top + 124;
  for (const line of wrap(words.heading, 700, 37, room)) {
    write(canvas, line, x, y, { size: 37, weight: 700, colour: colours.text });
    y += 43;
  }
  write(canvas, words.countedTo, x, y - 8, { size: 20, weight: 500, colour: colours.muted });
  y += 56;
  for (const { value, label } of words.figures) {
    write(canvas, value, x, y, { size: 46, weight: 700, colour: colours.accent });
    const beside = x + widthOf(value, 700, 46) + 14;
    const lines = wrap(label, 500, 18, left + width - 24 - beside);
    for (const [index, line] of lines.slice(0, 2).entries())
      write(canvas, line, beside, y - (lines.length > 1 ? 20 : 4) + index * 22, {
        size: 18,
        weight: 500,
        colour: colours.text,
      });
    y += 68;
  }
  drawFoot(canvas, words);
}

function drawFoot(canvas: Canvas, { source, demo }: SharedWords): void {
  const x = panel.left + 30;
  const lines = wrap(source, 500, 16, panel.width - 60);
  const y = panel.top + panel.height - 26 - (lines.length - 1) * 21;
  for (const [index, line] of lines.entries())
    write(canvas, line, x, y + index * 21, { size: 16, weight: 500, colour: colours.muted });
  if (demo === undefined) return;
  const width = widthOf(demo, 700, 17) + 24;
  canvas.fill([roundedBox(x, y - 58, width, 30, 15)], colours.warningSoft);
  write(canvas, demo, x + 12, y - 37, { size: 17, weight: 700, colour: colours.warning });
}

/** The signs of the layers in sight, in as many rows as they need, and who is to be named for the borders. */
function drawLegend(canvas: Canvas, { legend, credit }: SharedWords, { layers }: SharedView, bandWidth: number): void {
  const { left, top, width, height } = strip;
  canvas.fill([roundedBox(left, top, width, height, 14)], colours.surface);
  const small = { size: 14, weight: 500, colour: colours.text } as const;
  const room = { x: left + 18, y: top + 24 };
  const entry = (signPx: number, text: string, draw: (x: number, y: number) => void) => {
    const entryPx = signPx + widthOf(text, small.weight, small.size);
    if (room.x > left + 18 && room.x + entryPx > left + width - 18) {
      room.x = left + 18;
      room.y += 26;
    }
    draw(room.x, room.y);
    write(canvas, text, room.x + signPx, room.y + 5, small);
    room.x += entryPx + 20;
  };
  if (layers.includes("site-summary")) entry(130, legend.bands, (x, y) => drawBandScale(canvas, x, y, bandWidth));
  if (layers.includes("sites")) entry(20, legend.register, (x, y) => drawCellSign(canvas, [x + 7, y]));
  if (layers.includes("rehabilitation-zones")) entry(22, legend.zone, (x, y) => drawZoneSign(canvas, [x + 8, y]));
  if (layers.includes("kindergartens")) entry(24, legend.kindergarten, (x, y) => drawHouse(canvas, [x + 9, y], "open"));
  write(canvas, credit, left + width - 18, top + height - 10, {
    ...small,
    size: 12,
    colour: colours.muted,
    anchor: "end",
  });
}

/** The five shades with the lower end of each band in it. */
function drawBandScale(canvas: Canvas, x: number, y: number, bandWidth: number): void {
  const last = bandColours.length - 1;
  for (const [index, shade] of bandColours.entries()) {
    canvas.fill([roundedBox(x + index * 24, y - 9, 24, 18, 1)], shade);
    const low = String(index * bandWidth);
    write(canvas, index === last ? `${low}+` : low, x + index * 24 + 12, y + 4, {
      size: 11,
      weight: 500,
      colour: index === last ? colours.surface : colours.text,
      anchor: "middle",
    });
  }
}
