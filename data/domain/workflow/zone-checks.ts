import { calendarDay, dayOf, isoOfDay, parseDay } from "../statistics/days.ts";
import type { ZoneStage } from "./zone-stage.ts";

/** Planted land is looked at every year while it is monitored (domain notes 2.3: over the following seasons), unless somebody said when. */
export const monitoredEveryMonths = 12;

interface CheckFacts {
  readonly stage: ZoneStage;
  /** Since when it stands at the stage; YYYY-MM-DD, as all days here. */
  readonly since: string;
  /** The day somebody said; null: nobody did. */
  readonly nextCheckOn: string | null;
  /** Of the newest reading; null: there is none. */
  readonly lastReadOn: string | null;
}

/** When a zone is to be looked at next; the worklist reckons the same in SQL. @returns null: no check is due */
export function checkDueOn({ stage, since, nextCheckOn, lastReadOn }: CheckFacts): string | null {
  if (nextCheckOn !== null) return nextCheckOn;
  if (stage !== "MONITORING") return null;
  return monthsLater(lastReadOn !== null && lastReadOn > since ? lastReadOn : since, monitoredEveryMonths);
}

/** The same day of a later month, or that month's last one. */
function monthsLater(iso: string, months: number): string | null {
  const day = parseDay(iso);
  if (day === undefined) return null;
  const { year, month, dayOfMonth } = calendarDay(day);
  const later = year * 12 + month - 1 + months;
  for (let wanted = dayOfMonth; wanted > 0; wanted -= 1) {
    const found = dayOf(Math.floor(later / 12), (later % 12) + 1, wanted);
    if (found !== undefined) return isoOfDay(found) ?? null;
  }
  return null;
}
