import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** A record in the bin. */
export interface BinEntry {
  readonly collection:
    | "sites"
    | "rehabilitation-zones"
    | "kindergartens"
    | "organisations"
    | "activities"
    | "site-visits"
    | "zone-readings";
  readonly id: string;
  readonly code: string;
  readonly nameEn: string | null;
  readonly nameMn: string | null;
  /** A moment, ISO 8601. */
  readonly deletedAt: string;
  /** Put there by whoever asks, within a day: they may take it out again. */
  readonly isOwn: boolean;
}

interface Bin {
  /** How many lie in it; the newest of them are told. */
  readonly total: number;
  readonly entries: readonly BinEntry[];
}

export function useBin(): UseQueryResult<Bin> {
  return useQuery({
    queryKey: ["staff", "bin"] as const,
    queryFn: ({ signal }) => requestJson<Bin>("/api/bin", { audience: "staff", signal }),
  });
}

/** Takes a record out of the bin. */
export function restoreRecord(collection: string, id: string): Promise<unknown> {
  return requestJson(`/api/bin/${collection}/${encodeURIComponent(id)}/restore`, { method: "POST" });
}

/** Takes out of the bin what one put there oneself, within a day. */
export function takeOutOfBin(collection: string, id: string): Promise<unknown> {
  return requestJson(`/api/bin/${collection}/${encodeURIComponent(id)}/take-back`, { method: "POST" });
}
