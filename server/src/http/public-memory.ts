import type { ReleaseClock } from "./release-clock.ts";
import type { Reply } from "./reply.ts";

/**
 * What strangers were answered, kept as long as the release they were told of: between releases no public byte changes
 * (publication rule 1), so a crowd that asks the same costs the database one question. Also who asks while it is being
 * answered waits for that one answer.
 */
export interface PublicMemory {
  /** The kept answer of `key`; made when there is none of this version. What fails is not kept. */
  recall(key: string, make: () => Promise<Reply>): Promise<Reply>;
}

const keepAtMost = 1_000;
/** Characters of all bodies together: about as many bytes of memory twice over. */
const keepCharacters = 16_000_000;
/** A body that long pushes out too much else. */
const longestKept = 2_000_000;

const lengthOf = (reply: Reply): number => reply.body?.content.length ?? 0;

export function createPublicMemory(releases: Pick<ReleaseClock, "current">): PublicMemory {
  // In the order in which they were asked for: the first is the one nobody asked for longest.
  const kept = new Map<string, Reply>();
  const coming = new Map<string, Promise<Reply>>();
  let characters = 0;
  let version = 0;

  function forget(key: string): void {
    const reply = kept.get(key);
    if (reply && kept.delete(key)) characters -= lengthOf(reply);
  }

  function keep(key: string, reply: Reply): void {
    if (reply.status !== 200 || reply.file || lengthOf(reply) > longestKept) return;
    forget(key);
    kept.set(key, reply);
    characters += lengthOf(reply);
    for (const oldest of kept.keys()) {
      if (kept.size <= keepAtMost && characters <= keepCharacters) break;
      forget(oldest);
    }
  }

  /** Everything of an older release, or from before a layer was withheld, is out. */
  async function turnPage(): Promise<number> {
    const current = (await releases.current())?.version ?? 0;
    if (current !== version) {
      version = current;
      kept.clear();
      coming.clear();
      characters = 0;
    }
    return current;
  }

  return {
    recall: async (key, make) => {
      const asOf = await turnPage();
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const onItsWay = coming.get(key);
      if (onItsWay) return onItsWay;
      const made = make();
      coming.set(key, made);
      try {
        const reply = await made;
        // A release that came out meanwhile may stand behind half of it.
        if ((await turnPage()) === asOf) keep(key, reply);
        return reply;
      } finally {
        if (coming.get(key) === made) coming.delete(key);
      }
    },
  };
}
