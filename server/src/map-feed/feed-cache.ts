import { setTimeout as sleep } from "node:timers/promises";
import { databaseRoleOf } from "@asm-atlas/data/domain/roles.ts";
import type { Database } from "../db/database.ts";
import type { Log } from "../db/log.ts";
import { anonymous } from "../http/asker.ts";
import type { ReleaseClock } from "../http/release-clock.ts";
import { type UntilChange, untilChange } from "../http/until-change.ts";
import { type FeedBody, makeFeedBody, squeezeFeedBody } from "./feed-body.ts";
import { type FeedSource, loadFeed, loadInternalVersion } from "./store.ts";
import { createTurns } from "./turns.ts";

/** The feeds of every collection and audience, each made once a version and kept in memory. */
export interface FeedCache {
  /** The newest body if that is certain without asking. */
  peek(source: FeedSource): FeedBody | undefined;
  /** The newest body; made when there is none of this version yet, once however many wait for it. */
  get(source: FeedSource): Promise<FeedBody>;
  close(): void;
}

/** A version of a feed; its body is replaced by a smaller one in time. */
interface Kept {
  body: FeedBody;
}

/** Whoever may see a feed sees the same of it: it is read with the rights of the least of them. */
const roleFor = { published: anonymous.databaseRole, internal: databaseRoleOf.officer } as const;

/** What staff see is believed no longer where other processes can write at all: their notice can be lost. */
const trustOfSharedMs = 1_000;
/** A version that lives this long is worth the work of a smaller body. */
const squeezeAfterMs = 2_000;
/** A feed whose tables change faster than it can be read is sent as it was read last. */
const readAtMost = 5;

export function createFeedCache(database: Database, releases: ReleaseClock, log: Log): FeedCache {
  const kept = new Map<string, Kept>();
  const newest = new Map<string, UntilChange<Kept>>();
  const turns = createTurns<Kept>();
  const closing = new AbortController();
  let spareTime: Promise<void> = Promise.resolve();
  const keyOf = ({ projection, layer }: FeedSource) => `${projection} ${layer.id}`;

  async function versionOf({ projection, layer }: FeedSource): Promise<number> {
    if (projection === "published") return (await releases.ask())?.version ?? 0;
    return database.transaction({ role: "owner", readOnly: true }, (transaction) =>
      loadInternalVersion(transaction, layer),
    );
  }

  /** Rows and the version they are of: read between two looks at the version that agree. */
  async function read(source: FeedSource, version: number) {
    const options = { role: roleFor[source.projection], readOnly: true };
    let before = version;
    for (let attempt = 1; ; attempt += 1) {
      const rows = await database.transaction(options, (transaction) => loadFeed(transaction, source));
      const after = await versionOf(source);
      if (after === before || attempt === readAtMost) return { rows, version: before };
      before = after;
    }
  }

  async function refresh(source: FeedSource): Promise<Kept> {
    const version = await versionOf(source);
    const old = kept.get(keyOf(source));
    if (old?.body.version === version) return old;
    const fresh = await read(source, version);
    const made = { body: await makeFeedBody(source.projection, fresh.version, fresh.rows) };
    kept.set(keyOf(source), made);
    squeezeLater(keyOf(source), made);
    return made;
  }

  /** In spare time, one feed after another: makes the body that is kept as small as it can be. */
  function squeezeLater(key: string, made: Kept): void {
    spareTime = spareTime
      .then(() => squeeze(key, made))
      .catch((error: unknown) => {
        if (!closing.signal.aborted) log.warn({ err: error }, "a map feed could not be made smaller");
      });
  }

  async function squeeze(key: string, made: Kept): Promise<void> {
    await sleep(squeezeAfterMs, undefined, { ref: false, signal: closing.signal });
    if (kept.get(key) !== made) return;
    made.body = (await squeezeFeedBody(made.body, closing.signal)) ?? made.body;
  }

  /** Made when a feed is first asked for: most are never. */
  function newestOf(source: FeedSource): UntilChange<Kept> {
    const key = keyOf(source);
    const known = newest.get(key);
    if (known) return known;
    const isShared = source.projection === "internal" && database.engine === "server";
    // In turns: where changes come faster than a feed is made, one is made at a time.
    const made = untilChange(
      database,
      () => turns.next(key, () => refresh(source)),
      isShared ? trustOfSharedMs : undefined,
    );
    newest.set(key, made);
    return made;
  }

  return {
    peek: (source) => newest.get(keyOf(source))?.known()?.body,
    get: async (source) => (await newestOf(source).current()).body,
    close: () => {
      closing.abort();
      for (const each of newest.values()) each.close();
    },
  };
}
