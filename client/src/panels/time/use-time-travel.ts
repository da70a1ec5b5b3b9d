import { type Day, isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { useView } from "../../state/view-store.ts";
import { useFramePaced } from "../../ui/use-frame-paced.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { firstValidDay } from "../../workbench/valid-time.ts";
import { stepped } from "./time-axis.ts";

/** The days of the sheet as numbers, and how they are moved: at most once a frame. */
export interface TimeTravel {
  /** The ends of what can be looked at. */
  readonly first: Day;
  readonly last: Day;
  readonly day: Day;
  readonly thenDay: Day | null;
  /** The day of the record looked at; null: the record of now. */
  readonly knownOn: Day | null;
  /** The earliest day that can be looked at: beside an earlier one, the day after it. */
  readonly firstChoice: Day;
  readonly isToday: boolean;
  /** Where the day is on its way to. */
  wanted(): Day;
  wantedThen(): Day;
  wantedKnown(): Day;
  /** Both take a day that can be chosen. */
  lookAt(day: Day): void;
  lookAtIso(day: string): void;
  compareWith(day: Day): void;
  compareWithIso(day: string): void;
  /** Begins a comparison, with a year before where there is one. */
  startComparing(): void;
  stopComparing(): void;
  knowOn(day: Day): void;
  knowOnIso(day: string): void;
  /** Begins with the record of the day looked at: what was believed then. */
  startKnowing(): void;
  stopKnowing(): void;
}

const dayOfIso = (iso: string): Day => parseDay(iso) ?? 0;
const first = dayOfIso(firstValidDay);

export function useTimeTravel(): TimeTravel {
  const { onDay, today, comparison, known } = useSheet();
  const last = dayOfIso(today);
  const day = dayOfIso(onDay);
  const thenDay = comparison && dayOfIso(comparison.thenDay);
  const knownOn = known && dayOfIso(known.on);
  const now = useFramePaced((next: Day) => useView.getState().setDay(next >= last ? null : (isoOfDay(next) ?? null)));
  const then = useFramePaced((next: Day) => useView.getState().setThenDay(isoOfDay(next) ?? null));
  const record = useFramePaced((next: Day) => useView.getState().setKnownOn(isoOfDay(next) ?? null));
  return {
    first,
    last,
    day,
    thenDay,
    knownOn,
    firstChoice: thenDay === null ? first : thenDay + 1,
    isToday: day === last,
    wanted: () => now.wanted(day),
    wantedThen: () => then.wanted(thenDay ?? first),
    wantedKnown: () => record.wanted(knownOn ?? last),
    lookAt: (next) => now.want(next),
    lookAtIso: (iso) => now.want(dayOfIso(iso)),
    compareWith: (next) => then.want(next),
    compareWithIso: (iso) => then.want(dayOfIso(iso)),
    startComparing: () => then.want(Math.max(first, stepped(day, "year", -1))),
    stopComparing: () => useView.getState().setThenDay(null),
    knowOn: (next) => record.want(next),
    knowOnIso: (iso) => record.want(dayOfIso(iso)),
    startKnowing: () => record.want(day),
    stopKnowing: () => useView.getState().setKnownOn(null),
  };
}
