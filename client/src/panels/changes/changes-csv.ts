import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Words } from "../../i18n/use-words.ts";
import type { SiteChanges } from "../../sites/site-changes.ts";
import type { SiteTable } from "../../sites/site-table.ts";
import { toCsv } from "../../ui/csv.ts";
import type { Names } from "../../workbench/names.ts";
import { siteName } from "./site-name.ts";

/** Every changed site as a row, in the reader's words; days are ISO, as tables read them. */
export function changesCsv(
  changes: SiteChanges,
  table: SiteTable,
  days: { readonly thenDay: string; readonly onDay: string; readonly knownOn: string | null },
  words: Words,
  names: Names,
): string {
  const { t, sayCode } = words;
  const header = [
    t("time.column.code"),
    t("time.column.name"),
    t("time.column.soum"),
    t("time.column.statusOn", { date: days.thenDay }),
    t("time.column.since"),
    t("time.column.statusOn", { date: days.onDay }),
    t("time.column.since"),
    t("time.column.direction"),
    ...(days.knownOn === null ? [] : [t("known.day")]),
  ];
  const rows = changes.groups.flatMap(({ from, to, direction, sites }) =>
    sites.map(({ index, fromSince, toSince }) => [
      table.codes[index] ?? "",
      siteName(table, index, words),
      names.unitWithParent(table.soumCodes[index] ?? ""),
      from ? sayCode(siteStatusWorkflow.states, from) : t("time.notKnownYet"),
      fromSince === null ? null : (isoOfDay(fromSince) ?? null),
      sayCode(siteStatusWorkflow.states, to),
      isoOfDay(toSince) ?? null,
      t(`time.direction.${direction}`),
      ...(days.knownOn === null ? [] : [days.knownOn]),
    ]),
  );
  return toCsv([header, ...rows]);
}
