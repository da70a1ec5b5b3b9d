import type { DatabaseRole } from "@asm-atlas/server/src/db/database.ts";
import { identifier, type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { asOwner, people } from "./support/load-world.ts";
import { publishedViews } from "./support/releases.ts";

/** What an extension brings (spatial_ref_sys, PostGIS functions) knows nothing of the atlas; all else that is not the system's is asked for here. */
const ours = (catalog: string) => sql`
  n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = o.oid AND d.classid = ${catalog}::regclass AND d.deptype = 'e')`;

const denied = { code: "42501" };
/** Views over several tables cannot be written at all, by anybody. */
const notWritten = { code: expect.stringMatching(/^(42501|55000)$/) };

/** Who may sign in and how: in reach of the owner alone. */
const ofAccounts = [
  "atlas.account",
  "atlas.account_aimag",
  "atlas.session",
  "atlas.invitation",
  "atlas.second_factor",
  "atlas.recovery_code",
];

interface Relation {
  readonly name: string;
  readonly schema: string;
  readonly column: string;
  readonly is_sequence: boolean;
}

onEachEngine("rights in the database", (kind) => {
  let engine: RunningEngine;
  let relations: readonly Relation[];

  const tryAs = (role: DatabaseRole, query: Sql) => engine.database.transaction({ role }, (tx) => tx.exec(query));

  beforeAll(async () => {
    engine = await openEngine(kind);
    relations = await asOwner(engine.database, (tx) =>
      tx.many<Relation>(
        sql`SELECT n.nspname || '.' || o.relname AS name, n.nspname AS schema, o.relkind = 'S' AS is_sequence,
                   coalesce((SELECT a.attname FROM pg_attribute a WHERE a.attrelid = o.oid AND a.attnum = 1), '') AS column
              FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace
             WHERE o.relkind IN ('r', 'v', 'm', 'f', 'p', 'S') AND ${ours("pg_class")} ORDER BY 1`,
        1_000,
      ),
    );
  });
  afterAll(() => engine?.stop());

  describe("anyone", () => {
    it("reads every published view, and there is no other thing in that schema", async () => {
      const there = relations.filter(({ schema }) => schema === "published").map(({ name }) => name);
      expect(there).toEqual([...publishedViews.keys()].map((view) => `published.${view}`).sort());
      for (const name of there)
        await expect(tryAs("atlas_public", sql`SELECT * FROM ${identifier(name)} LIMIT 1`)).resolves.toBeDefined();
    });

    it("reads nothing else, whatever tables and views there are", async () => {
      const others = relations.filter(({ schema }) => schema !== "published");
      expect(others.length).toBeGreaterThan(40);
      for (const { name, column } of others) {
        await expect(
          tryAs("atlas_public", sql`SELECT ${identifier(column)} FROM ${identifier(name)} LIMIT 1`),
          name,
        ).rejects.toMatchObject(denied);
        await expect(tryAs("atlas_public", sql`SELECT count(*) FROM ${identifier(name)}`), name).rejects.toMatchObject(
          denied,
        );
      }
    });

    it("writes nothing, published views included", async () => {
      for (const { name, column, is_sequence } of relations) {
        if (is_sequence) continue;
        await expect(tryAs("atlas_public", sql`DELETE FROM ${identifier(name)}`), name).rejects.toMatchObject(
          notWritten,
        );
        await expect(
          tryAs("atlas_public", sql`UPDATE ${identifier(name)} SET ${identifier(column)} = NULL`),
          name,
        ).rejects.toMatchObject(notWritten);
        await expect(
          tryAs("atlas_public", sql`INSERT INTO ${identifier(name)} (${identifier(column)}) VALUES (NULL)`),
          name,
        ).rejects.toMatchObject(notWritten);
      }
    });

    it("has not so much as a column, a function or a schema of the others", async () => {
      const held = await asOwner(engine.database, (tx) =>
        tx.many<{ name: string }>(
          sql`SELECT 'schema ' || n.nspname AS name FROM pg_namespace n
               WHERE n.nspname IN ('atlas', 'internal', 'publication') AND has_schema_privilege('atlas_public', n.oid, 'USAGE, CREATE')
              UNION ALL
              SELECT 'column ' || o.oid::regclass || '.' || a.attname FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace
                JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
               WHERE ${ours("pg_class")} AND n.nspname <> 'published' AND has_column_privilege('atlas_public', o.oid, a.attnum, 'SELECT, INSERT, UPDATE, REFERENCES')
              UNION ALL
              SELECT 'function ' || o.oid::regprocedure FROM pg_proc o JOIN pg_namespace n ON n.oid = o.pronamespace
               WHERE ${ours("pg_proc")} AND has_function_privilege('atlas_public', o.oid, 'EXECUTE')
              UNION ALL
              SELECT 'create in ' || n.nspname FROM pg_namespace n WHERE n.nspname IN ('public', 'published') AND has_schema_privilege('atlas_public', n.oid, 'CREATE')`,
          1_000,
        ),
      );
      expect(held).toEqual([]);
    });

    it.each([
      ["make a release", sql`SELECT publication.make_release('2024-12-31', '2025-04-01')`],
      ["run a function of the records", sql`SELECT atlas.soum_at(ST_SetSRID(ST_MakePoint(106, 47), 4326))`],
      ["make a table", sql`CREATE TABLE public.mine (a int)`],
    ])("cannot %s", async (_what, query) => {
      await expect(tryAs("atlas_public", query)).rejects.toMatchObject(denied);
    });
  });

  describe.each(["atlas_officer", "atlas_planner", "atlas_admin"] as const)("%s", (role) => {
    it("reads what is internal and what is published", async () => {
      for (const { name, schema } of relations) {
        if (schema === "internal" || schema === "published")
          await expect(tryAs(role, sql`SELECT * FROM ${identifier(name)} LIMIT 1`), name).resolves.toBeDefined();
      }
    });

    it("reads neither passwords nor what only the publisher may know, and makes no release", async () => {
      for (const name of [
        ...ofAccounts,
        ...relations.filter(({ schema }) => schema === "publication").map((relation) => relation.name),
      ]) {
        await expect(tryAs(role, sql`SELECT count(*) FROM ${identifier(name)}`), name).rejects.toMatchObject(denied);
      }
      await expect(tryAs(role, sql`SELECT publication.make_release('2024-12-31', '2025-04-01')`)).rejects.toMatchObject(
        denied,
      );
    });
  });

  describe("the publisher", () => {
    it("makes releases by the rules and cannot write one by hand", async () => {
      // No units are loaded here: the release is refused by its own check, not for want of a right.
      await expect(
        tryAs("atlas_publisher", sql`SELECT publication.make_release('2024-12-31', '2025-04-01')`),
      ).rejects.toMatchObject({ constraint: "release_agrees_with_itself" });
      for (const { name, schema, column } of relations) {
        if (schema !== "publication" && schema !== "atlas") continue;
        await expect(tryAs("atlas_publisher", sql`DELETE FROM ${identifier(name)}`), name).rejects.toMatchObject(
          notWritten,
        );
        await expect(
          tryAs("atlas_publisher", sql`UPDATE ${identifier(name)} SET ${identifier(column)} = NULL`),
          name,
        ).rejects.toMatchObject(notWritten);
      }
    });

    it("reads no passwords, sessions, links or codes", async () => {
      for (const name of ofAccounts) {
        await expect(
          tryAs("atlas_publisher", sql`SELECT count(*) FROM ${identifier(name)}`),
          name,
        ).rejects.toMatchObject(denied);
      }
    });
  });

  it("holds that whoever decides is not whoever confirms", async () => {
    await asOwner(engine.database, (tx) =>
      tx.exec(
        sql`INSERT INTO atlas.account (id, email, display_name, role, password_hash) VALUES (${people.first}, 'first@example.org', 'First', 'planner', '!') ON CONFLICT DO NOTHING`,
      ),
    );
    const site = "00000000-0000-7000-8000-00000000000a";
    await asOwner(engine.database, (tx) =>
      tx.exec(
        sql`INSERT INTO atlas.site (id, code, site_kind, minerals, geom, location_precision) VALUES (${site}, 'R-1', 'mine', ARRAY['coal'], ST_SetSRID(ST_MakePoint(106, 47), 4326), 'gps')`,
      ),
    );
    await expect(
      asOwner(engine.database, (tx) =>
        tx.exec(sql`
          INSERT INTO atlas.site_publication_consent (site_id, agreed_on, document_reference, shown_as, decided_by, confirmed_by, decided_on)
          VALUES (${site}, '2024-01-01', 'Letter', 'soum', ${people.first}, ${people.first}, '2024-01-01')`),
      ),
    ).rejects.toMatchObject({ constraint: "site_publication_consent_two_people" });
  });
});
