import { calendarDay, type Day, dayOf, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { FeatureCollection } from "geojson";

/** A rule artisanal mining was or is done under, as far as the time axis tells of it. */
export interface Instrument {
  readonly code: string;
  readonly titleEn: string;
  readonly titleMn: string;
  readonly shortEn: string;
  readonly shortMn: string;
  readonly from: Day;
  /** How well the day is known from which it is in force. */
  readonly precision: "day" | "month" | "year";
  readonly suspendedFrom: Day | undefined;
  readonly suspendedTo: Day | undefined;
  readonly replacedBy: string | undefined;
  /** What is known and what is not: where sources disagree, both are named. */
  readonly noteEn: string;
  readonly noteMn: string;
  readonly sourceUrl: string;
}

/** The instruments of their feed, oldest first. One without a readable date cannot be laid on an axis and is left out. */
export function instrumentsOf(feed: FeatureCollection): Instrument[] {
  return feed.features
    .flatMap(({ id, properties }): Instrument[] => {
      const read = (name: string): string => (typeof properties?.[name] === "string" ? properties[name] : "");
      const from = parseDay(read("in_force_from"));
      if (from === undefined) return [];
      const precision = read("in_force_precision");
      return [
        {
          code: String(id ?? read("code")),
          titleEn: read("title_en"),
          titleMn: read("title_mn"),
          shortEn: read("short_en"),
          shortMn: read("short_mn"),
          from,
          precision: precision === "month" || precision === "year" ? precision : "day",
          suspendedFrom: parseDay(read("suspended_from")),
          suspendedTo: parseDay(read("suspended_to")),
          replacedBy: read("replaced_by") || undefined,
          noteEn: read("note_en"),
          noteMn: read("note_mn"),
          sourceUrl: read("source_url"),
        },
      ];
    })
    .sort((a, b) => a.from - b.from);
}

/** A time in which rules were suspended, and the instruments that suspended and restarted them. */
export interface Suspension {
  readonly suspended: Instrument;
  readonly from: Day;
  /** First day after it; undefined: it lasts. */
  readonly to: Day | undefined;
  readonly by: Instrument | undefined;
  readonly endedBy: Instrument | undefined;
}

export function suspensionsOf(instruments: readonly Instrument[]): Suspension[] {
  return instruments.flatMap((suspended): Suspension[] => {
    const { suspendedFrom: from, suspendedTo: to } = suspended;
    if (from === undefined) return [];
    const others = instruments.filter((other) => other !== suspended);
    const by = others.find((other) => other.from === from);
    const endedBy =
      others.find((other) => other.code === suspended.replacedBy) ?? others.find((other) => other.from === to);
    return [{ suspended, from, to, by, endedBy: to === undefined ? undefined : endedBy }];
  });
}

export type InstrumentEvent = "in_force" | "suspends" | "restarts";

export function eventOf(instrument: Instrument, suspensions: readonly Suspension[]): InstrumentEvent {
  if (suspensions.some(({ by }) => by === instrument)) return "suspends";
  return suspensions.some(({ endedBy }) => endedBy === instrument) ? "restarts" : "in_force";
}

/** The first and the last day a date may mean that is known to the month or the year only. */
export function mayBeOn(day: Day, precision: Instrument["precision"]): readonly [first: Day, last: Day] {
  if (precision === "day") return [day, day];
  const { year, month } = calendarDay(day);
  if (precision === "year") return [dayOf(year, 1, 1) ?? day, dayOf(year, 12, 31) ?? day];
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return [dayOf(year, month, 1) ?? day, (dayOf(nextYear, nextMonth, 1) ?? day + 1) - 1];
}

export interface WishedLabel {
  /** What it labels. */
  readonly x: number;
  readonly widthPx: number;
  /** Lower ones are given room first. */
  readonly rank: number;
}

/**
 * Where labels stand on one line without touching: each begins at its place, or ends at the line's end where it would stick out.
 * @returns the left edge of each in CSS pixels, null for those that found no room
 */
export function placeLabels(labels: readonly WishedLabel[], lineWidthPx: number, gapPx: number): (number | null)[] {
  const taken: { readonly left: number; readonly right: number }[] = [];
  const lefts = labels.map((): number | null => null);
  const order = [...labels.keys()].sort((a, b) => (labels[a]?.rank ?? 0) - (labels[b]?.rank ?? 0));
  for (const index of order) {
    const { x = 0, widthPx = 0 } = labels[index] ?? {};
    const left = Math.max(0, Math.min(x, lineWidthPx - widthPx));
    const right = left + widthPx;
    if (widthPx > lineWidthPx || taken.some((other) => left < other.right + gapPx && right + gapPx > other.left))
      continue;
    taken.push({ left, right });
    lefts[index] = left;
  }
  return lefts;
}
