import { newId } from "../api/writing.ts";
import { type Sending, sendNext } from "./send-next.ts";
import type { Save, WaitingSave } from "./waiting-save.ts";

/** Waits between two tries while the atlas is away: twice as long each time. */
const firstWaitMs = 5_000;
const longestWaitMs = 5 * 60_000;

/** How it stands: nothing is in the way, the atlas is away, or whose work it is must sign in. */
export type SenderState = "free" | "away" | "signed-out";

interface SenderParts extends Sending {
  /** Runs work while no other page of this browser does: what is being sent is not taken back, nor sent twice. */
  exclusively<Done>(work: () => Promise<Done>): Promise<Done>;
  /** What waits has changed. */
  onChange(entries: readonly WaitingSave[], state: SenderState): void;
  /** These have gone out, one after the other. */
  onSent(entries: readonly WaitingSave[]): void;
}

/** Keeps what found no network and sends it, in order and one at a time, until it is ended. */
export interface Sender {
  /** @throws whatever the device says that keeps nothing */
  keep(save: Save, code: string): Promise<WaitingSave>;
  /** Keeps it from going out by itself, while it is open in its form. @returns undefined when it has gone out already */
  hold(id: string): Promise<WaitingSave | undefined>;
  /** Lets it go out, also where it was refused before. */
  release(id: string): Promise<void>;
  /** Puts another save in the place of one, and lets it go out. */
  replace(entry: WaitingSave, save: Save): Promise<void>;
  /** @returns undefined when it has gone out already */
  takeBack(id: string): Promise<WaitingSave | undefined>;
  putBack(entry: WaitingSave): Promise<void>;
  /** Looks again at what waits: another page may have changed it. */
  look(): Promise<void>;
  sendNow(): Promise<void>;
  end(): void;
}

/** When an id was made, by its first 48 bits (UUIDv7). */
function madeAtMs(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}

export function startSender(parts: SenderParts): Sender {
  const { store, account, exclusively } = parts;
  let state: SenderState = "free";
  let waitMs = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run: Promise<void> | undefined;
  let isAskedAgain = false;
  let isEnded = false;

  const look = async () => {
    const entries = await store.all(account);
    if (!isEnded) parts.onChange(entries, state);
  };
  const find = async (id: string) => (await store.all(account)).find((entry) => entry.id === id);
  const sendLater = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void sendNow(), waitMs);
    waitMs = Math.min(2 * waitMs, longestWaitMs);
  };

  const sendAll = async () => {
    clearTimeout(timer);
    const sent: WaitingSave[] = [];
    try {
      for (let isMore = true; isMore && !isEnded; ) {
        const step = await exclusively(() => sendNext(parts));
        if (step.end === "sent") sent.push(step.entry);
        isMore = step.end === "sent" || step.end === "refused";
        state = step.end === "later" ? "away" : step.end === "signed-out" ? "signed-out" : "free";
        if (isMore) await look();
      }
    } catch {
      // The device's own database failed: what it keeps is still there when it works again.
      state = "away";
    }
    if (state === "free") waitMs = firstWaitMs;
    if (state === "away" && !isEnded) sendLater();
    if (sent.length > 0 && !isEnded) parts.onSent(sent);
  };

  const sendNow = (): Promise<void> => {
    isAskedAgain = true;
    run ??= (async () => {
      while (isAskedAgain && !isEnded) {
        isAskedAgain = false;
        await sendAll();
      }
      await look();
    })()
      // What waits could not be looked at; the next change or try looks again.
      .catch(() => undefined)
      .finally(() => {
        run = undefined;
      });
    return run;
  };

  /** Changes what waits while nothing is being sent, then tells. */
  const change = async <Done>(work: () => Promise<Done>): Promise<Done> => {
    const done = await exclusively(work);
    await look();
    return done;
  };

  return {
    look,
    sendNow,
    async keep(save, code) {
      const newest = (await store.all(account)).at(-1);
      const entry = {
        // After all that wait, also where the clock was set back meanwhile.
        id: newId(Math.max(Date.now(), newest ? madeAtMs(newest.id) + 1 : 0)),
        account,
        code,
        since: new Date().toISOString(),
        save,
        isHeld: false,
        refusal: null,
      };
      // Not exclusively: a save that hangs without network must not keep another from being kept.
      await store.put(entry);
      state = "away";
      waitMs = firstWaitMs;
      await look();
      sendLater();
      return entry;
    },
    hold: (id) =>
      change(async () => {
        const entry = await find(id);
        if (entry) await store.put({ ...entry, isHeld: true });
        return entry;
      }),
    async release(id) {
      await change(async () => {
        const entry = await find(id);
        if (entry) await store.put({ ...entry, isHeld: false, refusal: null });
      });
      await sendNow();
    },
    async replace(entry, save) {
      await change(() => store.put({ ...entry, save, isHeld: false, refusal: null }));
      waitMs = firstWaitMs;
      sendLater();
    },
    takeBack: (id) =>
      change(async () => {
        const entry = await find(id);
        if (entry) await store.remove(id);
        return entry;
      }),
    async putBack(entry) {
      await change(() => store.put(entry));
      await sendNow();
    },
    end() {
      isEnded = true;
      clearTimeout(timer);
    },
  };
}
