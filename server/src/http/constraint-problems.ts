import type { ProblemCode } from "@asm-atlas/data/domain/problems.ts";
import { isRuleName, type RuleName, ruleSentences } from "@asm-atlas/data/domain/rule-sentences.ts";
import { fieldOfCounter, zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import { Problem } from "./problem.ts";

/** Which problem a broken rule is. What the rule asks for says `rule-sentences.ts`, under the same name. */
const codes: Readonly<Partial<Record<RuleName, ProblemCode>>> = {
  access_outside_aimag: "access.outside-aimag",
  account_not_ones_own: "account.ones-own",
  account_last_administrator: "account.last-administrator",
  account_email_unique: "record.exists",
  restore_by_administrator: "access.denied",
  bin_taken_back_in_time: "record.cannot-be-taken-back",
  override_by_administrator: "access.denied",
  take_back_in_time: "event.cannot-be-taken-back",
  site_status_event_contract_guard: "guard.contract-papers",
  site_status_event_reason_when_suspended: "guard.reason-missing",
  site_status_event_contract_whole: "guard.contract-papers",
  site_status_event_contract_dates_in_order: "guard.contract-papers",
  site_status_event_instrument_in_force: "guard.instrument-not-in-force",
  site_status_event_instrument_named: "guard.instrument-missing",
  site_status_event_group_known: "guard.group-missing",
  site_status_event_group_of_five: "guard.group-too-small",
  site_status_event_override_needed: "guard.override-needed",
  site_status_event_zones_accepted: "guard.zones-not-accepted",
  zone_stage_event_hectares_needed: "guard.evidence-missing",
  zone_stage_event_document_needed: "guard.evidence-missing",
  zone_stage_event_due_on_needed: "guard.evidence-missing",
  zone_stage_event_note_needed: "guard.evidence-missing",
  zone_stage_event_due_after: "guard.evidence-missing",
  zone_reading_reads_something: "record.refused",
  zone_reading_next_after: "record.refused",
  rehabilitation_zone_disturbed_within_area: "guard.hectares-above-area",
  rehabilitation_zone_technical_within_area: "guard.hectares-above-area",
  rehabilitation_zone_topsoil_within_area: "guard.hectares-above-area",
  rehabilitation_zone_biological_within_area: "guard.hectares-above-area",
  rehabilitation_zone_accepted_within_area: "guard.hectares-above-area",
  release_cut_off_is_half_year_end: "publication.release-refused",
  release_cut_off_is_on_calendar: "publication.release-refused",
  release_cut_off_has_passed: "publication.release-refused",
  release_keeps_calendar: "publication.release-refused",
  release_day_has_come: "publication.release-refused",
  release_follows_last: "publication.release-refused",
  release_record_has_soum: "publication.release-refused",
  release_agrees_with_itself: "publication.release-refused",
  release_gate_empty: "publication.release-refused",
  release_gate_fall: "publication.release-refused",
  release_gate_register: "publication.release-refused",
  setting_band_grows_to_multiple: "publication.setting-refused",
  province_join_in_one_region: "publication.setting-refused",
  region_join_of_two: "publication.setting-refused",
  attachment_pdf_is_paper: "attachment.not-a-paper",
  attachment_public_is_photo: "record.refused",
  attachment_parts_of_its_record: "record.unknown-reference",
  zone_accepted_by_planner: "access.denied",
  zone_worked_by_officer: "access.denied",
  zone_four_eyes: "guard.four-eyes",
  rehabilitation_zone_no_overlap: "zone.overlaps",
  rehabilitation_zone_reopened_alone: "zone.overlaps",
  rehabilitation_zone_by_outline_in_mongolia: "zone.outside-mongolia",
  site_area_by_outline_in_mongolia: "zone.outside-mongolia",
  register_shown_stays: "register.shown-stays",
  register_zone_stays: "register.shown-stays",
  register_work_nearby: "register.work-nearby",
};

/** The property that a rule speaks of, where it speaks of one. */
const properties: ReadonlyMap<string, string> = new Map([
  ...zoneCounters.map((counter): [string, string] => [
    `rehabilitation_zone_${counter}_within_area`,
    fieldOfCounter(counter),
  ]),
  ["zone_reading_reads_something", "cover_percent"],
  ["zone_reading_next_after", "next_check_on"],
]);

interface Broken {
  readonly code: ProblemCode;
  readonly rule?: RuleName;
}

/** Members of the answer that a trigger wrote down as JSON: codes, days and sizes, nothing of the inside. */
const toldMembers: Partial<Record<ProblemCode, string>> = {
  "transition.not-allowed": "clash",
  "zone.overlaps": "overlaps",
};

/** What a constraint of the database means to whoever broke it; undefined for what only our own mistakes can break. */
function brokenBy(constraint: string, sqlState: string): Broken | undefined {
  const named = isRuleName(constraint) ? constraint : undefined;
  const code = named && codes[named];
  if (code) return { code, rule: named };
  if (constraint.endsWith("_transition_allowed")) return { code: "transition.not-allowed", rule: "transition_allowed" };
  if (constraint.endsWith("_history_not_empty")) return { code: "event.history-empty", rule: "history_not_empty" };
  if (constraint.endsWith("_two_people")) return { code: "guard.four-eyes", rule: "two_people" };
  if (constraint.endsWith("_append_only")) return { code: "event.append-only", rule: "append_only" };
  if (sqlState === "23503" || (sqlState === "23502" && constraint === ""))
    return { code: "record.unknown-reference", rule: "reference_exists" };
  if (sqlState === "23505") return { code: "record.exists", rule: "not_taken" };
  if (sqlState === "23514") return { code: "record.refused", ...(named ? { rule: named } : {}) };
  return undefined;
}

interface DatabaseLikeError extends Error {
  readonly code: string;
  readonly constraint?: string;
  readonly detail?: string;
}

function isDatabaseError(error: unknown): error is DatabaseLikeError {
  return error instanceof Error && "code" in error && typeof error.code === "string" && "severity" in error;
}

/** The problem that an error of the database stands for when a request's values broke a rule; undefined when it is something else. */
export function constraintProblem(error: unknown): Problem | undefined {
  if (!isDatabaseError(error)) return undefined;
  const { code, constraint = "", detail } = error;
  const broken = brokenBy(constraint, code);
  if (!broken) return undefined;
  const { rule } = broken;
  const property = rule && properties.get(rule);
  const member = toldMembers[broken.code];
  const told = member && toldOf(detail);
  const sentence = rule ? ruleSentences[rule].en : `The rule "${constraint.replaceAll("_", " ")}" does not hold.`;
  return new Problem(broken.code, sentence, {
    cause: error,
    members: { ...(rule ? { rule } : {}), ...(told ? { [member]: told } : {}) },
    ...(property ? { errors: [{ path: `/properties/${property}`, code: broken.code, rule, message: sentence }] } : {}),
  });
}

/** Which event cannot follow which, or which zones are overlapped. */
function toldOf(detail: string | undefined): unknown {
  try {
    return detail ? JSON.parse(detail) : undefined;
  } catch {
    return undefined; // an older trigger said it in words
  }
}
