import type { AttachmentFields } from "../api/attachments.ts";
import type { EventCollection, EventDraft } from "../api/decisions.ts";
import { RequestFailure } from "../api/failure.ts";
import type { RecordChange, TaggedRecord } from "../api/writing.ts";

/** A record that is made, under an id made here. */
export interface CreateSave {
  readonly kind: "create";
  readonly collection: string;
  readonly id: string;
  readonly change: RecordChange;
}

/** A change of a record, with the record as it was read: what has become of it meanwhile is found out by that. */
export interface ChangeSave {
  readonly kind: "change";
  readonly collection: string;
  readonly id: string;
  readonly change: RecordChange;
  readonly base: TaggedRecord;
}

/** A dated event of a record, under an id made here. */
export interface EventSave {
  readonly kind: "event";
  readonly collection: EventCollection;
  readonly recordId: string;
  readonly event: EventDraft;
}

/** A photo or paper and what is said of it, under an id made here. */
interface FileSave {
  readonly kind: "file";
  readonly fields: AttachmentFields;
  /** The device keeps what it holds, not where it lies. */
  readonly file: File;
}

export type RecordSave = CreateSave | ChangeSave;

/** Something a form saves. Sent twice it is done once. */
export type Save = RecordSave | EventSave | FileSave;

/** What the server said when it refused. */
export type Refusal = NonNullable<RequestFailure["problem"]>;

/** A save that found no network, as this device keeps it until it has gone out. */
export interface WaitingSave<Of extends Save = Save> {
  /** Ids are in the order in which they were saved. */
  readonly id: string;
  /** Id of the account whose work it is: it is shown to nobody else and sent as nobody else's. */
  readonly account: string;
  /** What its record is called; a new record without a name is called nothing. */
  readonly code: string;
  /** Since when it waits, ISO 8601. */
  readonly since: string;
  readonly save: Of;
  /** It does not go out by itself: it was refused, or is open in its form. */
  readonly isHeld: boolean;
  readonly refusal: Refusal | null;
}

/** Did a request not reach the atlas, so that it may be sent again as it is? What took too long would do so again. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof RequestFailure)) return false;
  if (error.kind === "network") return true;
  return [502, 503, 504].includes(error.problem?.status ?? 0) && error.code !== "database.too-slow";
}

/** The record a save is about. */
export function recordOf(save: Save): string {
  if (save.kind === "file") return save.fields.id;
  return save.kind === "event" ? save.recordId : save.id;
}

/** Ids of every record a save needs to be there: its own, and those its values name. Of a file, its visit or event too. */
export function recordsNeeded(save: Save): readonly string[] {
  if (save.kind === "event") return [save.recordId];
  if (save.kind === "file") {
    const { id, zone, site, visit, stageEvent, statusEvent } = save.fields;
    return [id, zone, site, visit, stageEvent, statusEvent].filter((each) => each !== undefined);
  }
  return [save.id, ...Object.values(save.change.properties).filter((value) => typeof value === "string")];
}
