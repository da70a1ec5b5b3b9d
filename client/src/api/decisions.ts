import { answerWithinMs, requestJson } from "./request.ts";

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
const eventPaths = {
  sites: "status-events",
  "rehabilitation-zones": "stage-events",
  kindergartens: "status-events",
} as const;
export type EventCollection = keyof typeof eventPaths;

/** @param account id of the account whose work it is: with anybody else signed in it is refused */
export function enterEvent(
  collection: EventCollection,
  recordId: string,
  draft: EventDraft,
  account?: string,
): Promise<unknown> {
  return requestJson(`/api/${collection}/${recordId}/${eventPaths[collection]}`, {
    method: "POST",
    body: draft,
    withinMs: answerWithinMs,
    ...(account ? { headers: { "atlas-account": account } } : {}),
  });
}

/** Strikes an event that was entered in error, and enters another in its place where one is given. Both stay on record. */
export function strikeEvent(
  collection: EventCollection,
  recordId: string,
  eventId: string,
  strike: { readonly reason: string; readonly replacement?: EventDraft },
): Promise<void> {
  return requestJson<void>(`/api/${collection}/${recordId}/${eventPaths[collection]}/${eventId}/strike`, {
    method: "POST",
    body: strike,
  });
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
  signal?: AbortSignal,
): Promise<{ readonly total: number; readonly entries: readonly HistoryEntry[] }> {
  return requestJson(`/api/history/${collection}/${encodeURIComponent(id)}`, {
    audience: "staff",
    ...(signal ? { signal } : {}),
  });
}

export function revertRecord(collection: string, id: string, knownTag: string, entry: number): Promise<unknown> {
  return requestJson(`/api/history/${collection}/${encodeURIComponent(id)}/revert`, {
    method: "POST",
    body: { entry },
    headers: { "if-match": knownTag },
  });
}
