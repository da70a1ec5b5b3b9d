import type { VisitFacts } from "../../../sites/visit-changes.ts";

/** A visit on the sparkline, in pixels from the upper left corner. */
export interface SparkPoint {
  readonly on: string;
  readonly x: number;
  /** Null: people were not counted. */
  readonly y: number | null;
  readonly people: number | null;
}

export interface SparkBox {
  readonly width: number;
  readonly height: number;
  /** Room around the points. */
  readonly inset: number;
}

const timeOf = (isoDay: string) => Date.parse(`${isoDay}T00:00:00Z`);

/** People at each visit over real time: years without a visit are wide, and zero is the foot. Visits oldest first. */
export function sparkPoints(visits: readonly VisitFacts[], box: SparkBox): readonly SparkPoint[] {
  const [first, last] = [visits[0], visits.at(-1)];
  if (!first || !last) return [];
  const spanMs = Math.max(1, timeOf(last.on) - timeOf(first.on));
  const most = Math.max(1, ...visits.map(({ people }) => people ?? 0));
  const [innerWidth, innerHeight] = [box.width - 2 * box.inset, box.height - 2 * box.inset];
  return visits.map(({ on, people }) => ({
    on,
    people,
    x: box.inset + (visits.length === 1 ? innerWidth / 2 : ((timeOf(on) - timeOf(first.on)) / spanMs) * innerWidth),
    y: people === null ? null : box.inset + (1 - people / most) * innerHeight,
  }));
}

/** The line through the counted points, broken nowhere: what lies between two counts is not known either way, so a straight line is all it says. */
export function sparkPath(points: readonly SparkPoint[]): string {
  const counted = points.filter((point): point is SparkPoint & { readonly y: number } => point.y !== null);
  return counted.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}
