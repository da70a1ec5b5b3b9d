import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import type { GeometryReason } from "@asm-atlas/data/domain/geometry.ts";
import type { Outline } from "./outline.ts";

/** Tools that draw on the map: two to select what lies inside, two to measure. */
export const toolIds = ["select-box", "select-outline", "measure-distance", "measure-area"] as const;

/** The tool that says where a record is to be. Forms take it into the hand. */
export type PlaceToolId = "place-point";

export type ToolId = (typeof toolIds)[number] | PlaceToolId;

/** The place a form speaks of. A record that is moved was somewhere else before. */
export interface PlaceOnMap {
  /** One, or none: no place was chosen yet. */
  readonly corners: Outline;
  readonly was: Readonly<Position> | null;
}

/** What the tools are to show; the map compares it with what they show, as with everything else. */
export interface ToolState {
  /** The tool in hand; null: the pointer chooses features. */
  readonly active: ToolId | null;
  /** The area selected. */
  readonly area: Outline | null;
  /** A place marked for a while, such as a coordinate that was typed. */
  readonly marker: Readonly<Position> | null;
  /** The place a form speaks of; null while none does. */
  readonly place: PlaceOnMap | null;
  /** Is the coordinate of the middle being read out? Then the middle is marked. */
  readonly isReadout: boolean;
}

/** A drawing as far as it has come. */
export interface Drawing {
  readonly tool: ToolId;
  readonly corners: Outline;
  /** Where pointer or crosshair is: the corner to come. */
  readonly next: Readonly<Position> | null;
  readonly isFinished: boolean;
  /** Why what is drawn encloses no area: it crosses itself, say. Only of areas. */
  readonly trouble: GeometryReason | null;
}

/** What buttons may ask of the tool in hand. */
export type ToolCommand = "set-corner" | "take-back" | "finish";

/** How a coordinate was pointed at: by the pointer, or as the middle of the map. */
export type AimedBy = "pointer" | "middle";

/** What the tools report. */
export interface ToolEvents {
  /** At every change of a drawing, finished ones included. */
  onDrawing(drawing: Drawing): void;
  /** Escape was pressed: the tool is to be put away. */
  onPutAway(): void;
  onAim(position: Readonly<Position>, by: AimedBy): void;
  /** A place was asked about: right button, long touch. */
  onMark(position: Readonly<Position>): void;
}
