import {
  axisX,
  axisY,
  barX,
  barY,
  gridX,
  gridY,
  type PlotOptions,
  ruleX,
  ruleY,
  stackX,
  stackY,
  text,
} from "@observablehq/plot";
import { type ReactElement, useMemo } from "react";
import type { Words } from "../../i18n/use-words.ts";
import { mapColours, type Theme } from "../../map/tokens.ts";
import { type Reached, type Sex, sexes } from "../compute/people-reached.ts";
import { PlotChart } from "./plot-chart.tsx";
import { fillOf, textures } from "./textures.tsx";

export interface PeopleBar {
  readonly name: string;
  readonly reached: Reached;
  readonly href: string | undefined;
}

interface PeoplePlotProps {
  readonly bars: readonly PeopleBar[];
  /** Columns for years, bars for topics, whose names need room. */
  readonly isUpright: boolean;
  readonly widthPx: number;
  readonly theme: Theme;
  readonly words: Words;
}

interface Segment {
  readonly name: string;
  readonly sex: Sex;
  readonly people: number;
  readonly title: string;
  readonly href: string | undefined;
}

function segmentsOf(bars: readonly PeopleBar[], { t, count }: Words): Segment[] {
  return bars.flatMap(({ name, reached, href }) =>
    sexes
      .filter((sex) => reached[sex] > 0)
      .map((sex) => ({
        name,
        sex,
        people: reached[sex],
        title: `${name}\n${t(`figures.people.sex.${sex}`)}: ${count(reached[sex])}\n${t("figures.people.activities", {
          count: reached.activities,
          number: count(reached.activities),
        })}`,
        href,
      })),
  );
}

const tip = { format: { x: false, y: false, fill: false } } as const;

function optionsOf({ bars, isUpright, widthPx, theme, words }: PeoplePlotProps): PlotOptions {
  const { muted, text: ink } = mapColours[theme];
  const segments = segmentsOf(bars, words);
  const totals = bars.map(({ name, reached }) => ({ name, people: reached.people }));
  const names = bars.map(({ name }) => name);
  const said = { text: ({ people }: { people: number }) => words.count(people), fill: ink };
  const marked = { fill: "sex", title: "title", href: "href", tip, insetTop: 0.5, insetRight: 0.5 };
  const color = { type: "ordinal", domain: sexes, range: sexes.map((sex) => fillOf(textures[sex])) } as const;
  const grid = { stroke: muted, strokeOpacity: 0.25 };
  if (isUpright) {
    // Where names would touch every second year has one, and where numbers would, none has.
    const roomPx = (widthPx - 38) / names.length;
    return {
      width: widthPx,
      height: 300,
      marginLeft: 38,
      marginTop: 20,
      x: { domain: names, padding: 0.2 },
      color,
      marks: [
        gridY({ ...grid, ticks: 4 }),
        barY(segments, stackY({ order: [...sexes] }, { x: "name", y: "people", ...marked })),
        ...(roomPx < 27 ? [] : [text(totals, { x: "name", y: "people", dy: -8, ...said })]),
        ruleY([0], { stroke: muted }),
        axisX({ tickSize: 0, label: null, ticks: names.filter((_, index) => roomPx >= 38 || index % 2 === 0) }),
        axisY({ ticks: 4, tickSize: 0, tickFormat: words.count, label: null }),
      ],
    };
  }
  const isNarrow = widthPx < 420;
  const namesPx = Math.min(190, widthPx * 0.42);
  return {
    width: widthPx,
    height: 52 + names.length * 38,
    marginLeft: namesPx,
    marginRight: 44,
    marginTop: 8,
    y: { domain: names, padding: 0.3 },
    color,
    marks: [
      gridX({ ...grid, ticks: isNarrow ? 2 : 4 }),
      barX(segments, stackX({ order: [...sexes] }, { y: "name", x: "people", ...marked })),
      text(totals, { y: "name", x: "people", textAnchor: "start", dx: 5, ...said }),
      ruleX([0], { stroke: muted }),
      axisX({ ticks: isNarrow ? 2 : 4, tickSize: 3, tickFormat: words.count, label: null }),
      axisY({ tickSize: 0, label: null, fill: ink, lineWidth: namesPx / 13 }),
    ],
  };
}

/** People reached, by sex, a column a year or a bar a topic. */
export function PeoplePlot(props: PeoplePlotProps): ReactElement {
  const { bars, isUpright, widthPx, theme, words } = props;
  const options = useMemo(
    () => optionsOf({ bars, isUpright, widthPx, theme, words }),
    [bars, isUpright, widthPx, theme, words],
  );
  return <PlotChart options={options} />;
}
