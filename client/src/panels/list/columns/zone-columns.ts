import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { groupOfZoneStage, type ZoneStage, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { ListColumn } from "./list-column.ts";
import { type RecordColumnSource, RecordColumns } from "./record-columns.ts";

/** Columns of rehabilitation zones: the stage of a day, and the hectares side by side, as they are on record now. */
export function zoneColumns(source: RecordColumnSource, onDay: string): readonly ListColumn[] {
  const columns = new RecordColumns(source);
  const on = parseDay(onDay) ?? 0;
  return [
    columns.code(),
    columns.name(),
    columns.state(
      columns.head("stage", "stage"),
      zoneStageWorkflow.states,
      on,
      (code) => groupOfZoneStage[code as ZoneStage],
    ),
    columns.since(columns.head("since", "stage_since"), on),
    columns.unit("aimag", "aimag_code"),
    columns.unit("soum", "soum_code"),
    columns.number("area", "area_ha", "card.notAssessed"),
    columns.number("disturbed", "disturbed_ha", "card.notAssessed"),
    columns.number("technical", "technical_ha", "card.notAssessed"),
    columns.number("topsoil", "topsoil_ha", "card.notAssessed"),
    columns.number("biological", "biological_ha", "card.notAssessed"),
    columns.number("accepted", "accepted_ha"),
    columns.list("sites", "site_codes"),
    columns.day("check", "next_check_on"),
    columns.demo(),
  ];
}
