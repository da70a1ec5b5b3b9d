import { RequestFailure } from "../api/failure.ts";
import type { FormValues } from "../editing/draft.ts";
import { placeKey } from "../editing/place-field.tsx";
import type { RecordSave, Refusal, WaitingSave } from "./waiting-save.ts";

/** Names the draft of the form a waiting save is open in. */
export function waitingDraft({ id }: Pick<WaitingSave, "id">): string {
  return `waiting:${id}`;
}

/** What the form of a record begins with, of a save that waits. */
export function begunBy({ change }: RecordSave): FormValues {
  return { ...change.properties, ...(change.geometry ? { [placeKey]: change.geometry } : {}) };
}

/** Why it was refused, as a form tells it; null: it was not. */
export function refused(refusal: Refusal | null | undefined): RequestFailure | null {
  return refusal ? new RequestFailure("problem", refusal) : null;
}
