import type { Database, Log } from "../db/database.ts";
import type { ReleaseClock } from "./release-clock.ts";

/** One thing strangers will ask for, that takes longer to make than anybody should wait. */
export interface Piece {
  /** For the log. */
  readonly what: string;
  /** Made once nobody has asked for anything for so many milliseconds, so that nobody is kept waiting by it. */
  readonly quietMs: number;
  /** Where somebody always asks: made after so many milliseconds nevertheless. */
  readonly latestMs: number;
  make(): Promise<unknown>;
}

/** Milliseconds: the time after a start belongs to whoever started, and changes seldom come alone. */
const restMs = 5_000;

interface Parts {
  readonly database: Pick<Database, "onChange">;
  readonly releases: Pick<ReleaseClock, "current">;
  readonly log: Log;
  /** In the order in which strangers ask for them. */
  readonly pieces: readonly Piece[];
  /** When somebody last asked for something, by `performance.now()`. */
  lastAskedAt(): number;
}

/**
 * Makes what strangers will ask for of a release before they do: after a start, and when another release is out or something was withheld.
 * One piece after the other, each when nobody is asking, and a pause after it as long as it took. What fails is made when somebody asks.
 * @returns how to stop it
 */
export function keepAhead({ database, releases, log, pieces, lastAskedAt }: Parts, beginAfterMs = restMs): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  /** Once it has stopped nothing comes after. */
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (!isStopped) timer = setTimeout(resolve, ms).unref();
    });
  let madeOf: number | undefined;
  let isAtWork = false;
  let isChanged = true;

  async function untilQuiet({ quietMs, latestMs }: Piece): Promise<void> {
    const latest = performance.now() + latestMs;
    const toWait = () => Math.min(lastAskedAt() + quietMs, latest) - performance.now();
    for (let wait = toWait(); wait > 0; wait = toWait()) await pause(wait);
  }

  async function make(piece: Piece): Promise<void> {
    const { what } = piece;
    await untilQuiet(piece);
    const from = performance.now();
    await piece.make().catch((error: unknown) => {
      if (!isStopped) log.warn({ err: error }, `not made ahead: ${what}`);
    });
    await pause(performance.now() - from);
  }

  /** Again for as long as something changes meanwhile: the release that is out at the end is the one everything was made of. */
  async function work(): Promise<void> {
    while (isChanged) {
      await pause(beginAfterMs);
      isChanged = false;
      const version = (await releases.current())?.version;
      if (version === madeOf) continue;
      for (const piece of pieces) await make(piece);
      madeOf = version;
    }
  }

  function begin(): void {
    if (isAtWork || isStopped) return;
    isAtWork = true;
    work()
      .catch((error: unknown) => {
        if (!isStopped) log.warn({ err: error }, "nothing could be made ahead");
      })
      .finally(() => {
        isAtWork = false;
        if (isChanged) begin();
      });
  }

  const stopListening = database.onChange(() => {
    isChanged = true;
    begin();
  });
  begin();
  return () => {
    stopListening();
    isStopped = true;
    clearTimeout(timer);
  };
}
