import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { type GeometryReason, parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import { mostOutlineCorners, type Outline, roundedCorner } from "./outline.ts";
import type { Drawing, ToolId } from "./tool.ts";

interface Rule {
  readonly least: number;
  readonly most: number;
  readonly isArea: boolean;
  /** Ends by itself with its last corner. */
  readonly endsFull?: boolean;
}

const rules: Readonly<Record<ToolId, Rule>> = {
  "select-box": { least: 2, most: 2, isArea: true, endsFull: true },
  "select-outline": { least: 3, most: mostOutlineCorners, isArea: true },
  "measure-distance": { least: 2, most: 200, isArea: false },
  "measure-area": { least: 3, most: 200, isArea: true },
  "place-point": { least: 1, most: 1, isArea: false, endsFull: true },
};

export const isAreaTool = (tool: ToolId): boolean => rules[tool].isArea;
export const isSelectTool = (tool: ToolId): boolean => tool === "select-box" || tool === "select-outline";

export function beginDrawing(tool: ToolId): Drawing {
  return { tool, corners: [], next: null, isFinished: false, trouble: null };
}

/** The four corners of the box between two, counter-clockwise from the south-west. */
export function boxBetween(one: Readonly<Position>, other: Readonly<Position>): Outline {
  const [west, east] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])];
  const [south, north] = [Math.min(one[1], other[1]), Math.max(one[1], other[1])];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** The corners of what is drawn with the one to come; of a box all four. */
export function shapeOf({ tool, corners, next }: Pick<Drawing, "tool" | "corners" | "next">): Outline {
  const all = next ? [...corners, roundedCorner(next)] : corners;
  const [one, other] = all;
  if (tool !== "select-box" || !one || !other) return all;
  return boxBetween(one, other);
}

/** Why corners enclose no area; null while they are too few to tell, and when they do. */
function troubleOf(corners: Outline): GeometryReason | null {
  const [first] = corners;
  if (!first || corners.length < 3) return null;
  const ring = [...corners, first];
  const parsed = parseGeometry({ type: "Polygon", coordinates: [ring] }, { types: ["Polygon"], maxVertices: 1000 });
  return parsed.ok ? null : parsed.reasons[0];
}

function withTrouble(drawing: Drawing): Drawing {
  return { ...drawing, trouble: isAreaTool(drawing.tool) ? troubleOf(shapeOf(drawing)) : null };
}

/** Moves the corner to come. A finished drawing has none. */
export function aimedAt(drawing: Drawing, next: Readonly<Position> | null): Drawing {
  return drawing.isFinished || drawing.next === next ? drawing : withTrouble({ ...drawing, next });
}

/**
 * Sets a corner; the second of a box and the one of a point finish it, and after a finished drawing a new one begins.
 * A corner on the last one, or one too many, changes nothing.
 */
export function withCorner(drawing: Drawing, position: Readonly<Position>): Drawing {
  const before = drawing.isFinished ? beginDrawing(drawing.tool) : drawing;
  const corner = roundedCorner(position);
  const last = before.corners.at(-1);
  const { most, endsFull = false } = rules[drawing.tool];
  if (before.corners.length >= most || (last && last[0] === corner[0] && last[1] === corner[1])) return before;
  const after = withTrouble({ ...before, corners: [...before.corners, corner], next: null });
  return endsFull && after.corners.length === most ? finished(after) : after;
}

/** Takes the last corner back; of a finished drawing first its end. */
export function takenBack(drawing: Drawing): Drawing {
  const corners = drawing.isFinished && drawing.tool !== "select-box" ? drawing.corners : drawing.corners.slice(0, -1);
  return withTrouble({ ...drawing, corners, next: null, isFinished: false });
}

/** May it be finished as it is, without the corner to come? */
export function canFinish(drawing: Drawing): boolean {
  const { least, isArea } = rules[drawing.tool];
  const corners = shapeOf({ ...drawing, next: null });
  return !drawing.isFinished && drawing.corners.length >= least && (!isArea || troubleOf(corners) === null);
}

/** Ends the drawing. What cannot be finished, for it has too few corners or crosses itself, stays as it is and says why. */
export function finished(drawing: Drawing): Drawing {
  const alone = withTrouble({ ...drawing, next: null });
  return canFinish(alone) ? { ...alone, isFinished: true } : alone;
}
