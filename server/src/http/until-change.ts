import type { Database } from "../db/database.ts";

/** Something read from the database that is believed until a change of the database is heard of. */
export interface UntilChange<Value> {
  /** As last read, if nothing has changed since; else read again, once however many want to know. */
  current(): Promise<Value>;
  /** Read at this moment. */
  ask(): Promise<Value>;
  close(): void;
}

/** However quiet the database is, ask again after this long: a lost notice of change must not last. */
const trustMs = 60_000;

export function untilChange<Value>(
  database: Pick<Database, "onChange">,
  read: () => Promise<Value>,
): UntilChange<Value> {
  let changes = 0;
  let asking: { readonly atChange: number; readonly answer: Promise<Value> } | undefined;
  let known: { readonly value: Value; readonly atChange: number; readonly atMs: number } | undefined;
  const close = database.onChange(() => {
    changes += 1;
  });

  async function ask(): Promise<Value> {
    const atChange = changes;
    const value = await read();
    known = { value, atChange, atMs: Date.now() };
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

  return {
    ask,
    current: async () =>
      known && known.atChange === changes && Date.now() - known.atMs < trustMs ? known.value : askOnce(),
    close,
  };
}
