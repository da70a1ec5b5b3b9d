import { randomBytes } from "node:crypto";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { hash, verify } from "@node-rs/argon2";
import { Problem } from "../http/problem.ts";

/** OWASP's recommendation for argon2id, which is the package's default kind: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checks wait here in a row: they are slow on purpose, and many at once would take the threads that compress and read files. */
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= limits.signInsWaiting) {
    throw new Problem("rate.too-many", "Many people are signing in at this moment. Try again in a few seconds.", {
      headers: { "Retry-After": "5" },
    });
  }
  waiting += 1;
  const mine = last.then(work).finally(() => {
    waiting -= 1;
  });
  last = mine.catch(() => undefined); // whoever waits next does not care how this one ended; the caller gets the error
  return mine;
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, options));
}

let dummyHash: Promise<string> | undefined;

/**
 * Does the password fit? Without a usable hash (no such account, disabled, none set yet) the same work is done
 * against a hash nobody knows the password of, so that the answer takes as long.
 */
export async function passwordFits(usableHash: string | undefined, password: string): Promise<boolean> {
  dummyHash ??= hash(randomBytes(32).toString("base64url"), options);
  // Waited for in every case: else the first unknown account of a process would take twice as long.
  const unknown = await dummyHash;
  const fits = await inTurn(() => verify(usableHash ?? unknown, password));
  return fits && usableHash !== undefined;
}
