import { type Day, isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { useMemo } from "react";
import { formatDay, formatMonth, formatYear } from "../i18n/format.ts";
import { eventOf, type Instrument } from "../panels/time/instruments.ts";
import type { RuleMark } from "./plots/over-time-plot.tsx";
import { useRules } from "./use-instruments.ts";
import { useSteadyWords } from "./use-steady-words.ts";

interface RuleMarks {
  readonly marks: readonly RuleMark[];
  readonly suspensions: readonly { readonly from: Day; readonly to: Day }[];
}

/** The rules that changed between two days: each by its name and what it did, no finer dated than is known. */
export function useRuleMarks(firstDay: Day, lastDay: Day): RuleMarks {
  const { t, name, language } = useSteadyWords();
  const { instruments, suspensions } = useRules();
  return useMemo(() => {
    const since = ({ from, precision }: Instrument): string => {
      const iso = isoOfDay(from) ?? "";
      if (precision === "day") return formatDay(iso, language);
      return precision === "month" ? formatMonth(iso, language) : formatYear(iso, language);
    };
    const marks = instruments
      .filter(({ from }) => from >= firstDay && from <= lastDay)
      .map((instrument): RuleMark => {
        const event = eventOf(instrument, suspensions);
        return {
          day: instrument.from,
          lines: [
            name(instrument.shortEn, instrument.shortMn),
            t(`figures.rule.${event}`, { since: since(instrument) }),
          ],
          isMain: event !== "in_force",
        };
      });
    return {
      marks,
      suspensions: suspensions
        .filter(({ from }) => from <= lastDay)
        .map(({ from, to = lastDay }) => ({ from, to: Math.min(to, lastDay) })),
    };
  }, [instruments, suspensions, firstDay, lastDay, t, name, language]);
}
