import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

const editors = 50;
const editsEach = 20;

/** What an editor has before them: the record as last read, and the tag it was read with. */
interface Seen {
  readonly count: number;
  readonly version: number;
  readonly tag: string;
}

const seenIn = ({ properties }: { properties: { name_en: string; version: number } }, tag: unknown): Seen => ({
  count: Number(properties.name_en),
  version: properties.version,
  tag: String(tag),
});

onEachEngine(`${editors} editors of one site, ${editsEach} edits each`, (kind) => {
  let atlas: AtlasServer;
  let people: readonly Person[];
  beforeAll(async () => {
    atlas = await startAtlas(kind, { config: { queueMs: 60_000 } });
    people = await Promise.all(["planner", "administrator"].map((role) => atlas.signedIn(role as "planner")));
  });
  afterAll(() => atlas?.stop());

  it("lose no update: each counts one on from what it saw, and whoever is slower is told what there is now", async () => {
    const id = uuidv7(Date.now(), randomBytes(10));
    const path = `/ogc/collections/sites/items/${id}`;
    const made = await people[0]?.asks("/ogc/collections/sites/items", {
      method: "POST",
      body: {
        type: "Feature",
        id,
        geometry: { type: "Point", coordinates: [106.5, 46.5] },
        properties: { name_en: "0", site_kind: "mine", minerals: ["coal"], location_precision: "gps" },
      },
    });
    expect(made?.status, made?.text).toBe(201);
    const first = seenIn(made?.json(), made?.headers.etag);

    let wins = 0;
    let losses = 0;
    const wrong: string[] = [];
    const won = new Set<number>();
    const editor = async (person: Person) => {
      let seen = first;
      for (let edit = 0; edit < editsEach; edit += 1) {
        const answer = await person.asks(path, {
          method: "PATCH",
          body: { properties: { name_en: String(seen.count + 1) } },
          headers: { "if-match": seen.tag },
        });
        if (answer.status === 200) {
          wins += 1;
          const next = seenIn(answer.json(), answer.headers.etag);
          if (next.count !== seen.count + 1 || next.version !== seen.version + 1 || won.has(next.count))
            wrong.push(`from ${JSON.stringify(seen)} to ${JSON.stringify(next)}`);
          won.add(next.count);
          seen = next;
        } else {
          losses += 1;
          const { code, current, currentTag } = answer.json();
          if (answer.status !== 412 || code !== "record.stale") wrong.push(`${answer.status} ${answer.text}`);
          const now = seenIn(current, currentTag);
          // Somebody else was faster, so what there is now is newer than what was seen.
          if (now.version <= seen.version || now.count - first.count !== now.version - first.version)
            wrong.push(`${JSON.stringify(now)} instead of ${JSON.stringify(seen)}`);
          seen = now;
        }
      }
    };
    await Promise.all(
      Array.from({ length: editors }, (_, index) => editor(people[index % people.length] ?? atlas.anyone)),
    );

    expect(wrong).toEqual([]);
    expect(wins + losses).toBe(editors * editsEach);
    expect(wins).toBeGreaterThan(editsEach);
    expect(losses).toBeGreaterThan(editors);
    const { properties } = await atlas.signedIn("planner").then((person) => person.reads(path));
    expect(properties).toMatchObject({ name_en: String(wins), version: first.version + wins });
    // The memory tells every one of them, each beginning where the one before ended.
    const told = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.many<{ was: string; became: string }>(
        sql`SELECT before ->> 'name_en' AS was, after ->> 'name_en' AS became FROM atlas.change_log
             WHERE record_id = ${id} AND operation = 'change' ORDER BY entry`,
        editors * editsEach,
      ),
    );
    expect(told).toEqual(Array.from({ length: wins }, (_, n) => ({ was: String(n), became: String(n + 1) })));
  });
});
