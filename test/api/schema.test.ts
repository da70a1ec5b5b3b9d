import { fieldsIn } from "@asm-atlas/data/domain/layers/layer.ts";
import { layers } from "@asm-atlas/data/domain/layers/registry.ts";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import {
  groupOfKindergartenStatus,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { Workflow } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { groupOfZoneStage, zoneStageEvidence, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";

/** What every table, now and later, must have; asked of the catalog so that nobody need remember to add a row here. */
onEachEngine("the database", (kind) => {
  let engine: RunningEngine;
  const rows = <Row>(query: Sql) =>
    engine.database.transaction({ role: "owner", readOnly: true }, (tx) => tx.many<Row>(query, 10_000));

  beforeAll(async () => {
    engine = await openEngine(kind);
  });
  afterAll(() => engine.stop());

  it("has a comment on every table, view and column of its schemas", async () => {
    const bare = await rows<{ name: string }>(sql`
      SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('atlas', 'internal', 'publication', 'published') AND c.relkind IN ('r', 'v') AND obj_description(c.oid) IS NULL
      UNION ALL
      SELECT n.nspname || '.' || c.relname || '.' || a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE n.nspname IN ('atlas', 'internal', 'publication', 'published') AND c.relkind IN ('r', 'v') AND col_description(c.oid, a.attnum) IS NULL
       ORDER BY 1`);
    expect(bare).toEqual([]);
  });

  it("has an index behind every foreign key", async () => {
    const bare = await rows<{ paste: string }>(sql`
      SELECT format('CREATE INDEX ON %s (%s);', k.conrelid::regclass,
                    (SELECT string_agg(a.attname, ', ' ORDER BY p.position) FROM unnest(k.conkey) WITH ORDINALITY AS p(attnum, position)
                       JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.attnum)) AS paste
        FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
       WHERE k.contype = 'f' AND n.nspname IN ('atlas', 'publication')
         AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid
                            AND (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)`);
    expect(bare).toEqual([]);
  });

  it("has a GiST index on every geometry", async () => {
    const bare = await rows<{ name: string }>(sql`
      SELECT c.oid::regclass::text || '.' || a.attname AS name
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid AND t.typname = 'geometry'
       WHERE n.nspname IN ('atlas', 'publication') AND c.relkind = 'r'
         AND NOT EXISTS (SELECT 1 FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid JOIN pg_am am ON am.oid = ic.relam AND am.amname = 'gist'
                          WHERE i.indrelid = c.oid AND a.attnum = ANY (i.indkey::int2[]))`);
    expect(bare).toEqual([]);
  });

  it("names every constraint itself: a name PostgreSQL made up cannot be looked up", async () => {
    const unnamed = await rows<{ name: string }>(sql`
      SELECT k.conrelid::regclass || '.' || k.conname AS name FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
       WHERE n.nspname IN ('atlas', 'publication') AND k.contype IN ('c', 'f', 'p', 'u') AND k.conname ~ '_(check|fkey|pkey|key)[0-9]*$'`);
    expect(unnamed).toEqual([]);
  });

  it.each([
    ["internal", layers.filter((layer) => layer.projections.internal)],
    ["published", layers.filter((layer) => layer.projections.published)],
  ] as const)(
    "has exactly one view a collection in schema %s, with exactly the declared columns",
    async (schema, declared) => {
      const columns = await rows<{ view: string; columns: string[] }>(sql`
      SELECT c.relname AS view, array_agg(a.attname::text ORDER BY a.attname) AS columns
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE n.nspname = ${schema} AND c.relkind = 'v' AND c.relname NOT LIKE '%\\_feed'
         -- Read by /api/history and /api/bin: a record's memory is no collection of features.
         AND c.relname NOT IN ('bin', 'changes') GROUP BY c.relname ORDER BY c.relname`);
      const expected = declared
        .map((layer) => ({
          view: layer.view,
          columns: [...fieldsIn(layer, schema as Projection).map((field) => field.name), "geom"].sort(),
        }))
        .sort((a, b) => (a.view < b.view ? -1 : 1));
      expect(columns.map((row) => ({ ...row, columns: [...row.columns].sort() }))).toEqual(expected);
    },
  );

  it.each([
    [siteStatusWorkflow, groupOfSiteStatus],
    [zoneStageWorkflow, groupOfZoneStage],
    [kindergartenStatusWorkflow, groupOfKindergartenStatus],
  ] as const)(
    "holds the same workflow as data/domain: $id",
    async (workflow: Workflow, groups: Readonly<Record<string, string>>) => {
      const states = await rows<{ code: string; state_group: string; is_initial: boolean }>(sql`
      SELECT code, state_group, is_initial FROM atlas.workflow_state WHERE workflow = ${workflow.id} ORDER BY position`);
      expect(states).toEqual(
        workflow.states.map(({ code }) => ({ code, state_group: groups[code], is_initial: code === workflow.initial })),
      );
      const transitions = await rows<{ from_code: string; to_code: string }>(sql`
      SELECT from_code, to_code FROM atlas.workflow_transition WHERE workflow = ${workflow.id}`);
      const asText = (pairs: readonly { from_code: string; to_code: string }[]) =>
        pairs.map((pair) => `${pair.from_code} → ${pair.to_code}`).sort();
      const declared = Object.entries(workflow.transitions).flatMap(([from_code, targets]) =>
        (targets ?? []).map((to_code) => ({ from_code, to_code })),
      );
      expect(asText(transitions)).toEqual(asText(declared));
    },
  );

  it("asks of a zone's stage for the same evidence as data/domain", async () => {
    const asked = await rows<{ code: string; needed: string[] }>(sql`
      SELECT code, atlas.zone_evidence_needed(code) AS needed FROM atlas.workflow_state WHERE workflow = 'zone-stage' ORDER BY position`);
    const columns = { hectares: "hectares", dueOn: "due_on", document: "document", note: "note" } as const;
    expect(asked).toEqual(
      Object.entries(zoneStageEvidence).map(([code, { needed }]) => ({
        code,
        needed: needed.map((each) => columns[each]),
      })),
    );
  });
});
