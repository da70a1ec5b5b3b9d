import { create } from "zustand";
import type { Sender, SenderState } from "./sender.ts";
import type { WaitingSave } from "./waiting-save.ts";

interface Waiting {
  /** What waits of whoever is signed in, oldest first. */
  readonly entries: readonly WaitingSave[];
  readonly state: SenderState;
  /** The file that this page is sending, by the id of what it becomes, and how much of it has gone, 0 to 1. */
  readonly sending: { readonly id: string; readonly share: number } | null;
  /** Null while nobody is signed in. */
  readonly sender: Sender | null;
}

export const nothingWaits: Waiting = { entries: [], state: "free", sending: null, sender: null };

export const useWaiting = create<Waiting>()(() => nothingWaits);
