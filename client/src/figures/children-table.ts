import { type ReachRing, reachRings } from "@asm-atlas/data/domain/statistics/reach.ts";
import type { ChartTable } from "../ui/chart-frame.tsx";
import type { CsvCell } from "../ui/csv.ts";
import type { DataCell } from "../ui/data-table.tsx";
import { useSheet } from "../workbench/sheet.ts";
import { type ChildrenInReach, type RingCounts, ringsTogether } from "./compute/children-in-reach.ts";
import type { ReachLink } from "./reach-link.ts";
import { useSteadyWords } from "./use-steady-words.ts";

interface ChildrenTable {
  readonly table: ChartTable;
  readonly csv: () => readonly (readonly CsvCell[])[];
}

interface Line {
  readonly inSeason: ChildrenInReach;
  /** Undefined: the whole country. */
  readonly aimag: string | null | undefined;
  readonly counts: RingCounts;
}

/** The country and then its aimags, those with most children far from a kindergarten first. */
function linesOf(inSeasons: readonly ChildrenInReach[]): Line[] {
  const far = (counts: RingCounts) => ringsTogether(counts, ["outer", "beyond"]).children ?? 0;
  return inSeasons.flatMap((inSeason) => [
    { inSeason, aimag: undefined, counts: inSeason.all },
    ...[...inSeason.byAimag]
      .sort(([, a], [, b]) => far(b) - far(a))
      .map(([aimag, counts]) => ({ inSeason, aimag, counts })),
  ]);
}

/** Children by season, area and ring; a site that nobody has counted is no child and no zero but a site of its own column. */
export function useChildrenTable(inSeasons: readonly ChildrenInReach[], linkOf: ReachLink): ChildrenTable {
  const { t, count, day } = useSteadyWords();
  const { names } = useSheet();
  const lines = linesOf(inSeasons);
  const seasonOf = ({ season, onDay }: ChildrenInReach) => t(`figures.children.season.${season}`, { date: day(onDay) });
  const areaOf = ({ aimag }: Line) => {
    if (aimag === undefined) return t("figures.children.country");
    return aimag === null ? t("filter.notRecorded") : names.unit(aimag);
  };
  const ringCell = (line: Line, ring: ReachRing): DataCell => {
    const { sites, children } = line.counts[ring];
    const text = sites > 0 && children === undefined ? t("figures.notKnown") : count(children ?? 0);
    if (sites === 0) return { text };
    const label = t("figures.children.show", {
      area: areaOf(line),
      ring: t(`figures.children.ring.${ring}`),
      children: text,
      count: sites,
      number: count(sites),
    });
    return { text, to: linkOf({ onDay: line.inSeason.onDay, ring, aimag: line.aimag }), label };
  };
  const unknownCell = (line: Line): DataCell => {
    const { sites, sitesKnown } = ringsTogether(line.counts, reachRings);
    const unknown = sites - sitesKnown;
    if (unknown === 0) return { text: count(0) };
    const label = t("figures.children.showUncounted", { area: areaOf(line), count: unknown, number: count(unknown) });
    return {
      text: count(unknown),
      to: linkOf({ onDay: line.inSeason.onDay, aimag: line.aimag, isUncounted: true }),
      label,
    };
  };
  return {
    table: {
      caption: t("figures.children.table"),
      columns: [
        { key: "season", label: t("figures.column.season") },
        { key: "area", label: t("figures.column.area") },
        ...reachRings.map((ring) => ({ key: ring, label: t(`figures.children.ring.${ring}`), isNumber: true })),
        { key: "unknown", label: t("figures.children.uncounted"), isNumber: true },
        { key: "sites", label: t("figures.column.sites"), isNumber: true },
      ],
      rows: lines.map((line) => ({
        key: `${line.inSeason.season} ${line.aimag === undefined ? "all" : (line.aimag ?? "none")}`,
        isTotal: line.aimag === undefined,
        cells: [
          { text: seasonOf(line.inSeason) },
          { text: areaOf(line) },
          ...reachRings.map((ring) => ringCell(line, ring)),
          unknownCell(line),
          { text: count(ringsTogether(line.counts, reachRings).sites) },
        ],
      })),
    },
    csv: () => [
      [
        t("figures.column.season"),
        t("figures.column.day"),
        t("figures.column.area"),
        ...reachRings.map((ring) => t(`figures.children.ring.${ring}`)),
        t("figures.children.uncounted"),
        t("figures.column.sites"),
        t("figures.children.openKindergartens"),
        t("figures.children.seats"),
      ],
      ...lines.map((line) => {
        const { sites, sitesKnown } = ringsTogether(line.counts, reachRings);
        const isCountry = line.aimag === undefined;
        return [
          t(`figures.children.seasonName.${line.inSeason.season}`),
          line.inSeason.onDay,
          areaOf(line),
          ...reachRings.map((ring) => line.counts[ring].children ?? null),
          sites - sitesKnown,
          sites,
          isCountry ? line.inSeason.openKindergartens : null,
          isCountry ? line.inSeason.seats : null,
        ];
      }),
    ],
  };
}
