import type { ChartTable } from "../ui/chart-frame.tsx";
import type { CsvCell } from "../ui/csv.ts";
import type { PeriodAccount } from "./compute/moves-of-period.ts";
import type { MoveLink } from "./move-link.ts";
import { moveLabel, statusWords } from "./move-words.ts";
import { useSteadyWords } from "./use-steady-words.ts";

interface MovesTable {
  readonly table: ChartTable;
  readonly csv: () => readonly (readonly CsvCell[])[];
}

/** Every move of the period, the most frequent first. */
export function useMovesTable({ moves }: PeriodAccount, linkOf: MoveLink): MovesTable {
  const words = useSteadyWords();
  const { t, count } = words;
  const heads = [
    t("figures.column.from"),
    t("figures.column.to"),
    t("figures.column.direction"),
    t("figures.column.moves"),
    t("figures.column.sites"),
  ];
  return {
    table: {
      caption: t("figures.moves.table"),
      columns: heads.map((label, index) => ({ key: label, label, isNumber: index > 2 })),
      rows: moves.map((move) => ({
        key: `${move.from} ${move.to}`,
        cells: [
          { text: statusWords(move.from, words) },
          { text: statusWords(move.to, words) },
          { text: t(`figures.moves.way.${move.direction}`) },
          { text: count(move.count) },
          { text: count(move.sites), to: linkOf(move), label: moveLabel(move, words) },
        ],
      })),
    },
    csv: () => [
      heads,
      ...moves.map((move) => [
        statusWords(move.from, words),
        statusWords(move.to, words),
        t(`figures.moves.way.${move.direction}`),
        move.count,
        move.sites,
      ]),
    ],
  };
}
