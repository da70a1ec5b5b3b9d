import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { describe, expect, it } from "vitest";
import type { Answer, Person } from "../../helpers/atlas-server.ts";
import { routeRights } from "../support/route-rights.ts";
import { routeTable } from "../support/route-table.ts";
import { leaky } from "./support/controls.ts";
import { ask, type Crawl, seen } from "./support/crawl.ts";
import type { Scene } from "./support/scene.ts";
import type { Stage } from "./support/stage.ts";

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
/** Codes under which staff know records: S-12, Z-3, K-1, and the keys of groups and trainings. */
const staffCode = /\b(?:[SZK]-\d+|group-\d+|activity-\d+)\b/;

/** Answers that hold an id of a record, or a code of staff; what was asked for comes back in some. */
function namesOfRecords(found: Crawl): string[] {
  return [...found].flatMap(([address, { body, headers }]) => {
    const asked = uuid.exec(address)?.[0] ?? "nothing";
    const said = `${headers}\n${body}`.replaceAll(asked, "");
    const name = uuid.exec(said)?.[0] ?? staffCode.exec(said)?.[0];
    return name ? [`${address}: ${name}`] : [];
  });
}

/** Spearman's: 1 when the codes are in the order in which they were given, around 0 when they know nothing of it. */
function rankCorrelation(codes: readonly string[]): number {
  const ranks = new Map([...codes].sort().map((code, rank) => [code, rank]));
  const mean = (codes.length - 1) / 2;
  let together = 0;
  let spread = 0;
  for (const [time, code] of codes.entries()) {
    together += (time - mean) * ((ranks.get(code) ?? 0) - mean);
    spread += (time - mean) ** 2;
  }
  return together / spread;
}

/** The ids of a collection's features, from page to page as far as there is a next one. */
async function paged(stranger: Person, collection: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let path: string | undefined = `/ogc/collections/${collection}/items?limit=${limit}&skipGeometry=true`;
  for (let pages = 0; path && pages < 2_000; pages += 1) {
    const page: { features: { id: string }[]; links: { rel: string; href: string }[] } = await stranger.reads(path);
    ids.push(...page.features.map(({ id }) => id));
    path = page.links.find(({ rel }) => rel === "next")?.href.replace(/^http:\/\/[^/]+/, "");
  }
  return ids;
}

const isSorted = (ids: readonly string[]) => ids.every((id, at) => at === 0 || (ids[at - 1] ?? "") < id);

/** Ids of what is there and not told: one record of every kind the addresses of the server name. */
async function hiddenIds(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const rows = await stage.rows<{ kind: string; id: string }>(sql`
    SELECT 'sites' AS kind, (SELECT min(s.id::text) FROM atlas.site s) AS id
    UNION ALL SELECT 'rehabilitation-zones', (SELECT min(id::text) FROM atlas.rehabilitation_zone)
    UNION ALL SELECT 'kindergartens', (SELECT min(id::text) FROM atlas.kindergarten)
    UNION ALL SELECT 'organisations', (SELECT min(id::text) FROM atlas.organisation)
    UNION ALL SELECT 'site-visits', (SELECT min(id::text) FROM atlas.site_visit)
    UNION ALL SELECT 'site-status-events', (SELECT min(id::text) FROM atlas.site_status_event)
    UNION ALL SELECT 'zone-stage-events', (SELECT min(id::text) FROM atlas.zone_stage_event)
    UNION ALL SELECT 'accounts', (SELECT min(id::text) FROM atlas.account)
    UNION ALL SELECT 'attachments', (SELECT min(id::text) FROM atlas.attachment)`);
  return Object.fromEntries(rows.map(({ kind, id }) => [kind, id]));
}

/** Two ids of nothing. */
const another = "0190dcba-4321-7cba-8fed-ba9876543210";
const random = "0190abcd-1234-7abc-8def-0123456789ab";
const methodsThatSend = new Set(["POST", "PUT", "PATCH"]);

interface Way {
  readonly method: string;
  readonly path: string;
}

/** Every way of the server that names something, with an id in its place; a collection in turn for every kind of record. */
function waysTo(stage: Stage, kinds: readonly string[], idOf: (kind: string) => string): Way[] {
  return routeTable(stage.routes).flatMap((way) => {
    const [method = "", address = ""] = way.split(" ");
    if (!address.includes(":")) return [];
    const owner = /^\/api\/([a-z-]+)\/:/.exec(address)?.[1];
    const places = address.includes(":collectionId") ? kinds : [owner && kinds.includes(owner) ? owner : "sites"];
    // A feed is named by its collection, and so tells nothing of a record.
    if (address.includes(":feed")) return [];
    return places.map((kind) => ({
      method,
      path: address.replace(":collectionId", kind).replace(/:[A-Za-z]+/g, idOf(kind)),
    }));
  });
}

/** What a stranger notices of an answer besides the id they sent, and what the database was asked for it. */
async function noticed(stage: Stage, { method, path }: Way, id: string): Promise<string> {
  const asking = { method, ...(methodsThatSend.has(method) ? { body: { reason: "x" } } : {}) };
  const { result, statements } = await stage.statementsOf(() => stage.stranger.asks(path, asking));
  const { status, headers, body } = seen(result as Answer);
  return `${status}\n${headers}\n${body}\n${statements.join("\n")}`.replaceAll(id, "ID");
}

/** Ways by which something that is there is told from something that is not. */
async function toldApart(stage: Stage): Promise<string[]> {
  const hidden = await hiddenIds(stage);
  const kinds = Object.keys(hidden);
  const real = waysTo(stage, kinds, (kind) => hidden[kind] ?? random);
  const invented = waysTo(stage, kinds, () => random);
  const asked = waysTo(stage, kinds, () => another);
  const found: string[] = [];
  for (const [at, way] of real.entries()) {
    if (way.path === invented[at]?.path) continue; // it names a collection, and no record
    const kind = kinds.find((name) => way.path.includes(hidden[name] ?? "nothing"));
    // What the server keeps in memory of the newest release it has read from here on.
    await noticed(stage, asked[at] ?? way, another);
    const there = await noticed(stage, way, hidden[kind ?? ""] ?? random);
    const not = await noticed(stage, invented[at] ?? way, random);
    if (there !== not) found.push(`${way.method} ${way.path}`);
  }
  return found;
}

/** Attacks 16, 17 and 19: what names, order and refusals say. */
export function attackIds(scene: () => Scene): void {
  const stage = () => scene().stage;

  describe("16. Ids", () => {
    it("does not meet an id or a code of a record at any address", async () => {
      const found = await scene().everything();
      expect(found.size).toBeGreaterThan(150);
      expect(namesOfRecords(found)).toEqual([]);
    });

    it("does not learn time or order from a code: 500 of them, given one after another, are in no order", async () => {
      const codes = await stage().rows<{ code: string }>(
        sql`SELECT publication.random_code() AS code FROM generate_series(1, 500)`,
      );
      expect(Math.abs(rankCorrelation(codes.map(({ code }) => code)))).toBeLessThan(0.2);
    });

    it("would learn both from ids that begin with the time, and from codes that count", async () => {
      const leak = {
        view: "sites",
        columns: { code: "c.record_id" },
        joins: "JOIN publication.public_code c ON c.code = v.code",
      };
      const found = await stage().withView(leak, () => ask(stage().stranger, ["/ogc/collections/sites/items"]));
      expect(namesOfRecords(found).length).toBeGreaterThan(0);
      const inOrder = Array.from({ length: 500 }, (_, index) => `0190-${String(1e6 + index)}-${(index * 7919) % 997}`);
      expect(rankCorrelation(inOrder)).toBeGreaterThan(0.9);
    });
  });

  describe("17. Order and paging", () => {
    it.each([1, 7, 100, 10_000])(
      "does not learn the order in which records came, %i at a time: entries are sorted by code, none twice, none left out",
      async (limit) => {
        const ids = await paged(stage().stranger, "sites", limit);
        expect(ids.length).toBeGreaterThan(40);
        expect(isSorted(ids)).toBe(true);
      },
    );

    it.each(["rehabilitation-zones", "kindergartens", "activity-summary", "admin-units"])(
      "nor by paging through %s",
      async (collection) => {
        const whole = await paged(stage().stranger, collection, 10_000);
        expect(new Set(whole).size).toBe(whole.length);
        for (const limit of [3, 97])
          expect(await paged(stage().stranger, collection, Math.max(limit, Math.ceil(whole.length / 50)))).toEqual(
            whole,
          );
      },
    );

    it("would learn it from entries in the order in which they were recorded", async () => {
      const entries = await stage().rows<{ id: string }>(sql`
        SELECT r.code AS id FROM publication.register r JOIN publication.public_code c ON c.code = r.code JOIN atlas.site s ON s.id = c.record_id
         WHERE r.release = (SELECT max(number) FROM publication.release) ORDER BY s.created_at, s.id`);
      const front = leaky(
        (path) => path.startsWith("/ogc/collections/sites/items"),
        async () => ({
          body: JSON.stringify({ features: entries, links: [] }),
        }),
      );
      await stage().behind(front, async () =>
        expect(isSorted(await paged(stage().stranger, "sites", 100))).toBe(false),
      );
    });
  });

  describe("19. Unknown things", () => {
    it("does not learn what exists: at every way of the server a real id and an invented one are refused alike, after the same questions to the database", async () => {
      expect(Object.keys(routeRights).filter((way) => way.includes(":")).length).toBeGreaterThan(20);
      expect(await toldApart(stage())).toEqual([]);
    }, 120_000);

    it("would learn it from 403 for what is there and 404 for what is not", async () => {
      const ids = new Set(Object.values(await hiddenIds(stage())));
      const front = leaky(
        (path) => path.startsWith("/api/history/"),
        async (path) => ({
          status: [...ids].some((id) => id && path.includes(id)) ? 403 : 404,
          body: "{}",
        }),
      );
      await stage().behind(front, async () => expect((await toldApart(stage())).length).toBeGreaterThan(0));
    }, 120_000);

    it("would learn it from one more question to the database", async () => {
      const ids = Object.values(await hiddenIds(stage()));
      const way = { method: "GET", path: `/ogc/collections/sites/items/${ids[0]}` };
      const there = await noticed(stage(), way, ids[0] ?? "");
      const { statements } = await stage().statementsOf(() =>
        stage().stranger.asks("/ogc/collections/sites/items?limit=1"),
      );
      expect(statements.length).toBeGreaterThan(0);
      expect(there).not.toContain(statements[0]);
    });
  });
}
