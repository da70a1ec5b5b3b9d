import { useMemo } from "react";
import { modeOf, partsNow, useOutline } from "../editing/outline/session.ts";
import type { OutlineEvents, OutlineState } from "../map/outline/outline-state.ts";
import { useMapCommands } from "./map-commands.ts";

/** What the pen reports goes into the store. */
export const outlineEvents: OutlineEvents = {
  onReady: () => useOutline.setState({ isPenReady: true }),
  onPath: (path) => useOutline.setState({ path }),
  onRing: (ring) => useOutline.getState().takeRing(ring),
  onTakeBack: () => useOutline.getState().undo(() => undefined),
  onReshaping: (reshaping) => useOutline.setState({ reshaping }),
  onReshaped: (parts) => useOutline.getState().change(parts),
  onChosen: (chosen) => useOutline.setState({ chosen }),
  onPutAway: () => {
    const { path, purpose, setPurpose } = useOutline.getState();
    if (path !== null || purpose !== null) setPurpose(null);
  },
};

/** What of the outline in hand the map is to show; null: none is in hand. */
export function useOutlineState(): OutlineState | null {
  const session = useOutline();
  const { key, was, steps, at, marks, trouble, chosen, begin, walked, isSnapping, snapTo } = session;
  const mode = modeOf(session);
  const parts = partsNow({ steps, at });
  return useMemo(
    () =>
      key === null
        ? null
        : { mode, parts, was, marks, trouble, chosen, begin, walked, snapTo: isSnapping ? snapTo : null },
    [key, mode, parts, was, marks, trouble, chosen, begin, walked, isSnapping, snapTo],
  );
}

/** Undo and redo, for buttons and keys: within the ring in hand first, then step by step of the outline. */
export function useOutlineSteps(): { readonly undo: () => void; readonly redo: () => void } {
  const commands = useMapCommands();
  return useMemo(
    () => ({
      undo: () => useOutline.getState().undo((what) => commands.current?.runOutline({ do: what })),
      redo: () => useOutline.getState().redo((what) => commands.current?.runOutline({ do: what })),
    }),
    [commands],
  );
}
