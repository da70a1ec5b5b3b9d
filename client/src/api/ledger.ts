import type { LedgerGrouping, LedgerRow } from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import { useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

export interface Ledger {
  /** The day it is of. */
  readonly on: string;
  /** Aimags the account is limited to; none: it is not. */
  readonly aimags: readonly string[];
  readonly definition: Bilingual;
  /** Is any of it invented? */
  readonly isDemo: boolean;
  /** Zones whose disturbed hectares are on record. */
  readonly assessed: number;
  /** Codes of all zones; the figures name theirs by their places here. */
  readonly zones: readonly string[];
  readonly rows: readonly LedgerRow[];
}

/** Hectares of rehabilitation, each counted once. Asked again whenever somebody here has changed something. */
export function useLedger(by: LedgerGrouping) {
  return useQuery({
    queryKey: ["staff", "ledger", by] as const,
    queryFn: ({ signal }) => requestJson<Ledger>(`/api/ledger?by=${by}`, { audience: "staff", signal }),
    staleTime: 30_000,
  });
}
