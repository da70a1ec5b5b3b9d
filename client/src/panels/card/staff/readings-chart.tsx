import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import own from "./zone-life.module.css";

/** What was read on a day, in percent; null: not assessed. */
export interface Reading {
  readonly on: string;
  readonly cover: number | null;
  readonly survival: number | null;
}

/** In the picture's own units; `scale` is the room for what the lines at foot and head stand for. */
const box = { width: 304, height: 84, inset: 7, scale: 34 } as const;
const timeOf = (isoDay: string) => Date.parse(`${isoDay}T00:00:00Z`);

interface Point {
  readonly on: string;
  readonly x: number;
  readonly y: number;
}

/** Cover and survival over real time, from nothing at the foot to all at the head. Told by line and mark, not by colour alone. @param readings oldest first */
export function ReadingsChart({ readings }: { readonly readings: readonly Reading[] }): ReactElement | null {
  const { t } = useWords();
  const [first, last] = [readings[0], readings.at(-1)];
  if (readings.length < 2 || !first || !last) return null;
  const spanMs = Math.max(1, timeOf(last.on) - timeOf(first.on));
  const pointsOf = (what: "cover" | "survival"): readonly Point[] =>
    readings.flatMap(({ on, [what]: percent }) =>
      percent === null
        ? []
        : [
            {
              on,
              x: box.scale + ((timeOf(on) - timeOf(first.on)) / spanMs) * (box.width - box.scale - box.inset),
              y: box.inset + (1 - percent / 100) * (box.height - 2 * box.inset),
            },
          ],
    );
  const path = (points: readonly Point[]) =>
    points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const [cover, survival] = [pointsOf("cover"), pointsOf("survival")];
  const ends = [
    { y: box.inset, percent: 100 },
    { y: box.height - box.inset, percent: 0 },
  ];
  return (
    <figure className={own.chart}>
      {/* The list below says the same, reading by reading. */}
      <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        {ends.map(({ y, percent }) => (
          <g key={percent}>
            <line className={own.rule} x1={box.scale} y1={y} x2={box.width} y2={y} />
            <text className={own.scale} x={box.scale - 5} y={y + 3}>
              {t("zones.readings.percent", { value: percent })}
            </text>
          </g>
        ))}
        <path className={own.survival} d={path(survival)} />
        <path className={own.cover} d={path(cover)} />
        {survival.map(({ on, x, y }) => (
          <rect key={on} className={own.survivalMark} x={x - 3} y={y - 3} width="6" height="6" />
        ))}
        {cover.map(({ on, x, y }) => (
          <circle key={on} className={own.coverMark} cx={x} cy={y} r="3.2" />
        ))}
      </svg>
      <figcaption className={own.ends}>
        <span>{first.on.slice(0, 7)}</span>
        <span>{t("zones.readings.caption")}</span>
        <span>{last.on.slice(0, 7)}</span>
      </figcaption>
    </figure>
  );
}
