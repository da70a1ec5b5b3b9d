import type { StaffRole } from "./roles.ts";

/** An account as administrators see it. Times are ISO 8601. */
export interface ListedAccount {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: StaffRole;
  /** Aimags it is limited to; none: not limited. */
  readonly aimags: readonly string[];
  readonly isDemo: boolean;
  readonly isDisabled: boolean;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  /** A one-time link is out and opens until then. */
  readonly invitedUntil: string | null;
}

/** One thing an account wrote down, as its entry in the change log tells it. */
export interface AccountDeed {
  readonly id: number;
  /** Table of the entry: a record's own, or that of an event, a visit or a paper of it. */
  readonly of: string;
  /** Is it an event, a visit or a paper of the record, not the record itself? */
  readonly isPart: boolean;
  /** Collection of the record it is of or belongs to; null: it is in none. */
  readonly collection: string | null;
  /** Code of the record; null: it has none. */
  readonly code: string | null;
  readonly operation: "create" | "change" | "delete" | "restore" | "purge";
  readonly changedAt: string;
  readonly reason: string | null;
}
