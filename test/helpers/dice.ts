/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
function seededStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chance that repeats itself: the same seed gives the same throws. */
export class Dice {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededStream(seed);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.whole(0, items.length - 1)] ?? items[0];
  }
}

/** The seed of this run, printed so that a failure can be met again: `ATLAS_TEST_SEED` or always the same. */
export function testSeed(of: string): number {
  const seed = Number(process.env.ATLAS_TEST_SEED ?? 20_261_124);
  console.log(`${of}: ATLAS_TEST_SEED=${seed}`);
  return seed;
}
