import { create } from "zustand";

/** Something that was done, said in a sentence, with the way to undo it while there is one. */
interface Notice {
  readonly id: number;
  readonly sentence: string;
  readonly undo?: Undo;
}

/** The way back. What it gives is said afterwards, where the usual sentence would not be true. */
type Undo = () => Promise<string | undefined> | Promise<void>;

interface Notices {
  readonly current: Notice | null;
  /** Says it; what was said before is said no longer. */
  tell(sentence: string, undo?: Undo): void;
  dismiss(id: number): void;
}

let lastId = 0;

export const useNotices = create<Notices>()((set) => ({
  current: null,
  tell: (sentence, undo) => {
    lastId += 1;
    set({ current: { id: lastId, sentence, ...(undo ? { undo } : {}) } });
  },
  dismiss: (id) => set(({ current }) => ({ current: current?.id === id ? null : current })),
}));
