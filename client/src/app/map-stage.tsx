import { type ReactElement, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { fetchFirstFiles } from "../map/first-files.ts";
import type { MapEngine } from "../map/map-engine.ts";
import type { Box, Camera, MapEvents, MapState, OverlayId } from "../map/map-state.ts";
import type { OutlineCommand, OutlineEvents } from "../map/outline/outline-state.ts";
import type { ToolCommand, ToolEvents } from "../map/tools/tool.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./map-stage.module.css";
import { useBeforePrint } from "./printing.ts";

/** What buttons may ask of the map. Before it is there, and where it cannot be, nothing happens. */
export interface MapCommands {
  zoomIn(): void;
  zoomOut(): void;
  resetNorth(): void;
  fitMongolia(): void;
  flyTo(camera: Camera): void;
  fitBox(box: Box, closest?: number): void;
  fitFeature(layer: OverlayId, code: string): void;
  /** Gives the map the keyboard. */
  focus(): void;
  runTool(command: ToolCommand): void;
  runOutline(command: OutlineCommand): void;
  /** Looks where another map looks, and takes it along. @returns ends it */
  goWith(leader: MapCommands): () => void;
  /** For a second map that is to go with this one; null before it is there. */
  engine(): MapEngine | null;
  showFeature(layer: OverlayId, code: string): void;
}

/** Features in view by overlay and legend entry; without the overlays that are not there yet. */
export type CountsInView = Partial<NonNullable<ReturnType<MapEngine["countsInView"]>>>;

interface MapStageProps {
  /** False while something that matters more is on its way: the engine is the heaviest part of the page. */
  readonly isWanted: boolean;
  /** What the map is, for people who do not see it. Absent: the map of the atlas. */
  readonly label?: string | undefined;
  /** What a printed map must say of itself: its source. Its address is added. */
  readonly onPaper?: string | undefined;
  readonly state: MapState;
  readonly camera: Camera | null;
  readonly onSelect: MapEvents["onSelect"];
  readonly onCamera: (camera: Camera) => void;
  readonly onCounts: (counts: CountsInView) => void;
  readonly onOverlayError: MapEvents["onOverlayError"];
  readonly toolEvents?: ToolEvents | undefined;
  readonly outlineEvents?: OutlineEvents | undefined;
  /** This browser cannot draw a map at all. */
  readonly onCannotDraw?: (() => void) | undefined;
  readonly onBase?: MapEvents["onBase"];
  /** Is there a map to command? */
  readonly onReady: (isReady: boolean) => void;
  readonly commands: Ref<MapCommands>;
}

type Trouble = "no-webgl" | "context-lost" | "not-loaded";

/** The element the map lives in. Fetches the engine after the page's words are on screen and tells it the desired state. */
export function MapStage(props: MapStageProps): ReactElement {
  const { t } = useWords();
  const { isWanted } = props;
  const container = useRef<HTMLDivElement>(null);
  const engine = useRef<MapEngine | null>(null);
  const latest = useRef(props);
  const [phase, setPhase] = useState<"coming" | "there" | Trouble>("coming");
  const [attempt, setAttempt] = useState(0);

  useLayoutEffect(() => {
    latest.current = props;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what starts the engine again
  useEffect(() => {
    if (!isWanted) return;
    const start = startEngine(container, latest, setPhase);
    start.made.then((made) => {
      // An attempt that was given up must not take away what the next one made.
      if (!made) return;
      engine.current = made;
      // The state may have moved until this very moment: whoever told of it found no engine.
      made.setState(latest.current.state);
    });
    return () => {
      engine.current = null;
      start.stop();
    };
  }, [attempt, isWanted]);

  useEffect(() => {
    if (!engine.current) return;
    engine.current.setState(props.state);
    // Not only when the map has come to rest: while time passes it does not, and the legend tells of the same day as everything else.
    tellCounts(engine.current, latest.current);
  }, [props.state]);

  const paper = useRef<HTMLCanvasElement>(null);
  const address = useRef<HTMLSpanElement>(null);
  useBeforePrint(() => {
    if (paper.current) engine.current?.drawInto(paper.current, true);
    if (address.current) address.current.textContent = window.location.href;
  });

  useImperativeHandle(props.commands, () => ({
    zoomIn: () => engine.current?.zoomIn(),
    zoomOut: () => engine.current?.zoomOut(),
    resetNorth: () => engine.current?.resetNorth(),
    fitMongolia: () => engine.current?.fitMongolia(),
    flyTo: (camera) => engine.current?.flyTo(camera),
    fitBox: (box, closest) => engine.current?.fitBox(box, closest),
    fitFeature: (layer, code) => engine.current?.fitFeature(layer, code),
    focus: () => engine.current?.focus(),
    runTool: (command) => engine.current?.runTool(command),
    runOutline: (command) => engine.current?.runOutline(command),
    goWith: (leader) => {
      const first = leader.engine();
      return (first && engine.current?.goWith(first)) ?? (() => undefined);
    },
    engine: () => engine.current,
    showFeature: (layer, code) => engine.current?.showFeature(layer, code),
  }));

  const retry = () => {
    setPhase("coming");
    setAttempt(attempt + 1);
  };
  return (
    <div className={styles.stage}>
      <div
        ref={container}
        className={styles.map}
        role="application"
        aria-label={props.label ?? t("map.label")}
        data-map-idle="false"
      />
      <canvas ref={paper} className={styles.paper} />
      <p className={styles.onPaper}>
        {props.onPaper} <span ref={address} />
      </p>
      {phase === "coming" && <p className={styles.coming}>{t("map.loading")}</p>}
      {phase === "no-webgl" && <Trouble sentence={t("map.noWebgl")} />}
      {phase === "context-lost" && <Trouble sentence={t("map.contextLost")} onRetry={retry} />}
      {phase === "not-loaded" && <Trouble sentence={t("map.notLoaded")} onRetry={retry} />}
    </div>
  );
}

function Trouble({ sentence, onRetry }: { readonly sentence: string; readonly onRetry?: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <div className={styles.trouble}>
      <FailureNote sentence={sentence} retryLabel={t("app.tryAgain")} {...(onRetry ? { onRetry } : {})} />
    </div>
  );
}

interface Held<Value> {
  readonly current: Value;
}

/** Loads the engine and makes the map; `stop` ends whatever of that has happened so far. */
function startEngine(
  container: Held<HTMLDivElement | null>,
  latest: Held<MapStageProps>,
  setPhase: (phase: "there" | Trouble) => void,
): { readonly made: Promise<MapEngine | null>; stop(): void } {
  let isStopped = false;
  let isUnavailable = false;
  const setTrouble = (trouble: Trouble) => {
    isUnavailable = true;
    latest.current.onReady(false);
    if (trouble === "no-webgl") latest.current.onCannotDraw?.();
    setPhase(trouble);
  };
  let running: MapEngine | null = null;
  const make = async (): Promise<MapEngine | null> => {
    try {
      fetchFirstFiles();
      const module = await import("../map/map-engine.ts");
      if (isStopped || !container.current) return null;
      running = new module.MapEngine(
        container.current,
        latest.current.state,
        latest.current.camera,
        eventsFor(latest, setTrouble, () => running),
      );
      // The constructor itself may find that there is no WebGL.
      if (isUnavailable) return null;
      latest.current.onReady(true);
      setPhase("there");
      return running;
    } catch {
      if (!isStopped) setPhase("not-loaded");
      return null;
    }
  };
  return {
    made: make(),
    stop: () => {
      isStopped = true;
      running?.destroy();
      running = null;
    },
  };
}

function tellCounts(engine: MapEngine | null, { onCounts }: MapStageProps): void {
  const counts = engine?.countsInView();
  if (counts) onCounts(counts);
}

function eventsFor(
  latest: Held<MapStageProps>,
  setTrouble: (trouble: Trouble) => void,
  engine: () => MapEngine | null,
): MapEvents {
  const count = () => tellCounts(engine(), latest.current);
  return {
    onSelect: (hit) => latest.current.onSelect(hit),
    onHover: () => undefined,
    onCamera: (camera) => {
      latest.current.onCamera(camera);
      count();
    },
    onIdle: count,
    onOverlayError: (layer, error) => latest.current.onOverlayError(layer, error),
    onBase: (phase) => latest.current.onBase?.(phase),
    onUnavailable: setTrouble,
    tools: latest.current.toolEvents,
    outline: latest.current.outlineEvents,
  };
}
