import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { formatDay, formatMonth, formatShortMonth, formatYear } from "../../i18n/format.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { Instrument, InstrumentEvent } from "./instruments.ts";

export interface InstrumentWords {
  short(instrument: Instrument): string;
  title(instrument: Instrument): string;
  note(instrument: Instrument): string;
  /** From when it is in force, no finer than that is known: `September 2019`. */
  since(instrument: Instrument): string;
  /** Two short lines: its name, and what it did in which month or year. */
  labelOf(instrument: Instrument, event: InstrumentEvent): readonly [name: string, when: string];
}

export function useInstrumentWords(): InstrumentWords {
  const { t, name, language } = useWords();
  const shortSince = ({ from, precision }: Instrument): string => {
    const iso = isoOfDay(from) ?? "";
    return precision === "year" ? iso.slice(0, 4) : formatShortMonth(iso, language);
  };
  const since = ({ from, precision }: Instrument): string => {
    const iso = isoOfDay(from) ?? "";
    if (precision === "day") return formatDay(iso, language);
    return precision === "month" ? formatMonth(iso, language) : formatYear(iso, language);
  };
  const short = (instrument: Instrument) => name(instrument.shortEn, instrument.shortMn);
  return {
    short,
    title: (instrument) => name(instrument.titleEn, instrument.titleMn),
    note: (instrument) => name(instrument.noteEn, instrument.noteMn),
    since,
    labelOf: (instrument, event) => [short(instrument), t(`time.event.${event}`, { since: shortSince(instrument) })],
  };
}
