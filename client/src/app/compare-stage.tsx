import { type ReactElement, type RefObject, useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { Camera, FeatureRef, MapState } from "../map/map-state.ts";
import { isSameState } from "../map/same-state.ts";
import { useView } from "../state/view-store.ts";
import styles from "./compare-stage.module.css";
import { type MapCommands, MapStage } from "./map-stage.tsx";
import type { Masks } from "./overlays.ts";
import { SwipeHandle } from "./swipe-handle.tsx";

/** An earlier day beside the day looked at. */
export interface MapComparison {
  /** YYYY-MM-DD. */
  readonly thenDay: string;
  /** Which features pass the filters on that day. */
  readonly masks: Masks;
}

interface CompareStageProps {
  readonly comparison: MapComparison;
  /** What the first map shows, on the day looked at. */
  readonly state: MapState;
  readonly camera: Camera | null;
  readonly first: RefObject<MapCommands | null>;
}

/**
 * A second map over the first, showing the same place on an earlier day. It covers the left up to a handle; right of it the
 * first one shows through. Both look at the same place, and both can be touched.
 */
export function CompareStage({ comparison, state, camera, first }: CompareStageProps): ReactElement {
  const { t, day } = useWords();
  const then = useThenState(state, comparison);
  const second = useRef<MapCommands>(null);
  const [isReady, setIsReady] = useState(false);
  const [share, setShare] = useState(0.5);
  useEffect(() => {
    if (isReady && first.current) return second.current?.goWith(first.current);
    return undefined;
  }, [isReady, first]);
  const { left, right } = state.padding;
  const swipeX = `calc(${left}px + ${share} * (100vw - ${left + right}px))`;
  return (
    <div className={styles.compare} style={{ "--swipe-x": swipeX } as React.CSSProperties}>
      <div className={styles.then}>
        <MapStage
          isWanted
          label={t("time.mapOf", { date: day(comparison.thenDay) })}
          state={then}
          camera={camera}
          onSelect={select}
          onCamera={ignore}
          onCounts={ignore}
          onOverlayError={ignore}
          onReady={setIsReady}
          commands={second}
        />
      </div>
      <SwipeHandle
        padding={state.padding}
        thenDay={comparison.thenDay}
        nowDay={state.onDay ?? ""}
        share={share}
        onShare={setShare}
      />
    </div>
  );
}

function select(feature: FeatureRef | null): void {
  useView.getState().select(feature);
}

/** The first map tells where both look, what is in view, and what cannot be drawn. */
function ignore(): void {}

/** The same object while it says the same: a step of the day looked at is nothing to the earlier map. */
function useThenState(state: MapState, { thenDay, masks }: MapComparison): MapState {
  const next: MapState = {
    ...state,
    onDay: thenDay,
    overlays: state.overlays.map((overlay) => ({ ...overlay, mask: masks[overlay.id] ?? null })),
  };
  const [kept, setKept] = useState(next);
  if (isSameState(kept, next)) return kept;
  setKept(next);
  return next;
}
