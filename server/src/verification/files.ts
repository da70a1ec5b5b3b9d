import type { FileStore } from "../attachments/file-store.ts";
import { listFiles } from "../attachments/store.ts";
import { type Check, Tally } from "./check.ts";

const faults = { missing: "is missing", changed: "is not what was kept" } as const;

/** Photos and papers lie beside the database: each that a record names must be there, and hold what its name says. */
export const filesCheck = (store: FileStore): Check => ({
  claim: "files of photos and papers are there, each as it was kept",
  run: async (transaction) => {
    const tally = new Tally();
    for (const { hash, of } of await listFiles(transaction)) {
      const state = await store.check(hash);
      tally.add(state === "sound" ? undefined : `${of}, ${store.pathOf(hash)}, ${faults[state]}`);
    }
    return tally.finding();
  },
});
