import { type Day, isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { KeyboardEvent, ReactElement, Ref } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { dayByKey } from "./time-axis.ts";
import styles from "./time-slider.module.css";

/** Which of the days a thumb moves. */
export type ThumbName = "day" | "thenDay" | "knownOn";

interface ThumbProps {
  readonly name: ThumbName;
  readonly label: string;
  readonly day: Day;
  readonly first: Day;
  readonly last: Day;
  readonly x: number;
  /** Id of what reads out the numbers of the day. */
  readonly describedBy: string;
  /** The day last wished for, which the page may not show yet: keys that repeat go on from there. */
  readonly wanted: () => Day;
  readonly onDay: (day: Day) => void;
  /** Escape was pressed on a thumb that can be put away. */
  readonly onEnd?: () => void;
  readonly ref: Ref<HTMLDivElement>;
}

/** What is taken hold of to move through time: a line across the chart with a knob at its foot. */
export function Thumb(props: ThumbProps): ReactElement {
  const { name, label, day, first, last, x, describedBy, wanted, onDay, onEnd, ref } = props;
  const words = useWords();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && onEnd) {
      event.preventDefault();
      onEnd();
      return;
    }
    const next = dayByKey(event, wanted(), first, last);
    if (next === undefined) return;
    event.preventDefault();
    onDay(next);
  };
  return (
    <div
      ref={ref}
      className={styles.thumb}
      data-thumb={name}
      style={{ transform: `translateX(${x.toFixed(1)}px)` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-describedby={describedBy}
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={day}
      aria-valuetext={words.day(isoOfDay(day) ?? "")}
      onKeyDown={onKeyDown}
    />
  );
}
