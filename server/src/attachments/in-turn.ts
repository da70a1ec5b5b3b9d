import { limits } from "@asm-atlas/data/domain/limits.ts";
import { Problem } from "../http/problem.ts";

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Files are looked through one after the other: a decoded photo is a hundred times as large as the file it came in.
 * @throws Problem `rate.too-many` when too many wait already
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= limits.attachmentsWaiting) {
    throw new Problem("rate.too-many", "Many photos are being sent at this moment. Try again in half a minute.", {
      headers: { "Retry-After": "30" },
    });
  }
  waiting += 1;
  const mine = last.then(work).finally(() => {
    waiting -= 1;
  });
  last = mine.catch(() => undefined); // how one file ended is nothing to the next; its sender gets the error
  return mine;
}
