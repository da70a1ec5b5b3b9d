import type { RegisterCollection, ShownAs } from "@asm-atlas/data/domain/publication/register.ts";
import type { WorklistSectionId } from "@asm-atlas/data/domain/worklist.ts";
import { useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** What every record that waits for somebody tells; dates are YYYY-MM-DD, null where nothing is recorded. */
interface Waiting {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string | null;
  readonly nameMn: string | null;
  readonly aimag: string | null;
  readonly soum: string | null;
  readonly isDemo: boolean;
  /** Whoever asks has changed the record before. */
  readonly isMine: boolean;
  /** Status of a site, stage of a zone. */
  readonly state: string;
  readonly since: string;
}

export interface WaitingSite extends Waiting {
  readonly collection: "sites";
  readonly suspensionReason: string | null;
  readonly contractNumber: string | null;
  readonly contractTo: string | null;
  readonly instrument: string | null;
  readonly replacedBy: string | null;
  readonly lastVisitOn: string | null;
  /** An event for a person to confirm. */
  readonly proposal: { readonly to: "EXPIRED"; readonly effectiveOn: string } | null;
}

export interface WaitingZone extends Waiting {
  readonly collection: "rehabilitation-zones";
  /** When it was to be looked at, or corrected. */
  readonly dueOn: string | null;
}

/** How a record is proposed to be shown to everyone, by somebody else. */
interface WaitingProposal extends Waiting {
  readonly collection: RegisterCollection;
  readonly shownAs: ShownAs;
}

export type WaitingEntry = WaitingSite | WaitingZone | WaitingProposal;

export interface WaitingSection {
  readonly id: WorklistSectionId;
  readonly total: number;
  /** How many there are of what is counted. */
  readonly of: number;
  /** The most urgent, at most 200. */
  readonly entries: readonly WaitingEntry[];
}

interface Worklist {
  /** The day it is of. */
  readonly on: string;
  /** Aimags the account is limited to; none: it is not. */
  readonly aimags: readonly string[];
  readonly sections: readonly WaitingSection[];
}

/** What waits for me. Asked again whenever somebody here has changed something. */
export function useWorklist() {
  return useQuery({
    queryKey: ["staff", "worklist"] as const,
    queryFn: ({ signal }) => requestJson<Worklist>("/api/worklist", { audience: "staff", signal }),
    staleTime: 30_000,
  });
}
