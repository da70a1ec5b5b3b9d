import type { ShownAs, WithdrawalReason } from "@asm-atlas/data/domain/publication/register.ts";

/** A record with its decision, as every kind of it is read; conditions are its own. */
export interface Row {
  readonly id: string;
  readonly code: string;
  readonly name_en: string | null;
  readonly name_mn: string | null;
  readonly aimag_code: string | null;
  readonly soum_code: string | null;
  readonly is_demo: boolean;
  readonly state: string | null;
  readonly version: number | null;
  readonly shown_as: ShownAs | null;
  readonly agreed_on: string | null;
  readonly document: string | null;
  readonly decided_by: string | null;
  readonly decided_on: string | null;
  readonly is_own: boolean;
  readonly confirmed_by: string | null;
  readonly confirmed_on: string | null;
  readonly withdrawn_on: string | null;
  readonly withdrawal_reason: WithdrawalReason | null;
  readonly withdrawal_note: string | null;
  readonly is_admissible: boolean;
  readonly shown: PlaceRow | null;
  readonly as_decided: PlaceRow | null;
}

/** A place as a release tells it: a cell by its column and row in the grid. */
export interface PlaceRow {
  readonly form: ShownAs;
  readonly cell_x: number | null;
  readonly cell_y: number | null;
  readonly soum_en: string | null;
  readonly soum_mn: string | null;
  readonly province_en: string | null;
  readonly province_mn: string | null;
}

export interface SiteRow extends Row {
  readonly status_group: string | null;
  readonly under_contract_since: string | null;
  readonly half_year_from: string;
  readonly prohibited_zone: string;
  readonly is_agreed: boolean;
  readonly is_confirmed_by_then: boolean;
}

export interface ZoneRow extends Row {
  readonly is_accepted: boolean;
  readonly accepted_on: string | null;
  readonly linked_open: number;
  readonly near_open: number;
  readonly shows_outlines: boolean;
  readonly is_confirmed_by_then: boolean;
}

export interface KindergartenRow extends Row {
  readonly kind: string;
  readonly is_open: boolean;
  readonly is_announced: boolean;
  readonly names_kindergarten_soums: boolean;
  readonly is_confirmed_by_then: boolean;
}
