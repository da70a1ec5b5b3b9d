import { reachRings } from "@asm-atlas/data/domain/statistics/reach.ts";
import { lazy, type ReactElement, useMemo } from "react";
import { explainFailure } from "../api/failure.ts";
import type { KindergartenRecord } from "../sites/kindergartens.ts";
import type { Lens } from "../sites/lens.ts";
import { usePageParameter } from "../state/page-parameter.ts";
import { useSheet } from "../workbench/sheet.ts";
import { useChildrenTable } from "./children-table.ts";
import { useSeasonFacts, useSeasonSentence } from "./children-words.ts";
import { type ChildrenInReach, childrenInReach, type SeasonName, seasons } from "./compute/children-in-reach.ts";
import { FigureComing, FigureFailure, FigureFrame, FigureNotice } from "./figure-frame.tsx";
import styles from "./figures.module.css";
import { isAnyDemo } from "./is-demo.ts";
import { Drawn } from "./late-plot.tsx";
import { useLookedAt } from "./looked-at.ts";
import { TextureSwatch, textures } from "./plots/textures.tsx";
import { useReachLink } from "./reach-link.ts";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";

const ChildrenPlot = lazy(() => import("./plots/children-plot.tsx").then((m) => ({ default: m.ChildrenPlot })));

const nothingHidden: readonly string[] = [];

/** Children of kindergarten age by their way to an open kindergarten, in summer and in winter. */
export function ChildrenFigure({ lens }: { readonly lens: Lens }): ReactElement {
  const { t } = useSteadyWords();
  const { details, kindergartens } = useSheet();
  if (details.phase === "failed") {
    return <FigureFailure id="children" reason={explainFailure(details.failure, t)} onRetry={details.retry} />;
  }
  const retry = () => void kindergartens.refetch();
  if (kindergartens.error) {
    return <FigureFailure id="children" reason={explainFailure(kindergartens.error, t)} onRetry={retry} />;
  }
  if (details.phase === "coming" || !kindergartens.data) return <FigureComing id="children" />;
  const { kindergartens: records } = lens.table;
  if (records === null) return <FigureFailure id="children" reason={t("problem.unreadable")} onRetry={retry} />;
  if (records.length === 0) {
    return (
      <FigureNotice id="children">
        <p className={styles.quiet}>{t("figures.children.empty")}</p>
      </FigureNotice>
    );
  }
  return <Children lens={lens} kindergartens={records} />;
}

interface ChildrenProps {
  readonly lens: Lens;
  readonly kindergartens: readonly KindergartenRecord[];
}

/** Both seasons, the older one first. */
function useSeasons({ lens, kindergartens }: ChildrenProps): readonly ChildrenInReach[] {
  const { onDay } = useSheet();
  const { where } = useLookedAt();
  const hidden = useLookedAt().hidden.sites ?? nothingHidden;
  const { table } = lens;
  return useMemo(
    () =>
      seasons
        .map((season) => childrenInReach(table, kindergartens, season, onDay, where, hidden))
        .sort((a, b) => a.onDay.localeCompare(b.onDay)),
    [table, kindergartens, onDay, where, hidden],
  );
}

function Children({ lens, kindergartens }: ChildrenProps): ReactElement {
  const words = useSteadyWords();
  const { t } = words;
  const say = useSeasonSentence();
  const theme = useChartTheme();
  const inSeasons = useSeasons({ lens, kindergartens });
  const [asked, choose] = usePageParameter("season");
  const chosen = inSeasons.find(({ season }) => season === asked) ?? inSeasons.at(-1);
  const linkOf = useReachLink();
  const { table, csv } = useChildrenTable(inSeasons, linkOf);
  const facts = useSeasonFacts();
  if (!chosen) return <FigureComing id="children" />;
  return (
    <FigureFrame
      id="children"
      summary={inSeasons.map(say).join(" ")}
      ofN={inSeasons.map(facts)}
      isDemo={isAnyDemo(lens.table, lens.shown)}
      table={table}
      csv={csv}
    >
      <ul className={styles.legend} aria-label={t("figures.children.legend")}>
        {reachRings.map((ring) => (
          <li key={ring}>
            <TextureSwatch texture={textures[ring]} />
            {t(`figures.children.ring.${ring}`)}
          </li>
        ))}
      </ul>
      <Drawn heightPx={150}>
        {(widthPx) => (
          <ChildrenPlot
            rows={inSeasons}
            byAimag={false}
            widthPx={widthPx}
            theme={theme}
            words={words}
            linkOf={linkOf}
          />
        )}
      </Drawn>
      <SeasonChoice inSeasons={inSeasons} chosen={chosen.season} onChoose={choose} />
      <Drawn heightPx={300}>
        {(widthPx) => (
          <ChildrenPlot rows={[chosen]} byAimag widthPx={widthPx} theme={theme} words={words} linkOf={linkOf} />
        )}
      </Drawn>
    </FigureFrame>
  );
}

interface SeasonChoiceProps {
  readonly inSeasons: readonly ChildrenInReach[];
  readonly chosen: SeasonName;
  readonly onChoose: (season: string) => void;
}

function SeasonChoice({ inSeasons, chosen, onChoose }: SeasonChoiceProps): ReactElement {
  const { t, day } = useSteadyWords();
  return (
    <fieldset className={styles.choices} aria-label={t("figures.children.byAimag")}>
      <span className={styles.choicesName}>{t("figures.children.byAimag")}</span>
      {inSeasons.map(({ season, onDay }) => (
        <button
          key={season}
          type="button"
          className={styles.choice}
          aria-pressed={season === chosen}
          onClick={() => onChoose(season)}
        >
          {t(`figures.children.season.${season}`, { date: day(onDay) })}
        </button>
      ))}
    </fieldset>
  );
}
