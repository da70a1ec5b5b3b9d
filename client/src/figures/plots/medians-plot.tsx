import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus, type SiteStatusGroup } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { axisX, axisY, dot, gridX, type PlotOptions, ruleY, text } from "@observablehq/plot";
import { type ReactElement, useMemo } from "react";
import type { Words } from "../../i18n/use-words.ts";
import { inkOfSiteGroup, mapColours, type Theme } from "../../map/tokens.ts";
import { groupCodes } from "../../sites/stock-over-time.ts";
import { daysPerMonth } from "../compute/duration.ts";
import type { WaitingTime } from "../compute/waiting-times.ts";
import { durationWords } from "../duration-words.ts";
import { PlotChart } from "./plot-chart.tsx";

interface MediansPlotProps {
  readonly times: readonly WaitingTime[];
  readonly chosen: SiteStatus;
  readonly widthPx: number;
  readonly theme: Theme;
  readonly words: Words;
  readonly linkOf: (status: SiteStatus) => string;
}

interface Median {
  readonly status: SiteStatus;
  readonly group: SiteStatusGroup;
  readonly months: number | undefined;
  readonly low: number | undefined;
  /** Where the interval ends, or the chart does where it is open. */
  readonly high: number;
  readonly isOpen: boolean;
  readonly label: string;
  readonly title: string;
  readonly href: string | undefined;
}

const monthsOf = (days: number | undefined) => (days === undefined ? undefined : days / daysPerMonth);

function mediansOf({ times, words, linkOf }: MediansPlotProps, end: number): Median[] {
  const { t, count, sayCode } = words;
  return times.map((time) => {
    const { status, curve, medianLowDays, medianHighDays } = time;
    const half =
      curve.medianDays === undefined ? t("figures.waiting.notYetHalf") : durationWords(curve.medianDays, words);
    const still = t("figures.waiting.still", { count: curve.censored, number: count(curve.censored) });
    return {
      status,
      group: groupOfSiteStatus[status],
      months: monthsOf(curve.medianDays),
      low: monthsOf(medianLowDays),
      high: monthsOf(medianHighDays) ?? end,
      isOpen: medianLowDays !== undefined && medianHighDays === undefined,
      label: half,
      title: `${sayCode(siteStatusWorkflow.states, status)}: ${half}\n${still}`,
      href: curve.censored > 0 ? linkOf(status) : undefined,
    };
  });
}

function optionsOf(props: MediansPlotProps): PlotOptions {
  const { times, chosen, widthPx, theme, words } = props;
  const { t, sayCode } = words;
  const { muted, text: ink } = mapColours[theme];
  const ends = times.flatMap(({ curve, medianHighDays }) => [curve.medianDays, medianHighDays]);
  const end = Math.max(12, ...ends.map((days) => monthsOf(days) ?? 0)) * 1.08;
  const medians = mediansOf(props, end);
  const nameOf = (status: SiteStatus) => sayCode(siteStatusWorkflow.states, status);
  return {
    width: widthPx,
    height: 56 + times.length * 28,
    marginLeft: Math.min(190, widthPx * 0.42),
    marginRight: 20,
    marginTop: 8,
    marginBottom: 36,
    x: { domain: [0, end] },
    y: { domain: times.map(({ status }) => status) },
    color: {
      type: "ordinal",
      domain: groupCodes,
      range: groupCodes.map((group) => mapColours[theme][inkOfSiteGroup[group]]),
    },
    marks: [
      gridX({ stroke: muted, strokeOpacity: 0.25 }),
      ruleY([chosen], { stroke: muted, strokeOpacity: 0.14, strokeWidth: 26 }),
      ruleY(
        medians.filter(({ low }) => low !== undefined),
        { y: "status", x1: "low", x2: "high", stroke: "group", strokeWidth: 5, strokeOpacity: 0.3 },
      ),
      text(
        medians.filter(({ isOpen }) => isOpen),
        { y: "status", x: "high", text: () => "→", textAnchor: "start", dx: 2, fill: ink },
      ),
      dot(
        medians.filter(({ months }) => months !== undefined),
        { y: "status", x: "months", r: 5, fill: "group", title: "title", href: "href", tip: tipOfTitle },
      ),
      text(
        medians.filter(({ months }) => months === undefined),
        { y: "status", x: 0, text: "label", textAnchor: "start", dx: 4, fill: muted, title: "title", href: "href" },
      ),
      axisX({ label: t("figures.waiting.months"), labelAnchor: "center", labelArrow: "none", tickSize: 3 }),
      axisY({
        tickFormat: nameOf,
        tickSize: 0,
        label: null,
        lineWidth: Math.min(190, widthPx * 0.42) / 12,
        fill: ink,
      }),
    ],
  };
}

const tipOfTitle = { format: { x: false, y: false, fill: false } } as const;

/** The median time in each status with its 95 % interval, and where there is none yet. */
export function MediansPlot(props: MediansPlotProps): ReactElement {
  const { times, chosen, widthPx, theme, words, linkOf } = props;
  const options = useMemo(
    () => optionsOf({ times, chosen, widthPx, theme, words, linkOf }),
    [times, chosen, widthPx, theme, words, linkOf],
  );
  return <PlotChart options={options} />;
}
