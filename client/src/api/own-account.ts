import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { requestJson } from "./request.ts";

/** My own account. Times are ISO 8601. */
export interface OwnAccount {
  readonly account: {
    readonly email: string;
    readonly displayName: string;
    readonly role: StaffRole;
    readonly aimags: readonly string[];
  };
  readonly hasSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly OwnSession[];
}

export interface OwnSession {
  readonly id: string;
  readonly createdAt: string;
  /** Kept to the minute. */
  readonly lastUsedAt: string;
  readonly isThis: boolean;
}

/** What an authenticator app must be told. */
export interface SharedSecret {
  /** Base32. */
  readonly secret: string;
  /** `otpauth://…`, what a QR code carries. */
  readonly uri: string;
}

const ownKey = ["staff", "account"] as const;

export function useOwnAccount() {
  return useQuery({
    queryKey: ownKey,
    queryFn: ({ signal }) => requestJson<OwnAccount>("/api/account", { signal }),
  });
}

export function changePassword(current: string, next: string): Promise<void> {
  return requestJson("/api/account/password", { method: "POST", body: { current, next } });
}

export function endSession(id: string): Promise<void> {
  return requestJson(`/api/account/sessions/${id}`, { method: "DELETE" });
}

export function beginSecondFactor(password: string): Promise<SharedSecret> {
  return requestJson("/api/account/second-factor", { method: "POST", body: { password } });
}

export function confirmSecondFactor(code: string): Promise<{ readonly recoveryCodes: readonly string[] }> {
  return requestJson("/api/account/second-factor/confirm", { method: "POST", body: { code } });
}

export function removeSecondFactor(password: string): Promise<void> {
  return requestJson("/api/account/second-factor", { method: "DELETE", body: { password } });
}

export function refreshOwnAccount(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ownKey });
}
