import type { Parts } from "../../map/outline/parts.ts";
import type { Outline } from "../../map/tools/outline.ts";

/** An outline as it was left: what had been drawn, and the corners of the ring in hand. */
export interface OutlineDraft {
  readonly parts: Parts;
  readonly corners: Outline;
  /** Pieces that were split off it; absent: none. */
  readonly splitOff?: Parts;
  /** When it was kept, ISO. */
  readonly keptAt: string;
}

const databaseName = "atlas-outlines";
const storeName = "drafts";

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  try {
    const database = await opened();
    try {
      return await new Promise<Result>((resolve, reject) => {
        const transaction = database.transaction(storeName, mode, { durability: "strict" });
        const request = work(transaction.objectStore(storeName));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  } catch {
    return undefined; // Storage is blocked or full: what is drawn holds until the page is closed.
  }
}

/** Keeps an outline on this device. @returns false where the device keeps nothing */
export async function keepOutline(key: string, draft: OutlineDraft): Promise<boolean> {
  return (await run("readwrite", (store) => store.put(draft, key))) !== undefined;
}

export async function recallOutline(key: string): Promise<OutlineDraft | undefined> {
  const kept = await run<unknown>("readonly", (store) => store.get(key));
  const isDraft = typeof kept === "object" && kept !== null && "parts" in kept && "corners" in kept;
  return isDraft ? (kept as OutlineDraft) : undefined;
}

export async function forgetOutline(key: string): Promise<void> {
  await run("readwrite", (store) => store.delete(key));
}
