import { parseCoordinate } from "@asm-atlas/data/domain/coordinates/parse.ts";
import type { CoordinateReason } from "@asm-atlas/data/domain/coordinates/reasons.ts";
import { distanceM } from "@asm-atlas/data/domain/measure.ts";
import type { WalkedPoint } from "../../map/outline/outline-state.ts";
import type { Outline } from "../../map/tools/outline.ts";

/** Corners as people list them, or which line cannot be read and why; lines are counted from 1. */
export type TypedCorners =
  | { readonly ok: true; readonly corners: Outline }
  | { readonly ok: false; readonly line: number; readonly reason: CoordinateReason };

/** Reads one corner a line, in degrees or UTM; empty lines and a last line that repeats the first are passed over. */
export function readCorners(text: string): TypedCorners {
  const corners: [number, number][] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const read = parseCoordinate(line);
    if (!read.ok) return { ok: false, line: index + 1, reason: read.reason };
    corners.push([read.reading.longitude, read.reading.latitude]);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed = corners.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return { ok: true, corners: isClosed ? corners.slice(0, -1) : corners };
}

export interface WalkSettings {
  /** Metres from one corner to the next. */
  readonly spacingM: number;
  /** Positions less exact than this are passed over. */
  readonly gateM: number;
}

/** The walk with one more position, if that is exact enough and far enough from the last one. */
export function withPosition(
  walk: readonly WalkedPoint[],
  point: WalkedPoint,
  { spacingM, gateM }: WalkSettings,
): readonly WalkedPoint[] {
  if (!(point.accuracyM <= gateM)) return walk;
  const last = walk.at(-1);
  return last && distanceM(last.position, point.position) < spacingM ? walk : [...walk, point];
}
