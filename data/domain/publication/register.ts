/** Kinds of record of which people decide, one by one, whether and how the public sees them below the province (rules 6, 8 and 9). */
export const registerCollections = ["sites", "rehabilitation-zones", "kindergartens"] as const;
export type RegisterCollection = (typeof registerCollections)[number];

/** How a record may be shown: its outline, the fixed cell it lies in, or its soum. */
export type ShownAs = "outline" | "cell" | "soum";

/** What may be chosen, the coarsest first: it is the one to choose without a reason for another. */
export const formsOf = {
  sites: ["soum", "cell"],
  "rehabilitation-zones": ["soum", "cell", "outline"],
  kindergartens: ["soum"],
} as const satisfies Record<RegisterCollection, readonly ShownAs[]>;

/** Where a record stands on its way to the public map and off it, what asks for somebody first. */
export const registerStandings = ["waiting", "held", "entering", "shown", "leaving", "withdrawn"] as const;
export type RegisterStanding = (typeof registerStandings)[number];

/** What a release asks of each kind of record, in the order of its rule. */
export const conditionsOf = {
  sites: [
    "under_contract",
    "earlier_half_year",
    "signed_in_force",
    "no_prohibited_zone",
    "agreed_in_writing",
    "second_person",
  ],
  "rehabilitation-zones": ["accepted", "linked_handed_back", "no_work_near", "outlines_set", "second_person"],
  kindergartens: ["soums_set", "is_building", "is_open", "announced", "second_person"],
} as const satisfies Record<RegisterCollection, readonly string[]>;
export type ConditionCode = (typeof conditionsOf)[RegisterCollection][number];

/** One condition as it stands at the cut-off looked at. */
export interface RegisterCondition {
  readonly code: ConditionCode;
  /** Null: it cannot be told, or nothing is asked, because of another condition. */
  readonly holds: boolean | null;
  /** The day it speaks of, YYYY-MM-DD. */
  readonly on: string | null;
  /** A code it speaks of: a status, a kind of prohibited zone. */
  readonly told: string | null;
  /** Sites that speak against it. */
  readonly sites: number | null;
}

/** What the public is, or would be, told of where a record lies. */
export interface ShownPlace {
  readonly shownAs: ShownAs;
  /** West, south, east and north of the cell, in degrees; null unless it is one. */
  readonly cell: readonly [number, number, number, number] | null;
  readonly soumEn: string | null;
  readonly soumMn: string | null;
  readonly provinceEn: string | null;
  readonly provinceMn: string | null;
}

/** Why something was withdrawn: those concerned want it, or it was entered in error. */
export const withdrawalReasons = ["group", "error"] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** The decision that stands. Days are YYYY-MM-DD; people are named as colleagues see them. */
export interface RegisterDecision {
  readonly shownAs: ShownAs;
  /** Day the group agreed in writing, or the federation announced the place; null for a zone. */
  readonly agreedOn: string | null;
  /** The paper signed, or where it was announced; null for a zone. */
  readonly document: string | null;
  /** Null: taken over from before two people decided. */
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
  /** Whoever asks proposed it: another confirms it. */
  readonly isOwn: boolean;
  readonly confirmedBy: string | null;
  readonly confirmedOn: string | null;
  readonly withdrawnOn: string | null;
  readonly withdrawalReason: WithdrawalReason | null;
  readonly withdrawalNote: string | null;
}

/** A record with what was decided of it and what came of that. */
export interface RegisterEntry {
  readonly collection: RegisterCollection;
  readonly id: string;
  readonly code: string;
  readonly nameEn: string | null;
  readonly nameMn: string | null;
  readonly aimag: string | null;
  readonly soum: string | null;
  readonly isDemo: boolean;
  /** Status of a site or kindergarten, stage of a zone; null: none is known. */
  readonly state: string | null;
  /** Names the decision as it was read; 0: there is none. */
  readonly version: number;
  /** Null: nothing was decided, and nothing is shown. */
  readonly standing: RegisterStanding | null;
  readonly decision: RegisterDecision | null;
  /** What the newest release shows; null: nothing of it below the province. */
  readonly shown: ShownPlace | null;
  /** What would be shown as decided; null without a decision. */
  readonly asDecided: ShownPlace | null;
  readonly conditions: readonly RegisterCondition[];
}

/** Something that was done to a decision. */
export interface RegisterDeed {
  /** Moment, as of RFC 3339. */
  readonly at: string;
  readonly actor: string | null;
  readonly deed: "proposed" | "confirmed" | "withdrawn";
  readonly shownAs: ShownAs | null;
  readonly reason: string | null;
}

/** One record with what helps to decide of it: what each form would say, and what was done before. */
export interface RegisterRecord {
  readonly entry: RegisterEntry;
  readonly next: NextRelease;
  readonly previews: readonly ShownPlace[];
  /** Sites that speak against anything finer than the soum, linked or near; null for a kindergarten. */
  readonly workNearby: number | null;
  readonly deeds: readonly RegisterDeed[];
}

/** The next release, as far as it is known. */
export interface NextRelease {
  readonly cutOff: string;
  /** Rule 6: has the register opened? */
  readonly isOpen: boolean;
}

interface Facts {
  readonly isDecided: boolean;
  readonly isShown: boolean;
  readonly isWithdrawn: boolean;
  readonly isConfirmed: boolean;
  readonly isAdmissible: boolean;
}

/** Where a record stands: what is shown stays shown until a withdrawal has gone through a release (rules 6 to 8). */
export function standingOf({
  isDecided,
  isShown,
  isWithdrawn,
  isConfirmed,
  isAdmissible,
}: Facts): RegisterStanding | null {
  if (isShown) return isWithdrawn ? "leaving" : "shown";
  if (!isDecided) return null;
  if (isWithdrawn) return "withdrawn";
  if (!isConfirmed) return "waiting";
  return isAdmissible ? "entering" : "held";
}
