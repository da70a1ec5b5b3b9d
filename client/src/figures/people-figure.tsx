import { activityTopics } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { lazy, type ReactElement, useMemo } from "react";
import { useFeed } from "../api/collections.ts";
import { explainFailure } from "../api/failure.ts";
import { placeMaskOf } from "../workbench/place-mask.ts";
import { useSheet } from "../workbench/sheet.ts";
import { type PeopleReached, peopleReached, sexes } from "./compute/people-reached.ts";
import { FigureComing, FigureFailure, FigureFrame, FigureNotice } from "./figure-frame.tsx";
import styles from "./figures.module.css";
import { Drawn } from "./late-plot.tsx";
import { useLookedAt } from "./looked-at.ts";
import { usePeopleTable } from "./people-table.ts";
import { TextureSwatch, textures } from "./plots/textures.tsx";
import { useSoumLink } from "./soum-link.ts";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";

const PeoplePlot = lazy(() => import("./plots/people-plot.tsx").then((m) => ({ default: m.PeoplePlot })));

/** People reached by trainings and the like, by year, topic and sex, up to the day. */
export function PeopleFigure(): ReactElement {
  const { t } = useSteadyWords();
  const { onDay } = useSheet();
  const { where } = useLookedAt();
  const activities = useFeed("staff", "activities");
  const { data, error } = activities;
  const reached = useMemo(
    () => (data ? peopleReached(data, onDay, placeMaskOf(data, where)) : undefined),
    [data, onDay, where],
  );
  if (error) {
    const retry = () => void activities.refetch();
    return <FigureFailure id="people" reason={explainFailure(error, t)} onRetry={retry} />;
  }
  if (!data || !reached) return <FigureComing id="people" />;
  if (reached.all.activities === 0) {
    return (
      <FigureNotice id="people">
        <p className={styles.quiet}>{t(reached.known === 0 ? "figures.people.empty" : "figures.people.noneMatch")}</p>
      </FigureNotice>
    );
  }
  return <People reached={reached} isDemo={data.features.some(({ properties }) => properties?.is_demo === true)} />;
}

function People({ reached, isDemo }: { readonly reached: PeopleReached; readonly isDemo: boolean }): ReactElement {
  const words = useSteadyWords();
  const { t, count, day, sayCode } = words;
  const { onDay } = useSheet();
  const theme = useChartTheme();
  const linkOf = useSoumLink();
  const { table, csv } = usePeopleTable(reached, linkOf);
  const { all, byYear, byTopic } = reached;
  const years = useMemo(
    () => [...byYear].map(([year, each]) => ({ name: String(year), reached: each, href: linkOf(each, year) })),
    [byYear, linkOf],
  );
  const topics = useMemo(
    () =>
      [...byTopic].map(([topic, each]) => ({
        name: sayCode(activityTopics, topic),
        reached: each,
        href: linkOf(each),
      })),
    [byTopic, linkOf, sayCode],
  );
  return (
    <FigureFrame
      id="people"
      summary={t("figures.people.summary", {
        date: day(onDay),
        people: count(all.people),
        women: count(all.women),
        men: count(all.men),
        notBySex: count(all.notBySex),
        count: all.activities,
        number: count(all.activities),
      })}
      ofN={[
        t("figures.people.ofN", { shown: count(all.activities), known: count(reached.known), date: day(onDay) }),
        t("figures.people.bySex", { known: count(all.activitiesBySex), activities: count(all.activities) }),
      ]}
      isDemo={isDemo}
      table={table}
      csv={csv}
    >
      <ul className={styles.legend} aria-label={t("figures.people.legend")}>
        {sexes.map((sex) => (
          <li key={sex}>
            <TextureSwatch texture={textures[sex]} />
            {t(`figures.people.sex.${sex}`)} <b>{count(all[sex])}</b>
          </li>
        ))}
      </ul>
      <div className={styles.pair}>
        <Drawn heightPx={300}>
          {(widthPx) => <PeoplePlot bars={years} isUpright widthPx={widthPx} theme={theme} words={words} />}
        </Drawn>
        <Drawn heightPx={300}>
          {(widthPx) => <PeoplePlot bars={topics} isUpright={false} widthPx={widthPx} theme={theme} words={words} />}
        </Drawn>
      </div>
    </FigureFrame>
  );
}
