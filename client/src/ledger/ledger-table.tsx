import type { LedgerGrouping, LedgerRow } from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import { type ZoneCounter, zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import type { ReactElement } from "react";
import { useLocation } from "react-router";
import type { Ledger } from "../api/ledger.ts";
import { useWords } from "../i18n/use-words.ts";
import { readableQuery } from "../state/use-address.ts";
import { type DataCell, DataTable } from "../ui/data-table.tsx";
import { useSheet } from "../workbench/sheet.ts";
import { type FigureChoice, writeFigure } from "./figure-choice.ts";
import { inOrder, rounded, rowName } from "./row-words.ts";

interface LedgerTableProps {
  readonly ledger: Ledger;
  readonly by: LedgerGrouping;
}

/** A row a group and a column a counter; each figure leads to the zones it was counted from. There is no sum of columns, and none of rows. */
export function LedgerTable({ ledger, by }: LedgerTableProps): ReactElement {
  const words = useWords();
  const { t, count, measure } = words;
  const { names } = useSheet();
  const linkOf = useFigureLink();
  const cellOf = ({ key, figures, zones }: LedgerRow, counter: ZoneCounter): DataCell => {
    const { hectares, from } = figures[counter];
    if (from.length === 0) return { text: t("ledger.nothing") };
    const slots = {
      counter: t(`zones.counter.${counter}`),
      row: rowName(by, key, words, names),
      hectares: measure(rounded(hectares)),
      number: count(from.length),
      of: count(zones),
      count: from.length,
    };
    const text =
      from.length === zones ? slots.hectares : t("ledger.ofPart", { hectares: slots.hectares, number: slots.number });
    return { text, to: linkOf({ counter, key }), label: t("ledger.show", slots) };
  };
  return (
    <DataTable
      caption={t("ledger.table")}
      columns={[
        { key: "name", label: t(`ledger.by.${by}`) },
        { key: "zones", label: t("ledger.zones"), isNumber: true },
        ...zoneCounters.map((counter) => ({ key: counter, label: t(`zones.counter.${counter}`), isNumber: true })),
      ]}
      rows={inOrder(ledger.rows, by, words, names).map((row) => ({
        key: row.key ?? "",
        cells: [
          { text: rowName(by, row.key, words, names) },
          { text: count(row.zones) },
          ...zoneCounters.map((counter) => cellOf(row, counter)),
        ],
      }))}
    />
  );
}

/** Address of this page with a figure chosen; the view stays in it. */
function useFigureLink(): (figure: FigureChoice) => string {
  const { pathname, search } = useLocation();
  return (figure) => {
    const query = new URLSearchParams(search);
    query.set("figure", writeFigure(figure));
    return `${pathname}?${readableQuery(query)}`;
  };
}
