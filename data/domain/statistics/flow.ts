import { type DatedHistories, NOT_KNOWN_YET } from "./dated-histories.ts";
import type { Day } from "./days.ts";
import { type Mask, type Stock, stockOn } from "./stock.ts";

/**
 * What moved between states in a period: after the end of day `after`, up to the end of day `until`.
 *
 * Counted are changes from one day to the next, every one of them: a record that went from A to B and later in the period back is two
 * moves, not none. A state entered and left on one and the same day was in force on no day; it is not counted, as no stock of any day
 * shows it. So for every state: stock at the end − stock at the start = inflow − outflow (`balanceOf`).
 */
export interface Flow<Code extends string = string> {
  readonly after: Day;
  readonly until: Day;
  readonly codes: readonly Code[];
  /** Moves from state `f` to state `t` at `(f + 1) * codes.length + t`; the first row holds the records not known before. `movesBetween` reads it. */
  readonly moves: Uint32Array;
  readonly start: Stock;
  readonly end: Stock;
}

/** One state's account of a period. */
export interface Balance<Code extends string = string> {
  readonly code: Code;
  readonly start: number;
  readonly inflow: number;
  readonly outflow: number;
  readonly end: number;
  /** Does end − start = inflow − outflow hold? The stocks are counted apart from the moves, so this can fail. */
  readonly isBalanced: boolean;
}

/** @throws RangeError when the period ends before it begins. */
export function flowBetween<Code extends string>(
  histories: DatedHistories<Code>,
  after: Day,
  until: Day,
  mask?: Mask,
): Flow<Code> {
  if (until < after) throw new RangeError(`The period ends on day ${until}, before it begins on day ${after}`);
  const width = histories.codes.length;
  const moves = new Uint32Array((width + 1) * width);
  for (let history = 0; history < histories.count; history++) {
    if (mask && !mask[history]) continue;
    let from = histories.stateIndexOn(history, after);
    const last = histories.changeOn(history, until);
    for (let change = histories.changeOn(history, after) + 1; change <= last; change++) {
      const to = histories.states[change] ?? 0;
      const at = (from + 1) * width + to;
      moves[at] = (moves[at] ?? 0) + 1;
      from = to;
    }
  }
  const [start, end] = [stockOn(histories, after, mask), stockOn(histories, until, mask)];
  return { after, until, codes: histories.codes, moves, start, end };
}

/** Moves from one state to another, by index; from `NOT_KNOWN_YET`, the records that became known in the state. */
export function movesBetween(flow: Flow, from: number, to: number): number {
  return flow.moves[(from + 1) * flow.codes.length + to] ?? 0;
}

/** Moves into a state, those of records that became known in it included. */
export function inflowOf(flow: Flow, state: number): number {
  let sum = 0;
  for (let from = NOT_KNOWN_YET; from < flow.codes.length; from++) sum += movesBetween(flow, from, state);
  return sum;
}

/** Moves out of a state. Nothing that was known becomes unknown again. */
export function outflowOf(flow: Flow, state: number): number {
  return flow.codes.reduce((sum, _, to) => sum + movesBetween(flow, state, to), 0);
}

/** The account of every state, in the order of the codes. */
export function balanceOf<Code extends string>(flow: Flow<Code>): Balance<Code>[] {
  return flow.codes.map((code, state) => {
    const [start, end] = [flow.start.counts[state] ?? 0, flow.end.counts[state] ?? 0];
    const [inflow, outflow] = [inflowOf(flow, state), outflowOf(flow, state)];
    return { code, start, inflow, outflow, end, isBalanced: end - start === inflow - outflow };
  });
}
