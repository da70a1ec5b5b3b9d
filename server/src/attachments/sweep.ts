import type { Database } from "../db/database.ts";
import type { FileStore } from "./file-store.ts";
import { listFiles } from "./store.ts";

/** A file may be there before the record that names it is written; and a backup that is being made reads files for a while. */
const leftAloneMs = 24 * 3_600_000;

export interface Swept {
  /** Files that no record names, the bin's included. */
  readonly orphans: number;
  readonly bytes: number;
  /** Of them, those too young to be judged. */
  readonly young: number;
}

/**
 * Looks for files that no record names: left over where the database refused a record after its file was kept, or its record was purged.
 * @param apply false looks and removes nothing
 */
export async function sweepFiles(
  database: Pick<Database, "transaction">,
  files: FileStore,
  { apply }: { readonly apply: boolean },
): Promise<Swept> {
  const named = new Set(
    (await database.transaction({ role: "owner", readOnly: true, timeoutMs: 10 * 60_000 }, listFiles)).map(
      ({ hash }) => hash,
    ),
  );
  let [orphans, bytes, young] = [0, 0, 0];
  for await (const file of files.list()) {
    if (named.has(file.hash)) continue;
    if (file.keptAt.getTime() > Date.now() - leftAloneMs) {
      young += 1;
      continue;
    }
    orphans += 1;
    bytes += file.bytes;
    if (apply) await files.remove(file.hash);
  }
  return { orphans, bytes, young };
}
