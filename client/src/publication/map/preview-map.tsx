import type { ReleasePreview, ShownAt } from "@asm-atlas/data/domain/publication/administration.ts";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { explainFailure } from "../../api/failure.ts";
import { featureWithCode } from "../../api/read.ts";
import { type MapCommands, MapStage } from "../../app/map-stage.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { FeatureRef, MapState, OverlayId } from "../../map/map-state.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import styles from "../publication.module.css";
import type { Side } from "./changes.ts";
import { wordsOfFeature } from "./feature-words.ts";
import { PreviewLegend } from "./preview-legend.tsx";
import { useLastFeeds, useNextFeeds, useSide } from "./use-side.ts";
import "../../share/embed-gestures.css";

/** A line of the lists that is to be shown on the map; another object is another wish for the same. */
export interface AskedOnMap {
  readonly at: ShownAt;
  readonly side: Side;
  readonly sentence: string;
}

interface PreviewMapProps {
  readonly preview: ReleasePreview;
  readonly asked: AskedOnMap | null;
}

interface Touched {
  readonly side: Side;
  readonly ref: FeatureRef;
}

/** What others publish lies on the public map only when somebody asks for it. */
const offAtFirst: readonly OverlayId[] = ["published-figures"];

/** Nearer than this nothing would be seen of what lies around a soum. */
const closest = 6.5;

/**
 * The public map itself, drawn from the next release beside the last one; on a phone one in the other's place. Both look at the same
 * place, and what enters, changes and leaves is marked on them: the same as the lists say.
 */
export function PreviewMap({ preview, asked }: PreviewMapProps): ReactElement {
  const words = useWords();
  const { t, day, count } = words;
  const headingId = useId();
  const panesId = useId();
  const isNarrow = useIsNarrow();
  const [chosen, setChosen] = useState<Side>("next");
  const [off, setOff] = useState<readonly OverlayId[]>(offAtFirst);
  const [touched, setTouched] = useState<Touched | null>(null);
  const part = useRef<HTMLElement>(null);
  const maps = { last: useRef<MapCommands>(null), next: useRef<MapCommands>(null) } as const;
  const [ready, setReady] = useState({ last: false, next: false });
  const hasLast = preview.last !== null;
  const now = useLastFeeds(hasLast);
  const feeds = { last: now.feeds, next: useNextFeeds(preview) } as const;
  const shared = { preview, off } as const;
  const selectedOn = (side: Side) => (touched?.side === side ? touched.ref : null);
  const states = {
    last: useSide({ ...shared, side: "last", feeds: feeds.last, isComing: now.isComing, selected: selectedOn("last") }),
    next: useSide({ ...shared, side: "next", feeds: feeds.next, isComing: false, selected: selectedOn("next") }),
  } as const;
  const areBoth = hasLast && !isNarrow;
  const { last: lastMap, next: nextMap } = maps;
  useEffect(() => {
    if (areBoth && ready.last && ready.next && nextMap.current) return lastMap.current?.goWith(nextMap.current);
    return undefined;
  }, [areBoth, ready, lastMap, nextMap]);
  useEffect(() => {
    if (!asked?.at.box) return;
    setTouched(null);
    setChosen(asked.side);
    nextMap.current?.fitBox(asked.at.box, closest);
    part.current?.scrollIntoView({ block: "nearest" });
  }, [asked, nextMap]);
  const nameOf = (side: Side) => {
    const { number, cutOffOn } = side === "next" || !preview.last ? preview : preview.last;
    return t(`publication.map.${side}`, { number: count(number), cutOff: day(cutOffOn) });
  };
  const feature =
    touched && featureWithCode(feeds[touched.side].get(touched.ref.layer)?.features ?? [], touched.ref.code);
  const said =
    touched && feature
      ? `${nameOf(touched.side)}: ${wordsOfFeature(touched.ref.layer, feature, words)}`
      : asked && t("publication.map.shows", { what: asked.sentence });
  const pane = (side: Side, commands: typeof nextMap, state: MapState) => (
    <figure className={styles.pane}>
      <figcaption>{nameOf(side)}</figcaption>
      <div className={styles.frame}>
        <MapStage
          isWanted={true}
          label={nameOf(side)}
          state={state}
          camera={null}
          onSelect={(ref) => setTouched(ref && { side, ref })}
          onCamera={nothing}
          onCounts={nothing}
          onOverlayError={nothing}
          onReady={(isReady) =>
            setReady((before) => ({ ...before, [commands === lastMap ? "last" : "next"]: isReady }))
          }
          commands={commands}
        />
      </div>
    </figure>
  );
  const onlySide = hasLast ? chosen : "next";
  return (
    <section ref={part} className={styles.maps} aria-labelledby={headingId}>
      <h3 id={headingId}>{t("publication.map.heading")}</h3>
      <p>{t(hasLast ? "publication.map.lead" : "publication.map.leadFirst")}</p>
      {now.failure !== null && (
        <FailureNote sentence={explainFailure(now.failure, t)} retryLabel={t("app.tryAgain")} onRetry={now.retry} />
      )}
      <div className={styles.mapTools}>
        {hasLast && isNarrow && (
          <Tabs
            label={t("publication.map.which")}
            tabs={(["last", "next"] as const).map((side) => ({ id: side, label: t(`publication.map.short.${side}`) }))}
            chosen={chosen}
            panelId={panesId}
            onChoose={setChosen}
          />
        )}
        <fieldset className={styles.zoom} aria-label={t("map.controls")} disabled={!ready.next}>
          <IconButton icon="plus" label={t("map.zoomIn")} onClick={() => nextMap.current?.zoomIn()} />
          <IconButton icon="minus" label={t("map.zoomOut")} onClick={() => nextMap.current?.zoomOut()} />
          <IconButton icon="fit" label={t("map.fit")} onClick={() => nextMap.current?.fitMongolia()} />
        </fieldset>
      </div>
      <div
        id={panesId}
        className={styles.panes}
        data-are-both={areBoth}
        {...(hasLast && isNarrow ? { role: "tabpanel", "aria-label": nameOf(onlySide) } : {})}
      >
        {areBoth && pane("last", lastMap, states.last)}
        {pane(areBoth ? "next" : onlySide, nextMap, states[areBoth ? "next" : onlySide])}
      </div>
      <p role="status" className={styles.said}>
        {said ?? t("publication.map.touch")}
      </p>
      <PreviewLegend feeds={feeds.next} off={off} onChange={setOff} />
    </section>
  );
}

function nothing(): void {}
