import type { Database } from "../db/database.ts";

/** Something read from the database that is believed until a change of the database is heard of. */
export interface UntilChange<Value> {
  /** As last read, if nothing has changed since; else read again, once however many want to know. */
  current(): Promise<Value>;
  /** The same, if that is certain without asking anybody. */
  known(): Value | undefined;
  /** Read at this moment. */
  ask(): Promise<Value>;
  close(): void;
}

/** However quiet the database is, ask again after this long: a lost notice of change must not last. */
const longestTrustMs = 60_000;

/**
 * What may be said without asking the database: what was read after the last change this process heard of. Of a commit of its own a process
 * hears before whoever committed does, so nobody is shown less than they have just saved. Of another process's commit it hears over LISTEN a
 * moment later, and that notice can be lost with a broken connection: hence `trustMs`.
 */
export function untilChange<Value>(
  database: Pick<Database, "onChange">,
  read: () => Promise<Value>,
  trustMs = longestTrustMs,
): UntilChange<Value> {
  let changes = 0;
  let asking: { readonly atChange: number; readonly answer: Promise<Value> } | undefined;
  let known: { readonly value: Value; readonly atChange: number; readonly atMs: number } | undefined;
  const close = database.onChange(() => {
    changes += 1;
  });

  async function ask(): Promise<Value> {
    const atChange = changes;
    const atMs = Date.now();
    const value = await read();
    known = { value, atChange, atMs };
    return value;
  }

  function askOnce(): Promise<Value> {
    if (asking?.atChange === changes) return asking.answer;
    const mine = { atChange: changes, answer: ask() };
    asking = mine;
    const done = () => {
      if (asking === mine) asking = undefined;
    };
    mine.answer.then(done, done);
    return mine.answer;
  }

  const believed = () => (known && known.atChange === changes && Date.now() - known.atMs < trustMs ? known : undefined);

  return {
    ask,
    known: () => believed()?.value,
    current: async () => {
      const kept = believed();
      return kept ? kept.value : askOnce();
    },
    close,
  };
}
