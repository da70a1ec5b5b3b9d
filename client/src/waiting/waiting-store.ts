import type { WaitingSave } from "./waiting-save.ts";

/** Where saves wait, through reloads and dead batteries. Everything rejects where the device keeps nothing. */
export interface WaitingStore {
  /** Those of one account, oldest first. */
  all(account: string): Promise<readonly WaitingSave[]>;
  /** Keeps it, in the place of one of the same id. */
  put(entry: WaitingSave): Promise<void>;
  remove(id: string): Promise<void>;
}

const databaseName = "atlas-waiting";
const saves = "saves";
const byAccount = "account";

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(saves, { keyPath: "id" }).createIndex(byAccount, "account");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("Another page holds an older database"));
  });
}

/** One turn at the database; done when it is on the disk. */
async function turn<Found>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Found>,
): Promise<Found> {
  const database = await opened();
  try {
    return await new Promise<Found>((resolve, reject) => {
      const transaction = database.transaction(saves, mode, { durability: "strict" });
      const request = work(transaction.objectStore(saves));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** In the browser's database. An index is read in the order of the primary keys, which is the order of saving. */
export const browserStore: WaitingStore = {
  all: (account) => turn<WaitingSave[]>("readonly", (store) => store.index(byAccount).getAll(account)),
  put: async (entry) => {
    await turn("readwrite", (store) => store.put(entry));
  },
  remove: async (id) => {
    await turn("readwrite", (store) => store.delete(id));
  },
};
