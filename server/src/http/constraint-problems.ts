import type { ProblemCode } from "@asm-atlas/data/domain/problems.ts";
import { fieldOfCounter, zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import { Problem } from "./problem.ts";

interface Meaning {
  readonly code: ProblemCode;
  readonly detail: string;
  /** The property it is about, where it is about one. */
  readonly property?: string;
}

/** What a named constraint of the database means to whoever broke it. Constraints that only our own mistakes can break are not here. */
const meanings: Readonly<Record<string, Meaning>> = {
  access_outside_aimag: {
    code: "access.outside-aimag",
    detail: "Ask an administrator to widen it, or a colleague of that aimag.",
  },
  account_not_ones_own: {
    code: "account.ones-own",
    detail: "Another administrator changes your role or disables you.",
  },
  account_last_administrator: {
    code: "account.last-administrator",
    detail: "Let another administrator sign in first.",
  },
  account_email_unique: { code: "record.exists", detail: "There is an account of this e-mail already." },
  restore_by_administrator: {
    code: "access.denied",
    detail: "What is in the bin is restored by an administrator first.",
  },
  override_by_administrator: { code: "access.denied", detail: "Only an administrator lets a warning pass." },
  take_back_in_time: {
    code: "event.cannot-be-taken-back",
    detail: "Its author may, within a day and while nothing came after it. Ask an administrator for a correction.",
  },
  site_status_event_contract_guard: {
    code: "guard.contract-papers",
    detail:
      "Give number, kind and first day of the contract; without approved land only a licence holder's agreement will do.",
  },
  site_status_event_reason_when_suspended: {
    code: "guard.reason-missing",
    detail: "Say why the contract is suspended.",
  },
  site_status_event_contract_whole: {
    code: "guard.contract-papers",
    detail: "A contract has a number, a kind and a first day together.",
  },
  site_status_event_contract_dates_in_order: {
    code: "guard.contract-papers",
    detail: "A contract ends after it begins.",
  },
  site_status_event_instrument_in_force: {
    code: "guard.instrument-not-in-force",
    detail: "Choose the instrument in force on that day, or say why this one.",
  },
  site_status_event_instrument_named: {
    code: "guard.instrument-missing",
    detail: "Name the instrument the contract rests on.",
  },
  site_status_event_group_known: { code: "guard.group-missing", detail: "Record the group that works the site first." },
  site_status_event_group_of_five: {
    code: "guard.group-too-small",
    detail: "The rules ask for at least five members.",
  },
  site_status_event_override_needed: {
    code: "guard.override-needed",
    detail:
      "The group failed to repair land before, or the place lies in a prohibited zone. An administrator may let it pass, with a reason.",
  },
  zone_accepted_by_planner: { code: "access.denied", detail: "A planner accepts or returns a zone." },
  zone_worked_by_officer: {
    code: "access.denied",
    detail: "An officer works on a zone; a planner accepts or returns it.",
  },
  zone_four_eyes: {
    code: "guard.four-eyes",
    detail: "Somebody who neither marked nor submitted it accepts or returns it.",
  },
  zone_stage_event_evidence_handover_submitted: {
    code: "guard.evidence-missing",
    detail: "Name the draft of the hand-over act.",
  },
  zone_stage_event_evidence_accepted: {
    code: "guard.evidence-missing",
    detail: "Give the hectares that were accepted and the act that says so.",
  },
  zone_stage_event_evidence_rejected: {
    code: "guard.evidence-missing",
    detail: "Say what is to be corrected, and by which day.",
  },
  zone_reading_reads_something: {
    code: "record.refused",
    detail: "A reading tells plant cover, survival or both.",
    property: "cover_percent",
  },
  zone_reading_next_after: {
    code: "record.refused",
    detail: "The next check lies after this one.",
    property: "next_check_on",
  },
  zone_stage_event_due_after: {
    code: "guard.evidence-missing",
    detail: "A correction is due on the day it is asked for, or after it.",
  },
  ...Object.fromEntries(
    zoneCounters.map((counter): [string, Meaning] => [
      `rehabilitation_zone_${counter}_within_area`,
      {
        code: "guard.hectares-above-area",
        detail: "At most 5 % more than the measured outline. Correct the hectares, or the outline.",
        property: fieldOfCounter(counter),
      },
    ]),
  ),
  site_status_event_zones_accepted: {
    code: "guard.zones-not-accepted",
    detail: "Every linked rehabilitation zone must be accepted by that day.",
  },
};

const refused = (detail: string): Meaning => ({ code: "record.refused", detail });

function meaningOf(constraint: string, sqlState: string): Meaning | undefined {
  const named = meanings[constraint];
  if (named) return named;
  if (constraint.endsWith("_transition_allowed"))
    return { code: "transition.not-allowed", detail: "The whole history must hold, later events included." };
  if (constraint.endsWith("_history_not_empty"))
    return { code: "event.history-empty", detail: "Give the event that takes its place." };
  if (constraint.endsWith("_append_only"))
    return { code: "event.append-only", detail: "Enter another event, or ask for a correction." };
  if (sqlState === "23503" || (sqlState === "23502" && constraint === ""))
    return { code: "record.unknown-reference", detail: "Choose one that exists." };
  if (sqlState === "23505") return { code: "record.exists", detail: "Another record has it already." };
  if (sqlState === "23514") return refused(`The rule "${constraint.replaceAll("_", " ")}" does not hold.`);
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
  const meaning = meaningOf(constraint, code);
  if (!meaning) return undefined;
  const clash = meaning.code === "transition.not-allowed" ? clashOf(detail) : undefined;
  const { property } = meaning;
  return new Problem(meaning.code, meaning.detail, {
    cause: error,
    ...(clash ? { members: { clash } } : {}),
    ...(property ? { errors: [{ path: `/properties/${property}`, code: meaning.code, message: meaning.detail }] } : {}),
  });
}

/** Which event cannot follow which: the trigger writes it down as JSON of codes and a day, nothing of the inside. */
function clashOf(detail: string | undefined): unknown {
  try {
    return detail ? JSON.parse(detail) : undefined;
  } catch {
    return undefined; // an older trigger said it in words
  }
}
