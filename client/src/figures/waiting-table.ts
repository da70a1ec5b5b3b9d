import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { useCallback } from "react";
import type { ChartTable } from "../ui/chart-frame.tsx";
import type { CsvCell } from "../ui/csv.ts";
import type { WaitingTime } from "./compute/waiting-times.ts";
import { durationWords } from "./duration-words.ts";
import { useLookedAt } from "./looked-at.ts";
import { useCountLink } from "./map-link.ts";
import { keepingStatus } from "./status-choice.ts";
import { useSteadyWords } from "./use-steady-words.ts";
import { rangeWords } from "./waiting-words.ts";

/** Who is still in a status on the day looked at: the very sites the map shows in it. */
export function useStillThereLink(): (status: SiteStatus) => string {
  const { where } = useLookedAt();
  const countLink = useCountLink();
  return useCallback((status) => countLink({ where: keepingStatus(where, [status]) }), [countLink, where]);
}

interface WaitingTable {
  readonly table: ChartTable;
  readonly csv: () => readonly (readonly CsvCell[])[];
}

/** The median of each status, and what it rests on. */
export function useWaitingTable(times: readonly WaitingTime[]): WaitingTable {
  const words = useSteadyWords();
  const { t, count, sayCode } = words;
  const linkOf = useStillThereLink();
  const statusOf = (status: SiteStatus) => sayCode(siteStatusWorkflow.states, status);
  const columns = [
    { key: "status", label: t("figures.column.status") },
    { key: "median", label: t("figures.waiting.median") },
    { key: "range", label: t("figures.waiting.certain") },
    { key: "spells", label: t("figures.waiting.spells"), isNumber: true },
    { key: "ended", label: t("figures.waiting.ended"), isNumber: true },
    { key: "waiting", label: t("figures.waiting.waiting"), isNumber: true },
  ];
  return {
    table: {
      caption: t("figures.waiting.table"),
      columns,
      rows: times.map((time) => {
        const { status, curve } = time;
        const still = t("figures.waiting.show", { count: curve.censored, number: count(curve.censored) });
        return {
          key: status,
          cells: [
            { text: statusOf(status) },
            {
              text:
                curve.medianDays === undefined
                  ? t("figures.waiting.notYetHalf")
                  : durationWords(curve.medianDays, words),
            },
            { text: rangeWords(time, words) },
            { text: count(curve.spells) },
            { text: count(curve.ended) },
            {
              text: count(curve.censored),
              ...(curve.censored > 0 ? { to: linkOf(status), label: `${statusOf(status)}: ${still}` } : {}),
            },
          ],
        };
      }),
    },
    csv: () => [
      [
        t("figures.column.status"),
        t("figures.waiting.medianDays"),
        t("figures.waiting.lowDays"),
        t("figures.waiting.highDays"),
        t("figures.waiting.spells"),
        t("figures.waiting.ended"),
        t("figures.waiting.waiting"),
      ],
      ...times.map(({ status, curve, medianLowDays, medianHighDays }) => [
        statusOf(status),
        curve.medianDays ?? null,
        medianLowDays ?? null,
        medianHighDays ?? null,
        curve.spells,
        curve.ended,
        curve.censored,
      ]),
    ],
  };
}
