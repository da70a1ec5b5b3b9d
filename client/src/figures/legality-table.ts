import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { type SiteStatusGroup, siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type GroupStock, groupCodes, totalAt } from "../sites/stock-over-time.ts";
import type { ChartTable } from "../ui/chart-frame.tsx";
import type { CsvCell } from "../ui/csv.ts";
import { useSteadyWords } from "./use-steady-words.ts";

interface LegalityTable {
  readonly table: ChartTable;
  readonly csv: () => readonly (readonly CsvCell[])[];
}

/** A row for the end of each year and for the day looked at, the newest first; the file has every point of the chart. */
export function useLegalityTable(
  stock: GroupStock,
  linkOf: (group: SiteStatusGroup, day: number) => string,
): LegalityTable {
  const { t, count, day, sayCode } = useSteadyWords();
  const groups = groupCodes.map((group) => sayCode(siteStatusGroups, group));
  const countOf = (point: number, index: number) => stock.counts[point * groupCodes.length + index] ?? 0;
  const isoOf = (point: number) => isoOfDay(stock.days[point] ?? 0) ?? "";
  const points = [...stock.days.keys()].filter((point) => isYearEnd(isoOf(point)) || point === stock.days.length - 1);
  return {
    table: {
      caption: t("figures.legality.table"),
      columns: [
        { key: "day", label: t("figures.column.day") },
        ...groupCodes.map((group, index) => ({ key: group, label: groups[index] ?? group, isNumber: true })),
        { key: "all", label: t("figures.column.together"), isNumber: true },
      ],
      rows: points.toReversed().map((point) => ({
        key: isoOf(point),
        cells: [
          { text: day(isoOf(point)) },
          ...groupCodes.map((group, index) => {
            const sites = countOf(point, index);
            const label = t("figures.showGroupOn", {
              group: groups[index] ?? group,
              count: sites,
              number: count(sites),
              date: day(isoOf(point)),
            });
            return sites > 0
              ? { text: count(sites), to: linkOf(group, stock.days[point] ?? 0), label }
              : { text: count(0) };
          }),
          { text: count(totalAt(stock, point)) },
        ],
      })),
    },
    csv: () => [
      [t("figures.column.day"), ...groups, t("figures.column.together"), t("figures.column.known")],
      ...[...stock.days.keys()].map((point) => [
        isoOf(point),
        ...groupCodes.map((_, index) => countOf(point, index)),
        totalAt(stock, point),
        stock.known[point] ?? 0,
      ]),
    ],
  };
}

const isYearEnd = (iso: string): boolean => iso.endsWith("-12-31");
