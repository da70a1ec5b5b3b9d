import type { WorklistSectionId } from "@asm-atlas/data/domain/worklist.ts";
import { useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** A site that waits for somebody; dates are YYYY-MM-DD, null where nothing is recorded. */
export interface WaitingEntry {
  readonly siteId: string;
  readonly siteCode: string;
  readonly nameEn: string | null;
  readonly nameMn: string | null;
  readonly aimag: string | null;
  readonly soum: string | null;
  readonly isDemo: boolean;
  /** Whoever asks has changed the record before. */
  readonly isMine: boolean;
  readonly status: string;
  readonly since: string;
  readonly suspensionReason: string | null;
  readonly contractNumber: string | null;
  readonly contractTo: string | null;
  readonly instrument: string | null;
  readonly replacedBy: string | null;
  readonly lastVisitOn: string | null;
  /** An event for a person to confirm. */
  readonly proposal: { readonly to: "EXPIRED"; readonly effectiveOn: string } | null;
}

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
