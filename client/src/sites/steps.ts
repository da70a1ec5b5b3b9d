import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";

/** One step of a history beside the day looked at. */
export interface Step<Code extends string = string> {
  readonly on: string;
  readonly code: Code;
  /** The day of the next step; null for the newest one. */
  readonly until: string | null;
  /** It lies after the day looked at. */
  readonly isAhead: boolean;
}

/** The steps of a history, oldest first. */
export function stepsOf<Code extends string>(
  history: readonly DatedState<Code>[],
  onDay: string,
): readonly Step<Code>[] {
  return history.map(([on, code], index) => ({
    on,
    code,
    until: history[index + 1]?.[0] ?? null,
    isAhead: on > onDay,
  }));
}

/** Index of the step in force on a day; −1: not known yet. */
export function stepIndexOn(history: readonly DatedState[], onDay: string): number {
  return history.findLastIndex(([on]) => on <= onDay);
}

const daysAMonth = 365.25 / 12;

/** Months spent in each state up to a day; the state in force counts up to the day. States never entered are not there. */
export function monthsInStates<Code extends string>(
  history: readonly DatedState<Code>[],
  onDay: string,
): ReadonlyMap<Code, number> {
  const months = new Map<Code, number>();
  for (const { on, code, until, isAhead } of stepsOf(history, onDay)) {
    if (isAhead) continue;
    const end = until !== null && until < onDay ? until : onDay;
    const days = (Date.parse(end) - Date.parse(on)) / 86_400_000;
    months.set(code, (months.get(code) ?? 0) + days / daysAMonth);
  }
  return months;
}
