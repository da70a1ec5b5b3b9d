import type { AccountDeed, ListedAccount } from "@asm-atlas/data/domain/account.ts";
import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import { type QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

export interface NewAccount {
  readonly email: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly aimags: readonly string[];
}

export type AccountChange = Partial<Omit<NewAccount, "email"> & { readonly isDisabled: boolean }>;

/** Sets a password once. Shown once: the server keeps no way to say it again. */
export interface OneTimeLink {
  readonly link: string;
  readonly expiresAt: string;
}

const accountsKey = ["staff", "accounts"] as const;

export function useAccounts() {
  return useQuery({
    queryKey: accountsKey,
    queryFn: async ({ signal }) =>
      (await requestJson<{ readonly accounts: readonly ListedAccount[] }>("/api/accounts", { signal })).accounts,
  });
}

/** What an account wrote down, newest first; more comes when it is asked for. */
export function useAccountDeeds(id: string) {
  return useInfiniteQuery({
    queryKey: ["staff", "account-deeds", id] as const,
    queryFn: ({ pageParam, signal }) =>
      requestJson<{ readonly deeds: readonly AccountDeed[]; readonly hasMore: boolean }>(
        `/api/accounts/${id}/changes${pageParam === null ? "" : `?before=${pageParam}`}`,
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ deeds, hasMore }) => (hasMore ? (deeds.at(-1)?.id ?? null) : null),
  });
}

export function inviteAccount(account: NewAccount): Promise<OneTimeLink & { readonly account: ListedAccount }> {
  return requestJson("/api/accounts", { method: "POST", body: account });
}

export function changeAccount(id: string, change: AccountChange): Promise<ListedAccount> {
  return requestJson(`/api/accounts/${id}`, { method: "PATCH", body: change });
}

export function makeInvitation(id: string): Promise<OneTimeLink> {
  return requestJson(`/api/accounts/${id}/invitation`, { method: "POST" });
}

export function acceptInvitation(token: string, password: string): Promise<{ readonly email: string }> {
  return requestJson("/api/invitations", { method: "POST", body: { token, password } });
}

export function refreshAccounts(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: accountsKey });
}
