import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import type { SiteStatusGroup } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { axisX, axisY, gridY, type PlotOptions, rectX, rectY, ruleX, ruleY, stackY, text } from "@observablehq/plot";
import { type ReactElement, useMemo } from "react";
import { mapColours, type Theme } from "../../map/tokens.ts";
import { patternId } from "../../panels/time/group-patterns.tsx";
import { placeLabels } from "../../panels/time/instruments.ts";
import { type GroupStock, groupCodes } from "../../sites/stock-over-time.ts";
import { PlotChart } from "./plot-chart.tsx";
import { dateOf, dayMs } from "./time.ts";

/** A day on which rules changed, with its label. */
export interface RuleMark {
  readonly day: Day;
  readonly lines: readonly string[];
  /** The suspension and the restart stand out. */
  readonly isMain: boolean;
}

interface OverTimePlotProps {
  readonly stock: GroupStock;
  /** Where the chart begins. */
  readonly firstDay: Day;
  readonly marks: readonly RuleMark[];
  /** Times in which the rules were suspended; the end is the first day after. */
  readonly suspensions: readonly { readonly from: Day; readonly to: Day }[];
  readonly widthPx: number;
  readonly theme: Theme;
  /** What hovering says of a segment, and where it leads. */
  readonly titleOf: (group: SiteStatusGroup, day: Day, count: number) => string;
  readonly linkOf: (group: SiteStatusGroup, day: Day) => string;
  readonly formatCount: (count: number) => string;
}

interface Segment {
  readonly group: SiteStatusGroup;
  readonly day: Day;
  readonly from: Date;
  readonly to: Date;
  readonly count: number;
}

function segmentsOf(stock: GroupStock, firstDay: Day): Segment[] {
  return stock.days.flatMap((day, point) => {
    const from = dateOf(stock.days[point - 1] ?? firstDay - 1);
    return groupCodes.flatMap((group, index): Segment[] => {
      const count = stock.counts[point * groupCodes.length + index] ?? 0;
      return count > 0 ? [{ group, day, from, to: dateOf(day), count }] : [];
    });
  });
}

const [leftPx, rightPx] = [38, 8];
const labelPx = 14;
/** Mean width of a letter at 12 pixels; labels are kept apart by it, so too wide does no harm. */
const letterPx = 6.5;
const gapPx = 8;

interface Label {
  readonly lines: readonly string[];
  readonly leftPx: number;
}

/** The labels that find room on one line; those of the suspension and the restart matter most. */
function labelsOf(marks: readonly RuleMark[], xOf: (day: Day) => number, plotPx: number): Label[] {
  const wished = marks.map(({ day, lines, isMain }) => ({
    x: xOf(day),
    widthPx: Math.max(...lines.map(({ length }) => length)) * letterPx,
    weight: isMain ? 10 : 1,
  }));
  return placeLabels(wished, plotPx, gapPx).flatMap((left, index) => {
    const lines = marks[index]?.lines;
    return left === null || !lines ? [] : [{ lines, leftPx: left }];
  });
}

function optionsOf(props: OverTimePlotProps): PlotOptions {
  const { stock, firstDay, marks, suspensions, widthPx, theme, titleOf, linkOf, formatCount } = props;
  const isNarrow = widthPx < 560;
  const lastDay = stock.days.at(-1) ?? firstDay;
  const plotPx = widthPx - leftPx - rightPx;
  const pxPerDay = plotPx / Math.max(1, lastDay - firstDay + 1);
  const labels = labelsOf(marks, (day) => (day - firstDay + 1) * pxPerDay, plotPx);
  const labelDate = ({ leftPx: left }: Label) => new Date(dateOf(firstDay - 1).getTime() + (left / pxPerDay) * dayMs);
  const { muted, text: ink } = mapColours[theme];
  return {
    width: widthPx,
    height: isNarrow ? 280 : 340,
    marginLeft: leftPx,
    marginRight: rightPx,
    marginTop: 12 + labelPx * 2,
    x: { type: "utc", domain: [dateOf(firstDay - 1), dateOf(lastDay)] },
    color: { type: "ordinal", domain: groupCodes, range: groupCodes.map((group) => `url(#${patternId(group)})`) },
    marks: [
      gridY({ ticks: 5, stroke: muted, strokeOpacity: 0.25 }),
      rectX(suspensions, {
        x1: ({ from }) => dateOf(from),
        x2: ({ to }) => dateOf(Math.min(to, lastDay)),
        fill: muted,
        fillOpacity: 0.12,
      }),
      rectY(
        segmentsOf(stock, firstDay),
        stackY(
          { order: [...groupCodes] },
          {
            x1: "from",
            x2: "to",
            y: "count",
            fill: "group",
            inset: 0,
            shapeRendering: "crispEdges",
            title: ({ group, day, count }: Segment) => titleOf(group, day, count),
            href: ({ group, day }: Segment) => linkOf(group, day),
            tip: { format: { x: false, y: false, fill: false } },
          },
        ),
      ),
      ruleX(marks, {
        x: ({ day }) => dateOf(day),
        stroke: ink,
        strokeDasharray: "3,3",
        strokeOpacity: ({ isMain }) => (isMain ? 0.9 : 0.4),
      }),
      ...[0, 1].map((line) =>
        text(labels, {
          x: labelDate,
          text: ({ lines }) => lines[line] ?? "",
          frameAnchor: "top",
          textAnchor: "start",
          dx: -1,
          dy: -labelPx * (2 - line),
          fill: line === 0 ? ink : muted,
          fontWeight: line === 0 ? 600 : 400,
        }),
      ),
      ruleY([0], { stroke: muted }),
      axisX({ ticks: isNarrow ? 5 : 9, tickFormat: (date: Date) => String(date.getUTCFullYear()), label: null }),
      axisY({ ticks: 5, tickSize: 0, tickFormat: formatCount, label: null }),
    ],
  };
}

/** Sites by status group at the end of each month, one on another, with the days on which the rules changed. */
export function OverTimePlot(props: OverTimePlotProps): ReactElement {
  const { stock, firstDay, marks, suspensions, widthPx, theme, titleOf, linkOf, formatCount } = props;
  const options = useMemo(
    () => optionsOf({ stock, firstDay, marks, suspensions, widthPx, theme, titleOf, linkOf, formatCount }),
    [stock, firstDay, marks, suspensions, widthPx, theme, titleOf, linkOf, formatCount],
  );
  return <PlotChart options={options} />;
}
