import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import type { Outline } from "../tools/outline.ts";
import type { CornerRef, Parts } from "./parts.ts";
import type { SnapLine } from "./snap.ts";

/** Ways to draw a ring by hand. */
export const ringShapes = ["polygon", "freehand", "rectangle", "circle"] as const;
export type RingShape = (typeof ringShapes)[number];

/** `edit` moves, inserts and deletes corners of what is there; `line` draws a line to split it by. */
export type OutlineMode = RingShape | "edit" | "line";

/** Where somebody stood while walking a boundary. */
export interface WalkedPoint {
  readonly position: Readonly<Position>;
  /** Radius that the device says it lies within, in metres. */
  readonly accuracyM: number;
}

/** Land that is pointed out: what lies in another zone, what is under protection, what a repair takes away, what a cut leaves. */
export interface OutlineMark {
  readonly kind: "overlap" | "protected" | "removed" | "piece";
  readonly parts: Parts;
  readonly label: string;
}

/** What of a drawing the map is to show; it compares it with what it shows, as with everything else. */
export interface OutlineState {
  readonly mode: OutlineMode;
  readonly parts: Parts;
  /** What is on record, to compare. */
  readonly was: Parts;
  readonly marks: readonly OutlineMark[];
  /** Where an outline breaks a rule. */
  readonly trouble: Readonly<Position> | null;
  readonly chosen: CornerRef | null;
  /** Corners a ring begins with: of a drawing taken up again. Another list is another beginning. */
  readonly begin: Outline | null;
  readonly walked: readonly WalkedPoint[];
  /** What corners catch on; null: on nothing. */
  readonly snapTo: readonly SnapLine[] | null;
}

/** A ring that is being drawn. */
export interface PathUnderWay {
  /** Corners that were set. */
  readonly corners: Outline;
  /** The ring as it would be if it ended here. */
  readonly ring: Outline;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface OutlineEvents {
  /** The pen has come: from now on the pointer draws. */
  onReady(): void;
  /** At every change of a ring under way; null: none is. */
  onPath(path: PathUnderWay | null): void;
  /** A ring was closed, or a line ended. */
  onRing(ring: Outline): void;
  /** Backspace was pressed: the last step is to be undone. */
  onTakeBack(): void;
  /** Corners are being dragged. */
  onReshaping(parts: Parts): void;
  /** A corner was moved, inserted or deleted. */
  onReshaped(parts: Parts): void;
  onChosen(corner: CornerRef | null): void;
  /** Escape was pressed: the ring under way is given up, or the pen put away. */
  onPutAway(): void;
}

export type OutlineCommand =
  | { readonly do: "undo" | "redo" | "finish" | "give-up" | "corner" }
  /** Sets corners exactly where they are said to be, catching on nothing. */
  | { readonly do: "corners"; readonly corners: Outline };
