import type { ZoneStageGroup } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection } from "geojson";
import { lazy, type ReactElement, useCallback, useMemo } from "react";
import { Link } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { FeedError } from "../map/feed.ts";
import { useSheet } from "../workbench/sheet.ts";
import { type HectaresByStage, hectaresByStage } from "./compute/hectares-by-stage.ts";
import { FigureComing, FigureFailure, FigureFrame, FigureNotice } from "./figure-frame.tsx";
import styles from "./figures.module.css";
import { useLandTable } from "./land-table.ts";
import { Drawn } from "./late-plot.tsx";
import { useLookedAt } from "./looked-at.ts";
import { useCountLink } from "./map-link.ts";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";

const HectaresPlot = lazy(() => import("./plots/hectares-plot.tsx").then((m) => ({ default: m.HectaresPlot })));

const nothingHidden: readonly string[] = [];

/** Hectares by stage of rehabilitation on the day, each counter by itself. */
export function LandFigure(): ReactElement {
  const { t } = useSteadyWords();
  const { zones } = useSheet();
  const retry = () => void zones.refetch();
  const counted = useHectares(zones.data);
  if (zones.error) return <FigureFailure id="land" reason={explainFailure(zones.error, t)} onRetry={retry} />;
  if (!zones.data || counted === undefined) return <FigureComing id="land" />;
  if (counted === null) return <FigureFailure id="land" reason={t("problem.unreadable")} onRetry={retry} />;
  if (counted.shown === 0) {
    return (
      <FigureNotice id="land">
        <p className={styles.quiet}>{t(counted.known === 0 ? "figures.land.empty" : "figures.land.noneMatch")}</p>
      </FigureNotice>
    );
  }
  return <Land counted={counted} isDemo={zones.data.features.some(({ properties }) => properties?.is_demo === true)} />;
}

/** @returns null when the feed is not what its layer declares; undefined while it is on its way */
function useHectares(data: FeatureCollection | undefined): HectaresByStage | null | undefined {
  const { onDay, masks } = useSheet();
  const hidden = useLookedAt().hidden["rehabilitation-zones"] ?? nothingHidden;
  const mask = masks["rehabilitation-zones"] ?? null;
  return useMemo(() => {
    if (!data) return undefined;
    try {
      return hectaresByStage(data, onDay, mask, hidden);
    } catch (error) {
      if (error instanceof FeedError) return null;
      throw error;
    }
  }, [data, onDay, mask, hidden]);
}

function Land({ counted, isDemo }: { readonly counted: HectaresByStage; readonly isDemo: boolean }): ReactElement {
  const words = useSteadyWords();
  const { t, count, day, measure } = words;
  const { onDay } = useSheet();
  const theme = useChartTheme();
  const linkOf = useStageLink();
  const { table, csv } = useLandTable(counted, linkOf);
  const { technical, biological, accepted } = counted.all;
  return (
    <FigureFrame
      id="land"
      summary={t("figures.land.summary", {
        date: day(onDay),
        technical: measure(technical.sum),
        biological: measure(biological.sum),
        accepted: measure(accepted.sum),
        count: counted.shown,
        number: count(counted.shown),
      })}
      ofN={[
        t("figures.land.ofN", { shown: count(counted.shown), known: count(counted.known), date: day(onDay) }),
        t("figures.land.knownFor", {
          technical: count(technical.known),
          biological: count(biological.known),
          zones: count(counted.shown),
        }),
      ]}
      isDemo={isDemo}
      table={table}
      csv={csv}
    >
      <Drawn heightPx={260}>
        {(widthPx) => <HectaresPlot counted={counted} widthPx={widthPx} theme={theme} words={words} linkOf={linkOf} />}
      </Drawn>
      <p className={styles.quiet}>
        {t("figures.land.neverAdded")} <Link to="/workbench/ledger">{t("ledger.eachOnce")}</Link>
      </p>
    </FigureFrame>
  );
}

/** The map with the zones of one stage: the legend's switches of the others are off. */
function useStageLink(): (group: ZoneStageGroup) => string {
  const { hidden } = useLookedAt();
  const countLink = useCountLink();
  return useCallback(
    (group) => {
      const others = zoneStageGroups.map(({ code }) => code).filter((code) => code !== group);
      return countLink({ hidden: { ...hidden, "rehabilitation-zones": others } });
    },
    [countLink, hidden],
  );
}
