import { createContext, type RefObject, useContext } from "react";
import type { MapCommands } from "../app/map-stage.tsx";

/** What panels of the workbench may ask of its map. */
export const MapCommandsContext = createContext<RefObject<MapCommands | null>>({ current: null });

export function useMapCommands(): RefObject<MapCommands | null> {
  return useContext(MapCommandsContext);
}
