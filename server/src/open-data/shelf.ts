import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Database } from "../db/database.ts";
import { makeOpenData } from "./make.ts";
import { fingerprintOf, isWhole, type Manifest } from "./manifest.ts";
import type { Offer, Offered } from "./offer.ts";
import type { StoredRelease } from "./store.ts";

const manifestName = "manifest.json";
const draftPattern = /^\.draft-/;
const hourMs = 3_600_000;

/** A release's files, as they lie there. */
interface Shelved {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The files of every release, each made when it is first asked for, those of the newest ahead of that, and then kept in the data directory. */
export interface Shelf {
  /** The files of a release that is there. Whoever asks while they are made waits for the one making. */
  open(release: StoredRelease, withheld: ReadonlySet<string>): Promise<Shelved>;
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, manifestName), "utf8")) as Manifest;
  } catch {
    // Not there, or cut short by a full disk: made anew.
    return undefined;
  }
}

/** Puts a folder in the place of another. Old files may be on their way to somebody: who has opened one reads it to its end. */
async function replaceFolder(draft: string, folder: string, aside: string): Promise<void> {
  await rename(folder, aside).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(draft, folder);
  await rm(aside, { recursive: true, force: true });
}

interface ShelfParts {
  readonly database: Pick<Database, "transaction">;
  readonly offer: Offer;
  /** The atlas's data directory; nothing is made in it before it is asked for. */
  readonly dataDir: string;
}

export function openShelf({ database, offer, dataDir }: ShelfParts): Shelf {
  const root = resolve(dataDir, "open-data");
  let lastMaking: Promise<unknown> = Promise.resolve();

  /** Makers that were killed leave their drafts: an hour later nobody is at work on them. */
  async function clearDrafts(): Promise<void> {
    for (const name of await readdir(root)) {
      if (!draftPattern.test(name)) continue;
      const at = await stat(join(root, name)).catch(() => undefined);
      if (at && at.mtimeMs < Date.now() - hourMs) await rm(join(root, name), { recursive: true, force: true });
    }
  }

  /** @returns undefined when something was withheld or shown again meanwhile: the views give nothing of what is withheld */
  async function make(release: StoredRelease, asOf: Offered): Promise<Shelved | undefined> {
    await mkdir(root, { recursive: true, mode: 0o755 });
    await clearDrafts();
    const draft = join(root, `.draft-${randomUUID()}`);
    const folder = join(root, String(release.number));
    await mkdir(draft, { mode: 0o755 });
    try {
      const made = await makeOpenData({ database, release, folder: draft }, asOf.withheld).catch((error: unknown) => ({
        error,
      }));
      if ((await offer.ask()).switches !== asOf.switches) return undefined;
      if ("error" in made) throw made.error;
      await writeFile(join(draft, manifestName), JSON.stringify(made), { flush: true });
      await replaceFolder(draft, folder, join(root, `.draft-${randomUUID()}`));
      return { folder, manifest: made };
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  async function find(release: StoredRelease, withheld: ReadonlySet<string>): Promise<Shelved | undefined> {
    const folder = join(root, String(release.number));
    const manifest = await readManifest(folder);
    const fits = manifest?.fingerprint === fingerprintOf(release) && isWhole(manifest, withheld);
    return fits ? { folder, manifest } : undefined;
  }

  /** The one before may have made it already, and a layer may have been withheld meanwhile. */
  async function findOrMake(release: StoredRelease): Promise<Shelved> {
    for (;;) {
      const asOf = await offer.ask();
      const shelved = (await find(release, asOf.withheld)) ?? (await make(release, asOf));
      if (shelved) return shelved;
    }
  }

  return {
    open: async (release, withheld) => {
      const found = await find(release, withheld);
      if (found) return found;
      const mine = lastMaking.then(() => findOrMake(release));
      lastMaking = mine.catch(() => undefined); // how one ended is nothing to the next; whoever asked gets the error
      return mine;
    },
  };
}

/** Makes the files of the newest release, unless they are there. Those of older ones have been asked for, or are never. */
export async function shelveNewest(offer: Offer, shelf: Shelf): Promise<void> {
  const { releases, withheld } = await offer.current();
  const [newest] = releases;
  if (newest) await shelf.open(newest, withheld);
}
