import type { BaseMap } from "@asm-atlas/data/domain/base-map.ts";
import { useCallback, useMemo, useState } from "react";
import { useBaseMaps } from "../api/atlas-info.ts";
import type { BaseState, MapEvents } from "../map/map-state.ts";
import { useView } from "../state/view-store.ts";

type BasePhase = Parameters<NonNullable<MapEvents["onBase"]>>[0];

/** The choice of a base map as the page holds it. */
export interface BaseMapChoice {
  readonly offered: readonly BaseMap[];
  readonly chosen: BaseMap | null;
  /** How the chosen one fares; null where our own is. */
  readonly phase: BasePhase | null;
  /** What the map is to show. */
  readonly state: BaseState | null;
  readonly onPhase: (phase: BasePhase) => void;
  retry(): void;
}

/** A page may have been opened before its reader signed in; this says that it was reloaded for that reason once. */
const reloadedKey = "atlas-reloaded-for-base-map";

export function useBaseMapChoice(): BaseMapChoice {
  const offered = useBaseMaps();
  const id = useView((view) => view.base);
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState<{ readonly of: BaseState | null; readonly phase: BasePhase } | null>(null);
  const chosen = offered.find((each) => each.id === id) ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another object
  const state = useMemo((): BaseState | null => (chosen ? { ...chosen } : null), [chosen, attempt]);
  const onPhase = useCallback(
    (phase: BasePhase) => {
      if (phase === "blocked" && state && mayReloadFor(state.id)) window.location.reload();
      else setTold({ of: state, phase });
    },
    [state],
  );
  return {
    offered,
    chosen,
    phase: state === null ? null : told?.of === state ? told.phase : "coming",
    state,
    onPhase,
    retry: () => setAttempt((before) => before + 1),
  };
}

/** Once for a base map: the page as the server sends it to a signed-in reader lets it through, and the address holds the whole view. */
function mayReloadFor(id: string): boolean {
  try {
    if (sessionStorage.getItem(reloadedKey) === id) return false;
    sessionStorage.setItem(reloadedKey, id);
    return true;
  } catch {
    return false; // Storage is blocked: without a memory of it, a page would reload for ever.
  }
}
