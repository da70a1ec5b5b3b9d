import type { DatedState } from "../workflow/workflow.ts";
import { type Day, parseDay } from "./days.ts";

/** Of a record that was not known yet on the day asked for. */
export const NOT_KNOWN_YET = -1;

/**
 * The histories of many records in columns, made once and asked for any day. What is kept are *changes of state from one day to the next*:
 * of several events on one day the last counts (as `stateOn` has it), and an event that leaves the state as it was is none. So the days of
 * one history rise strictly and neighbouring states differ.
 *
 * History `h` has the changes `offsets[h]` to `offsets[h + 1] - 1`; of change `c`, `days[c]` is the first day of state `states[c]`, an index
 * into `codes`.
 */
export class DatedHistories<Code extends string = string> {
  readonly codes: readonly Code[];
  readonly count: number;
  readonly offsets: Uint32Array;
  readonly days: Int32Array;
  readonly states: Int8Array;

  private constructor(codes: readonly Code[], offsets: Uint32Array, days: Int32Array, states: Int8Array) {
    this.codes = codes;
    this.count = offsets.length - 1;
    this.offsets = offsets;
    this.days = days;
    this.states = states;
  }

  /**
   * `histories` as the map feed carries them, each sorted by date; `codes` are the states in the order they are to be counted in.
   * @throws RangeError for what no feed of ours holds: a date that is none, an unsorted history, a state that is not among the codes.
   */
  static of<Code extends string>(
    histories: readonly (readonly DatedState[])[],
    codes: readonly Code[],
  ): DatedHistories<Code> {
    const columns = new Columns(
      codes,
      histories.length,
      histories.reduce((sum, { length }) => sum + length, 0),
    );
    for (const history of histories) {
      let before = Number.NEGATIVE_INFINITY;
      for (const [effectiveOn, code] of history) {
        const day = columns.dayOf(effectiveOn);
        if (day < before) throw new RangeError(`${columns.place} goes back in time at ${effectiveOn}`);
        columns.add(day, columns.stateOf(code));
        before = day;
      }
      columns.endHistory();
    }
    return new DatedHistories(codes, ...columns.finish());
  }

  /**
   * The same lives told in groups of states: what moves within a group is no change any more.
   * @throws RangeError when a state's group is not among `groups`.
   */
  grouped<Group extends string>(
    groups: readonly Group[],
    groupOf: Readonly<Record<Code, Group>>,
  ): DatedHistories<Group> {
    const columns = new Columns(groups, this.count, this.days.length);
    const groupIndexes = this.codes.map((code) => {
      const index = groups.indexOf(groupOf[code]);
      if (index < 0) throw new RangeError(`${groupOf[code]}, the group of ${code}, is not one of the groups`);
      return index;
    });
    for (let history = 0; history < this.count; history++) {
      const end = this.offsets[history + 1] ?? 0;
      for (let change = this.offsets[history] ?? 0; change < end; change++) {
        columns.add(this.days[change] ?? 0, groupIndexes[this.states[change] ?? 0] ?? 0);
      }
      columns.endHistory();
    }
    return new DatedHistories(groups, ...columns.finish());
  }

  /** Index into `codes` of a record's state on a day, or `NOT_KNOWN_YET`. */
  stateIndexOn(history: number, day: Day): number {
    const first = this.offsets[history] ?? 0;
    const change = this.changeOn(history, day);
    return change < first ? NOT_KNOWN_YET : (this.states[change] ?? NOT_KNOWN_YET);
  }

  /** The change whose state is in force on a day; the one before the history's first when it was not known yet. */
  changeOn(history: number, day: Day): number {
    let low = this.offsets[history] ?? 0;
    let high = this.offsets[history + 1] ?? low;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.days[middle] ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * The states of all records on a day, written into an array of at least `count` places which is given back.
   * @throws RangeError when it is too short.
   */
  statesOn(day: Day, into: Int8Array = new Int8Array(this.count)): Int8Array {
    if (into.length < this.count) throw new RangeError(`${this.count} states do not fit into ${into.length} places`);
    for (let history = 0; history < this.count; history++) into[history] = this.stateIndexOn(history, day);
    return into;
  }
}

/** Columns while they grow. There are never more changes than events. */
class Columns {
  readonly #indexOfCode: ReadonlyMap<string, number>;
  readonly #dayOfDate = new Map<string, Day>();
  readonly #offsets: Uint32Array;
  readonly #days: Int32Array;
  readonly #states: Int8Array;
  #history = 0;
  #change = 0;

  constructor(codes: readonly string[], histories: number, mostChanges: number) {
    if (codes.length > 127) throw new RangeError(`${codes.length} states are more than 127`);
    this.#indexOfCode = new Map(codes.map((code, index) => [code, index]));
    this.#offsets = new Uint32Array(histories + 1);
    this.#days = new Int32Array(mostChanges);
    this.#states = new Int8Array(mostChanges);
  }

  /** How a person finds the history being read. */
  get place(): string {
    return `History ${this.#history}`;
  }

  /** Histories of one country share their days: each is read once. */
  dayOf(iso: string): Day {
    const known = this.#dayOfDate.get(iso);
    if (known !== undefined) return known;
    const day = parseDay(iso);
    if (day === undefined) throw new RangeError(`${this.place} has the date ${iso}, which is none`);
    this.#dayOfDate.set(iso, day);
    return day;
  }

  stateOf(code: string): number {
    const index = this.#indexOfCode.get(code);
    if (index === undefined) throw new RangeError(`${this.place} has the state ${code}, which is not known here`);
    return index;
  }

  add(day: Day, state: number): void {
    const first = this.#offsets[this.#history] ?? 0;
    // A later event of the same day takes the place of the earlier one.
    if (this.#change > first && this.#days[this.#change - 1] === day) this.#change -= 1;
    if (this.#change > first && this.#states[this.#change - 1] === state) return;
    this.#days[this.#change] = day;
    this.#states[this.#change] = state;
    this.#change += 1;
  }

  endHistory(): void {
    this.#history += 1;
    this.#offsets[this.#history] = this.#change;
  }

  finish(): [Uint32Array, Int32Array, Int8Array] {
    return [this.#offsets, this.#days.slice(0, this.#change), this.#states.slice(0, this.#change)];
  }
}
