import { requestJson } from "./request.ts";

/** Suspending or resuming every contract under an instrument. */
export interface SuspensionDraft {
  readonly action: "suspend" | "resume";
  /** First day, YYYY-MM-DD. */
  readonly on: string;
  /** Made here: a decision that is sent twice is made once. */
  readonly batch: string;
  readonly document?: string;
  readonly note?: string;
}

export interface ContractSite {
  readonly id: string;
  readonly code: string;
  readonly name_en: string | null;
  readonly name_mn: string | null;
  readonly aimag_code: string | null;
  readonly soum_code: string | null;
  readonly contract_number: string | null;
  readonly is_demo: boolean;
}

export const leftAloneReasons = [
  "later-events",
  "already-suspended",
  "not-suspended",
  "other-reason",
  "group",
  "warning",
] as const;

export interface Suspension {
  readonly sites: readonly ContractSite[];
  readonly leftAlone: readonly (ContractSite & { readonly why: (typeof leftAloneReasons)[number] })[];
  /** Ids of the events entered; none of a preview. */
  readonly events: readonly string[];
  /** Stands for the sites named. */
  readonly fingerprint: string;
}

const send = (instrument: string, body: object) =>
  requestJson<Suspension>(`/api/legal-instruments/${encodeURIComponent(instrument)}/suspension`, {
    method: "POST",
    body,
  });

export function previewSuspension(instrument: string, draft: SuspensionDraft): Promise<Suspension> {
  return send(instrument, { ...draft, isPreview: true });
}

/** All of what the preview named, or nothing. */
export function enterSuspension(
  instrument: string,
  draft: SuspensionDraft,
  { fingerprint }: Suspension,
): Promise<Suspension> {
  return send(instrument, { ...draft, isPreview: false, previewed: fingerprint });
}
