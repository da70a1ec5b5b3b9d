import { randomBytes } from "node:crypto";
import { editableLayers } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { rights } from "@asm-atlas/data/domain/roles.ts";
import { purge, seal } from "@asm-atlas/server/src/cli/keeping.ts";
import { loadConfig } from "@asm-atlas/server/src/config.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { binKinds, purgeBin } from "@asm-atlas/server/src/features/editing/purge.ts";
import { keepSealed } from "@asm-atlas/server/src/history/seal-clock.ts";
import { verify } from "@asm-atlas/server/src/verification/verify.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { keepingLog, onEachEngine, openEngine } from "../helpers/engines.ts";

const newId = () => uuidv7(Date.now(), randomBytes(10));

onEachEngine("keeping an atlas", (kind) => {
  let atlas: AtlasServer;
  let administrator: Person;
  let planner: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    administrator = await atlas.signedIn("administrator");
    planner = await atlas.signedIn("planner");
  });
  afterAll(() => atlas?.stop());

  const many = <Row>(query: Sql) =>
    atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.many<Row>(query, 1_000));
  const run = async (command: typeof purge, values: Record<string, boolean> = {}) => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const context = { config: loadConfig({}), database: atlas.engine.database, print, out: process.stdout };
    await command.run({ ...context, progress: () => undefined }, values, []);
    return lines.join("\n");
  };
  const make = async (collection: string, properties: object, geometry: object | null = null) => {
    const id = newId();
    const body = { type: "Feature", id, geometry, properties };
    const answer = await administrator.asks(`/ogc/collections/${collection}/items`, { method: "POST", body });
    expect(answer.status, answer.text).toBe(201);
    return { id, code: answer.json().properties.code as string };
  };
  const point = { type: "Point", coordinates: [101.2, 46.4] };
  const makeSite = (more: object = {}) =>
    make("sites", { site_kind: "mine", minerals: ["coal"], location_precision: "gps", ...more }, point);
  const putIntoBin = async (collection: string, id: string) => {
    const path = `/ogc/collections/${collection}/items/${id}`;
    const { headers } = await administrator.asks(path, { headers: { accept: "application/geo+json" } });
    const answer = await administrator.asks(path, { method: "DELETE", headers: { "if-match": String(headers.etag) } });
    expect(answer.status, answer.text).toBe(204);
  };
  /** As if it had been put there that long ago. */
  const age = (table: Sql, id: string, ago: string) =>
    atlas.engine.database.transaction({ role: "owner" }, (tx) =>
      tx.exec(sql`UPDATE ${table} SET deleted_at = now() - ${ago}::interval WHERE id = ${id}`),
    );
  const site = sql`atlas.site`;
  const isKept = async (table: Sql, id: string) =>
    (await many(sql`SELECT FROM ${table} WHERE id = ${id}`)).length === 1;
  const operationsOf = async (id: string) =>
    (
      await many<{ told: string }>(
        sql`SELECT table_name || ' ' || operation AS told FROM atlas.change_log WHERE record_id = ${id} OR parent_id = ${id} ORDER BY id`,
      )
    ).map(({ told }) => told);

  describe("purging the bin", () => {
    it("knows everything that can lie there, and everything that hangs on it", async () => {
      const deletable = editableLayers.filter(({ subject }) => rights[subject].delete !== undefined);
      expect(binKinds.map(({ collection }) => collection).sort()).toEqual(
        deletable.map(({ layer }) => layer.id).sort(),
      );
      const tables = new Map(deletable.map(({ layer, table }) => [layer.id, table]));
      const references = await many<{ reference: string }>(sql`
        SELECT concat_ws(' ', named.relname, naming.relname, a.attname) AS reference
          FROM pg_constraint k JOIN pg_class named ON named.oid = k.confrelid JOIN pg_class naming ON naming.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
         WHERE k.contype = 'f' AND k.confrelid = ANY (${[...tables.values()].map((table) => `atlas.${table}`)}::regclass[]) ORDER BY 1`);
      const known = binKinds.flatMap(({ collection, parts, namedBy = [] }) =>
        [...parts, ...namedBy].map(([table, column]) => `${tables.get(collection)} ${table} ${column}`),
      );
      expect(references.map(({ reference }) => reference).sort()).toEqual(known.sort());
    });

    it("has nothing to do where nothing is old enough", async () => {
      const { id } = await makeSite();
      await putIntoBin("sites", id);
      await age(site, id, "29 days 23 hours");
      expect(await run(purge, { apply: true })).toBe("Nothing has been in the bin for more than thirty days.");
      expect(await isKept(site, id)).toBe(true);
    });

    it("tells first; then removes a site with all that belongs to it, and keeps in the change log what it was", async () => {
      const { id, code } = await makeSite({ name_en: "Gone" });
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      const event = { id: newId(), to: "INFORMAL", effectiveOn: today };
      expect((await planner.asks(`/api/sites/${id}/status-events`, { method: "POST", body: event })).status).toBe(201);
      await make("site-visits", { site_id: id, visited_on: "2026-05-01", was_on_site: true, confidence: "high" });
      // A release has settled where it is counted, and had a code for it.
      await atlas.engine.database.transaction({ role: "owner" }, async (tx) => {
        await tx.exec(
          sql`INSERT INTO publication.place (record_kind, record_id, soum_code, geom) SELECT 'site', id, soum_code, geom FROM atlas.site WHERE id = ${id}`,
        );
        await tx.exec(
          sql`INSERT INTO publication.public_code (record_kind, record_id, code) VALUES ('site', ${id}, 'bcdfghjk')`,
        );
      });
      await putIntoBin("sites", id);
      await age(site, id, "30 days 1 minute");

      expect(await run(purge)).toContain(`sites: 1 would go: ${code}\nNothing was changed: --apply`);
      expect(await isKept(site, id)).toBe(true);
      expect(await run(purge, { apply: true })).toContain(`sites: 1 gone for good: ${code}\n`);
      expect(await isKept(site, id)).toBe(false);
      expect(await many(sql`SELECT FROM atlas.site_status_event WHERE site_id = ${id}`)).toEqual([]);
      expect(await many(sql`SELECT FROM publication.place WHERE record_id = ${id}`)).toEqual([]);
      // Nobody else is ever given it.
      expect(await many(sql`SELECT code FROM publication.public_code WHERE record_id = ${id}`)).toEqual([
        { code: "bcdfghjk" },
      ]);
      expect((await administrator.asks(`/api/bin/sites/${id}/restore`, { method: "POST" })).status).toBe(404);
      const properties = { site_kind: "mine", minerals: ["coal"], location_precision: "gps", name_en: "Gone" };
      const again = await administrator.asks("/ogc/collections/sites/items", {
        method: "POST",
        body: { type: "Feature", id, geometry: point, properties },
      });
      expect([again.status, again.json().code]).toEqual([410, "record.deleted"]);

      expect(await operationsOf(id)).toEqual([
        "site create",
        "site_status_event create",
        "site_status_event create",
        "site_visit create",
        "site delete",
        "site_status_event purge",
        "site_status_event purge",
        "site_visit purge",
        "site purge",
      ]);
      expect(
        await many(
          sql`SELECT request_id, before ->> 'name_en' AS name, after FROM atlas.change_log WHERE record_id = ${id} AND operation = 'purge'`,
        ),
      ).toEqual([{ request_id: "atlas purge", name: "Gone", after: null }]);
    });

    it("leaves a group while a record names it, and takes both when both have had their time", async () => {
      const group = await make("organisations", { name_en: "Group", kind: "partnership" });
      const { id } = await makeSite({ organisation_id: group.id });
      const organisation = sql`atlas.organisation`;
      await putIntoBin("organisations", group.id);
      await age(organisation, group.id, "40 days");
      expect(await run(purge, { apply: true })).toContain(
        `organisations: 1 stay while other records name them: ${group.code}`,
      );
      expect(await isKept(organisation, group.id)).toBe(true);
      await putIntoBin("sites", id);
      await age(site, id, "31 days");
      expect(await run(purge)).toContain(`organisations: 1 would go: ${group.code}`);
      await run(purge, { apply: true });
      expect([await isKept(organisation, group.id), await isKept(site, id)]).toEqual([false, false]);
    });

    it("leaves what the next release still counts: it was there on the day to which that one counts", async () => {
      const engine = await openEngine(kind);
      try {
        await engine.database.transaction({ role: "owner" }, async (tx) => {
          await tx.exec(
            sql`INSERT INTO publication.release (number, cut_off_on, released_on, is_demo) VALUES (1, '2020-06-30', '2020-10-01', true)`,
          );
          for (const [code, deletedAt] of [
            ["BEFORE", "2020-12-31 23:59:59+08"],
            ["AFTER", "2021-01-01 00:00:00+08"],
          ])
            await tx.exec(sql`
              INSERT INTO atlas.site (id, code, site_kind, minerals, geom, location_precision, deleted_at)
              VALUES (${newId()}, ${code}, 'mine', ARRAY['coal'], ST_SetSRID(ST_MakePoint(106, 47), 4326), 'gps', ${deletedAt}::timestamptz)`);
        });
        expect(await purgeBin(engine.database, { apply: true })).toEqual([
          { collection: "sites", codes: ["BEFORE"], named: [], awaited: ["AFTER"] },
        ]);
      } finally {
        await engine.stop();
      }
    });

    it("lets nobody take an event away whose record is there, and leaves an atlas that verify finds whole", async () => {
      const { id } = await makeSite();
      const remove = sql`DELETE FROM atlas.site_status_event WHERE site_id = ${id}`;
      await expect(many(remove)).rejects.toMatchObject({ constraint: "site_status_event_append_only" });
      await putIntoBin("sites", id);
      await expect(many(remove)).rejects.toMatchObject({ constraint: "site_status_event_append_only" });
      const lines: string[] = [];
      expect(await verify(atlas.engine.database, (line) => lines.push(line)), lines.join("\n")).toBe(0);
    });
  });

  describe("sealing the change log", () => {
    const roots = () =>
      many<{ root: string; entries: number }>(
        sql`SELECT encode(root, 'hex') AS root, entries FROM atlas.change_root ORDER BY sealed_at`,
      );

    /** A change of another record that ends before the slow one, under a later number. */
    const makeSiteAside = () =>
      atlas.engine.database.transaction({ role: "owner", settings: { "atlas.request_id": "quick" } }, (tx) =>
        tx.exec(sql`UPDATE atlas.site SET name_en = 'Quick' WHERE code = 'ASM-0012'`),
      );

    it("prints a root of everything written so far, and the same again while nothing new is", async () => {
      const [{ written = 0 } = {}] = await many<{ written: number }>(
        sql`SELECT count(*)::int AS written FROM atlas.change_log`,
      );
      const printed = await run(seal);
      const [root] = printed.split(/\s+/);
      expect(root).toMatch(/^[0-9a-f]{64}$/);
      expect(printed).toContain(`${written} entries`);
      expect(await run(seal)).toBe(`Nothing was changed since it was sealed last:\n${printed}`);
      await makeSite();
      const later = await run(seal);
      expect(later).not.toContain(root);
      expect((await roots()).map((each) => each.root)).toEqual([root, later.split(/\s+/)[0]]);
    });

    it("covers a change that was under way when it was asked for", async () => {
      await makeSite();
      let finish: () => void = () => undefined;
      const under = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let written: () => void = () => undefined;
      const isWritten = new Promise<void>((resolve) => {
        written = resolve;
      });
      const { database } = atlas.engine;
      const change = database.transaction({ role: "owner", settings: { "atlas.request_id": "slow" } }, async (tx) => {
        await tx.exec(sql`UPDATE atlas.site SET name_en = 'Slow' WHERE code = 'ASM-0011'`);
        written();
        await under;
      });
      await isWritten;
      // On one connection the seal waits for its turn; on several it must wait for the change.
      if (kind === "server") await makeSiteAside();
      const sealing = run(seal);
      setTimeout(finish, 200);
      await change;
      const [root] = (await sealing).split(/\s+/);
      const lines: string[] = [];
      expect(await verify(database, (line) => lines.push(line)), lines.join("\n")).toBe(0);
      expect((await roots()).at(-1)?.root).toBe(root);
    });
    it("is done by the server once it is due, and only when something is new", async () => {
      await makeSite();
      const before = (await roots()).length;
      const log = keepingLog();
      const stop = keepSealed(atlas.engine.database, log, { lookEveryMs: 20, dueMs: 0 });
      try {
        await expect.poll(async () => (await roots()).length).toBe(before + 1);
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect((await roots()).length).toBe(before + 1);
      } finally {
        stop();
      }
      expect(log.lines).toEqual([
        {
          level: "info",
          message: "change log sealed",
          fields: expect.objectContaining({ root: (await roots()).at(-1)?.root }),
        },
      ]);
      await makeSite();
      const notYet = keepSealed(atlas.engine.database, log, { lookEveryMs: 20, dueMs: 3_600_000 });
      await new Promise((resolve) => setTimeout(resolve, 200));
      notYet();
      expect((await roots()).length).toBe(before + 1);
    });
  });
});
