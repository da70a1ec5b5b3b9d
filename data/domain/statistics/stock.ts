import { type DatedHistories, NOT_KNOWN_YET } from "./dated-histories.ts";
import type { Day } from "./days.ts";

/** Which records are counted: 1 at their index, 0 for the others. Absent: all of them. */
export type Mask = Uint8Array;

/** How many records were in each state at the end of a day. */
export interface Stock {
  readonly day: Day;
  /** In the order of the histories' codes. */
  readonly counts: Uint32Array;
  /** Records that are counted but were not known yet. The counts and this add up to `total`. */
  readonly notKnownYet: number;
  readonly total: number;
}

/** Stocks of many days, in columns. */
export interface StockSeries<Code extends string = string> {
  readonly days: readonly Day[];
  readonly codes: readonly Code[];
  /** The count of state `s` on `days[p]` is at `p * codes.length + s`; `countAt` reads it. */
  readonly counts: Uint32Array;
  /** On each day. */
  readonly notKnownYet: Uint32Array;
  readonly total: number;
}

/** One day by itself: each record asked for its state. */
export function stockOn(histories: DatedHistories, day: Day, mask?: Mask): Stock {
  const counts = new Uint32Array(histories.codes.length);
  let notKnownYet = 0;
  for (let history = 0; history < histories.count; history++) {
    if (mask && !mask[history]) continue;
    const state = histories.stateIndexOn(history, day);
    if (state === NOT_KNOWN_YET) notKnownYet += 1;
    else addAt(counts, state, 1);
  }
  return { day, counts, notKnownYet, total: counts.reduce((sum, count) => sum + count, notKnownYet) };
}

/**
 * Many days at once, in one pass over the changes: each is booked on the first day asked for that sees it, then the bookings are added up.
 * @throws RangeError when the days do not rise.
 */
export function stockSeries<Code extends string>(
  histories: DatedHistories<Code>,
  days: readonly Day[],
  mask?: Mask,
): StockSeries<Code> {
  const width = histories.codes.length;
  const booked = new Int32Array(days.length * width);
  const firstSeen = new Int32Array(days.length);
  const pointOf = firstPointNotBefore(days);
  let total = 0;
  for (let history = 0; history < histories.count; history++) {
    if (mask && !mask[history]) continue;
    total += 1;
    let before = NOT_KNOWN_YET;
    const end = histories.offsets[history + 1] ?? 0;
    for (let change = histories.offsets[history] ?? 0; change < end; change++) {
      const point = pointOf(histories.days[change] ?? 0);
      if (point >= days.length) break;
      const state = histories.states[change] ?? 0;
      addAt(booked, point * width + state, 1);
      if (before === NOT_KNOWN_YET) addAt(firstSeen, point, 1);
      else addAt(booked, point * width + before, -1);
      before = state;
    }
  }
  return { days, codes: histories.codes, ...addedUp(booked, firstSeen, width, total), total };
}

/** The count of a state on the day at `point`. */
export function countAt(series: StockSeries, point: number, state: number): number {
  return series.counts[point * series.codes.length + state] ?? 0;
}

function addedUp(
  booked: Int32Array,
  firstSeen: Int32Array,
  width: number,
  total: number,
): Pick<StockSeries, "counts" | "notKnownYet"> {
  const counts = new Uint32Array(booked.length);
  for (let at = 0; at < booked.length; at++)
    counts[at] = (booked[at] ?? 0) + (at < width ? 0 : (counts[at - width] ?? 0));
  let notKnownYet = total;
  const notKnown = firstSeen.map((seen) => {
    notKnownYet -= seen;
    return notKnownYet;
  });
  return { counts, notKnownYet: Uint32Array.from(notKnown) };
}

/** A table from each day to the index of the first given day that is not before it, so that a change is placed in one step. */
function firstPointNotBefore(days: readonly Day[]): (day: Day) => number {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? first - 1;
  const points = new Int32Array(Math.max(0, last - first + 1));
  let next = first;
  for (const [point, day] of days.entries()) {
    if (day < next) throw new RangeError("The days of a series must rise");
    while (next <= day) points[next++ - first] = point;
  }
  return (day) => (day <= first ? 0 : (points[day - first] ?? days.length));
}

function addAt(columns: Uint32Array | Int32Array, at: number, amount: number): void {
  columns[at] = (columns[at] ?? 0) + amount;
}
