import { TransactionTimeoutError } from "./errors.ts";

/** What may end a transaction, or the wait for one, from outside: its time limit and its caller leaving. */
export class Stopper {
  readonly deadline: number;
  #reason: { readonly error: unknown; readonly isTimeout: boolean } | undefined;
  #reject: ((error: unknown) => void) | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = () => this.#stop(this.#signal?.reason, false);

  /** @param timeoutError made only when it is needed: an error remembers where it was made, and that takes time */
  constructor(
    limitMs: number,
    signal?: AbortSignal,
    timeoutError: () => Error = () => new TransactionTimeoutError(limitMs),
  ) {
    this.deadline = Date.now() + limitMs;
    this.#timer = setTimeout(() => this.#stop(timeoutError(), true), limitMs);
    this.#signal = signal;
    signal?.addEventListener("abort", this.#onAbort);
    if (signal?.aborted) this.#onAbort();
  }

  /** Why it was stopped, if it was. */
  get stoppedBy(): "timeout" | "caller" | undefined {
    if (!this.#reason) return undefined;
    return this.#reason.isTimeout ? "timeout" : "caller";
  }

  /** Settles as the promise does, or rejects as soon as the transaction is stopped. */
  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      promise.then(resolve, reject);
      if (this.#reason) reject(this.#reason.error);
    });
  }

  /** Nothing stops it any more. */
  disarm(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#onAbort);
  }

  #stop(error: unknown, isTimeout: boolean): void {
    if (this.#reason) return;
    this.#reason = { error, isTimeout };
    this.#reject?.(error);
  }
}

/** Settles as the promise does, or rejects after `limitMs`. */
export function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms`)), limitMs);
    const settle = () => clearTimeout(timer);
    promise.finally(settle).then(resolve, reject);
  });
}
