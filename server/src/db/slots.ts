import { DatabaseUnavailableError } from "./errors.ts";

interface Waiter {
  grant(): void;
  refuse(error: Error): void;
}

/** Turns at the database, in the order asked for: at most `count` at once; a wait ends by a turn, by the caller leaving, or by its time limit. */
export class Slots {
  readonly #count: number;
  #free: number;
  #onIdle: (() => void) | undefined;
  #refusal: Error | undefined;
  readonly #waiting = new Set<Waiter>();

  constructor(count: number) {
    this.#count = count;
    this.#free = count;
  }

  /**
   * Waits for a turn. The returned function gives it back (once; further calls do nothing).
   * @throws the signal's reason, or DatabaseUnavailableError after `limitMs`.
   */
  async take(limitMs: number, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#refusal) throw this.#refusal;
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(limitMs, signal);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const [next] = this.#waiting;
      if (next) next.grant();
      else this.#free += 1;
      if (this.#free === this.#count) this.#onIdle?.();
    };
  }

  /** Ends every wait with this error; turns already given are not touched. */
  refuseWaiting(error: Error): void {
    for (const waiter of [...this.#waiting]) waiter.refuse(error);
  }

  /** From now on nobody gets a turn. */
  close(error: Error): void {
    this.#refusal = error;
    this.refuseWaiting(error);
  }

  /** Waits until every turn has been given back; false if that takes longer. For one caller, after `close`. */
  untilIdle(limitMs: number): Promise<boolean> {
    if (this.#free === this.#count) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), limitMs);
      this.#onIdle = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  #wait(limitMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(waiter);
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      };
      const waiter: Waiter = {
        grant: () => {
          leave();
          resolve();
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      const onAbort = () => waiter.refuse(signal?.reason);
      const timer = setTimeout(
        () => waiter.refuse(new DatabaseUnavailableError(`The database was busy for longer than ${limitMs} ms`)),
        limitMs,
      );
      signal?.addEventListener("abort", onAbort);
      this.#waiting.add(waiter);
    });
  }
}
