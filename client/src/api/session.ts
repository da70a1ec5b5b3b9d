import type { Role, StaffRole } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** Who is asking, as the server sees it. */
export interface Session {
  readonly role: Role;
  readonly account?: {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
    readonly role: StaffRole;
  };
  readonly expiresAt?: string;
  /** Accounts that may be entered in one click; only while the database holds nothing but demo data. */
  readonly demoAccounts: readonly { readonly demoAccount: StaffRole }[];
}

export type Credentials =
  | { readonly email: string; readonly password: string; readonly code?: string }
  | { readonly demoAccount: StaffRole };

export const sessionKey = ["session"] as const;

/** The session, asked again whenever the person comes back to the page: it may have ended meanwhile. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => requestJson<Session>("/api/session", { signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: "always",
  });
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      requestJson<unknown>("/api/session", { method: "POST", body: credentials }),
    onSuccess: () => forgetAndAskAgain(queries),
  });
}

/** `onLeft` runs when the server has ended the session and before any page notices. */
export function useSignOut(onLeft: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => requestJson<void>("/api/session", { method: "DELETE" }),
    onSuccess: () => {
      onLeft();
      return forgetAndAskAgain(queries);
    },
  });
}

/** What one person was shown must not stay in memory for the next. */
async function forgetAndAskAgain(queries: ReturnType<typeof useQueryClient>): Promise<void> {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] === "staff" });
  await queries.invalidateQueries({ queryKey: sessionKey });
}
