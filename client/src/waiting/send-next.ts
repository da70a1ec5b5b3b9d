import { RequestFailure } from "../api/failure.ts";
import type { TaggedRecord } from "../api/writing.ts";
import { isAway, recordOf, recordsNeeded, type Save, type WaitingSave } from "./waiting-save.ts";
import type { WaitingStore } from "./waiting-store.ts";

/** How sending one save ended. `later`: the atlas is away or asks for patience; `signed-out`: nobody, or somebody else, is signed in. */
export type Step =
  | { readonly end: "sent" | "refused"; readonly entry: WaitingSave }
  | { readonly end: "later" | "signed-out" | "nothing" };

export interface Sending {
  readonly store: WaitingStore;
  readonly account: string;
  /** @throws RequestFailure */
  send(save: Save, account: string): Promise<unknown>;
}

/** Ids of those that are not held but wait behind a held one: of the same record, or of one that has not come to be. */
export function behindHeld(entries: readonly WaitingSave[]): ReadonlySet<string> {
  const stuck = new Set<string>();
  const missing = new Set<string>();
  const behind = new Set<string>();
  for (const { id, save, isHeld } of entries) {
    const isBehind = stuck.has(recordOf(save)) || recordsNeeded(save).some((record) => missing.has(record));
    if (isBehind && !isHeld) behind.add(id);
    if (!isBehind && !isHeld) continue;
    stuck.add(recordOf(save));
    if (save.kind === "create") missing.add(save.id);
    if (save.kind === "event") missing.add(save.event.id);
  }
  return behind;
}

/** The save whose turn it is. Photos and papers go last: on a slow line one of them would keep everything else waiting. */
function nextToGo(entries: readonly WaitingSave[]): WaitingSave | undefined {
  const behind = behindHeld(entries);
  const ready = entries.filter(({ id, isHeld }) => !isHeld && !behind.has(id));
  return ready.find(({ save }) => save.kind !== "file") ?? ready[0];
}

/**
 * Sends the save whose turn it is. It leaves the store only when the server has acknowledged it; should the page end in
 * between, it is sent again and done once.
 */
export async function sendNext({ store, account, send }: Sending): Promise<Step> {
  const entry = nextToGo(await store.all(account));
  if (!entry) return { end: "nothing" };
  let answer: unknown;
  try {
    answer = await send(entry.save, account);
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    if (isAway(error) || error.problem?.status === 429) return { end: "later" };
    if (error.code === "session.required" || error.code === "session.another-account") return { end: "signed-out" };
    // An answer nobody can read says as little as one from a server in trouble: a person decides what is tried again.
    await store.put({ ...entry, isHeld: true, refusal: error.problem ?? { status: 500 } });
    return { end: "refused", entry };
  }
  await store.remove(entry.id);
  await followOwnChange(store, entry, answer);
  return { end: "sent", entry };
}

/** What was typed over the same version meanwhile is typed over one's own work now, which is no conflict. */
async function followOwnChange(store: WaitingStore, { account, save }: WaitingSave, answer: unknown): Promise<void> {
  if (save.kind !== "change") return;
  for (const later of await store.all(account)) {
    const isOver = later.save.kind === "change" && later.save.id === save.id && later.save.base.etag === save.base.etag;
    if (isOver) await store.put({ ...later, save: { ...later.save, base: answer as TaggedRecord } as Save });
  }
}
