import { type Day, isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { KeyboardEvent, ReactElement, Ref } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { stepped, withinDays } from "./time-axis.ts";
import styles from "./time-slider.module.css";

/** Which of the two days a thumb moves. */
export type ThumbName = "day" | "thenDay";

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
  readonly ref: Ref<HTMLDivElement>;
}

/** Days by the arrow keys, months with Shift or by Page Up and Page Down, the ends by Home and End. */
export function dayByKey(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  day: Day,
  first: Day,
  last: Day,
): Day | undefined {
  const step = shiftKey ? "month" : "day";
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return withinDays(stepped(day, step, 1), first, last);
    case "ArrowLeft":
    case "ArrowDown":
      return withinDays(stepped(day, step, -1), first, last);
    case "PageUp":
      return withinDays(stepped(day, "month", 1), first, last);
    case "PageDown":
      return withinDays(stepped(day, "month", -1), first, last);
    case "Home":
      return first;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** What is taken hold of to move through time: a line across the chart with a knob at its foot. */
export function Thumb({ name, label, day, first, last, x, describedBy, wanted, onDay, ref }: ThumbProps): ReactElement {
  const words = useWords();
  const onKeyDown = (event: KeyboardEvent) => {
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
