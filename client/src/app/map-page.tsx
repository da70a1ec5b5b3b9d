import {
  type Dispatch,
  type ReactElement,
  type ReactNode,
  type SetStateAction,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useWords } from "../i18n/use-words.ts";
import type { Audience, Camera, FeatureRef, MapState, OverlayId } from "../map/map-state.ts";
import { useAddress } from "../state/use-address.ts";
import { useView } from "../state/view-store.ts";
import { useIsNarrow } from "../ui/use-narrow.ts";
import { AnnounceContext } from "./announce.ts";
import { MapControls } from "./map-controls.tsx";
import styles from "./map-page.module.css";
import { type CountsInView, type MapCommands, MapStage } from "./map-stage.tsx";
import { NarrowLayout } from "./narrow-layout.tsx";
import { type Overlay, useOverlays } from "./overlays.ts";
import { paddingFor } from "./padding.ts";
import type { PageParts } from "./page-parts.ts";
import { usePrefersReducedMotion } from "./reduced-motion.ts";
import { WideLayout } from "./wide-layout.tsx";

interface MapPageProps {
  readonly audience: Audience;
  readonly overlayIds: readonly OverlayId[];
  /** Words beside the map; without them the legend takes their place. */
  readonly story?: ReactNode;
  /** False keeps map and feeds waiting for something that matters more; true by default. */
  readonly mayFetch?: boolean;
}

/** A page that is a map: the stage under everything, and beside it story, legend and card as the screen allows. */
export function MapPage({ audience, overlayIds, story, mayFetch = true }: MapPageProps): ReactElement {
  useAddress();
  const isNarrow = useIsNarrow();
  const { overlays, reportNotDrawn } = useOverlays(audience, overlayIds, mayFetch);
  const selected = useView((view) => view.selected);
  const [sheetPx, setSheetPx] = useState(0);
  const [counts, setCounts] = useState<CountsInView | null>(null);
  const [isMapReady, setIsMapReady] = useState(false);
  const [announcement, setAnnouncement] = useState("");
  const commands = useRef<MapCommands>(null);
  const camera = useCameraFromAddress(commands);
  const hasStory = story !== undefined;

  const state = useMapState(
    audience,
    overlays,
    paddingFor({ isNarrow, hasStory, hasCard: selected !== null, sheetPx }),
  );
  const onCounts = useCountsOfThere(overlays, setCounts);
  const parts: PageParts = { audience, overlays, counts: isMapReady ? counts : null, story, mayFetch };

  return (
    <AnnounceContext value={setAnnouncement}>
      <main id="content" tabIndex={-1} className={styles.page}>
        {isNarrow ? (
          <NarrowLayout parts={parts} onSheetPx={setSheetPx}>
            <MapControls commands={commands} isReady={isMapReady} />
          </NarrowLayout>
        ) : (
          <WideLayout parts={parts}>
            <MapControls commands={commands} isReady={isMapReady} />
          </WideLayout>
        )}
        <MapStage
          isWanted={mayFetch}
          state={state}
          camera={camera.wanted}
          onSelect={select}
          onCamera={camera.onMoved}
          onCounts={onCounts}
          onOverlayError={reportNotDrawn}
          onReady={setIsMapReady}
          commands={commands}
        />
        <p className={styles.spoken} role="status">
          {announcement}
        </p>
      </main>
    </AnnounceContext>
  );
}

/** Takes over the engine's counts, but for overlays whose feed is still on its way: their zeros mean nothing. */
function useCountsOfThere(
  overlays: readonly Overlay[],
  setCounts: Dispatch<SetStateAction<CountsInView | null>>,
): (counted: CountsInView) => void {
  const latest = useRef(overlays);
  useLayoutEffect(() => {
    latest.current = overlays;
  }, [overlays]);
  return useCallback(
    (counted) => {
      const there = latest.current.filter(({ data }) => data !== null).map(({ id }) => [id, counted[id]] as const);
      const next: CountsInView = Object.fromEntries(there);
      setCounts((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    },
    [setCounts],
  );
}

function select(feature: FeatureRef | null): void {
  useView.getState().select(feature);
}

/** What the map is to show, made anew only when something of it changed. */
function useMapState(
  audience: Audience,
  overlays: ReturnType<typeof useOverlays>["overlays"],
  padding: MapState["padding"],
): MapState {
  const { language } = useWords();
  const theme = useView((view) => view.theme);
  const selected = useView((view) => view.selected);
  const reducedMotion = usePrefersReducedMotion();
  const { top, right, bottom, left } = padding;
  return useMemo(
    () => ({
      theme,
      language,
      audience,
      onDay: null,
      overlays: overlays.map(({ id, isOn, data, isComing, hiddenCodes }) => ({
        id,
        visible: isOn,
        data,
        isComing,
        hiddenCodes,
      })),
      selected,
      padding: { top, right, bottom, left },
      reducedMotion,
    }),
    [theme, language, audience, overlays, selected, top, right, bottom, left, reducedMotion],
  );
}

/** The camera lives in the map; the address keeps where it came to rest, and back and forward move it. */
function useCameraFromAddress(commands: React.RefObject<MapCommands | null>): {
  /** Where to look when the map is made. */
  readonly wanted: Camera | null;
  readonly onMoved: (camera: Camera) => void;
} {
  const camera = useView((view) => view.camera);
  const known = useRef(camera);
  useEffect(() => {
    if (camera === known.current) return;
    known.current = camera;
    if (camera) commands.current?.flyTo(camera);
    else commands.current?.fitMongolia();
  }, [camera, commands]);
  const onMoved = useCallback((moved: Camera) => {
    known.current = moved;
    useView.getState().setCamera(moved);
  }, []);
  return { wanted: camera, onMoved };
}
