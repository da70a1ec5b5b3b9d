import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { Problem } from "../http/problem.ts";

/** Keeps pictures, and draws them one at a time. */
export interface PictureShelf {
  /**
   * @param key another picture has another key
   * @throws Problem `rate.too-many` when too many wait to be drawn already
   */
  get(key: string, draw: () => Promise<Buffer>): Promise<Buffer>;
}

/**
 * A picture costs a tenth of a second of the processor, and anybody may ask for any: so one is drawn at a time, with a pause as long as it
 * took before the next, those asked for last are kept, and few may wait.
 */
export function createPictureShelf(): PictureShelf {
  const kept = new Map<string, Promise<Buffer>>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  function drawInTurn(draw: () => Promise<Buffer>): Promise<Buffer> {
    if (waiting >= limits.picturesWaiting) {
      throw new Problem("rate.too-many", "Many pictures are being drawn at this moment. Ask again in a few seconds.", {
        headers: { "Retry-After": "5" },
      });
    }
    waiting += 1;
    let tookMs = 0;
    const mine = last
      .then(async () => {
        const fromMs = performance.now();
        const picture = await draw();
        tookMs = performance.now() - fromMs;
        return picture;
      })
      .finally(() => {
        waiting -= 1;
      });
    // How one picture ended is nothing to the next; whoever asked for it gets the error.
    last = mine.catch(() => undefined).then(() => sleep(tookMs));
    return mine;
  }

  function get(key: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    const known = kept.get(key);
    const picture = known ?? drawInTurn(draw);
    // Written again it is the newest; the oldest goes first.
    kept.delete(key);
    kept.set(key, picture);
    const [oldest] = kept.keys();
    if (kept.size > limits.picturesKept && oldest !== undefined) kept.delete(oldest);
    if (known === undefined) {
      picture.catch(() => {
        if (kept.get(key) === picture) kept.delete(key);
      });
    }
    return picture;
  }

  return { get: async (key, draw) => get(key, draw) };
}
