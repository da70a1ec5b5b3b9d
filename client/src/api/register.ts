import type {
  NextRelease,
  RegisterCollection,
  RegisterEntry,
  RegisterRecord,
  ShownAs,
  WithdrawalReason,
} from "@asm-atlas/data/domain/publication/register.ts";
import { useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** What is proposed: of a zone only the form; of a kindergarten, which is shown as its soum, only the announcement. */
export interface Proposal {
  readonly agreedOn?: string;
  readonly document?: string;
  readonly shownAs?: ShownAs;
}

/** A record with its decision as it was read: what is done to it names that version. */
export type ReadEntry = Pick<RegisterEntry, "collection" | "id" | "version">;

const addressOf = (collection: RegisterCollection, id: string) =>
  `/api/register/${collection}/${encodeURIComponent(id)}`;

const knownBy = ({ version }: ReadEntry) => ({ "if-match": `"v${version}-register"` });

/** All decisions and all that is shown. */
export function useRegister() {
  return useQuery({
    queryKey: ["staff", "register"] as const,
    queryFn: ({ signal }) =>
      requestJson<{ readonly next: NextRelease; readonly entries: readonly RegisterEntry[] }>("/api/register", {
        audience: "staff",
        signal,
      }),
    staleTime: 30_000,
  });
}

/** How one record is, or would be, shown, and why not. */
export function useRegisterRecord(collection: RegisterCollection, id: string) {
  return useQuery({
    queryKey: ["staff", "register", collection, id] as const,
    queryFn: ({ signal }) => requestJson<RegisterRecord>(addressOf(collection, id), { audience: "staff", signal }),
    staleTime: 30_000,
  });
}

export function propose(entry: ReadEntry, proposal: Proposal): Promise<RegisterRecord> {
  return requestJson(addressOf(entry.collection, entry.id), { method: "PUT", body: proposal, headers: knownBy(entry) });
}

export function confirm(entry: ReadEntry): Promise<RegisterRecord> {
  return requestJson(`${addressOf(entry.collection, entry.id)}/confirm`, { method: "POST", headers: knownBy(entry) });
}

export function withdraw(
  entry: ReadEntry,
  withdrawal: { readonly reason: WithdrawalReason; readonly note: string },
): Promise<RegisterRecord> {
  return requestJson(`${addressOf(entry.collection, entry.id)}/withdraw`, {
    method: "POST",
    body: withdrawal,
    headers: knownBy(entry),
  });
}

/** Confirms that a photo somebody else marked as public may be shown. */
export function confirmPhoto({ id, version }: { readonly id: string; readonly version: number }): Promise<void> {
  return requestJson<void>(`/api/register/photos/${encodeURIComponent(id)}/confirm`, {
    method: "POST",
    headers: { "if-match": `"v${version}-photo"` },
  });
}
