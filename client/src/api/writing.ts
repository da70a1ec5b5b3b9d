import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import type { ProblemPart } from "@asm-atlas/data/domain/problems.ts";
import type { QueryClient } from "@tanstack/react-query";
import type { Feature, Geometry } from "geojson";
import { RequestFailure } from "./failure.ts";
import { answerWithinMs, requestJson, requestTagged } from "./request.ts";

/** A record as it was read, with the tag that a change of it must name. */
export interface TaggedRecord {
  readonly feature: Feature;
  readonly etag: string;
}

/** An id made here, before anything is sent: what is sent twice is done once. */
export function newId(atMs: number = Date.now()): string {
  return uuidv7(atMs, crypto.getRandomValues(new Uint8Array(10)));
}

const itemPath = (collection: string, id: string) => `/ogc/collections/${collection}/items/${encodeURIComponent(id)}`;

export async function loadRecord(collection: string, id: string): Promise<TaggedRecord> {
  const { body, etag } = await requestTagged<Feature>(itemPath(collection, id), { audience: "staff" });
  return { feature: body, etag: etag ?? "" };
}

export interface RecordChange {
  readonly properties: Readonly<Record<string, unknown>>;
  /** Undefined: as it is. */
  readonly geometry?: Geometry | undefined;
  /** Why, for the record's history. */
  readonly reason?: string | undefined;
  /** Id of the account whose work it is: with anybody else signed in it is refused. */
  readonly account?: string;
}

/** Headers are Latin: a reason in Cyrillic travels percent-encoded. */
const headersOf = ({ reason, account }: Pick<RecordChange, "reason" | "account">): Record<string, string> => ({
  ...(reason ? { "atlas-reason": encodeURIComponent(reason) } : {}),
  ...(account ? { "atlas-account": account } : {}),
});

async function createRecord(collection: string, id: string, change: RecordChange): Promise<TaggedRecord> {
  const { body, etag } = await requestTagged<Feature>(`/ogc/collections/${collection}/items`, {
    method: "POST",
    body: { type: "Feature", id, geometry: change.geometry ?? null, properties: change.properties },
    headers: headersOf(change),
    withinMs: answerWithinMs,
  });
  return { feature: body, etag: etag ?? "" };
}

/**
 * Makes a record that may have been made already: a first try whose answer never came has made it as it was typed then.
 * Then it becomes what is typed now.
 */
export async function createOnce(collection: string, id: string, change: RecordChange): Promise<TaggedRecord> {
  try {
    return await createRecord(collection, id, change);
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.code !== "record.exists") throw error;
    const { etag } = await loadRecord(collection, id);
    return changeRecord(collection, id, etag, change);
  }
}

/** @throws RequestFailure with code `record.stale` when somebody was faster; `staleRecordOf` has what the record is now */
export async function changeRecord(
  collection: string,
  id: string,
  knownTag: string,
  change: RecordChange,
): Promise<TaggedRecord> {
  const { body, etag } = await requestTagged<Feature>(itemPath(collection, id), {
    method: "PATCH",
    body: { properties: change.properties, ...(change.geometry ? { geometry: change.geometry } : {}) },
    headers: { "if-match": knownTag, ...headersOf(change) },
    withinMs: answerWithinMs,
  });
  return { feature: body, etag: etag ?? "" };
}

export function binRecord(collection: string, id: string, knownTag: string, reason?: string): Promise<void> {
  return requestJson<void>(itemPath(collection, id), {
    method: "DELETE",
    headers: { "if-match": knownTag, ...headersOf({ reason }) },
  });
}

/** What the record is now, told by the refusal of a change that came too late; undefined for any other failure. */
export function staleRecordOf(error: unknown): TaggedRecord | undefined {
  return error instanceof RequestFailure ? staleRecordIn(error.problem) : undefined;
}

/** The same of a refusal that was kept. */
export function staleRecordIn(problem: RequestFailure["problem"] | null): TaggedRecord | undefined {
  if (problem?.code !== "record.stale") return undefined;
  const { current, currentTag } = problem as { current?: Feature; currentTag?: string };
  return current && currentTag ? { feature: current, etag: currentTag } : undefined;
}

/** What the server found wrong, part by part. */
export function partsOf(error: unknown): readonly ProblemPart[] {
  return error instanceof RequestFailure ? (error.problem?.errors ?? []) : [];
}

/** Everything staff see may have changed: map, list, cards and figures ask again, those on screen at once. */
export function refreshStaff(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "staff" });
}
