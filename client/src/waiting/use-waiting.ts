import { create } from "zustand";
import type { Sender, SenderState } from "./sender.ts";
import type { WaitingSave } from "./waiting-save.ts";

interface Waiting {
  /** What waits of whoever is signed in, oldest first. */
  readonly entries: readonly WaitingSave[];
  readonly state: SenderState;
  /** Null while nobody is signed in. */
  readonly sender: Sender | null;
}

export const nothingWaits: Waiting = { entries: [], state: "free", sender: null };

export const useWaiting = create<Waiting>()(() => nothingWaits);
