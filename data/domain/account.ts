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
