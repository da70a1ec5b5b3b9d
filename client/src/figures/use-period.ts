import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { useMemo } from "react";
import { usePageParameter } from "../state/page-parameter.ts";
import { useSheet } from "../workbench/sheet.ts";
import { firstValidDay } from "../workbench/valid-time.ts";
import { type Period, type PresetId, parsePeriod, periodCode, presetsOn } from "./compute/periods.ts";
import { useRules } from "./use-instruments.ts";

export interface PeriodInUse {
  readonly period: Period;
  readonly presets: Readonly<Partial<Record<PresetId, Period>>>;
  readonly onPeriod: (period: Period) => void;
}

/** Where valid time begins. */
const firstDay = parseDay(firstValidDay) ?? 0;

/** The period of the flow: what the address says, else the suspension of the rules, else the whole time up to the day looked at. */
export function usePeriod(): PeriodInUse {
  const { onDay } = useSheet();
  const { suspensions } = useRules();
  const [code, chooseCode] = usePageParameter("period");
  return useMemo(() => {
    const day = parseDay(onDay) ?? firstDay;
    const presets = presetsOn(day, firstDay, suspensions[0]);
    const whole = { first: firstDay, last: day };
    return {
      period: parsePeriod(code, firstDay, day) ?? presets.suspension ?? whole,
      presets,
      onPeriod: (period: Period) => chooseCode(periodCode(period)),
    };
  }, [onDay, suspensions, code, chooseCode]);
}
