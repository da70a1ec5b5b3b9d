import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { create } from "zustand";
import type {
  OutlineMark,
  OutlineMode,
  PathUnderWay,
  RingShape,
  WalkedPoint,
} from "../../map/outline/outline-state.ts";
import type { CornerRef, Parts } from "../../map/outline/parts.ts";
import type { SnapLine } from "../../map/outline/snap.ts";
import type { Outline } from "../../map/tools/outline.ts";
import type { Land } from "./land.ts";

/** What the ring or line in hand becomes; null: corners of what is there are reshaped. */
export type Purpose = "part" | "hole" | "split";

/** One state of the outline, and how it came about where that can be undone corner by corner. */
interface Step {
  readonly parts: Parts;
  readonly drawn?: { readonly ring: Outline; readonly purpose: Purpose };
  /** Pieces that splits have taken off by then; each may become a zone of its own. */
  readonly splitOff?: Parts;
}

/** A repair somebody asked for. Nothing changes before its answer was looked at. */
export interface Proposal {
  readonly kind: "trim" | "split";
  /** What the outline may become; one of them is chosen. */
  readonly choices: readonly {
    readonly parts: Parts;
    readonly removed: Parts;
    /** What of the outline the choice is named after, and its hectares. */
    readonly piece: Parts;
    readonly keptHa: number;
  }[];
}

/** Why a ring or line could not be made what it was drawn for. */
type Refusal = "hole-misses" | "hole-takes-all" | "line-misses" | "trim-takes-all" | "not-joined" | "failed";

/** What closing a ring does: the next state of the outline, a choice to be made, or the reason why nothing comes of it. */
export type Closing = { readonly parts: Parts } | { readonly proposal: Proposal } | { readonly refusal: Refusal };

interface OutlineSession {
  /** Names the draft; null: nothing is being drawn. */
  readonly key: string | null;
  /** What it is the outline of: only a zone can be split into two. */
  readonly land: Land["kind"];
  readonly was: Parts;
  readonly steps: readonly Step[];
  readonly at: number;
  readonly purpose: Purpose | null;
  readonly shape: RingShape;
  readonly path: PathUnderWay | null;
  /** The outline while a corner is dragged. */
  readonly reshaping: Parts | null;
  /** Corners the ring in hand begins with; see `OutlineState`. */
  readonly begin: Outline | null;
  readonly chosen: CornerRef | null;
  readonly proposal: Proposal | null;
  readonly refusal: Refusal | null;
  readonly isSnapping: boolean;
  readonly snapTo: readonly SnapLine[];
  readonly walked: readonly WalkedPoint[];
  readonly marks: readonly OutlineMark[];
  readonly trouble: Readonly<Position> | null;
  /** What keeps the outline from being saved, in words; null: nothing. */
  readonly fault: string | null;
  /** Was it begun on an earlier visit? */
  readonly isRecalled: boolean;
  /** Does the pointer draw? The pen comes a moment after the drawing was begun. */
  readonly isPenReady: boolean;
  readonly close: ((parts: Parts, ring: Outline, purpose: Purpose) => Closing) | null;
}

interface OutlineActions {
  start(start: {
    readonly key: string;
    readonly land: Land["kind"];
    readonly was: Parts;
    readonly parts: Parts;
    readonly begin: Outline | null;
    readonly isRecalled: boolean;
    /** Pieces split off on an earlier visit. */
    readonly splitOff?: Parts;
    readonly close: NonNullable<OutlineSession["close"]>;
  }): void;
  end(): void;
  setPurpose(purpose: Purpose | null): void;
  setShape(shape: RingShape): void;
  /** A ring was closed or a line ended, whichever way. */
  takeRing(ring: Outline): void;
  /** An area that came about otherwise than by hand is added to the outline; where a hole is being cut, one ring is cut out. */
  takeFinished(parts: Parts): void;
  /** A corner is set exactly there, in a ring of corners. */
  addCorner(corner: Readonly<Position>): void;
  /** The outline becomes another: a step that can be undone. */
  change(parts: Parts): void;
  /** What was split off is wanted no more: a step that can be undone. */
  dropSplitOff(): void;
  /** Takes what a proposal offers; null declines. */
  answer(choice: number | null): void;
  /** The last step of the outline is undone; `pen` undoes within the ring in hand. */
  undo(pen: (what: "undo" | "give-up") => void): void;
  redo(pen: (what: "redo" | "give-up") => void): void;
}

const nothing: OutlineSession = {
  key: null,
  land: "zone",
  was: [],
  steps: [{ parts: [] }],
  at: 0,
  purpose: null,
  shape: "polygon",
  path: null,
  reshaping: null,
  begin: null,
  chosen: null,
  proposal: null,
  refusal: null,
  isSnapping: true,
  snapTo: [],
  walked: [],
  marks: [],
  trouble: null,
  fault: null,
  isRecalled: false,
  isPenReady: false,
  close: null,
};

const mostSteps = 200;

/** The outline somebody draws: every state of it, what is in hand, and what the map is to point out. */
export const useOutline = create<OutlineSession & OutlineActions>()((set, get) => ({
  ...nothing,
  start: ({ splitOff, ...start }) =>
    set(({ isSnapping, shape, snapTo }) => ({
      ...nothing,
      ...start,
      isSnapping,
      shape: start.begin ? "polygon" : shape,
      snapTo,
      steps: [{ parts: start.parts, splitOff: splitOff ?? [] }],
      purpose: start.parts.length === 0 || start.begin ? "part" : null,
    })),
  end: () => set(({ isSnapping, shape }) => ({ ...nothing, isSnapping, shape })),
  setPurpose: (purpose) => set({ purpose, begin: null, chosen: null, proposal: null, refusal: null }),
  setShape: (shape) => set({ shape, begin: null }),
  takeRing: (ring) => {
    const { purpose, close } = get();
    if (!purpose || !close) return;
    const closing = close(partsNow(get()), ring, purpose);
    if ("refusal" in closing) set({ refusal: closing.refusal, path: null, begin: null });
    else if ("proposal" in closing)
      set({ proposal: closing.proposal, path: null, begin: null, refusal: null, purpose: null });
    else set((session) => ({ ...pushed(session, { parts: closing.parts, drawn: { ring, purpose } }), purpose: null }));
  },
  takeFinished: (parts) => {
    const session = get();
    const [[ring] = []] = parts;
    if (session.purpose === "hole" && parts.flat().length === 1 && ring) session.takeRing(ring);
    else set({ ...pushed(session, { parts: [...partsNow(session), ...parts] }), purpose: null });
  },
  addCorner: ([longitude, latitude]) =>
    set(({ purpose }) => ({
      purpose: purpose === "hole" ? purpose : "part",
      shape: "polygon",
      begin: [[longitude, latitude]],
      refusal: null,
      chosen: null,
    })),
  change: (parts) => set((session) => pushed(session, { parts })),
  dropSplitOff: () => set((session) => pushed(session, { parts: partsNow(session), splitOff: [] })),
  answer: (choice) =>
    set((session) => {
      const { proposal } = session;
      const chosen = choice === null ? undefined : proposal?.choices[choice];
      if (!chosen) return { proposal: null };
      const splitOff = proposal?.kind === "split" ? [...splitOffNow(session), ...chosen.removed] : splitOffNow(session);
      return pushed(session, { parts: chosen.parts, splitOff });
    }),
  undo: (pen) => {
    const session = get();
    const { path, at, steps, proposal, shape } = session;
    if (proposal) set({ proposal: null });
    else if (path?.canUndo) pen("undo");
    else if (path && path.ring.length > 0) pen("give-up");
    else if (at > 0) {
      const drawn = steps[at]?.drawn;
      const back = { ...unpointed, at: at - 1, reshaping: null };
      // A ring drawn by its corners is opened again: one more undo takes its last corner.
      if (drawn && shape === "polygon" && drawn.purpose !== "split")
        set({ ...back, purpose: drawn.purpose, begin: [...drawn.ring] });
      else set({ ...back, purpose: steps[at - 1]?.parts.length === 0 ? "part" : null });
    }
  },
  redo: (pen) => {
    const { path, at, steps } = get();
    if (path?.canRedo) {
      pen("redo");
      return;
    }
    if (at >= steps.length - 1) return;
    pen("give-up");
    set({ ...unpointed, at: at + 1, purpose: null, reshaping: null });
  },
}));

/** What goes with every step: nothing is under way or pointed at any more. */
const unpointed = { path: null, begin: null, chosen: null, proposal: null, refusal: null } as const;

function pushed({ steps, at }: OutlineSession, step: Step): Partial<OutlineSession> {
  const kept = [...steps.slice(0, at + 1), { splitOff: splitOffNow({ steps, at }), ...step }].slice(-mostSteps);
  return { ...unpointed, steps: kept, at: kept.length - 1, reshaping: null };
}

export function partsNow({ steps, at }: Pick<OutlineSession, "steps" | "at">): Parts {
  return steps[at]?.parts ?? [];
}

/** Pieces that were split off and are to become a zone of their own. */
export function splitOffNow({ steps, at }: Pick<OutlineSession, "steps" | "at">): Parts {
  return steps[at]?.splitOff ?? none;
}
const none: Parts = [];

/** The outline as it would be if what is in hand were let go: what is measured and held against the rules. */
export function partsInHand({
  steps,
  at,
  reshaping,
  path,
  purpose,
}: Pick<OutlineSession, "steps" | "at" | "reshaping" | "path" | "purpose">): Parts {
  if (reshaping) return reshaping;
  const parts = partsNow({ steps, at });
  return purpose === "part" && path && path.ring.length > 2 ? [...parts, [path.ring]] : parts;
}

/** The outline that is saved: a ring in hand counts with the corners that were set. */
export function partsToSave({ steps, at, path, purpose }: OutlineSession): Parts {
  const parts = partsNow({ steps, at });
  return purpose === "part" && path && path.corners.length > 2 ? [...parts, [path.corners]] : parts;
}

export function canUndo({ path, at, proposal }: OutlineSession): boolean {
  return proposal !== null || at > 0 || Boolean(path && (path.canUndo || path.ring.length > 0));
}

export function canRedo({ path, at, steps }: OutlineSession): boolean {
  return Boolean(path?.canRedo) || at < steps.length - 1;
}

export function modeOf({ purpose, shape, proposal }: OutlineSession): OutlineMode {
  if (purpose === null || proposal) return "edit";
  return purpose === "split" ? "line" : shape;
}
