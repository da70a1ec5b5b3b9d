import { requestJson } from "./request.ts";

/** A dated event as it is sent: its id is made here, so that sending it twice enters it once. */
export interface EventDraft {
  readonly id: string;
  readonly to: string;
  readonly effectiveOn: string;
  readonly instrument?: string;
  readonly instrumentException?: string;
  readonly suspensionReason?: string;
  readonly contract?: { readonly type: string; readonly number: string; readonly from: string; readonly to?: string };
  readonly override?: string;
  readonly hectares?: number;
  readonly dueOn?: string;
  readonly document?: string;
  readonly note?: string;
}

/** Collections whose records have dated events, and the address of those. */
export const eventPaths = {
  sites: "status-events",
  "rehabilitation-zones": "stage-events",
  kindergartens: "status-events",
} as const;
export type EventCollection = keyof typeof eventPaths;

export function enterEvent(collection: EventCollection, recordId: string, draft: EventDraft): Promise<unknown> {
  return requestJson(`/api/${collection}/${recordId}/${eventPaths[collection]}`, { method: "POST", body: draft });
}

/** Takes back what its author has just entered, all of it or nothing. */
export function takeBackEvents(
  collection: EventCollection,
  events: readonly string[],
  reason: string,
): Promise<{ readonly taken: number }> {
  return requestJson(`/api/${collection}/${eventPaths[collection]}/take-back`, {
    method: "POST",
    body: { events, reason },
  });
}

/** Strikes an event entered in error, with or without another in its place; administrators only. */
export function strikeEvent(
  collection: EventCollection,
  recordId: string,
  eventId: string,
  strike: { readonly reason: string; readonly replacement?: EventDraft },
): Promise<void> {
  return requestJson(`/api/${collection}/${recordId}/${eventPaths[collection]}/${eventId}/strike`, {
    method: "POST",
    body: strike,
  });
}

export interface SuspensionDraft {
  readonly action: "suspend" | "resume";
  readonly on: string;
  /** Names the decision: sent twice, it is made once. */
  readonly batch: string;
  readonly document?: string;
  readonly note?: string;
}

export interface TouchedSite {
  readonly id: string;
  readonly code: string;
  readonly name_en: string | null;
  readonly name_mn: string | null;
  readonly aimag_code: string | null;
  readonly soum_code: string | null;
  readonly since: string;
  readonly contract_number: string | null;
}

export interface Suspended {
  readonly sites: readonly TouchedSite[];
  /** Left as they are, for something was entered about them for a later day. */
  readonly leftAlone: readonly TouchedSite[];
  readonly events: readonly string[];
}

/** Suspends or resumes every contract under an instrument, or only says whom it would touch. */
export function suspendInstrument(code: string, draft: SuspensionDraft, isPreview: boolean): Promise<Suspended> {
  return requestJson(`/api/legal-instruments/${encodeURIComponent(code)}/suspension`, {
    method: "POST",
    body: { ...draft, isPreview },
  });
}

export interface HistoryEntry {
  readonly id: number;
  /** Table of the record the entry is of: the record itself, or an event, visit or link of it. */
  readonly of: string;
  readonly recordId: string;
  readonly entry: number;
  readonly operation: "create" | "change" | "delete" | "restore" | "purge";
  readonly changedAt: string;
  readonly actor: string | null;
  readonly requestId: string | null;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export function loadHistory(
  collection: string,
  id: string,
  signal: AbortSignal,
): Promise<{ readonly total: number; readonly entries: readonly HistoryEntry[] }> {
  return requestJson(`/api/history/${collection}/${encodeURIComponent(id)}`, { audience: "staff", signal });
}

export function revertRecord(collection: string, id: string, knownTag: string, entry: number): Promise<unknown> {
  return requestJson(`/api/history/${collection}/${encodeURIComponent(id)}/revert`, {
    method: "POST",
    body: { entry },
    headers: { "if-match": knownTag },
  });
}
