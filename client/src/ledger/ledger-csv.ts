import type { LedgerGrouping } from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import { zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import type { Ledger } from "../api/ledger.ts";
import type { Words } from "../i18n/use-words.ts";
import type { CsvCell } from "../ui/csv.ts";
import type { Names } from "../workbench/names.ts";
import { inOrder, rounded, rowName } from "./row-words.ts";

/**
 * The ledger as rows of cells: the names of the columns, the figures, then below an empty row what one has to know about them.
 * Beside each figure the zones it was counted from, by their codes. All rows have the same number of cells (RFC 4180).
 */
export function ledgerRows(
  ledger: Ledger,
  by: LedgerGrouping,
  facts: readonly string[],
  words: Words,
  names: Names,
): readonly (readonly CsvCell[])[] {
  const { t, say } = words;
  const head: CsvCell[] = [
    t(`ledger.by.${by}`),
    t("ledger.zones"),
    ...zoneCounters.flatMap((counter) => {
      const label = t(`zones.counter.${counter}`);
      return [
        t("ledger.csv.hectares", { label }),
        t("ledger.csv.recorded", { label }),
        t("ledger.csv.from", { label }),
      ];
    }),
  ];
  const padded = (cells: readonly CsvCell[]) => head.map((_, place) => cells[place] ?? null);
  return [
    head,
    ...inOrder(ledger.rows, by, words, names).map(({ key, zones, figures }) => [
      rowName(by, key, words, names),
      zones,
      ...zoneCounters.flatMap((counter): CsvCell[] => {
        const { hectares, recorded, from } = figures[counter];
        const codes = from.map((place) => ledger.zones[place]).join(" ");
        // Of what nobody recorded nothing is known: that is no zero.
        return from.length === 0 ? [null, null, null] : [rounded(hectares), rounded(recorded), codes];
      }),
    ]),
    padded([]),
    ...[...facts, say(ledger.definition)].map((note) => padded([note])),
  ];
}
