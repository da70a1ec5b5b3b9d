import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import { type CSSProperties, type ReactElement, useMemo, useRef } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { Sign } from "../../signs/Sign.tsx";
import type { GroupStock } from "../../sites/stock-over-time.ts";
import { useView } from "../../state/view-store.ts";
import { useFramePaced } from "../../ui/use-frame-paced.ts";
import { useWidth } from "../../ui/use-width.ts";
import { type Band, mostOf, stackedBands } from "./bands.ts";
import { InstrumentLabels, usePlacedInstruments } from "./instrument-labels.tsx";
import { type Instrument, suspensionsOf } from "./instruments.ts";
import { StockBands } from "./stock-bands.tsx";
import { Thumb, type ThumbName } from "./thumb.tsx";
import { type TimeAxis, withinDays, xOfDay, yearTicks } from "./time-axis.ts";
import styles from "./time-slider.module.css";
import type { TimeTravel } from "./use-time-travel.ts";
import { useTrackPointer } from "./use-track-pointer.ts";

interface TimeSliderProps {
  readonly travel: TimeTravel;
  /** Null until it has been counted, and where the sites cannot be read. */
  readonly stock: GroupStock | null;
  readonly isCounting: boolean;
  readonly heightPx: number;
  readonly instruments: readonly Instrument[];
  readonly hovered: Day | null;
  readonly onHover: (day: Day | null) => void;
  readonly readOutId: string;
  readonly explained: string | null;
  readonly explanationId: string;
  readonly onExplain: (code: string | null) => void;
  /** Back to the record of now. */
  readonly onEndKnowing: () => void;
}

/** Valid time as a line to move along; the line is the chart of what the sites were. */
export function TimeSlider(props: TimeSliderProps): ReactElement {
  const { travel, stock, heightPx, instruments, hovered } = props;
  const { first, last, day, thenDay, knownOn } = travel;
  const { t, count } = useWords();
  const theme = useView((view) => view.theme);
  const [track, widthPx] = useWidth<HTMLDivElement>();
  const axis = useMemo((): TimeAxis => ({ first, last, widthPx }), [first, last, widthPx]);
  const suspensions = useMemo(() => suspensionsOf(instruments), [instruments]);
  const bands = useMemo(() => (stock ? stackedBands(stock, axis, heightPx) : []), [stock, axis, heightPx]);
  const placed = usePlacedInstruments(instruments, suspensions, axis);
  const marked = useMemo(() => placed.map(({ instrument }) => instrument), [placed]);
  const thumbs = {
    day: useRef<HTMLDivElement>(null),
    thenDay: useRef<HTMLDivElement>(null),
    knownOn: useRef<HTMLDivElement>(null),
  };
  const hover = useFramePaced(props.onHover);
  const pointer = useTrackPointer({
    axis,
    track,
    day,
    thenDay,
    knownOn,
    onGrab: (thumb) => thumbs[thumb].current?.focus({ preventScroll: true }),
    onMove: (thumb, at) => moveOf(travel, thumb)(at),
    onHover: hover.want,
  });
  return (
    <div className={styles.slider} style={{ "--track-px": widthPx } as CSSProperties} aria-busy={props.isCounting}>
      <InstrumentLabels {...props} suspensions={suspensions} axis={axis} placed={placed} />
      <span className={styles.most} aria-hidden="true">
        {stock && count(mostOf(stock))}
      </span>
      <div ref={track} className={styles.track} style={{ height: heightPx }} {...pointer}>
        <StockBands {...{ bands, axis, heightPx, theme, suspensions, marked }} />
        {hovered !== null && <div className={styles.hovered} style={{ left: xOfDay(axis, hovered) }} />}
        {thenDay !== null && (
          <Thumb
            ref={thumbs.thenDay}
            name="thenDay"
            label={t("time.thenSlider")}
            day={thenDay}
            first={first}
            last={day - 1}
            x={xOfDay(axis, thenDay)}
            describedBy={props.readOutId}
            wanted={travel.wantedThen}
            onDay={travel.compareWith}
          />
        )}
        <Thumb
          ref={thumbs.day}
          name="day"
          label={t("time.slider")}
          day={day}
          first={travel.firstChoice}
          last={last}
          x={xOfDay(axis, day)}
          describedBy={props.readOutId}
          wanted={travel.wanted}
          onDay={travel.lookAt}
        />
        {knownOn !== null && (
          <Thumb
            ref={thumbs.knownOn}
            name="knownOn"
            label={t("known.day")}
            day={knownOn}
            first={first}
            last={last}
            x={xOfDay(axis, knownOn)}
            describedBy={props.readOutId}
            wanted={travel.wantedKnown}
            onDay={travel.knowOn}
            onEnd={props.onEndKnowing}
          />
        )}
      </div>
      <EndSigns bands={bands} />
      <div className={styles.years} aria-hidden="true">
        {yearTicks(axis, leastYearGapPx).map(({ year, x }) => (
          <span key={year} style={{ left: x }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}

const moveOf = (travel: TimeTravel, thumb: ThumbName) => (day: Day) => {
  if (thumb === "knownOn") travel.knowOn(withinDays(day, travel.first, travel.last));
  else if (thumb === "thenDay") travel.compareWith(withinDays(day, travel.first, travel.day - 1));
  else travel.lookAt(withinDays(day, travel.firstChoice, travel.last));
};

/** Years need room between them. */
const leastYearGapPx = 40;

/** The least height of an area that a sign beside it still points at. */
const leastForSignPx = 11;

/** The legend's sign at the right end of every area that is high enough. */
function EndSigns({ bands }: { readonly bands: readonly Band[] }): ReactElement {
  const theme = useView((view) => view.theme);
  return (
    <div className={styles.ends} aria-hidden="true">
      {bands
        .filter(({ endHeightPx }) => endHeightPx >= leastForSignPx)
        .map(({ group, endMiddleY }) => (
          <span key={group} style={{ top: endMiddleY }}>
            <Sign layer="sites" code={group} size={14} theme={theme} />
          </span>
        ))}
    </div>
  );
}
