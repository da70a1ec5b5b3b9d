/** Outlines as SVG path data, which a canvas (`Path2D`) and an `<path>` read alike. Units: the sign's own box. */

export type Point = readonly [x: number, y: number];

const short = (value: number): string => String(Math.round(value * 100) / 100);

export function circlePath(cx: number, cy: number, radius: number): string {
  const r = short(radius);
  return `M${short(cx - radius)} ${short(cy)}a${r} ${r} 0 1 0 ${short(2 * radius)} 0a${r} ${r} 0 1 0 ${short(-2 * radius)} 0Z`;
}

/** Where a turn (0 = twelve o'clock, clockwise, 1 = once round) meets a circle. */
function onCircle(cx: number, cy: number, radius: number, turn: number): Point {
  const angle = turn * 2 * Math.PI;
  return [cx + radius * Math.sin(angle), cy - radius * Math.cos(angle)];
}

/** A slice of a disc, clockwise from twelve o'clock; `share` between 0 and 1, both excluded. */
export function wedgePath(cx: number, cy: number, radius: number, share: number): string {
  const [x, y] = onCircle(cx, cy, radius, share);
  return `M${short(cx)} ${short(cy)}L${short(cx)} ${short(cy - radius)}A${short(radius)} ${short(radius)} 0 ${share > 0.5 ? 1 : 0} 1 ${short(x)} ${short(y)}Z`;
}

/** An open arc from one turn to another, to be stroked; a whole circle when they are a full turn apart. */
export function arcPath(cx: number, cy: number, radius: number, from: number, to: number): string {
  if (to - from >= 0.9999) return circlePath(cx, cy, radius);
  const [x0, y0] = onCircle(cx, cy, radius, from);
  const [x1, y1] = onCircle(cx, cy, radius, to);
  return `M${short(x0)} ${short(y0)}A${short(radius)} ${short(radius)} 0 ${to - from > 0.5 ? 1 : 0} 1 ${short(x1)} ${short(y1)}`;
}

export function polygonPath(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join("L")}Z`;
}

export function linePath(from: Point, to: Point): string {
  return `M${short(from[0])} ${short(from[1])}L${short(to[0])} ${short(to[1])}`;
}

export function roundedRectPath(x: number, y: number, width: number, height: number, radius: number): string {
  const [r, w, h] = [short(radius), short(width - 2 * radius), short(height - 2 * radius)];
  return `M${short(x + radius)} ${short(y)}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 -${r} ${r}h-${w}a${r} ${r} 0 0 1 -${r} -${r}v-${h}a${r} ${r} 0 0 1 ${r} -${r}Z`;
}

/** The part of the rising diagonal x + y = `sum` that lies in a convex polygon, or undefined. */
function diagonalInside(polygon: readonly Point[], sum: number): readonly [Point, Point] | undefined {
  const crossings = polygon.flatMap((start, index): Point[] => {
    const end = polygon[(index + 1) % polygon.length] ?? start;
    const before = start[0] + start[1] - sum;
    const after = end[0] + end[1] - sum;
    if (before < 0 === after < 0) return [];
    const share = before / (before - after);
    return [[start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])]];
  });
  const [first, second] = crossings;
  return first && second ? [first, second] : undefined;
}

/** Diagonal hatching of a convex polygon, `spacing` apart along the x axis. */
export function hatchPath(polygon: readonly Point[], spacing: number): string {
  const sums = polygon.map(([x, y]) => x + y);
  const lines: string[] = [];
  for (let sum = Math.min(...sums) + spacing / 2; sum < Math.max(...sums); sum += spacing) {
    const inside = diagonalInside(polygon, sum);
    if (inside) lines.push(linePath(...inside));
  }
  return lines.join("");
}
