import { useWords } from "../../i18n/use-words.ts";
import { facetNamed } from "../../sites/facets/facet-columns.ts";
import { useView } from "../../state/view-store.ts";
import type { GridSort } from "../../ui/grid/grid-column.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { entryWords } from "../filter/facet-words.ts";
import { legendGroup } from "../legend/legend-entries.ts";
import type { ListColumn } from "./columns/list-column.ts";
import type { ExportHead } from "./list-export.ts";
import { declarations, type ListLayer } from "./list-layers.ts";

/** Facets that zones and kindergartens are filtered by too. */
const ofEveryLayer = ["aimag", "soum", "demo"];

interface Exported {
  readonly layer: ListLayer;
  /** All columns of the layer, for one may be sorted by one that does not stand. */
  readonly all: readonly ListColumn[];
  readonly rows: Uint32Array;
  readonly sort: readonly GridSort[];
  readonly known: number;
}

/** What an exported list says of itself: layer, day, filter, legend entries that are off, how many of how many, order, demo. */
export function useExportHead(): (exported: Exported) => ExportHead {
  const words = useWords();
  const { t, say, count, day } = words;
  const { names, onDay, known: record } = useSheet();
  const where = useView((view) => view.where);
  const isAreaFilter = useView((view) => view.isAreaFilter);
  const hidden = useView((view) => view.hidden);
  const filterWords = (layer: ListLayer) => [
    ...(isAreaFilter ? [t("tools.selection")] : []),
    ...Object.entries(where).flatMap(([id, codes]) => {
      const facet = facetNamed(id);
      if (!facet || codes.length === 0 || (layer !== "sites" && !ofEveryLayer.includes(id))) return [];
      const entries = codes.map((code) => entryWords(facet.id, code, words, names)).join(", ");
      return [t("filter.chip", { facet: t(`filter.facet.${facet.id}`), entries })];
    }),
  ];
  const offWords = (layer: ListLayer) => {
    const { entries } = legendGroup(layer, "staff", words);
    return (hidden[layer] ?? []).map((code) => entries.find((entry) => entry.code === code)?.label ?? code);
  };
  return ({ layer, all, rows, sort, known }) => {
    const off = offWords(layer);
    const order = sort.flatMap(({ columnId, isDescending }) => {
      const label = all.find(({ id }) => id === columnId)?.label;
      return label ? [t(isDescending ? "list.export.downwards" : "list.export.upwards", { column: label })] : [];
    });
    const demo = all.find(({ id }) => id === "demo");
    const hasDemo = rows.some((row) => demo?.cell(row) === t("card.yes"));
    return {
      title: `${t("app.name")}: ${say(declarations[layer].title)}`,
      lines: [
        [t("list.export.day"), `${onDay} (${day(onDay)})`],
        ...(record && layer === "sites" ? [[t("known.day"), `${record.on} (${day(record.on)})`] as const] : []),
        [t("list.export.filter"), filterWords(layer).join("; ") || t("list.export.noFilter")],
        ...(off.length > 0 ? [[t("list.export.off"), off.join("; ")] as const] : []),
        [t("list.export.rows"), t("list.ofKnown", { shown: count(rows.length), known: count(known) })],
        [t("list.export.order"), order.join("; ")],
        ...(hasDemo ? [[t("app.demo"), t("app.demoExplained")] as const] : []),
      ],
    };
  };
}
