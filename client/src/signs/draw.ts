import type { MapColours } from "../map/tokens.ts";
import type { SignShape } from "./shape.ts";

/**
 * Draws a sign into pixels.
 * @param scale device pixels to one unit of the sign's box
 * @throws when the browser gives no 2D canvas
 */
export function drawSign(shape: SignShape, colours: MapColours, scale: number): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(shape.width * scale);
  canvas.height = Math.round(shape.height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser draws no signs: it has no 2D canvas.");
  context.scale(canvas.width / shape.width, canvas.height / shape.height);
  paintSign(context, shape.parts, colours);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Paints the parts of a sign where the context stands, in the units of its box. */
export function paintSign(context: CanvasRenderingContext2D, parts: SignShape["parts"], colours: MapColours): void {
  context.lineJoin = "round";
  for (const part of parts) {
    const path = new Path2D(part.d);
    context.globalAlpha = part.opacity ?? 1;
    if (part.fill) {
      context.fillStyle = colours[part.fill];
      context.fill(path);
    }
    if (part.stroke) {
      context.strokeStyle = colours[part.stroke];
      context.lineWidth = part.strokeWidth ?? 1;
      context.setLineDash([...(part.dash ?? [])]);
      context.stroke(path);
    }
  }
}
