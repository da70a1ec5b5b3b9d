import type { Role, StaffRole } from "@asm-atlas/data/domain/roles.ts";
import { useQuery } from "@tanstack/react-query";
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
