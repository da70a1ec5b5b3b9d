// Who may work in a data folder: at most one process.
//
// Each claimant puts a file of its own into the folder's `lock` and only then looks at the others' files. Whoever sees the file of a
// living process takes its own back. Since each writes before it reads, two can never both believe to be alone (at worst both step back,
// wait a random moment and try again). A file of a process that has ended is removed by whoever finds it: its name belongs to that
// process alone, so a removal can never hit the claim of a living one. One file named "lock" that is taken over has that race.
//
// Whether a process lives is asked of the system, by number and start time. A claim from elsewhere (another machine, another container)
// cannot be asked about: there the pulse counts, a file time that its holder renews.
import { randomUUID } from "node:crypto";
import { unlinkSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DirectoryHeldError } from "../errors.ts";
import type { Log, Progress } from "../log.ts";
import { identityOfThisProcess, livenessOf, type ProcessIdentity } from "./process-identity.ts";

const pulseMs = 2_000;
/** Longer than a busy holder's pulse may pause. */
const silenceMs = 10_000;
/** How long to keep trying while another living process is there: it may be about to end, or to step back from the same attempt. */
const patienceMs = 1_500;

interface Claim extends ProcessIdentity {
  readonly since: string;
  readonly command: string;
}

export interface DirectoryLock {
  release(): Promise<void>;
}

/** The claim in this file; undefined if the file has just gone. */
async function readClaim(file: string): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Claim;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function pulseOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function isAlive(file: string, claim: Claim, progress: Progress): Promise<boolean> {
  const liveness = livenessOf(claim);
  if (liveness !== "unknown") return liveness === "alive";
  const before = await pulseOf(file);
  progress(`looking whether process ${claim.pid} on ${claim.host} still uses this data folder`);
  // Compared with itself, not with our clock: the other's may go wrong.
  for (const endAt = Date.now() + silenceMs; Date.now() < endAt; await sleep(pulseMs / 4)) {
    const now = await pulseOf(file);
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
}

/** The first claim of a living process other than our own; claims of ended ones are cleared away, and then all are looked at again, since that may take time. */
async function findOther(lockDir: string, ownName: string, log: Log, progress: Progress): Promise<Claim | undefined> {
  let hasCleared = false;
  for (const name of await readdir(lockDir)) {
    if (name === ownName || !name.endsWith(".json")) continue;
    const file = join(lockDir, name);
    const claim = await readClaim(file);
    if (!claim) continue;
    if (await isAlive(file, claim, progress)) return claim;
    log.warn(
      { pid: claim.pid, host: claim.host, since: claim.since },
      "took over the data folder from a process that ended without giving it back",
    );
    await rm(file, { force: true });
    hasCleared = true;
  }
  return hasCleared ? findOther(lockDir, ownName, log, progress) : undefined;
}

async function writeClaim(file: string): Promise<void> {
  const claim: Claim = {
    ...identityOfThisProcess(),
    since: new Date().toISOString(),
    command: process.argv.slice(1, 3).join(" "),
  };
  // Complete under its final name from the first moment on: nobody reads half a claim.
  const draft = file.replace(/\.json$/, ".draft");
  await writeFile(draft, JSON.stringify(claim), { flag: "wx", mode: 0o600 });
  await rename(draft, file);
}

/** A claim as long as it stands: its pulse beats, and it is given back at the latest when the process ends by itself. */
function hold(file: string, log: Log, onLost: () => void): DirectoryLock {
  const giveBack = () => {
    try {
      unlinkSync(file);
    } catch (error) {
      log.warn({ err: error }, "the lock of the data folder had gone before it was given back");
    }
  };
  const pulse = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch((error: unknown) => {
      log.error({ err: error }, "the lock of the data folder was taken away");
      clearInterval(pulse);
      process.off("exit", giveBack);
      onLost();
    });
  }, pulseMs);
  pulse.unref();
  process.on("exit", giveBack);
  return {
    release: async () => {
      clearInterval(pulse);
      process.off("exit", giveBack);
      await rm(file, { force: true });
    },
  };
}

/**
 * Takes a data folder for this process. `onLost` is called should somebody take the lock away by force: the folder must then be left alone.
 * @throws DirectoryHeldError naming the process that works there.
 */
export async function lockDirectory(
  directory: string,
  log: Log,
  progress: Progress,
  onLost: () => void,
): Promise<DirectoryLock> {
  const lockDir = join(directory, "lock");
  await mkdir(lockDir, { recursive: true, mode: 0o700 });
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const name = `${randomUUID()}.json`;
    const file = join(lockDir, name);
    await writeClaim(file);
    const lock = hold(file, log, onLost);
    let other: Claim | undefined;
    try {
      other = await findOther(lockDir, name, log, progress);
    } catch (error) {
      await lock.release();
      throw error;
    }
    if (!other) return lock;
    await lock.release();
    if (Date.now() > giveUpAt) throw new DirectoryHeldError(directory, other);
    await sleep(20 + Math.random() * 180);
  }
}
