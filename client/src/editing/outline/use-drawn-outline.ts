import type { MultiPolygon } from "geojson";
import { useMemo } from "react";
import { geometryOfParts } from "../../map/outline/parts.ts";
import { partsToSave, useOutline } from "./session.ts";

/** The outline in hand as it would be saved, and what keeps it from that; no geometry: nothing is drawn. */
export function useDrawnOutline(): { readonly geometry: MultiPolygon | null; readonly fault: string | null } {
  const session = useOutline();
  const { fault } = session;
  const text = JSON.stringify(partsToSave(session));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the corners count, not the list that holds them
  const geometry = useMemo(() => geometryOfParts(partsToSave(session)), [text]);
  return { geometry, fault };
}
