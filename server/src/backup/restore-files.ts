import { type FileHandle, open, rm } from "node:fs/promises";
import type { FileStore } from "../attachments/file-store.ts";
import { RefusedError } from "../refused.ts";

/** Puts the photos and papers of a backup back, one after the other as its lines come, and takes away what it put there if the restore fails. */
export class FileRestorer {
  readonly #store: FileStore;
  readonly #backup: string;
  readonly #placed: string[] = [];
  #count = 0;
  #open: { readonly hash: string; readonly draft: string; readonly handle: FileHandle } | undefined;

  /** @param backup its name, for what is said of it */
  constructor(store: FileStore, backup: string) {
    this.#store = store;
    this.#backup = backup;
  }

  /** Files that are back. */
  get count(): number {
    return this.#count;
  }

  async begin(hash: string): Promise<void> {
    await this.finish();
    const draft = await this.#store.draft();
    this.#open = { hash, draft, handle: await open(draft, "wx", 0o600) };
  }

  async add(bytes: Buffer): Promise<void> {
    if (!this.#open) throw new RefusedError(`${this.#backup} is damaged: it holds a piece of no file.`);
    await this.#open.handle.writeFile(bytes);
  }

  /** Gives the file its name. @throws RefusedError when it is not what its name says */
  async finish(): Promise<void> {
    if (!this.#open) return;
    const { hash, draft, handle } = this.#open;
    this.#open = undefined;
    await handle.close();
    const kept = await this.#store.keep(draft);
    if (kept.isNew) this.#placed.push(kept.hash);
    this.#count += 1;
    if (kept.hash !== hash)
      throw new RefusedError(`${this.#backup} is damaged: a photo or paper in it is not what it was.`);
  }

  async undo(): Promise<void> {
    if (this.#open) {
      await this.#open.handle.close();
      await rm(this.#open.draft, { force: true });
    }
    for (const hash of this.#placed) await this.#store.remove(hash);
  }
}
