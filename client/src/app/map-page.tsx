import {
  type CSSProperties,
  type Dispatch,
  lazy,
  type ReactElement,
  type ReactNode,
  type RefObject,
  type SetStateAction,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useWords } from "../i18n/use-words.ts";
import type {
  Audience,
  BaseState,
  Camera,
  FeatureRef,
  MapEvents,
  MapState,
  OverlayId,
  Padding,
} from "../map/map-state.ts";
import type { OutlineEvents, OutlineState } from "../map/outline/outline-state.ts";
import type { ToolEvents, ToolState } from "../map/tools/tool.ts";
import { useAddress } from "../state/use-address.ts";
import { useView } from "../state/view-store.ts";
import { useIsNarrow } from "../ui/use-narrow.ts";
import { AnnounceContext } from "./announce.ts";
import type { MapComparison } from "./compare-stage.tsx";
import { LatePart } from "./late-part.tsx";
import { MapControls } from "./map-controls.tsx";
import styles from "./map-page.module.css";
import { type CountsInView, type MapCommands, MapStage } from "./map-stage.tsx";
import { NarrowLayout } from "./narrow-layout.tsx";
import { useOnPaper } from "./on-paper.ts";
import { type Masks, type Overlay, type Substitutes, useOverlays } from "./overlays.ts";
import { paddingFor } from "./padding.ts";
import type { PagePanel, PageParts } from "./page-parts.ts";
import { usePrefersReducedMotion } from "./reduced-motion.ts";
import type { Scene } from "./scene.ts";
import { WideLayout } from "./wide-layout.tsx";

interface MapPageProps {
  readonly audience: Audience;
  readonly overlayIds: readonly OverlayId[];
  /** Words beside the map; without them the legend takes their place. */
  readonly story?: ReactNode;
  /** What the map is, for people who do not see it. Absent: the map of the atlas. */
  readonly label?: string | undefined;
  /** False keeps map and feeds waiting for something that matters more; true by default. */
  readonly mayFetch?: boolean;
  /** The day looked at, YYYY-MM-DD; null, the default: today. */
  readonly onDay?: string | null;
  /** What the map shows for a while in the stead of what was chosen; null, the default: that. */
  readonly scene?: Scene | null;
  readonly masks?: Masks;
  readonly substitutes?: Substitutes;
  /** First in the legend: what else there is to know of all it counts. */
  readonly overLegend?: ReactNode;
  readonly underLegend?: ReactNode;
  readonly tools?: ReactNode;
  /** What the page's tools draw on the map, and who hears of it. Events are taken when the map is made. */
  readonly mapTools?: { readonly state: ToolState; readonly events: ToolEvents };
  /** What the page puts into the bar, whether or not there is a map below it. */
  readonly inBar?: ReactNode;
  /** The outline that is drawn, and who hears of it. Events are taken when the map is made. */
  readonly outline?: { readonly state: OutlineState | null; readonly events: OutlineEvents };
  /** What lies over what panels leave free of the map (`--free-top` and the like), while there is one; it may ask the map by `commands`. */
  readonly overMap?: ReactNode;
  readonly commands?: RefObject<MapCommands | null>;
  readonly panels?: readonly PagePanel[];
  /** What takes the card's place while it is there. */
  readonly aside?: ReactNode | undefined;
  /** An earlier day to be shown beside the day looked at; null, the default: none. */
  readonly comparison?: MapComparison | null;
  readonly instead?: InsteadOfMap;
  /** Another base map than our own, and who hears how it fares. */
  readonly base?: BaseState | null;
  readonly onBase?: NonNullable<MapEvents["onBase"]>;
}

/** What takes the map's place when the person asks for it, and where the browser cannot draw a map. */
interface InsteadOfMap {
  readonly isAsked: boolean;
  /** The panel that is not needed then, for it shows the same. */
  readonly panelId: string;
  readonly render: (why: "asked" | "cannot-draw") => ReactNode;
}

/** A second map, for those who compare: nobody else fetches it. */
const CompareStage = lazy(() => import("./compare-stage.tsx").then((m) => ({ default: m.CompareStage })));

const noMasks: Masks = {};
const noSubstitutes: Substitutes = {};
const noPanels: readonly PagePanel[] = [];

/** A page that is a map: the stage under everything, and beside it story, legend and card as the screen allows. */
export function MapPage(props: MapPageProps): ReactElement {
  const { audience, overlayIds, story, underLegend, tools, mapTools, inBar, overMap, instead, aside } = props;
  const { mayFetch = true, masks = noMasks, comparison = null, base = null, scene = null } = props;
  const onDay = scene ? scene.onDay : (props.onDay ?? null);
  const { substitutes = noSubstitutes } = props;
  useAddress();
  const { t, day } = useWords();
  const isNarrow = useIsNarrow();
  const { overlays, reportNotDrawn } = useOverlays(audience, overlayIds, mayFetch, masks, substitutes, scene);
  const selected = useView((view) => view.selected);
  const [sheetPx, setSheetPx] = useState(0);
  const [dockPx, setDockPx] = useState(0);
  const [counts, setCounts] = useState<CountsInView | null>(null);
  const [isMapReady, setIsMapReady] = useState(false);
  const [announcement, setAnnouncement] = useState("");
  const [cannotDraw, setCannotDraw] = useState(false);
  const ownCommands = useRef<MapCommands>(null);
  const commands = props.commands ?? ownCommands;
  const camera = useCameraFromAddress(commands, scene);
  const hasStory = story !== undefined;

  const hasCard = selected !== null || aside !== undefined;
  const padding = paddingFor({ isNarrow, hasStory, hasCard, sheetPx, dockPx });
  const outline = props.outline?.state ?? null;
  const state = useMapState(audience, overlays, onDay, padding, mapTools?.state ?? null, base, outline);
  const substitute = instead && (cannotDraw || instead.isAsked) ? instead : null;
  const onCounts = useCountsOfThere(overlays, setCounts);
  const onPaper = useOnPaper(audience, onDay);
  const parts: PageParts = {
    audience,
    overlays,
    counts: isMapReady && !substitute ? counts : null,
    onDay,
    story,
    overLegend: props.overLegend,
    underLegend,
    tools,
    panels: (props.panels ?? noPanels).filter(({ id }) => id !== substitute?.panelId),
    aside,
    hasMap: substitute === null,
    mayFetch,
  };

  return (
    <AnnounceContext value={setAnnouncement}>
      <main id="content" tabIndex={-1} className={styles.page} style={freeRoom(padding)}>
        {isNarrow ? (
          <NarrowLayout parts={parts} onSheetPx={setSheetPx}>
            <MapControls commands={commands} isReady={isMapReady} />
          </NarrowLayout>
        ) : (
          <WideLayout parts={parts} onDockPx={setDockPx}>
            <MapControls commands={commands} isReady={isMapReady} />
          </WideLayout>
        )}
        {inBar}
        {!substitute && overMap}
        {/* Last in the order of the keyboard, under everything on screen: search, layers, list and card come before it. */}
        {substitute ? (
          <div
            className={styles.instead}
            data-has-card={hasCard}
            data-has-story={hasStory}
            style={isNarrow ? { bottom: sheetPx } : undefined}
          >
            {substitute.render(cannotDraw ? "cannot-draw" : "asked")}
          </div>
        ) : (
          <MapStage
            isWanted={mayFetch}
            onPaper={onPaper}
            label={comparison && onDay ? t("time.mapOf", { date: day(onDay) }) : props.label}
            state={state}
            camera={camera.wanted}
            onSelect={select}
            onCamera={camera.onMoved}
            onCounts={onCounts}
            onOverlayError={reportNotDrawn}
            onBase={props.onBase}
            toolEvents={mapTools?.events}
            outlineEvents={props.outline?.events}
            onCannotDraw={instead ? () => setCannotDraw(true) : undefined}
            onReady={setIsMapReady}
            commands={commands}
          />
        )}
        {comparison && isMapReady && !substitute && (
          <LatePart>
            <Suspense>
              <CompareStage comparison={comparison} state={state} camera={camera.wanted} first={commands} />
            </Suspense>
          </LatePart>
        )}
        <p className={styles.spoken} role="status">
          {announcement}
        </p>
      </main>
    </AnnounceContext>
  );
}

/** Where the free part of the map begins, for what lies over it. */
function freeRoom(padding: Padding): CSSProperties {
  const sides = Object.entries(padding).map(([side, px]) => [`--free-${side}`, `${px}px`]);
  return Object.fromEntries(sides);
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
  overlays: readonly Overlay[],
  onDay: string | null,
  padding: Padding,
  tools: ToolState | null,
  base: BaseState | null,
  outline: OutlineState | null,
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
      onDay,
      overlays: overlays.map(({ id, isOn, data, isComing, hiddenCodes, mask }) => ({
        id,
        visible: isOn,
        data,
        isComing,
        hiddenCodes,
        mask,
      })),
      selected,
      padding: { top, right, bottom, left },
      reducedMotion,
      tools,
      base,
      outline,
    }),
    [
      theme,
      language,
      audience,
      overlays,
      onDay,
      selected,
      top,
      right,
      bottom,
      left,
      reducedMotion,
      tools,
      base,
      outline,
    ],
  );
}

/** The nearest a scene looks at its box, in MapLibre's zoom. */
const closestOfScene = 6.5;

/** The camera lives in the map; the address keeps where it came to rest, and back and forward move it. A scene moves the map alone. */
function useCameraFromAddress(
  commands: RefObject<MapCommands | null>,
  scene: Scene | null,
): {
  /** Where to look when the map is made. */
  readonly wanted: Camera | null;
  readonly onMoved: (camera: Camera) => void;
} {
  const camera = useView((view) => view.camera);
  const known = useRef(camera);
  // Set while the map is a scene's, and until it has come back to where it was.
  const isAway = useRef(false);
  useEffect(() => {
    if (camera === known.current) return;
    known.current = camera;
    if (camera) commands.current?.flyTo(camera);
    else commands.current?.fitMongolia();
  }, [camera, commands]);
  const sceneBox = scene?.box;
  useEffect(() => {
    if (sceneBox === undefined) {
      if (!isAway.current) return;
      const { camera: own } = useView.getState();
      if (own) commands.current?.flyTo(own);
      else commands.current?.fitMongolia();
      return;
    }
    isAway.current = true;
    if (sceneBox) commands.current?.fitBox(sceneBox, closestOfScene);
    else commands.current?.fitMongolia();
  }, [sceneBox, commands]);
  const hasScene = scene !== null;
  const onMoved = useCallback(
    (moved: Camera) => {
      if (isAway.current) {
        isAway.current = hasScene;
        return;
      }
      known.current = moved;
      useView.getState().setCamera(moved);
    },
    [hasScene],
  );
  return { wanted: camera, onMoved };
}
