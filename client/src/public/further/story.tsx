import { type ReactElement, useEffect, useMemo, useRef } from "react";
import { useAtlasInfo } from "../../api/atlas-info.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useScene } from "../scene-store.ts";
import { StepsChart } from "../steps-chart.tsx";
import type { Headlines } from "../use-headlines.ts";
import { type Chapter, type ChapterId, chaptersOf } from "./chapter-list.ts";
import styles from "./further.module.css";
import { useChapterInSight } from "./use-chapter-in-sight.ts";

interface StoryProps {
  readonly headlines: Headlines;
  readonly onSkip: () => void;
  readonly onMap: () => void;
}

/** The story in chapters: while one is read, the map shows what it tells of. It is complete without the map. */
export function Story({ headlines, onSkip, onMap }: StoryProps): ReactElement {
  const words = useWords();
  const { t, day } = words;
  const { data: atlas } = useAtlasInfo();
  const chapters = useMemo(() => chaptersOf(headlines, words), [headlines, words]);
  const list = useRef<HTMLOListElement>(null);
  const inSight = useChapterInSight(list, chapters.length);
  useSceneOf(chapters.find(({ id }) => id === inSight));
  const { figure: sites } = headlines.sites;
  return (
    <>
      <p className={styles.lead}>{t("chapters.lead")}</p>
      <p className={styles.skips}>
        <button type="button" onClick={onSkip}>
          {t("chapters.skip")}
        </button>
        <button type="button" onClick={onMap}>
          {t("chapters.toMap")}
        </button>
      </p>
      <nav className={styles.tabs} aria-label={t("chapters.tabs")}>
        <ol>
          {chapters.map(({ id }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === inSight ? "step" : undefined}
                onClick={() => goToChapter(list.current, id)}
              >
                {t(`chapters.tab.${id}`)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <ol ref={list} className={styles.chapters}>
        {chapters.map(({ id, value, text, shown, countedTo }) => (
          <li key={id} data-chapter={id} data-is-in-sight={id === inSight}>
            <h3 tabIndex={-1}>{t(`chapters.${id}.heading`)}</h3>
            <p className={styles.number}>
              <b>{value}</b> {t(`chapters.${id}.unit`)}
            </p>
            <p>{text}</p>
            {id === "stopped" && sites && (
              <StepsChart steps={sites.steps} pauses={headlines.pauses} marked={countedTo} />
            )}
            <p className={styles.quiet}>{shown}</p>
            {atlas?.release && (
              <p className={styles.quiet}>
                {t("chapters.counted", { date: day(countedTo), number: atlas.release.number })}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.quiet}>{t("chapters.end")}</p>
    </>
  );
}

function goToChapter(list: HTMLElement | null, id: ChapterId): void {
  const chapter = list?.querySelector<HTMLElement>(`[data-chapter="${id}"]`);
  chapter?.scrollIntoView({ block: "start" });
  chapter?.querySelector("h3")?.focus({ preventScroll: true });
}

/** Gives the map the scene of a chapter, and takes it away with the last one. */
function useSceneOf(chapter: Chapter | undefined): void {
  const setScene = useScene((state) => state.setScene);
  const scene = chapter?.scene ?? null;
  // A scene that says the same is the same: numbers that come later must not make the map fly again.
  const key = scene && JSON.stringify(scene);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether the scene is another
  useEffect(() => setScene(scene), [key, setScene]);
  useEffect(() => () => setScene(null), [setScene]);
}
