import type { AttachmentFields } from "../api/attachments.ts";
import { RequestFailure } from "../api/failure.ts";
import { useWaiting } from "../waiting/use-waiting.ts";
import { isAway, recordsNeeded, type Save } from "../waiting/waiting-save.ts";

/** Did a file not go out for want of a network, or of somebody signed in? Then it can later, as it is. */
export function mayWait(error: unknown): boolean {
  return isAway(error) || (error instanceof RequestFailure && error.code === "session.required");
}

function madeBy(save: Save): string | null {
  if (save.kind === "create") return save.id;
  return save.kind === "event" ? save.event.id : null;
}

/** Does what a file belongs to wait itself? Then the file goes out after it. */
export function mustWait(fields: AttachmentFields, file: File): boolean {
  const needed = recordsNeeded({ kind: "file", fields, file });
  return useWaiting.getState().entries.some(({ save }) => needed.includes(madeBy(save) ?? ""));
}

/**
 * Keeps a file on this device until it can go out.
 * @param code what its record is called
 * @returns false where the device keeps nothing, has no room, or nobody is signed in any more
 */
export async function keepFile(fields: AttachmentFields, file: File, code: string): Promise<boolean> {
  try {
    return (await useWaiting.getState().sender?.keep({ kind: "file", fields, file }, code)) !== undefined;
  } catch {
    return false;
  }
}
