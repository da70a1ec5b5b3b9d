import { stepsUpTo } from "@asm-atlas/data/domain/publication/steps.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { describe, expect, it } from "vitest";
import type { Person } from "../../helpers/atlas-server.ts";
import { dayAfter } from "../../helpers/worlds.ts";
import { changes } from "../support/changes.ts";
import { leaky } from "./support/controls.ts";
import { ask, type Crawl, crawl, differences, seen } from "./support/crawl.ts";
import { doorsOf } from "./support/public-doors.ts";
import { cutOffBefore, type Scene } from "./support/scene.ts";

/** Every day of a year, the days around every step, and intervals. */
function daysToAsk(): string[] {
  const year = Array.from({ length: 365 }, (_, index) => dayAfter("2025-01-01", index));
  const around = stepsUpTo(cutOffBefore).flatMap((step) => [dayAfter(step, -1), step, dayAfter(step, 1)]);
  const intervals = ["2013-02-01/2019-11-01", "../2016-05-05", "2016-05-05/..", "2021-01-01/2021-01-02"];
  return [...new Set([...year, ...around, ...intervals])];
}

/** How many different answers there are to all these days. */
async function answersByDay(stranger: Person): Promise<number> {
  const answers = new Set<string>();
  for (const day of daysToAsk()) {
    const page = await stranger.reads(
      `/ogc/collections/site-summary/items?level=nation&skipGeometry=true&datetime=${encodeURIComponent(day)}`,
    );
    answers.add(JSON.stringify(page.features));
  }
  return answers.size;
}

/** One for each step, the empty one of before the first, and that of an open end, which is what is told without asking for a day. */
const mostAnswers = stepsUpTo(cutOffBefore).length + 2;

/** Attack 5: the slider, day by day. */
export function attackDays(scene: () => Scene): void {
  const stage = () => scene().stage;

  describe("5. Every day", () => {
    it("does not learn the day of an event: four hundred days have no more answers than there are steps", async () => {
      expect(daysToAsk().length).toBeGreaterThan(400);
      const answers = await answersByDay(stage().stranger);
      expect(answers).toBeGreaterThan(10);
      expect(answers).toBeLessThanOrEqual(mostAnswers);
    }, 120_000);

    it("would learn it from counts for every day", async () => {
      const events = await stage().rows<{ on: string }>(
        sql`SELECT effective_on::text AS "on" FROM atlas.site_status_event ORDER BY 1`,
      );
      const front = leaky(
        (path) => path.includes("datetime="),
        async (path) => {
          const day = /datetime=([\d-]{10})/.exec(path)?.[1] ?? "";
          return { body: JSON.stringify({ features: [events.filter(({ on }) => on <= day).length] }) };
        },
      );
      await stage().behind(front, async () =>
        expect(await answersByDay(stage().stranger)).toBeGreaterThan(mostAnswers),
      );
    }, 120_000);
  });
}

/** Two doors that leak, for the crawls of attacks 7 and 18: a count that is live, and a version that every write moves. */
const liveDoor = "/ogc/collections/site-summary/items?live=true";
const movingDoor = "/api/atlas?version=true";

async function leakyDoors({ stage }: Scene): Promise<Crawl> {
  const front = leaky(
    (path) => path === liveDoor || path === movingDoor,
    async (path) => {
      const query =
        path === liveDoor
          ? sql`SELECT status, count(*) FROM publication.site_story('infinity') WHERE until_on IS NULL GROUP BY status ORDER BY status`
          : sql`SELECT sum(version) FROM atlas.collection_version`;
      return { body: JSON.stringify(await stage.rows(query)) };
    },
  );
  return stage.behind(front, async () => {
    const answers = new Map();
    for (const door of [liveDoor, movingDoor]) answers.set(door, seen(await stage.stranger.asks(door)));
    return answers;
  });
}

/** What the client asks: feeds, items, and what is known of the atlas. */
const isOften = (address: string) => /^\/api\/|\/items$/.test(address);

/** What stands in headers to tell that something is new. */
const headersOfTime = /^(?:etag|last-modified|age|atlas-version|content-length|expires): .*/gm;

/** Attacks 7 and 18, the last of all: a week of work behind the back of a stranger who looks before and after. */
export function attackByWatching(scene: () => Scene): void {
  let before: Crawl;
  let after: Crawl;
  let meanwhile: Crawl;
  let leaked: readonly [Crawl, Crawl];
  const work = async () => {
    if (after) return;
    const { stage } = scene();
    const look = () => crawl(stage.stranger, doorsOf(stage.routes));
    const leakedBefore = await leakyDoors(scene());
    before = await look();
    let touched = 0;
    for (const [, statement] of changes) if ((await stage.owner(statement)) > 0) touched += 1;
    expect(touched).toBeGreaterThanOrEqual(45);
    meanwhile = await ask(stage.stranger, [...before.keys()].filter(isOften));
    // The server keeps what it has answered; one that has started anew reads everything again.
    stage.restart();
    after = await look();
    leaked = [leakedBefore, await leakyDoors(scene())];
  };

  describe("7. Yesterday and today", () => {
    it("does not learn that anything happened: fifty kinds of change move no byte at any address", async () => {
      await work();
      expect(changes.length).toBeGreaterThanOrEqual(50);
      expect(before.size).toBeGreaterThan(150);
      expect(differences(before, after)).toEqual([]);
    }, 180_000);

    it("nor before the server has started anew", () => {
      const kept = new Map([...before].filter(([address]) => isOften(address)));
      expect(kept.size).toBeGreaterThan(20);
      expect(differences(kept, meanwhile)).toEqual([]);
    });

    it("would learn it from a live view", () => {
      expect(differences(leaked[0], leaked[1]).join()).toContain(liveDoor);
    });
  });

  describe("18. Versions", () => {
    it("does not learn that something was written: tags, days of change and sizes stand still for the week", () => {
      const told = (of: Crawl) =>
        [...of].map(([address, { headers }]) => `${address} ${[...headers.matchAll(headersOfTime)].join(" ")}`);
      expect(told(before).filter((line) => line.includes("etag: ")).length).toBeGreaterThan(100);
      expect(told(after)).toEqual(told(before));
    });

    it("would learn it from a version that a trigger moves", () => {
      expect(differences(leaked[0], leaked[1]).join()).toContain(movingDoor);
    });
  });
}
