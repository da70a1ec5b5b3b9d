import { rm } from "node:fs/promises";
import type { FileStore } from "../attachments/file-store.ts";
import { inTurn } from "../attachments/in-turn.ts";
import { makePublicPhoto } from "../attachments/photo.ts";
import type { Database } from "../db/database.ts";
import { loadMade, noteMade } from "./store.ts";

interface PublicFile {
  readonly hash: string;
  readonly bytes: number;
}

/** The file of a public photo; undefined when there is none to be had. */
export type FindPublicFile = (name: string) => Promise<PublicFile | undefined>;

/**
 * Finds the file behind a public name, and makes it when nobody has asked for it since its release: once for all who ask at a time. It lies with
 * the other files, under the hash of what it holds, and is kept however the photo it was made of fares.
 */
export function publicFileFinder(database: Database, files: FileStore): FindPublicFile {
  const making = new Map<string, Promise<PublicFile | undefined>>();

  async function make(name: string, source: string): Promise<PublicFile | undefined> {
    if ((await files.sizeOf(source)) === undefined) return undefined;
    const draft = await files.draft();
    try {
      await makePublicPhoto(files.pathOf(source), draft);
      const kept = await files.keep(draft);
      await database.transaction({ role: "owner" }, (transaction) =>
        noteMade(transaction, name, kept.hash, kept.bytes),
      );
      return kept;
    } finally {
      await rm(draft, { force: true });
    }
  }

  return async (name) => {
    const made = await database.transaction({ role: "owner", readOnly: true }, (transaction) =>
      loadMade(transaction, name),
    );
    if (made?.hash && made.bytes !== null && (await files.sizeOf(made.hash)) !== undefined)
      return { hash: made.hash, bytes: made.bytes };
    const { source } = made ?? {};
    if (!source) return undefined;
    const begun = making.get(name) ?? inTurn(() => make(name, source)).finally(() => making.delete(name));
    making.set(name, begun);
    return begun;
  };
}
