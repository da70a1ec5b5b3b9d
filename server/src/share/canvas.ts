import sharp, { type Sharp } from "sharp";
import "../http/let-in-images.ts";

export type Point = readonly [x: number, y: number];

/** A hundredth of a pixel is finer than anybody sees, and keeps the drawing short. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

const pathOf = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${rounded(x)} ${rounded(y)}`).join("");

/**
 * A sheet that is drawn on from the bottom up and painted at the end, by `sharp`. It knows shapes only: letters come as shapes too, because
 * a machine may have no font, and another machine another one.
 */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #shapes: string[] = [];

  constructor(width: number, height: number, background: string) {
    this.width = width;
    this.height = height;
    this.#shapes.push(`<rect width="${width}" height="${height}" fill="${background}"/>`);
  }

  /** Fills rings wound one way, leaving out those wound the other way. What several cover is painted once. */
  fill(rings: readonly (readonly Point[])[], colour: string, opacity = 1): void {
    const path = rings.map((ring) => `${pathOf(ring)}Z`).join("");
    this.#shapes.push(`<path d="${path}" fill="${colour}" fill-opacity="${opacity}"/>`);
  }

  /** Lines of a width in pixels, with round corners and ends. */
  stroke(lines: readonly (readonly Point[])[], width: number, colour: string, opacity = 1): void {
    const path = lines.map(pathOf).join("");
    const line = `stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}"`;
    this.#shapes.push(`<path d="${path}" fill="none" ${line} stroke-linejoin="round" stroke-linecap="round"/>`);
  }

  /** Fills path data (M, L, Q, C, Z) that is `scale` times larger on the sheet, and begins at a point of it. */
  fillPath(path: string, [x, y]: Point, scale: number, colour: string): void {
    this.#shapes.push(
      `<path d="${path}" transform="translate(${rounded(x)} ${rounded(y)}) scale(${scale})" fill="${colour}"/>`,
    );
  }

  #painted(): Sharp {
    const { width, height } = this;
    const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
    return sharp(Buffer.from(`${sheet}${this.#shapes.join("")}</svg>`)).removeAlpha();
  }

  /** The picture: equal drawings give equal bytes. */
  toPng(): Promise<Buffer> {
    // A palette of 256 colours of its own would be made by guessing; the plain picture is 100 KB.
    return this.#painted().png({ compressionLevel: 9, adaptiveFiltering: false, palette: false }).toBuffer();
  }

  /** Red, green, blue of each pixel, row by row. */
  toPixels(): Promise<Buffer> {
    return this.#painted().raw().toBuffer();
  }
}

/** A disc as a polygon of enough corners for its size. */
export function disc([x, y]: Point, radius: number): readonly Point[] {
  const corners = Math.max(8, Math.ceil(radius * 4));
  return Array.from({ length: corners }, (_, index): Point => {
    const angle = (index / corners) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** A rectangle with round corners. */
export function roundedBox(x: number, y: number, width: number, height: number, radius: number): readonly Point[] {
  const steps = 8;
  const corner = (cx: number, cy: number, from: number) =>
    Array.from({ length: steps + 1 }, (_, index): Point => {
      const angle = ((from + index / steps) * Math.PI) / 2;
      return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
    });
  return [
    ...corner(x + width - radius, y + height - radius, 0),
    ...corner(x + radius, y + height - radius, 1),
    ...corner(x + radius, y + radius, 2),
    ...corner(x + width - radius, y + radius, 3),
  ];
}
