import type { RegisterCondition } from "@asm-atlas/data/domain/publication/register.ts";
import type { KindergartenRow, SiteRow, ZoneRow } from "./rows.ts";

const condition = (
  code: RegisterCondition["code"],
  holds: boolean | null,
  more: Partial<RegisterCondition> = {},
): RegisterCondition => ({ code, holds, on: null, told: null, sites: null, ...more });

/** Rule 6: "on the way" with the status of a contract is one signed while its instrument was not in force. */
export function siteConditions(row: SiteRow): RegisterCondition[] {
  const isValid = row.status_group === "under_contract";
  const isContract =
    isValid || (row.status_group === "on_the_way" && ["FORMAL", "SUSPENDED"].includes(row.state ?? ""));
  return [
    condition("under_contract", isContract, { told: row.state }),
    condition(
      "earlier_half_year",
      row.under_contract_since === null ? null : row.under_contract_since < row.half_year_from,
      { on: row.under_contract_since },
    ),
    condition("signed_in_force", isContract ? isValid : null),
    condition("no_prohibited_zone", row.prohibited_zone === "none", { told: row.prohibited_zone }),
    condition("agreed_in_writing", row.is_agreed, { on: row.agreed_on }),
    condition("second_person", row.is_confirmed_by_then, { on: row.confirmed_on }),
  ];
}

/** Rule 8: the three in the middle are asked for what is shown finer than the soum. */
export function zoneConditions(row: ZoneRow): RegisterCondition[] {
  return [
    condition("accepted", row.is_accepted, { on: row.accepted_on }),
    condition("linked_handed_back", row.linked_open === 0, { sites: row.linked_open }),
    condition("no_work_near", row.near_open === 0, { sites: row.near_open }),
    condition("outlines_set", row.shows_outlines),
    condition("second_person", row.is_confirmed_by_then, { on: row.confirmed_on }),
  ];
}

/** Rule 9. */
export function kindergartenConditions(row: KindergartenRow): RegisterCondition[] {
  return [
    condition("soums_set", row.names_kindergarten_soums),
    condition("is_building", row.kind === "building", { told: row.kind }),
    condition("is_open", row.is_open, { told: row.state }),
    condition("announced", row.is_announced, { on: row.agreed_on }),
    condition("second_person", row.is_confirmed_by_then, { on: row.confirmed_on }),
  ];
}
