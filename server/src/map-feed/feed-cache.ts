import { setTimeout as sleep } from "node:timers/promises";
import type { Database, DatabaseRole } from "../db/database.ts";
import type { Log } from "../db/log.ts";
import type { ReleaseClock } from "../http/release-clock.ts";
import { type FeedBody, makeFeedBody, squeezeFeedBody } from "./feed-body.ts";
import { type FeedSource, loadFeed, loadInternalVersion } from "./store.ts";
import { createTurns } from "./turns.ts";

/**
 * The feeds of every collection and audience, each made once a version and kept in memory.
 *
 * What may be sent without asking the database: a body whose version was read after the last change this process heard of.
 * Of a commit of its own a process hears before whoever committed does, so nobody is shown less than they have just saved.
 * Of another process's commit it hears over LISTEN a moment later; and since that notice can be lost with a broken connection,
 * what staff see is believed for a second only where other processes can write at all.
 */
export interface FeedCache {
  /** The newest body if that is certain without asking. */
  peek(source: FeedSource): FeedBody | undefined;
  /** The newest body; made when there is none of this version yet, once however many wait for it. */
  get(source: FeedSource, role: DatabaseRole): Promise<FeedBody>;
  close(): void;
}

interface Kept {
  readonly body: FeedBody;
  readonly atChange: number;
  readonly atMs: number;
}

/** However quiet the database is, ask again after this long: a lost notice of change must not last. */
const trustMs = 60_000;
const trustOfSharedMs = 1_000;
/** A version that lives this long is worth the work of a smaller body. */
const squeezeAfterMs = 2_000;
/** A feed whose tables change faster than it can be read is sent as it was read last. */
const readAtMost = 5;

export function createFeedCache(database: Database, releases: ReleaseClock, log: Log): FeedCache {
  const kept = new Map<string, Kept>();
  const turns = createTurns<FeedBody>();
  let changes = 0;
  let isClosed = false;
  let spareTime: Promise<void> = Promise.resolve();
  const stopListening = database.onChange(() => {
    changes += 1;
  });
  const keyOf = ({ projection, layer }: FeedSource) => `${projection} ${layer.id}`;

  async function versionOf({ projection, layer }: FeedSource): Promise<number> {
    if (projection === "published") return (await releases.ask())?.version ?? 0;
    return database.transaction({ role: "owner", readOnly: true }, (transaction) =>
      loadInternalVersion(transaction, layer),
    );
  }

  /** Rows and the version they are of: read between two looks at the version that agree. */
  async function read(source: FeedSource, role: DatabaseRole, version: number) {
    let before = version;
    for (let attempt = 1; ; attempt += 1) {
      const rows = await database.transaction({ role, readOnly: true }, (transaction) => loadFeed(transaction, source));
      const after = await versionOf(source);
      if (after === before || attempt === readAtMost) return { rows, version: before };
      before = after;
    }
  }

  async function refresh(source: FeedSource, role: DatabaseRole): Promise<FeedBody> {
    const atChange = changes;
    const atMs = Date.now();
    const version = await versionOf(source);
    const old = kept.get(keyOf(source))?.body;
    if (old?.version === version) {
      kept.set(keyOf(source), { body: old, atChange, atMs });
      return old;
    }
    const fresh = await read(source, role, version);
    const body = await makeFeedBody(source.projection, fresh.version, fresh.rows);
    kept.set(keyOf(source), { body, atChange, atMs });
    squeezeLater(keyOf(source), body);
    return body;
  }

  /** In spare time, one feed after another: makes the body that is kept as small as it can be. */
  function squeezeLater(key: string, body: FeedBody): void {
    spareTime = spareTime
      .then(() => squeeze(key, body))
      .catch((error: unknown) => log.warn({ err: error }, "a map feed could not be made smaller"));
  }

  async function squeeze(key: string, body: FeedBody): Promise<void> {
    await sleep(squeezeAfterMs, undefined, { ref: false });
    if (isClosed || kept.get(key)?.body !== body) return;
    const squeezed = await squeezeFeedBody(body);
    const entry = kept.get(key);
    if (squeezed && entry?.body === body) kept.set(key, { ...entry, body: squeezed });
  }

  function peek(source: FeedSource): FeedBody | undefined {
    const isShared = source.projection === "internal" && database.engine === "server";
    const entry = kept.get(keyOf(source));
    if (entry === undefined || entry.atChange !== changes) return undefined;
    return Date.now() - entry.atMs < (isShared ? trustOfSharedMs : trustMs) ? entry.body : undefined;
  }

  return {
    peek,
    get: async (source, role) => peek(source) ?? turns.next(keyOf(source), () => refresh(source, role)),
    close: () => {
      isClosed = true;
      stopListening();
    },
  };
}
