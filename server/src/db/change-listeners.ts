import type { Log } from "./log.ts";

/** Whoever wants to know that something may have been committed. */
export class ChangeListeners {
  readonly #listeners = new Set<() => void>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  add(listener: () => void): () => void {
    // Each call stands for itself, also when the same function listens twice.
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  /** Tells everybody; one that throws does not keep the others from hearing, nor the commit from being acknowledged. */
  tell(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        this.#log.error({ err: error }, "a listener to changes of the database failed");
      }
    }
  }
}
