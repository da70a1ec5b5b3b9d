import { memo, type ReactElement } from "react";
import { inkOfSiteGroup, mapColours, type Theme } from "../../map/tokens.ts";
import type { Band } from "./bands.ts";
import { patternId } from "./group-patterns.tsx";
import { type Instrument, mayBeOn, type Suspension } from "./instruments.ts";
import { type TimeAxis, xOfDay } from "./time-axis.ts";
import styles from "./time-slider.module.css";

interface StockBandsProps {
  readonly bands: readonly Band[];
  readonly axis: TimeAxis;
  readonly heightPx: number;
  readonly theme: Theme;
  readonly suspensions: readonly Suspension[];
  /** Those that have a label above the chart. */
  readonly marked: readonly Instrument[];
}

/**
 * The chart under the slider: sites by status group, one on another, and in it the times in which the rules were suspended.
 * It does not depend on the day looked at, so a step of the slider does not draw it again.
 */
export const StockBands = memo(function StockBands(props: StockBandsProps): ReactElement {
  const { bands, axis, heightPx, theme, suspensions, marked } = props;
  const colours = mapColours[theme];
  const { widthPx } = axis;
  return (
    <svg
      className={styles.chart}
      width={widthPx}
      height={heightPx}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      aria-hidden="true"
      focusable="false"
    >
      {bands.map(({ group, path }) => (
        <path
          key={group}
          d={path}
          fill={`url(#${patternId(group)})`}
          stroke={colours[inkOfSiteGroup[group]]}
          strokeWidth="1"
          strokeLinejoin="round"
        />
      ))}
      {suspensions.map(({ suspended, from, to = axis.last }) => {
        const [left, right] = [xOfDay(axis, from), xOfDay(axis, to)];
        return (
          <g key={suspended.code}>
            <rect className={styles.suspension} x={left} width={right - left} height={heightPx} />
            <path className={styles.boundary} d={`M${left} 0V${heightPx}M${right} 0V${heightPx}`} />
          </g>
        );
      })}
      {marked.map((instrument) => (
        <InstrumentTick key={instrument.code} instrument={instrument} axis={axis} />
      ))}
    </svg>
  );
});

/** Where an instrument begins; a bracket where only the month or the year is known. */
function InstrumentTick({
  instrument,
  axis,
}: {
  readonly instrument: Instrument;
  readonly axis: TimeAxis;
}): ReactElement {
  const [first, last] = mayBeOn(instrument.from, instrument.precision);
  const [left, right] = [xOfDay(axis, Math.max(axis.first, first)), xOfDay(axis, Math.min(axis.last, last + 1))];
  const x = xOfDay(axis, instrument.from);
  return <path className={styles.tick} d={`M${x} 0V6${right - left > 3 ? `M${left} 3V0H${right}V3` : ""}`} />;
}
