import { activityTopics } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { ChartTable } from "../ui/chart-frame.tsx";
import type { CsvCell } from "../ui/csv.ts";
import { type PeopleReached, type Reached, sexes } from "./compute/people-reached.ts";
import type { SoumLink } from "./soum-link.ts";
import { useSteadyWords } from "./use-steady-words.ts";

interface PeopleTable {
  readonly table: ChartTable;
  readonly csv: () => readonly (readonly CsvCell[])[];
}

/** A row for each year and topic with an activity, the newest first; years by themselves before their topics. */
export function usePeopleTable(reached: PeopleReached, linkOf: SoumLink): PeopleTable {
  const { t, count, sayCode } = useSteadyWords();
  const topicOf = (topic: string) => sayCode(activityTopics, topic);
  const numbers = (of: Reached) => [...sexes.map((sex) => of[sex]), of.people];
  const cells = (of: Reached, name: string, year?: number) => {
    const to = linkOf(of, year);
    const label = t("figures.people.show", { name, count: of.soums.length, number: count(of.soums.length) });
    return [
      ...numbers(of).map((people) => ({ text: count(people) })),
      { text: count(of.activities), ...(to === undefined ? {} : { to, label }) },
    ];
  };
  const heads = [
    ...sexes.map((sex) => t(`figures.people.sex.${sex}`)),
    t("figures.column.people"),
    t("figures.column.activities"),
  ];
  return {
    table: {
      caption: t("figures.people.table"),
      columns: [
        { key: "year", label: t("figures.column.year") },
        { key: "topic", label: t("figures.column.topic") },
        ...heads.map((label) => ({ key: label, label, isNumber: true })),
      ],
      rows: [...reached.byYear].toReversed().flatMap(([year, ofYear]) => [
        {
          key: String(year),
          isTotal: true,
          cells: [
            { text: String(year) },
            { text: t("figures.people.allTopics") },
            ...cells(ofYear, String(year), year),
          ],
        },
        ...reached.cells
          .filter((cell) => cell.year === year)
          .map((cell) => ({
            key: `${year} ${cell.topic}`,
            cells: [
              { text: String(year) },
              { text: topicOf(cell.topic) },
              ...cells(cell, `${topicOf(cell.topic)}, ${year}`, year),
            ],
          })),
      ]),
    },
    csv: () => [
      [t("figures.column.year"), t("figures.column.topic"), ...heads],
      ...reached.cells.map((cell) => [cell.year, topicOf(cell.topic), ...numbers(cell), cell.activities]),
    ],
  };
}
