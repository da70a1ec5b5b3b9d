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
  /** How much it matters beside the others. */
  readonly weight: number;
}

/** What a label loses that does not begin where it points, for that is read most easily: less than any label is worth. */
const shifted = 0.01;

/**
 * Where labels stand on one line without touching: each begins or ends at its place, or ends with the line. Where not all find room,
 * those stand there that matter most together. Tries every way there is, so it is for a handful.
 * @returns the left edge of each in CSS pixels, null for those that found no room
 */
export function placeLabels(labels: readonly WishedLabel[], lineWidthPx: number, gapPx: number): (number | null)[] {
  let best = { weight: -1, lefts: labels.map((): number | null => null) };
  const isFree = (left: number, index: number, lefts: readonly (number | null)[]): boolean => {
    const right = left + (labels[index]?.widthPx ?? 0);
    if (left < 0 || right > lineWidthPx) return false;
    return lefts.every((other, at) => {
      if (other === null) return true;
      return right + gapPx <= other || left >= other + (labels[at]?.widthPx ?? 0) + gapPx;
    });
  };
  const place = (index: number, lefts: readonly (number | null)[], weight: number): void => {
    const label = labels[index];
    if (!label) {
      if (weight > best.weight) best = { weight, lefts: [...lefts] };
      return;
    }
    const { x, widthPx } = label;
    for (const left of new Set([x, x - widthPx, Math.min(x, lineWidthPx - widthPx)])) {
      const worth = label.weight - (left === x ? 0 : shifted);
      if (isFree(left, index, lefts)) place(index + 1, [...lefts, left], weight + worth);
    }
    place(index + 1, [...lefts, null], weight);
  };
  place(0, [], 0);
  return best.lefts;
}
