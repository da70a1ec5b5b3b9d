import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { sendAttachment } from "../api/attachments.ts";
import { enterEvent, loadHistory } from "../api/decisions.ts";
import { changeRecord, createOnce, type RecordChange, staleRecordOf, type TaggedRecord } from "../api/writing.ts";
import type { ChangeSave, EventSave, RecordSave, Save } from "./waiting-save.ts";

/** What comes back when a save has gone out: the record as it is then. */
export type AnswerOf<Of extends Save> = Of extends RecordSave ? TaggedRecord : unknown;

/**
 * Sends a save as one account's work. Sent again after an answer was lost it is done once: what is made has its id from here, and
 * a change that has been made already is known again.
 * @param onShare how much of a file is on its way, 0 to 1
 * @throws RequestFailure
 */
export function sendSave<Of extends Save>(
  save: Of,
  account: string,
  onShare?: (share: number) => void,
): Promise<AnswerOf<Of>>;
export function sendSave(save: Save, account: string, onShare?: (share: number) => void): Promise<unknown> {
  if (save.kind === "event") return sendEvent(save, account);
  if (save.kind === "file") return sendAttachment(save.fields, save.file, account, onShare);
  const { collection, id } = save;
  const change: RecordChange = { ...save.change, account };
  return save.kind === "create" ? createOnce(collection, id, change) : changeOnce({ ...save, change });
}

function sendEvent({ collection, recordId, event }: EventSave, account: string): Promise<unknown> {
  return enterEvent(collection, recordId, event, account);
}

async function changeOnce(save: ChangeSave): Promise<TaggedRecord> {
  const { collection, id, change, base } = save;
  try {
    return await changeRecord(collection, id, base.etag, change);
  } catch (error) {
    const current = staleRecordOf(error);
    if (current && (await isDone(save, current))) return current;
    throw error;
  }
}

/**
 * Was this change made already? Then the record has its values now; or, changed by somebody since, had them in the version that
 * came right after the one it was made to.
 */
async function isDone({ collection, id, change, base }: ChangeSave, { feature }: TaggedRecord): Promise<boolean> {
  if (has(change, feature.properties ?? {}, feature.geometry)) return true;
  const table = editableLayer(collection)?.table;
  const next = Number(base.feature.properties?.version) + 1;
  const { entries } = await loadHistory(collection, id);
  const made = entries.find(
    ({ of, recordId, after }) => of === table && recordId === id && after?.version === next,
  )?.after;
  return made !== undefined && made !== null && has(change, made, made.geom);
}

function has(change: RecordChange, values: Readonly<Record<string, unknown>>, geometry: unknown): boolean {
  const isSame = Object.entries(change.properties).every(
    ([name, value]) => name in values && comparable(value) === comparable(values[name]),
  );
  return isSame && (change.geometry === undefined || cornersOf(change.geometry) === cornersOf(geometry));
}

/** Nothing is nothing, and the order of a list says nothing: links come back in an order of their own. */
function comparable(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : (value ?? null));
}

/** An area is kept as one of several. */
function cornersOf(geometry: unknown): string {
  const { type, coordinates } = (geometry ?? {}) as { readonly type?: string; readonly coordinates?: unknown };
  return JSON.stringify(type === "Polygon" ? [coordinates] : coordinates);
}
