import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { type Database, openDatabase } from "@asm-atlas/server/src/db/database.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { verify } from "@asm-atlas/server/src/verification/verify.ts";
import { expect, it, vi } from "vitest";
import { demoTemplate, personAt, startAtlas } from "../helpers/atlas-server.ts";
import { keepingLog, onEachEngine, openEngine } from "../helpers/engines.ts";
import { demoPassword, startServer } from "../helpers/server-process.ts";
import { endEngine } from "./end-engine.ts";

const asked = process.env.ATLAS_TEST_CRASH_ROUNDS;
const rounds = Number(asked ?? 2);
const writers = 8;
/** How long a writer waits after a refusal: eight who ask more often than this take the processor from the engine they wait for. */
const againMs = 100;
/** Answers of this many writes are out before each crash. */
const writesBetween = 40;
/** The figure to hold. Only a run that asks for its rounds holds it: in the suite others keep the machine busy. */
const readyWithinMs = asked === undefined ? 120_000 : 10_000;

vi.setConfig({ testTimeout: 120_000 + rounds * 60_000 });

/** What was sent, and what was promised of it. */
interface Book {
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
  readonly wrong: string[];
}

/** Makes one site after the other, each with its first event and its entries in the memory, until told to stop. */
async function write(
  where: () => { readonly url: string; readonly cookie: string },
  book: Book,
  isOver: () => boolean,
) {
  while (!isOver()) {
    const id = uuidv7(Date.now(), randomBytes(10));
    book.sent.add(id);
    const { url, cookie } = where();
    const body = {
      type: "Feature",
      id,
      geometry: { type: "Point", coordinates: [106.5, 46.5] },
      properties: { name_en: id, site_kind: "mine", minerals: ["coal"], location_precision: "gps" },
    };
    try {
      const answer = await personAt(url, cookie).asks("/ogc/collections/sites/items", { method: "POST", body });
      if (answer.status === 201) book.acknowledged.add(id);
      else if (answer.status !== 503) book.wrong.push(`${answer.status} ${answer.text}`);
      else await sleep(againMs);
    } catch {
      // The connection broke: nobody knows whether it was written, only that it is whole or not at all.
      await sleep(againMs);
    }
  }
}

async function untilAcknowledged(book: Book, more: number): Promise<void> {
  const enough = book.acknowledged.size + more;
  while (book.acknowledged.size < enough) await sleep(5);
}

/** Every acknowledged write is there, and every write is there with all its parts or with none. */
async function expectKept(database: Database, book: Book): Promise<void> {
  const found = await database.transaction({ role: "owner", readOnly: true, timeoutMs: 60_000 }, (tx) =>
    tx.many<{ id: string; parts: string }>(
      sql`SELECT a.id, concat_ws(' ', (SELECT count(*) FROM atlas.site s WHERE s.id = a.id), (SELECT count(*) FROM atlas.site_status_event e WHERE e.site_id = a.id),
                 (SELECT count(*) FROM atlas.change_log l WHERE l.record_id = a.id::text OR l.parent_id = a.id::text)) AS parts
            FROM unnest(${[...book.sent]}::uuid[]) AS a (id)`,
      100_000,
    ),
  );
  const whole = new Set(found.filter(({ parts }) => parts === "1 1 2").map(({ id }) => id));
  expect(found.filter(({ id, parts }) => !whole.has(id) && parts !== "0 0 0")).toEqual([]);
  expect([...book.acknowledged].filter((id) => !whole.has(id))).toEqual([]);
  expect(book.wrong).toEqual([]);
  const lines: string[] = [];
  expect(await verify(database, (line) => lines.push(line)), lines.join("\n")).toBe(0);
}

async function cookieOf(url: string): Promise<string> {
  const answer = await personAt(url).asks("/api/session", {
    method: "POST",
    body: { email: "planner@demo.invalid", password: demoPassword },
  });
  expect(answer.status, answer.text).toBe(201);
  return String(answer.headers["set-cookie"]?.[0]?.split(";")[0]);
}

onEachEngine(`${rounds} crashes while ${writers} write`, (kind) => {
  it("of the server, killed outright: nothing acknowledged is lost, nothing half written, and it is ready again", async () => {
    const engine = await openEngine(kind, { template: demoTemplate });
    if (kind === "embedded") await engine.database.close();
    const place = { engine: kind, dataDir: engine.config.dataDir, ...(engine.url ? { databaseUrl: engine.url } : {}) };
    const book: Book = { sent: new Set(), acknowledged: new Set(), wrong: [] };
    let isOver = false;
    let slowest = 0;
    let server = await startServer(place);
    try {
      let where = { url: server.url, cookie: await cookieOf(server.url) };
      const writing = Array.from({ length: writers }, () =>
        write(
          () => where,
          book,
          () => isOver,
        ),
      );
      for (let round = 0; round < rounds; round += 1) {
        await untilAcknowledged(book, writesBetween);
        server.signal("SIGKILL");
        await server.ended;
        server = await startServer(place);
        slowest = Math.max(slowest, server.readyAfterMs);
        // Who was signed in still is: a session is a row like any other.
        where = { ...where, url: server.url };
      }
      await untilAcknowledged(book, writesBetween);
      isOver = true;
      await Promise.all(writing);
      console.log(
        `${kind}: ${book.acknowledged.size} writes acknowledged, ready again after ${Math.round(slowest)} ms at most`,
      );
    } finally {
      isOver = true;
      await server.stop();
    }
    const database = kind === "embedded" ? await openDatabase(engine.config, keepingLog()) : engine.database;
    try {
      await expectKept(database, book);
      // After what is kept: a slow machine must not hide a loss.
      expect(slowest).toBeLessThanOrEqual(readyWithinMs);
    } finally {
      if (kind === "embedded") await database.close();
      else await engine.stop();
    }
  });

  it("of the engine under it: nothing acknowledged is lost, nothing half written, and it is ready again", async () => {
    const atlas = await startAtlas(kind, { config: { queueMs: 120_000 } });
    try {
      const { cookie = "" } = await atlas.signedIn("planner");
      const book: Book = { sent: new Set(), acknowledged: new Set(), wrong: [] };
      let isOver = false;
      const where = { url: atlas.url, cookie };
      const writing = Array.from({ length: writers }, () =>
        write(
          () => where,
          book,
          () => isOver,
        ),
      );
      let slowest = 0;
      for (let round = 0; round < rounds; round += 1) {
        await untilAcknowledged(book, writesBetween);
        await endEngine(atlas.engine);
        const endedAt = performance.now();
        await expect.poll(async () => (await atlas.anyone.asks("/readyz")).status, { timeout: 120_000 }).toBe(200);
        slowest = Math.max(slowest, performance.now() - endedAt);
      }
      await untilAcknowledged(book, writesBetween);
      isOver = true;
      await Promise.all(writing);
      console.log(
        `${kind}: ${book.acknowledged.size} writes acknowledged, ready again after ${Math.round(slowest)} ms at most`,
      );
      await expectKept(atlas.engine.database, book);
      expect(slowest).toBeLessThanOrEqual(readyWithinMs);
    } finally {
      await atlas.stop();
    }
  });
});
