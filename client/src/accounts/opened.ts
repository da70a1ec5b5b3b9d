import type { OneTimeLink } from "../api/accounts.ts";

/** What stands above the list: one thing at a time. */
export type Opened =
  | { readonly kind: "none"; readonly said?: string }
  | { readonly kind: "invite" }
  | { readonly kind: "change"; readonly id: string }
  | { readonly kind: "link"; readonly of: string; readonly link: OneTimeLink };
