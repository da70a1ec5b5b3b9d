import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { create } from "zustand";
import type { AimedBy, Drawing, PlaceOnMap, ToolId } from "../map/tools/tool.ts";

/** What is in hand on the map. It passes: nothing of it stands in the address. */
interface Tools {
  /** The tool in hand; null: the pointer chooses features. */
  readonly active: ToolId | null;
  readonly drawing: Drawing | null;
  /** Where on the ground pointer or middle of the map are; null until there is a map. */
  readonly aim: { readonly position: Readonly<Position>; readonly by: AimedBy } | null;
  /** A place marked for a while. */
  readonly marker: Readonly<Position> | null;
  /** The place a form speaks of. */
  readonly place: PlaceOnMap | null;
  /** Reads out the coordinate of the middle on screens without a pointer. */
  readonly isReadoutOn: boolean;
}

interface ToolActions {
  /** Takes a tool; the one in hand is put away by it. */
  take(tool: ToolId | null): void;
  setDrawing(drawing: Drawing | null): void;
  setAim(position: Readonly<Position>, by: AimedBy): void;
  setMarker(marker: Readonly<Position> | null): void;
  setPlace(place: PlaceOnMap | null): void;
  setReadout(isReadoutOn: boolean): void;
}

export const useTools = create<Tools & ToolActions>()((set) => ({
  active: null,
  drawing: null,
  aim: null,
  marker: null,
  place: null,
  isReadoutOn: false,
  take: (active) => set({ active, drawing: null }),
  setDrawing: (drawing) => set({ drawing }),
  setAim: (position, by) => set({ aim: { position, by } }),
  setMarker: (marker) => set({ marker }),
  setPlace: (place) => set({ place }),
  setReadout: (isReadoutOn) => set({ isReadoutOn }),
}));
