import { type ReachRing, reachRings } from "@asm-atlas/data/domain/statistics/reach.ts";
import {
  axisX,
  axisY,
  barX,
  gridX,
  type Markish,
  type PlotOptions,
  ruleX,
  stackX,
  text,
  tickX,
} from "@observablehq/plot";
import { type ReactElement, useMemo } from "react";
import type { Words } from "../../i18n/use-words.ts";
import { mapColours, type Theme } from "../../map/tokens.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { type ChildrenInReach, type RingCounts, ringsTogether } from "../compute/children-in-reach.ts";
import type { ReachLink } from "../reach-link.ts";
import { PlotChart } from "./plot-chart.tsx";
import { fillOf, textures } from "./textures.tsx";

interface ChildrenPlotProps {
  readonly rows: readonly ChildrenInReach[];
  /** A bar an aimag, else a bar a season. */
  readonly byAimag: boolean;
  readonly widthPx: number;
  readonly theme: Theme;
  readonly words: Words;
  readonly linkOf: ReachLink;
}

interface Bar {
  readonly name: string;
  readonly onDay: string;
  readonly aimag: string | null | undefined;
  readonly counts: RingCounts;
  /** Seats of the kindergartens open then; undefined where they are not compared. */
  readonly seats: number | undefined;
}

interface Segment {
  readonly name: string;
  readonly ring: ReachRing;
  readonly children: number;
  readonly title: string;
  readonly href: string;
}

function segmentsOf(bars: readonly Bar[], { t, count }: Words, linkOf: ReachLink): Segment[] {
  return bars.flatMap(({ name, onDay, aimag, counts }) =>
    reachRings.flatMap((ring): Segment[] => {
      const { children, sites, sitesKnown } = counts[ring];
      if (!children) return [];
      const of = t("filter.assessedOf", { known: count(sitesKnown), total: count(sites) });
      const title = `${name}\n${t(`figures.children.ring.${ring}`)}: ${count(children)}\n${of}`;
      return [{ name, ring, children, title, href: linkOf({ onDay, ring, aimag }) }];
    }),
  );
}

/** "123 children, 45 sites not counted": what stands at the end of a bar. */
function endOf({ counts }: Bar, { t, count }: Words): string {
  const { sites, sitesKnown, children } = ringsTogether(counts, reachRings);
  const unknown = sites - sitesKnown;
  const known = children === undefined ? t("figures.notKnown") : count(children);
  return unknown === 0 ? known : t("figures.children.end", { children: known, count: unknown, number: count(unknown) });
}

interface Drawing {
  readonly bars: readonly Bar[];
  readonly widthPx: number;
  readonly theme: Theme;
  readonly words: Words;
  readonly linkOf: ReachLink;
}

/** Beside its bar a name has room on a wide screen only; on a narrow one it stands above, with the numbers. */
function namesOf({ bars, words, theme }: Drawing, isNarrow: boolean, namesPx: number, thicknessPx: number): Markish[] {
  const { text: ink } = mapColours[theme];
  const childrenOf = ({ counts }: Bar) => ringsTogether(counts, reachRings).children ?? 0;
  const common = { y: "name", textAnchor: "start", fill: ink } as const;
  if (isNarrow) {
    const said = (bar: Bar) => `${bar.name}: ${endOf(bar, words)}`;
    return [text(bars, { ...common, x: 0, text: said, lineAnchor: "bottom", dy: -thicknessPx / 2 - 3 })];
  }
  return [
    text(bars, { ...common, x: childrenOf, text: (bar: Bar) => endOf(bar, words), dx: 5 }),
    axisY({ tickSize: 0, label: null, fill: ink, lineWidth: namesPx / 13 }),
  ];
}

function optionsOf(drawing: Drawing): PlotOptions {
  const { bars, widthPx, theme, words, linkOf } = drawing;
  const { t, count } = words;
  const { muted, text: ink } = mapColours[theme];
  const isNarrow = widthPx < 560;
  const namesPx = isNarrow ? 2 : 150;
  const withSeats = bars.filter(({ seats }) => seats !== undefined);
  const most = Math.max(
    1,
    ...bars.map(({ counts, seats }) => Math.max(ringsTogether(counts, reachRings).children ?? 0, seats ?? 0)),
  );
  const rowPx = (withSeats.length > 0 ? 58 : 26) + (isNarrow ? 16 : 0);
  const thicknessPx = isNarrow ? 14 : 18;
  return {
    width: widthPx,
    height: 44 + bars.length * rowPx,
    marginLeft: namesPx,
    marginRight: isNarrow ? 8 : 170,
    marginTop: 10,
    x: { domain: [0, most] },
    y: { domain: bars.map(({ name }) => name), padding: 0, axis: null },
    color: { type: "ordinal", domain: reachRings, range: reachRings.map((ring) => fillOf(textures[ring])) },
    marks: [
      gridX({ ticks: isNarrow ? 3 : 5, stroke: muted, strokeOpacity: 0.25 }),
      barX(
        segmentsOf(bars, words, linkOf),
        stackX(
          { order: [...reachRings] },
          {
            y: "name",
            x: "children",
            fill: "ring",
            title: "title",
            href: "href",
            insetTop: (rowPx - thicknessPx) / 2,
            insetBottom: (rowPx - thicknessPx) / 2,
            insetRight: 0.5,
            tip: { format: { x: false, y: false, fill: false } },
          },
        ),
      ),
      tickX(withSeats, {
        y: "name",
        x: "seats",
        stroke: ink,
        strokeWidth: 2.5,
        insetTop: rowPx / 2 - thicknessPx,
        insetBottom: rowPx / 2 - thicknessPx,
      }),
      text(withSeats, {
        y: "name",
        x: "seats",
        text: ({ seats }: Bar) => t("figures.children.seatsMark", { count: seats ?? 0, number: count(seats ?? 0) }),
        textAnchor: "start",
        lineAnchor: "top",
        dx: 5,
        dy: thicknessPx / 2 + 2,
        fill: ink,
      }),
      ruleX([0], { stroke: muted }),
      axisX({ ticks: isNarrow ? 3 : 5, tickSize: 3, tickFormat: count, label: null }),
      ...namesOf(drawing, isNarrow, namesPx, thicknessPx),
    ],
  };
}

/** Children by ring, a bar a season with its seats, or a bar an aimag, those with most children far from a kindergarten first. */
export function ChildrenPlot(props: ChildrenPlotProps): ReactElement {
  const { rows, byAimag, widthPx, theme, words, linkOf } = props;
  const { names } = useSheet();
  const options = useMemo(() => {
    const bars = byAimag ? aimagBars(rows, words, (code) => names.unit(code)) : seasonBars(rows, words);
    return optionsOf({ bars, widthPx, theme, words, linkOf });
  }, [rows, byAimag, widthPx, theme, words, linkOf, names]);
  return <PlotChart options={options} />;
}

function seasonBars(rows: readonly ChildrenInReach[], { t, day }: Words): Bar[] {
  return rows.map(({ season, onDay, all, seats }) => ({
    name: t(`figures.children.season.${season}`, { date: day(onDay) }),
    onDay,
    aimag: undefined,
    counts: all,
    seats,
  }));
}

function aimagBars(rows: readonly ChildrenInReach[], { t }: Words, nameOf: (code: string) => string): Bar[] {
  const far = ({ counts }: Bar) => ringsTogether(counts, ["outer", "beyond"]).children ?? 0;
  return rows
    .flatMap(({ onDay, byAimag }) =>
      [...byAimag].map(([aimag, counts]) => ({
        name: aimag === null ? t("filter.notRecorded") : nameOf(aimag),
        onDay,
        aimag,
        counts,
        seats: undefined,
      })),
    )
    .sort((a, b) => far(b) - far(a));
}
