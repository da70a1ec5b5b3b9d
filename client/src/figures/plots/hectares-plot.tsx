import { type ZoneStageGroup, zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { axisFx, axisX, axisY, barX, gridX, type PlotOptions, ruleX, text } from "@observablehq/plot";
import { type ReactElement, useMemo } from "react";
import type { Words } from "../../i18n/use-words.ts";
import { mapColours, type Theme } from "../../map/tokens.ts";
import { zoneLooks } from "../../signs/zone-signs.ts";
import { type HectareCounter, type HectaresByStage, hectareCounters } from "../compute/hectares-by-stage.ts";
import { PlotChart } from "./plot-chart.tsx";

interface HectaresPlotProps {
  readonly counted: HectaresByStage;
  readonly widthPx: number;
  readonly theme: Theme;
  readonly words: Words;
  readonly linkOf: (group: ZoneStageGroup) => string;
}

interface Bar {
  readonly group: ZoneStageGroup;
  readonly counter: HectareCounter;
  readonly hectares: number;
  readonly label: string;
  readonly title: string;
  readonly href: string;
}

function barsOf({ counted, words, linkOf }: HectaresPlotProps): Bar[] {
  const { t, count, measure, sayCode } = words;
  return counted.stages
    .filter(({ zones }) => zones > 0)
    .flatMap(({ group, zones, hectares }) =>
      hectareCounters.map((counter): Bar => {
        const { sum, known } = hectares[counter];
        const said =
          known === 0 ? t("figures.notKnown") : t("figures.hectares", { number: measure(Math.round(sum * 10) / 10) });
        const of = t("figures.land.knownOf", { known: count(known), zones: count(zones) });
        return {
          group,
          counter,
          hectares: sum,
          label: said,
          title: `${sayCode(zoneStageGroups, group)}\n${t(`figures.land.counter.${counter}`)}: ${said}\n${of}`,
          href: linkOf(group),
        };
      }),
    );
}

/** Wide: a column a counter and a row a stage. Narrow: a block a stage and a row a counter. */
function optionsOf(props: HectaresPlotProps): PlotOptions {
  const { widthPx, theme, words } = props;
  const { t, sayCode } = words;
  const { muted, text: ink } = mapColours[theme];
  const bars = barsOf(props);
  const isNarrow = widthPx < 620;
  const namesPx = isNarrow ? 112 : 150;
  const stages = [...new Set(bars.map(({ group }) => group))];
  const most = Math.max(...bars.map(({ hectares }) => hectares));
  const stageName = (group: ZoneStageGroup) => sayCode(zoneStageGroups, group);
  const counterName = (counter: HectareCounter) => t(`figures.land.counter.${counter}`);
  const place = isNarrow ? { y: "counter", fy: "group" } : { y: "group", fx: "counter" };
  return {
    width: widthPx,
    height: isNarrow ? 40 + stages.length * (hectareCounters.length * 24 + 34) : 76 + stages.length * 34,
    marginLeft: namesPx,
    marginRight: isNarrow ? 56 : 8,
    marginTop: isNarrow ? 24 : 30,
    x: { domain: [0, most * (isNarrow ? 1 : 1.5)] },
    y: { domain: isNarrow ? hectareCounters : stages, padding: 0.25 },
    ...(isNarrow
      ? { fy: { domain: stages, padding: 0.25, axis: null } }
      : { fx: { domain: hectareCounters, padding: 0.06 } }),
    color: {
      type: "ordinal",
      domain: zoneStageGroups.map(({ code }) => code),
      range: zoneStageGroups.map(({ code }) => mapColours[theme][zoneLooks[code].ink]),
    },
    marks: [
      gridX({ ticks: 3, stroke: muted, strokeOpacity: 0.25 }),
      barX(bars, {
        ...place,
        x: "hectares",
        fill: "group",
        fillOpacity: ({ counter }: Bar) => (counter === "area" ? 0.35 : 1),
        title: "title",
        href: "href",
        tip: { format: { x: false, y: false, fx: false, fy: false, fill: false, fillOpacity: false } },
      }),
      text(bars, { ...place, x: "hectares", text: "label", textAnchor: "start", dx: 4, fill: ink }),
      ruleX([0], { stroke: muted }),
      axisX({ ticks: 3, tickSize: 3, label: null }),
      axisY({
        tickFormat: isNarrow ? counterName : stageName,
        tickSize: 0,
        label: null,
        fill: ink,
        lineWidth: namesPx / 12,
      }),
      isNarrow
        ? text(stages, {
            fy: (group: ZoneStageGroup) => group,
            text: stageName,
            frameAnchor: "top-left",
            dx: -namesPx,
            dy: -18,
            fill: ink,
            fontWeight: 650,
          })
        : axisFx({ anchor: "top", tickFormat: counterName, label: null, fill: ink, fontWeight: 650 }),
    ],
  };
}

/** Hectares of zones by stage and counter; counters stand side by side and are never one on another. */
export function HectaresPlot(props: HectaresPlotProps): ReactElement {
  const { counted, widthPx, theme, words, linkOf } = props;
  const options = useMemo(
    () => optionsOf({ counted, widthPx, theme, words, linkOf }),
    [counted, widthPx, theme, words, linkOf],
  );
  return <PlotChart options={options} />;
}
