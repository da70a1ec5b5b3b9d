import {
  type RegisterCollection,
  type RegisterCondition,
  type RegisterEntry,
  type ShownPlace,
  standingOf,
} from "@asm-atlas/data/domain/publication/register.ts";
import type { PlaceRow, Row } from "./rows.ts";

const cellDegrees = (x: number, y: number) => [x / 10, y / 10, (x + 1) / 10, (y + 1) / 10] as const;

/** A place as it is told; null: none is. */
export function placeOf(row: PlaceRow | null): ShownPlace | null {
  if (row === null) return null;
  return {
    shownAs: row.form,
    cell: row.cell_x === null || row.cell_y === null ? null : cellDegrees(row.cell_x, row.cell_y),
    soumEn: row.soum_en,
    soumMn: row.soum_mn,
    provinceEn: row.province_en,
    provinceMn: row.province_mn,
  };
}

/** A row as it is told, with its conditions. */
export function entryOf(
  collection: RegisterCollection,
  row: Row,
  conditions: readonly RegisterCondition[],
): RegisterEntry {
  const isDecided = row.version !== null;
  return {
    collection,
    id: row.id,
    code: row.code,
    nameEn: row.name_en,
    nameMn: row.name_mn,
    aimag: row.aimag_code,
    soum: row.soum_code,
    isDemo: row.is_demo,
    state: row.state,
    version: row.version ?? 0,
    standing: standingOf({
      isDecided,
      isShown: row.shown !== null,
      isWithdrawn: row.withdrawn_on !== null,
      // Taken over from before two people decided: nobody has to confirm it.
      isConfirmed: row.confirmed_on !== null || row.decided_on === null,
      isAdmissible: row.is_admissible,
    }),
    decision: isDecided
      ? {
          shownAs: row.shown_as ?? "soum",
          agreedOn: row.agreed_on,
          document: row.document,
          decidedBy: row.decided_by,
          decidedOn: row.decided_on,
          isOwn: row.is_own,
          confirmedBy: row.confirmed_by,
          confirmedOn: row.confirmed_on,
          withdrawnOn: row.withdrawn_on,
          withdrawalReason: row.withdrawal_reason,
          withdrawalNote: row.withdrawal_note,
        }
      : null,
    shown: placeOf(row.shown),
    asDecided: placeOf(row.as_decided),
    conditions,
  };
}
