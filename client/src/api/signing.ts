// Apart from who is signed in, which every page asks: a stranger's first visit carries nothing of this.
import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { requestJson } from "./request.ts";
import { sessionKey } from "./session.ts";

export type Credentials =
  | { readonly email: string; readonly password: string; readonly code?: string }
  | { readonly demoAccount: StaffRole };

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
