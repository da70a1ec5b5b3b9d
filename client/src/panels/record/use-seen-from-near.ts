import { useEffect } from "react";
import type { OverlayId } from "../../map/map-state.ts";
import { useView } from "../../state/view-store.ts";
import { useMapCommands } from "../../workbench/map-commands.ts";

const nearZoom = 12;

/** Corners are taken hold of from near by: goes to the record that is drawn. Whoever is near already stays where they are. */
export function useSeenFromNear(layer: OverlayId, code: string | null): void {
  const commands = useMapCommands();
  useEffect(() => {
    const isNear = (useView.getState().camera?.zoom ?? 0) >= nearZoom;
    if (code !== null && !isNear) commands.current?.fitFeature(layer, code);
  }, [layer, code, commands]);
}
