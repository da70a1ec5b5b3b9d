import { kindergartenKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import {
  groupOfKindergartenStatus,
  type KindergartenStatus,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { formatMonthDay } from "../../../i18n/format.ts";
import type { Words } from "../../../i18n/use-words.ts";
import type { ListColumn } from "./list-column.ts";
import { type RecordColumnSource, RecordColumns } from "./record-columns.ts";

/** Columns of kindergartens: the status of a day; seats and season as they are on record now. */
export function kindergartenColumns(source: RecordColumnSource, onDay: string): readonly ListColumn[] {
  const columns = new RecordColumns(source);
  const on = parseDay(onDay) ?? 0;
  return [
    columns.code(),
    columns.name(),
    columns.make.codes(columns.head("kind", "kind"), kindergartenKinds, (row) => columns.textOf(row, "kind")),
    columns.state(
      columns.head("status", "status"),
      kindergartenStatusWorkflow.states,
      on,
      (code) => groupOfKindergartenStatus[code as KindergartenStatus],
    ),
    columns.since(columns.head("since", "status_since"), on),
    season(columns, source.words),
    columns.number("seats", "seats"),
    columns.unit("aimag", "aimag_code"),
    columns.unit("soum", "soum_code"),
    columns.demo(),
  ];
}

/** "1 June to 31 August"; sorted by its beginning, then its end, as the year runs. */
function season(columns: RecordColumns, { t, language }: Words): ListColumn {
  const spanOf = (row: number) => {
    const [from, to] = [columns.textOf(row, "season_from"), columns.textOf(row, "season_to")];
    return from && to ? { from, to } : null;
  };
  const textOf = (row: number) => {
    const span = spanOf(row);
    return (
      span && t("list.seasonSpan", { from: formatMonthDay(span.from, language), to: formatMonthDay(span.to, language) })
    );
  };
  const head = { id: "season", label: t("list.season"), missing: t("card.notRecorded") };
  const asNumber = (row: number) => {
    const span = spanOf(row);
    return span && Number(`${span.from}${span.to}`.replaceAll("-", ""));
  };
  return { ...columns.make.numbers(head, asNumber, String), isNumber: false, text: textOf, cell: textOf };
}
