import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database, TransactionOptions } from "@asm-atlas/server/src/db/database.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { expect } from "vitest";
import { makeWorkDir } from "../helpers/engines.ts";

/** A small world for the driver's own tests: a table that only the owner and the publisher reach, and a view of it for staff and one for everybody. */
const ledgerSql = `
DO $$
DECLARE role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['atlas_public', 'atlas_officer', 'atlas_planner', 'atlas_admin', 'atlas_publisher'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN EXECUTE format('GRANT %I TO CURRENT_USER', role_name); END IF;
  END LOOP;
END $$;
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA atlas; CREATE SCHEMA internal; CREATE SCHEMA published; CREATE SCHEMA publication;
CREATE TABLE atlas.ledger (
  id uuid CONSTRAINT ledger_pk PRIMARY KEY,
  amount integer NOT NULL CONSTRAINT ledger_amount_positive CHECK (amount > 0),
  pair uuid,
  CONSTRAINT ledger_pair_fk FOREIGN KEY (pair) REFERENCES atlas.ledger (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE VIEW internal.ledger AS SELECT id, amount FROM atlas.ledger;
CREATE VIEW published.ledger AS SELECT 'somewhere'::text AS place, count(*) AS entries FROM atlas.ledger;
GRANT USAGE ON SCHEMA published TO atlas_public;
GRANT USAGE ON SCHEMA internal TO atlas_officer, atlas_planner, atlas_admin;
GRANT USAGE ON SCHEMA atlas, publication TO atlas_publisher;
GRANT SELECT ON published.ledger TO atlas_public;
GRANT SELECT, INSERT ON internal.ledger TO atlas_planner;
GRANT SELECT ON internal.ledger TO atlas_officer, atlas_admin;
CREATE FUNCTION atlas.tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('atlas_change', TG_TABLE_NAME); RETURN NULL; END $$;
CREATE TRIGGER ledger_tell AFTER INSERT OR UPDATE OR DELETE ON atlas.ledger FOR EACH STATEMENT EXECUTE FUNCTION atlas.tell();
`;

/** A folder of migrations: the ledger, and what the test adds by file name. */
export async function ledgerMigrations(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await makeWorkDir("migrations");
  for (const [name, text] of Object.entries({ "001.do.ledger.sql": ledgerSql, ...more }))
    await writeFile(join(folder, name), text);
  return folder;
}

export const ledgerFile = { name: "001.do.ledger.sql", text: ledgerSql };

export const asOwner: TransactionOptions = { role: "owner" };

export function addEntry(database: Database, id: string, options: TransactionOptions = asOwner): Promise<number> {
  return database.transaction(options, (transaction) =>
    transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`),
  );
}

export function readAll<Row>(
  database: Database,
  query: Sql,
  options: TransactionOptions = { role: "owner", readOnly: true },
): Promise<Row[]> {
  return database.transaction(options, (transaction) => transaction.many<Row>(query, 100_000));
}

export async function entryIds(database: Database): Promise<Set<string>> {
  const rows = await readAll<{ id: string }>(database, sql`SELECT id FROM atlas.ledger`, {
    role: "owner",
    readOnly: true,
    timeoutMs: unhurriedMs,
  });
  return new Set(rows.map(({ id }) => id));
}

/** A statement that keeps the engine busy for about this long, also where pg_sleep cannot be interrupted. */
export const busyFor = (seconds: number): Sql => sql`SELECT pg_sleep(${seconds})::text AS done`;

/** Time enough on a machine that others keep busy, whatever the limits under test are. */
const unhurriedMs = 30_000;

/** The database answers, and answers rightly: a write is kept and seen. */
export async function expectUsable(database: Database): Promise<void> {
  const id = crypto.randomUUID();
  expect(await addEntry(database, id, { role: "owner", timeoutMs: unhurriedMs })).toBe(1);
  expect((await entryIds(database)).has(id)).toBe(true);
}
