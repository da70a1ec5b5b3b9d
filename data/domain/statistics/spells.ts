import type { DatedHistories } from "./dated-histories.ts";
import type { Day } from "./days.ts";
import type { Mask } from "./stock.ts";

/** Spells in one state, in columns: one place a spell, in the order of the histories and of time. */
export interface Spells {
  /** Whose spell it is. */
  readonly history: Uint32Array;
  /** Its first day. */
  readonly since: Int32Array;
  /** Days from its first day to the day it ended, or to the day of watching when it had not. */
  readonly durationDays: Int32Array;
  /** 1: it ended on or before the day of watching. 0: the record is still there (right-censored). */
  readonly hasEnded: Uint8Array;
  /** The state that followed, or -1 while it lasts. */
  readonly next: Int8Array;
}

/**
 * Every spell in a state that began on or before a day, as it looked at the end of that day: what happened later is not known yet then.
 * A record that comes back to the state has another spell.
 */
export function spellsOf(histories: DatedHistories, state: number, watchedUntil: Day, mask?: Mask): Spells {
  const history: number[] = [];
  const since: number[] = [];
  const durationDays: number[] = [];
  const hasEnded: number[] = [];
  const next: number[] = [];
  for (let record = 0; record < histories.count; record++) {
    if (mask && !mask[record]) continue;
    const last = histories.changeOn(record, watchedUntil);
    for (let change = histories.offsets[record] ?? 0; change <= last; change++) {
      if (histories.states[change] !== state) continue;
      const isOver = change < last;
      const from = histories.days[change] ?? 0;
      history.push(record);
      since.push(from);
      durationDays.push((isOver ? (histories.days[change + 1] ?? 0) : watchedUntil) - from);
      hasEnded.push(isOver ? 1 : 0);
      next.push(isOver ? (histories.states[change + 1] ?? -1) : -1);
    }
  }
  return {
    history: Uint32Array.from(history),
    since: Int32Array.from(since),
    durationDays: Int32Array.from(durationDays),
    hasEnded: Uint8Array.from(hasEnded),
    next: Int8Array.from(next),
  };
}
