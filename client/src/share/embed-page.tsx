import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useAtlasInfo } from "../api/atlas-info.ts";
import { useFeeds } from "../api/collections.ts";
import { type MapCommands, MapStage } from "../app/map-stage.tsx";
import { useWords } from "../i18n/use-words.ts";
import type { MapState, OverlayId } from "../map/map-state.ts";
import { legendGroup } from "../panels/legend/legend-entries.ts";
import { LegendSigns } from "../panels/legend/legend-signs.tsx";
import { publicOverlayIds } from "../public/public-overlays.ts";
import { isOverlayOn, useView } from "../state/view-store.ts";
import { readView } from "../state/view-url.ts";
import { DemoMark } from "../ui/demo-mark.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Mark } from "../ui/icons.tsx";
import { useMedia } from "../ui/use-media.ts";
import { atlasLink, picturePath } from "./addresses.ts";
import styles from "./embed-page.module.css";
import { filled, useShareTexts } from "./share-words.ts";
import { useSource } from "./use-source.ts";
import "./embed-gestures.css";

/** What bar and buttons cover of the map. */
const padding = { top: 56, right: 52, bottom: 12, left: 12 } as const;

/** Where a frame is at least this large, the legend is open from the beginning. */
const roomForLegend = "(min-width: 1100px) and (min-height: 600px)";

const nothingHidden: readonly string[] = [];
const nothing = () => undefined;

/**
 * The public map within somebody else's page: title, legend, credits and the way to the atlas, and nothing that asks who is looking. The page
 * around it keeps its scrolling; the keyboard goes through it and out again.
 */
export function EmbedPage(): ReactElement {
  const { t } = useWords();
  const texts = useShareTexts();
  // What the address says is read once: a frame writes nothing into the history of the page around it.
  useState(() => useView.getState().takeOver(readView(new URLSearchParams(window.location.search))));
  useEffect(() => {
    document.title = texts.embed.frameTitle;
  }, [texts]);
  const { data: atlas } = useAtlasInfo();
  const commands = useRef<MapCommands>(null);
  const [firstCamera] = useState(() => useView.getState().camera);
  const [isReady, setIsReady] = useState(false);
  const [cannotDraw, setCannotDraw] = useState(false);
  const { state, shown } = useEmbeddedState();
  const view = useView();
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <div className={styles.head}>
        <header className={styles.bar}>
          <Mark size={20} />
          <h1 className={styles.title}>{texts.sheet.title}</h1>
          {atlas?.demo && <DemoMark label={t("app.demo")} explanation={t("app.demoExplained")} />}
          <a className={styles.open} href={atlasLink(view, window.location)} target="_blank" rel="noopener">
            {texts.embedded.open}
          </a>
        </header>
        {!cannotDraw && (
          <fieldset className={styles.controls} aria-label={t("map.controls")} disabled={!isReady}>
            <IconButton icon="plus" label={t("map.zoomIn")} onClick={() => commands.current?.zoomIn()} />
            <IconButton icon="minus" label={t("map.zoomOut")} onClick={() => commands.current?.zoomOut()} />
            <IconButton icon="fit" label={t("map.fit")} onClick={() => commands.current?.fitMongolia()} />
          </fieldset>
        )}
      </div>
      <Legend shown={shown} />
      {cannotDraw ? (
        <figure className={styles.instead}>
          <figcaption>{texts.embedded.noWebgl}</figcaption>
          <img src={picturePath(view)} alt={t("map.label")} width={1200} height={630} />
        </figure>
      ) : (
        <MapStage
          isWanted={true}
          state={state}
          camera={firstCamera}
          onSelect={nothing}
          onCamera={useView.getState().setCamera}
          onCounts={nothing}
          onOverlayError={nothing}
          onCannotDraw={() => setCannotDraw(true)}
          onReady={setIsReady}
          commands={commands}
        />
      )}
    </main>
  );
}

/** What the map is told, and which overlays it has. */
function useEmbeddedState(): { readonly state: MapState; readonly shown: readonly OverlayId[] } {
  const texts = useShareTexts();
  const { language } = useWords();
  const theme = useView((view) => view.theme);
  const onDay = useView((view) => view.day);
  const hidden = useView((view) => view.hidden);
  const switched = useView((view) => view.switched);
  const reducedMotion = useMedia("(prefers-reduced-motion: reduce)");
  const feeds = useFeeds(
    "public",
    publicOverlayIds.map((id) => ({ id, isWanted: isOverlayOn({ switched }, id) })),
  );
  const key = feeds.map(({ result }) => `${result.dataUpdatedAt}:${result.status}:${result.fetchStatus}`).join();
  const overlaysOf = useCallback(
    () =>
      feeds.map(({ id, result }) => ({
        id,
        visible: isOverlayOn({ switched }, id),
        data: result.data ?? null,
        isComing: !result.data && (result.isPending || result.isFetching),
        hiddenCodes: hidden[id] ?? nothingHidden,
        mask: null,
      })),
    [feeds, switched, hidden],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether any feed changed; their results are new objects every time
  const overlays = useMemo(overlaysOf, [key, switched, hidden]);
  const { wheel, wheelOnMac, fingers } = texts.embedded;
  const state = useMemo(
    (): MapState => ({
      theme,
      language,
      audience: "public",
      onDay,
      overlays,
      selected: null,
      padding,
      reducedMotion,
      tools: null,
      base: null,
      embedded: { wheel, wheelOnMac, fingers },
    }),
    [theme, language, onDay, overlays, reducedMotion, wheel, wheelOnMac, fingers],
  );
  return { state, shown: overlays.filter(({ visible }) => visible).map(({ id }) => id) };
}

/** What the signs mean, and whose count they show. */
function Legend({ shown }: { readonly shown: readonly OverlayId[] }): ReactElement {
  const words = useWords();
  const texts = useShareTexts();
  const source = useSource("public");
  const onDay = useView((view) => view.day);
  const [isRoomy] = useState(() => window.matchMedia(roomForLegend).matches);
  return (
    <details className={styles.legend} open={isRoomy}>
      <summary>{texts.embedded.legend}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.entries} tabIndex={0} aria-label={texts.embedded.legend}>
        {shown.map((id) => {
          const { title, note, entries } = legendGroup(id, "public", words);
          return (
            <section key={id}>
              <h2>{title}</h2>
              <LegendSigns layer={id} entries={entries} />
              {note && <p>{note}</p>}
            </section>
          );
        })}
        <p>
          {source} {onDay && filled(texts.sheet.day, words.daySlots(onDay))}
        </p>
      </section>
    </details>
  );
}
