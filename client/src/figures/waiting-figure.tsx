import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { lazy, type ReactElement, useMemo } from "react";
import { Link } from "react-router";
import type { Lens } from "../sites/lens.ts";
import { usePageParameter } from "../state/page-parameter.ts";
import { useSheet } from "../workbench/sheet.ts";
import { type WaitingTime, waitingTimesOf } from "./compute/waiting-times.ts";
import { FigureFrame } from "./figure-frame.tsx";
import styles from "./figures.module.css";
import { isAnyDemo } from "./is-demo.ts";
import { Drawn } from "./late-plot.tsx";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";
import { useStillThereLink, useWaitingTable } from "./waiting-table.ts";
import { waitingSentences } from "./waiting-words.ts";

const MediansPlot = lazy(() => import("./plots/medians-plot.tsx").then((m) => ({ default: m.MediansPlot })));
const SurvivalPlot = lazy(() => import("./plots/survival-plot.tsx").then((m) => ({ default: m.SurvivalPlot })));

/** The step most asked about: how long a group waits for an answer on land. */
const askedFirst: SiteStatus = "LAND_REQUESTED";

/** How long sites stay in each status, those still there counted for as long as they have been. */
export function WaitingFigure({ lens }: { readonly lens: Lens }): ReactElement | null {
  const words = useSteadyWords();
  const { t, count, day, sayCode } = words;
  const { onDay } = useSheet();
  const theme = useChartTheme();
  const [code, choose] = usePageParameter("step");
  const times = useMemo(() => waitingTimesOf(lens.table.histories, parseDay(onDay) ?? 0, lens.shown), [lens, onDay]);
  const chosen =
    times.find(({ status }) => status === code) ?? times.find(({ status }) => status === askedFirst) ?? times[0];
  const { table, csv } = useWaitingTable(times);
  // Whatever is known has a status: there is none only where there is no site.
  if (!chosen) return null;
  return (
    <FigureFrame
      id="waiting"
      summary={waitingSentences(chosen, words).join(" ")}
      controls={<StatusChoice times={times} chosen={chosen} onChoose={choose} />}
      ofN={[
        t("figures.sitesOf", { shown: count(lens.shownCount), known: count(lens.known), date: day(onDay) }),
        t("figures.waiting.ofN", {
          count: chosen.curve.spells,
          number: count(chosen.curve.spells),
          ended: count(chosen.curve.ended),
          waiting: count(chosen.curve.censored),
          status: sayCode(siteStatusWorkflow.states, chosen.status),
        }),
      ]}
      isDemo={isAnyDemo(lens.table, lens.shown)}
      table={table}
      csv={csv}
    >
      <StillThere time={chosen} />
      <div className={styles.pair}>
        <Drawn heightPx={300}>
          {(widthPx) => <SurvivalPlot time={chosen} widthPx={widthPx} theme={theme} words={words} />}
        </Drawn>
        <Medians times={times} chosen={chosen} />
      </div>
    </FigureFrame>
  );
}

interface StatusChoiceProps {
  readonly times: readonly WaitingTime[];
  readonly chosen: WaitingTime;
  readonly onChoose: (status: string) => void;
}

function StatusChoice({ times, chosen, onChoose }: StatusChoiceProps): ReactElement {
  const { t, sayCode } = useSteadyWords();
  return (
    <label className={styles.select}>
      {t("figures.waiting.choose")}
      <select value={chosen.status} onChange={(event) => onChoose(event.currentTarget.value)}>
        {times.map(({ status }) => (
          <option key={status} value={status}>
            {sayCode(siteStatusWorkflow.states, status)}
          </option>
        ))}
      </select>
    </label>
  );
}

function StillThere({ time }: { readonly time: WaitingTime }): ReactElement | null {
  const { t, count } = useSteadyWords();
  const linkOf = useStillThereLink();
  const { censored } = time.curve;
  if (censored === 0) return null;
  return (
    <Link className={styles.action} to={linkOf(time.status)}>
      {t("figures.waiting.show", { count: censored, number: count(censored) })}
    </Link>
  );
}

function Medians({
  times,
  chosen,
}: {
  readonly times: readonly WaitingTime[];
  readonly chosen: WaitingTime;
}): ReactElement {
  const words = useSteadyWords();
  const theme = useChartTheme();
  const linkOf = useStillThereLink();
  return (
    <Drawn heightPx={300}>
      {(widthPx) => (
        <MediansPlot
          times={times}
          chosen={chosen.status}
          widthPx={widthPx}
          theme={theme}
          words={words}
          linkOf={linkOf}
        />
      )}
    </Drawn>
  );
}
