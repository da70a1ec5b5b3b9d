import type { LedgerGrouping, LedgerRow } from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import type { Words } from "../i18n/use-words.ts";
import type { Names } from "../workbench/names.ts";

/** What a row is of, in the reader's language. */
export function rowName(by: LedgerGrouping, key: string | null, { t }: Words, names: Names): string {
  if (by === "nation") return t("ledger.nation");
  if (key === null) return t(by === "year" ? "ledger.notFinished" : "ledger.notRecorded");
  if (by === "aimag") return names.unit(key);
  return by === "soum" ? names.unitWithParent(key) : key;
}

/** By name, years newest first; what is not recorded or not finished comes last. */
export function inOrder(rows: readonly LedgerRow[], by: LedgerGrouping, words: Words, names: Names): LedgerRow[] {
  const nameOf = ({ key }: LedgerRow) => rowName(by, key, words, names);
  return rows.toSorted((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return by === "year" ? b.key.localeCompare(a.key) : nameOf(a).localeCompare(nameOf(b), words.language);
  });
}

/** Hundredths of a hectare are what a zone is measured to. */
export const rounded = (hectares: number): number => Math.round(hectares * 100) / 100;
