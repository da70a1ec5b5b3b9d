import { groupOfSiteStatus } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { areaY, axisX, axisY, gridY, lineY, type PlotOptions, ruleX, ruleY, text } from "@observablehq/plot";
import { type ReactElement, useMemo } from "react";
import type { Words } from "../../i18n/use-words.ts";
import { inkOfSiteGroup, mapColours, type Theme } from "../../map/tokens.ts";
import { daysPerMonth } from "../compute/duration.ts";
import type { WaitingTime } from "../compute/waiting-times.ts";
import { durationWords } from "../duration-words.ts";
import { PlotChart } from "./plot-chart.tsx";

interface SurvivalPlotProps {
  readonly time: WaitingTime;
  readonly widthPx: number;
  readonly theme: Theme;
  readonly words: Words;
}

interface Point {
  readonly months: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly isCensored: boolean;
}

const quarters = [0, 0.25, 0.5, 0.75, 1];
/** Of the marks for those still there, as a share of the axis. */
const tickHeight = 0.018;

/** From the first day, on which all of them were there, to the last that anybody was seen. */
function pointsOf({ curve }: WaitingTime): Point[] {
  const steps = curve.steps.map(({ durationDays, survival, interval, censored }) => ({
    months: durationDays / daysPerMonth,
    share: survival,
    low: interval?.[0] ?? 0,
    high: interval?.[1] ?? 0,
    isCensored: censored > 0,
  }));
  return [{ months: 0, share: 1, low: 1, high: 1, isCensored: false }, ...steps];
}

function optionsOf({ time, widthPx, theme, words }: SurvivalPlotProps): PlotOptions {
  const { t } = words;
  const points = pointsOf(time);
  const colours = mapColours[theme];
  const { muted, text: ink } = colours;
  const colour = colours[inkOfSiteGroup[groupOfSiteStatus[time.status]]];
  const median = time.curve.medianDays;
  const percent = (share: number) => t("figures.percent", { number: words.count(share * 100) });
  return {
    width: widthPx,
    height: 300,
    marginLeft: 46,
    marginTop: 26,
    marginBottom: 36,
    y: { domain: [0, 1] },
    marks: [
      gridY({ ticks: quarters, stroke: muted, strokeOpacity: 0.25 }),
      areaY(points, { x: "months", y1: "low", y2: "high", curve: "step-after", fill: colour, fillOpacity: 0.16 }),
      ruleY([0.5], { stroke: muted, strokeDasharray: "2,3" }),
      lineY(points, { x: "months", y: "share", curve: "step-after", stroke: colour, strokeWidth: 2 }),
      ruleX(
        points.filter(({ isCensored }) => isCensored),
        {
          x: "months",
          y1: ({ share }: Point) => share - tickHeight,
          y2: ({ share }: Point) => share + tickHeight,
          stroke: ink,
          strokeOpacity: 0.6,
        },
      ),
      ...(median === undefined
        ? []
        : [
            ruleX([median / daysPerMonth], { y1: 0, y2: 0.5, stroke: ink, strokeDasharray: "3,3" }),
            text([median / daysPerMonth], {
              x: (months: number) => months,
              y: 0,
              text: () => t("figures.waiting.medianIs", { time: durationWords(median, words) }),
              textAnchor: "start",
              dx: 5,
              dy: -8,
              fill: ink,
              fontWeight: 600,
            }),
          ]),
      axisX({ label: t("figures.waiting.months"), labelAnchor: "center", labelArrow: "none", tickSize: 3 }),
      axisY({
        label: t("figures.waiting.stillThere"),
        labelArrow: "none",
        ticks: quarters,
        tickFormat: percent,
        tickSize: 0,
      }),
    ],
  };
}

/** The share still in a status by the time since they came into it, with its 95 % interval; ticks mark those still there. */
export function SurvivalPlot({ time, widthPx, theme, words }: SurvivalPlotProps): ReactElement {
  const options = useMemo(() => optionsOf({ time, widthPx, theme, words }), [time, widthPx, theme, words]);
  return <PlotChart options={options} />;
}
