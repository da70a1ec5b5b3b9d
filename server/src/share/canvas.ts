export type Point = readonly [x: number, y: number];

/** Colours as `#rrggbb`, as all the atlas writes them. */
function channelsOf(colour: string): readonly [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/**
 * A sheet that is painted with smooth edges, in plain arithmetic: no font, no graphics library and no file format that the machine might
 * have in another version, so equal drawings are equal bytes. Coverage is accumulated edge by edge and summed along each row (the
 * method of font-rs, https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445).
 */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each pixel, row by row. */
  readonly pixels: Buffer;
  readonly #stride: number;
  readonly #edges: Float32Array;

  constructor(width: number, height: number, background: string) {
    this.width = width;
    this.height = height;
    this.pixels = Buffer.alloc(width * height * 3);
    const ground = channelsOf(background);
    for (let at = 0; at < this.pixels.length; at += 1) this.pixels[at] = ground[at % 3] ?? 0;
    this.#stride = width + 2;
    this.#edges = new Float32Array(this.#stride * height);
  }

  /** Fills rings wound one way, leaving out those wound the other way. What several cover is painted once. */
  fill(rings: readonly (readonly Point[])[], colour: string, opacity = 1): void {
    const box = { left: this.width, top: this.height, right: 0, bottom: 0 };
    for (const ring of rings) {
      for (const [index, corner] of ring.entries()) {
        const [x, y] = corner;
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y);
        this.#edge(corner, ring[(index + 1) % ring.length] ?? corner);
      }
    }
    this.#paint(box, channelsOf(colour), opacity);
  }

  /** Lines of a width in pixels, with round corners and ends where that is wide enough to be seen. */
  stroke(lines: readonly (readonly Point[])[], width: number, colour: string, opacity = 1): void {
    const parts = lines.flatMap((line) =>
      line.slice(1).flatMap((end, index) => {
        const start = line[index] ?? end;
        const side = barOf(start, end, width / 2);
        return width < 1.5 ? side : [...side, disc(end, width / 2), ...(index === 0 ? [disc(start, width / 2)] : [])];
      }),
    );
    this.fill(parts, colour, opacity);
  }

  /** Adds what lies right of an edge to the rows it crosses; edges up and down cancel each other. */
  #edge(from: Point, to: Point): void {
    if (from[1] === to[1]) return;
    const direction = from[1] < to[1] ? 1 : -1;
    const [[topX, topY], [bottomX, bottomY]] = direction === 1 ? [from, to] : [to, from];
    const slope = (bottomX - topX) / (bottomY - topY);
    const last = Math.min(this.height, Math.ceil(bottomY));
    let x = topY < 0 ? topX - topY * slope : topX;
    for (let y = Math.max(0, Math.floor(topY)); y < last; y += 1) {
      const part = Math.min(y + 1, bottomY) - Math.max(y, topY);
      const next = x + slope * part;
      this.#crossing(
        y * this.#stride,
        this.#inside(Math.min(x, next)),
        this.#inside(Math.max(x, next)),
        part * direction,
      );
      x = next;
    }
  }

  #inside(x: number): number {
    return Math.min(this.width, Math.max(0, x));
  }

  /** One row that an edge crosses between `left` and `right`: the share of each pixel that lies right of it. */
  #crossing(row: number, left: number, right: number, amount: number): void {
    const edges = this.#edges;
    const first = Math.floor(left);
    const end = Math.ceil(right);
    if (end <= first + 1) {
      const middle = (left + right) / 2 - first;
      add(edges, row + first, amount * (1 - middle));
      add(edges, row + first + 1, amount * middle);
      return;
    }
    const perPixel = 1 / (right - left);
    let before = 0;
    for (let pixel = first; pixel < end; pixel += 1) {
      // How much of this pixel lies right of the edge, in full pixels: the integral of the edge's own ramp.
      const covered = ramp(pixel + 1, left, right, perPixel) - ramp(pixel, left, right, perPixel);
      add(edges, row + pixel, amount * (covered - before));
      before = covered;
    }
    add(edges, row + end, amount * (1 - before));
  }

  #paint(
    box: { left: number; top: number; right: number; bottom: number },
    [red, green, blue]: readonly [number, number, number],
    opacity: number,
  ): void {
    const left = Math.max(0, Math.floor(box.left));
    // One beyond the shape: what an edge leaves there must not meet the next shape.
    const right = Math.min(this.#stride - 1, Math.ceil(box.right) + 1);
    const bottom = Math.min(this.height, Math.ceil(box.bottom));
    for (let y = Math.max(0, Math.floor(box.top)); y < bottom; y += 1) {
      let sum = 0;
      for (let x = left; x <= right; x += 1) {
        const at = y * this.#stride + x;
        sum += this.#edges[at] ?? 0;
        this.#edges[at] = 0;
        const cover = Math.min(1, Math.abs(sum)) * opacity;
        // Sums of many edges end a hair beside nought.
        if (x < this.width && cover > 0.002) this.#blend((y * this.width + x) * 3, red, green, blue, cover);
      }
    }
  }

  #blend(at: number, red: number, green: number, blue: number, cover: number): void {
    const { pixels } = this;
    pixels[at] = mixed(pixels[at] ?? 0, red, cover);
    pixels[at + 1] = mixed(pixels[at + 1] ?? 0, green, cover);
    pixels[at + 2] = mixed(pixels[at + 2] ?? 0, blue, cover);
  }
}

function mixed(below: number, ink: number, cover: number): number {
  return Math.round(below + (ink - below) * cover);
}

function add(edges: Float32Array, at: number, amount: number): void {
  edges[at] = (edges[at] ?? 0) + amount;
}

/** Area up to `x` under a ramp that rises from 0 at `left` to 1 at `right`. */
function ramp(x: number, left: number, right: number, perPixel: number): number {
  if (x <= left) return 0;
  if (x >= right) return x - (left + right) / 2;
  return ((x - left) * (x - left) * perPixel) / 2;
}

/** The rectangle along a line; always wound the same way, whichever way the line runs. */
function barOf([x0, y0]: Point, [x1, y1]: Point, half: number): readonly (readonly Point[])[] {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length === 0) return [];
  const [across, down] = [(-(y1 - y0) / length) * half, ((x1 - x0) / length) * half];
  return [
    [
      [x0 - across, y0 - down],
      [x1 - across, y1 - down],
      [x1 + across, y1 + down],
      [x0 + across, y0 + down],
    ],
  ];
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
