import { type ZoneStageGroup, zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { KnownSum } from "../sites/summary.ts";
import type { ChartTable } from "../ui/chart-frame.tsx";
import type { CsvCell } from "../ui/csv.ts";
import type { HectaresByStage } from "./compute/hectares-by-stage.ts";
import { hectareCounters } from "./compute/hectares-by-stage.ts";
import { useSteadyWords } from "./use-steady-words.ts";

interface LandTable {
  readonly table: ChartTable;
  readonly csv: () => readonly (readonly CsvCell[])[];
}

/** Hundredths of a hectare are what a zone is measured to. */
const rounded = (hectares: number): number => Math.round(hectares * 100) / 100;

/** A row a stage and a column a counter, each number with how many zones it is known for where that is not all of them. */
export function useLandTable(counted: HectaresByStage, linkOf: (group: ZoneStageGroup) => string): LandTable {
  const { t, count, measure, sayCode } = useSteadyWords();
  const stageOf = (group: ZoneStageGroup) => sayCode(zoneStageGroups, group);
  const cellOf = ({ sum, known }: KnownSum, zones: number): string => {
    if (zones === 0) return count(0);
    if (known === 0) return t("figures.notKnown");
    const hectares = measure(rounded(sum));
    return known === zones
      ? hectares
      : t("figures.land.knownPart", { hectares, known: count(known), zones: count(zones) });
  };
  const sums = hectareCounters.map((counter) => cellOf(counted.all[counter], counted.shown));
  return {
    table: {
      caption: t("figures.land.table"),
      columns: [
        { key: "stage", label: t("figures.column.stage") },
        { key: "zones", label: t("figures.column.zones"), isNumber: true },
        ...hectareCounters.map((counter) => ({
          key: counter,
          label: t(`figures.land.counter.${counter}`),
          isNumber: true,
        })),
      ],
      rows: [
        ...counted.stages.map(({ group, zones, hectares }) => ({
          key: group,
          cells: [
            { text: stageOf(group) },
            {
              text: count(zones),
              ...(zones > 0
                ? {
                    to: linkOf(group),
                    label: t("figures.land.show", { stage: stageOf(group), count: zones, number: count(zones) }),
                  }
                : {}),
            },
            ...hectareCounters.map((counter) => ({ text: cellOf(hectares[counter], zones) })),
          ],
        })),
        {
          key: "all",
          isTotal: true,
          cells: [
            { text: t("figures.column.together") },
            { text: count(counted.shown) },
            ...sums.map((text) => ({ text })),
          ],
        },
      ],
    },
    csv: () => [
      [
        t("figures.column.stage"),
        t("figures.column.zones"),
        ...hectareCounters.flatMap((counter) => [
          t(`figures.land.counter.${counter}`),
          t("figures.land.counterKnown", { counter: t(`figures.land.counter.${counter}`) }),
        ]),
      ],
      ...counted.stages.map(({ group, zones, hectares }) => [
        stageOf(group),
        zones,
        ...hectareCounters.flatMap((counter) => {
          const { sum, known } = hectares[counter];
          return [known === 0 && zones > 0 ? null : rounded(sum), known];
        }),
      ]),
    ],
  };
}
