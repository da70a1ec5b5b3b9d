import {
  can,
  databaseRoleOf,
  type Role,
  rights,
  type Subject,
  staffRoles,
  type Verb,
} from "@asm-atlas/data/domain/roles.ts";
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

/** Where records with rights of their own lie, and the pairs that link them, which are part of the record they are written with. */
const tables: Readonly<Partial<Record<Subject, { readonly of: string; readonly links?: string }>>> = {
  sites: { of: "site" },
  "site-visits": { of: "site_visit" },
  "site-status-events": { of: "site_status_event" },
  organisations: { of: "organisation" },
  kindergartens: { of: "kindergarten", links: "kindergarten_site" },
  "kindergarten-status-events": { of: "kindergarten_status_event" },
  "rehabilitation-zones": { of: "rehabilitation_zone", links: "rehabilitation_zone_site" },
  "zone-stage-events": { of: "zone_stage_event" },
  attachments: { of: "attachment" },
  "zone-readings": { of: "zone_reading" },
  activities: { of: "activity" },
  "legal-instruments": { of: "legal_instrument" },
};
/** What the gate does as the owner once it has found the right: accounts, releases, and what is decided about showing, which reads releases. */
const beyondRoles: readonly Subject[] = ["accounts", "publication", "register"];
const roles: readonly Role[] = ["anonymous", ...staffRoles.map(({ code }) => code)];

/** The columns of a table a role may write, and what it may do to whole rows. */
interface Grants {
  readonly role: string;
  readonly name: string;
  readonly inserts: boolean;
  readonly deletes: boolean;
  readonly truncates: boolean;
  readonly updates: readonly string[];
}

/** One record of every kind that can be put there, in the bin, all under one id. */
const binned = "00000000-0000-7000-8000-00000000000b";
const recordsInTheBin = sql`
  WITH group_made AS (INSERT INTO atlas.organisation (id, code, name_en, kind, deleted_at) VALUES (${binned}, 'B-1', 'Group', 'partnership', now())),
       site_made AS (INSERT INTO atlas.site (id, code, site_kind, minerals, geom, location_precision, deleted_at)
         VALUES (${binned}, 'B-1', 'mine', ARRAY['coal'], ST_SetSRID(ST_MakePoint(106, 47), 4326), 'gps', now())),
       home_made AS (INSERT INTO atlas.kindergarten (id, code, kind, geom, deleted_at)
         VALUES (${binned}, 'B-1', 'ger', ST_SetSRID(ST_MakePoint(106, 47), 4326), now())),
       zone_made AS (INSERT INTO atlas.rehabilitation_zone (id, code, origin, geom, deleted_at)
         VALUES (${binned}, 'B-1', 'abandoned_asm', ST_Multi(ST_MakeEnvelope(106, 47, 106.01, 47.01, 4326)), now())),
       reading_made AS (INSERT INTO atlas.zone_reading (id, zone_id, read_on, cover_percent, deleted_at) VALUES (${binned}, ${binned}, '2024-05-01', 40, now())),
       training_made AS (INSERT INTO atlas.activity (id, code, topic, title_en, held_on, people, deleted_at)
         VALUES (${binned}, 'B-1', 'safety_and_health', 'Training', '2024-05-01', 10, now())),
       paper_made AS (INSERT INTO atlas.attachment (id, zone_id, kind, media_type, sent_hash, file_hash, bytes, deleted_at)
         VALUES (${binned}, ${binned}, 'act', 'application/pdf', repeat('0', 64), repeat('0', 64), 1, now()))
  INSERT INTO atlas.site_visit (id, site_id, visited_on, was_on_site, confidence, deleted_at) VALUES (${binned}, ${binned}, '2024-05-01', true, 'high', now())`;

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

  describe("the grants", () => {
    let grants: readonly Grants[];
    const grantsOf = (role: Role, table: string): Grants => {
      const found = grants.find((each) => each.role === databaseRoleOf[role] && each.name === table);
      if (!found) throw new Error(`There is no table ${table}`);
      return found;
    };

    beforeAll(async () => {
      grants = await asOwner(engine.database, (tx) =>
        tx.many<Grants>(
          sql`SELECT r.rolname AS role, o.relname AS name, has_any_column_privilege(r.oid, o.oid, 'INSERT') AS inserts,
                     has_table_privilege(r.oid, o.oid, 'DELETE') AS deletes, has_table_privilege(r.oid, o.oid, 'TRUNCATE') AS truncates,
                     ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
                            AND has_column_privilege(r.oid, o.oid, a.attnum, 'UPDATE') ORDER BY 1) AS updates
                FROM pg_class o JOIN pg_namespace n ON n.oid = o.relnamespace CROSS JOIN pg_roles r
               WHERE o.relkind IN ('r', 'p') AND n.nspname = 'atlas' AND r.rolname = ANY (${Object.values(databaseRoleOf)}::text[])`,
          1_000,
        ),
      );
    });

    it("know a table for every kind of record that has rights, but for what only the owner writes", () => {
      expect(Object.keys(rights).filter((subject) => !(subject in tables))).toEqual(beyondRoles);
    });

    it.each(roles)("let %s create, change, delete and correct exactly what the table of rights says", (role) => {
      const cells = Object.entries(tables).flatMap(([subject, { of, links }]) => {
        const { inserts, updates } = grantsOf(role, of);
        const strikes = ["struck_at", "strike_reason", "replaced_by"];
        const values = updates.filter((column) => !["deleted_at", ...strikes].includes(column));
        const granted: Partial<Record<Verb, boolean>> = {
          create: inserts,
          change: values.length > 0,
          delete: updates.includes("deleted_at"),
          correct: strikes.every((column) => updates.includes(column)),
        };
        const linked = links === undefined ? [] : [grantsOf(role, links)];
        return [
          ...Object.entries(granted).map(([verb, is]) => ({ cell: `${verb} ${subject}`, is })),
          ...linked.map((pairs) => ({ cell: `change ${subject}`, is: pairs.inserts && pairs.deletes })),
        ];
      });
      expect(cells.length).toBeGreaterThan(40);
      const wrong = cells.filter(({ cell, is }) => {
        const [verb, subject] = cell.split(" ") as [Verb, Subject];
        return is !== can(role, verb, subject);
      });
      expect(wrong).toEqual([]);
    });

    it.each(roles)("let %s delete no record for good, and write to no other table", (role) => {
      const links = Object.values(tables).flatMap((table) => table.links ?? []);
      const records = new Set([...Object.values(tables).map(({ of }) => of), ...links]);
      const beyond = grants
        .filter((each) => each.role === databaseRoleOf[role])
        .filter(
          ({ name, inserts, updates, deletes, truncates }) =>
            truncates || (deletes && !links.includes(name)) || (!records.has(name) && (inserts || updates.length > 0)),
        );
      expect(beyond.map(({ name }) => name)).toEqual([]);
    });

    it("let out of the bin only whoever may restore", async () => {
      const restorable = Object.entries(tables).filter(([subject]) => rights[subject as Subject].restore !== undefined);
      expect(restorable.map(([subject]) => subject).sort()).toEqual(
        [
          "activities",
          "attachments",
          "kindergartens",
          "organisations",
          "rehabilitation-zones",
          "site-visits",
          "sites",
          "zone-readings",
        ].sort(),
      );
      await asOwner(engine.database, (tx) => tx.exec(recordsInTheBin));
      for (const [subject, { of }] of restorable) {
        for (const role of roles) {
          const restored = tryAs(
            databaseRoleOf[role],
            sql`UPDATE ${identifier(`atlas.${of}`)} SET deleted_at = now() WHERE deleted_at IS NOT NULL AND id = ${binned}`,
          );
          if (can(role, "restore", subject as Subject)) await expect(restored, `${role} ${subject}`).resolves.toBe(1);
          else await expect(restored, `${role} ${subject}`).rejects.toMatchObject(denied);
        }
      }
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
