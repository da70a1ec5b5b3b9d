import { declaredField, type EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Geometry } from "@asm-atlas/data/domain/geometry.ts";
import type { FieldType } from "@asm-atlas/data/domain/layers/layer.ts";
import type { Transaction } from "../../db/database.ts";
import { identifier, join, type Sql, sql } from "../../db/sql.ts";
import type { FeatureInput } from "./feature-input.ts";

/** SQL types of the values of each kind of field. */
const casts: Readonly<Record<FieldType, Sql>> = {
  text: sql`text`,
  code: sql`text`,
  url: sql`text`,
  "code-list": sql`text[]`,
  "text-list": sql`text[]`,
  integer: sql`integer`,
  number: sql`double precision`,
  boolean: sql`boolean`,
  date: sql`date`,
  timestamp: sql`timestamptz`,
  uuid: sql`uuid`,
  json: sql`jsonb`,
  area: sql`jsonb`,
};

interface Assignment {
  readonly column: Sql;
  readonly value: Sql;
}

const tableOf = ({ table }: EditableLayer): Sql => identifier(`atlas.${table}`);

/** Not-null columns with a default take it when nothing is given: "not assessed", an empty list. */
function assignments(editable: EditableLayer, { values, geometry, area }: FeatureInput, isNew: boolean): Assignment[] {
  const own = editable.fields
    .filter(({ name }) => name in values && !(isNew && values[name] === null))
    .map(({ name }) => {
      const cast = casts[declaredField(editable, name).type];
      const given = values[name];
      const value =
        given === null && isNeverNull.has(`${editable.table}.${name}`) ? sql`DEFAULT` : sql`${given}::${cast}`;
      return { column: identifier(name), value };
    });
  if (editable.area && area !== undefined) {
    const value = area ? sql`ST_Multi(${shapeOf(area)})` : sql`NULL`;
    own.push({ column: identifier(editable.area.field), value });
  }
  if (geometry === undefined) return own;
  const shape = shapeOf(geometry);
  const value = editable.geometryTypes.includes("MultiPolygon") ? sql`ST_Multi(${shape})` : shape;
  return [...own, { column: identifier("geom"), value }];
}

const shapeOf = (geometry: Geometry): Sql =>
  sql`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}::text), 4326)`;

/** Columns that have no null: taking their value away means "nobody looked" or "none". */
const isNeverNull: ReadonlySet<string> = new Set([
  "site.prohibited_zone",
  "site_visit.under_15_seen",
  "site_visit.mercury",
  "site_visit.water_contamination",
  "rehabilitation_zone.species",
  "rehabilitation_zone.origin",
]);

/** Makes a record with the first event of its history. */
export async function insertRecord(
  transaction: Transaction,
  editable: EditableLayer,
  id: string,
  input: FeatureInput,
  firstEvent: { readonly id: string; readonly onDay: string },
): Promise<void> {
  const set = assignments(editable, input, true);
  const columns = join([identifier(editable.idColumn), ...set.map(({ column }) => column)]);
  const key = editable.idColumn === "id" ? sql`${id}::uuid` : sql`${id}::text`;
  const values = join([key, ...set.map(({ value }) => value)]);
  await transaction.one(sql`INSERT INTO ${tableOf(editable)} (${columns}) VALUES (${values}) RETURNING 1 AS made`);
  await replaceLinks(transaction, editable, id, input);
  const { firstEvent: first } = editable;
  if (!first) return;
  await transaction.one(
    sql`INSERT INTO ${identifier(`atlas.${first.table}`)} (id, ${identifier(first.recordColumn)}, ${identifier(first.stateColumn)}, effective_on)
        VALUES (${firstEvent.id}::uuid, ${id}::uuid, ${first.state}::text, ${firstEvent.onDay}::date) RETURNING 1 AS made`,
  );
}

/** Changes a record that stands at a version. @returns false when it does not stand there any more, or not at all */
export async function updateRecord(
  transaction: Transaction,
  editable: EditableLayer,
  id: string,
  version: number,
  input: FeatureInput,
): Promise<boolean> {
  const set = assignments(editable, input, false);
  const stood =
    set.length === 0
      ? await holdAt(transaction, editable, id, version)
      : await transaction.maybeOne(
          sql`UPDATE ${tableOf(editable)} SET ${join(set.map(({ column, value }) => sql`${column} = ${value}`))}
               WHERE ${keyIs(editable, id)} AND version = ${version}::integer ${notInBin(editable)} RETURNING 1 AS changed`,
        );
  if (stood === undefined) return false;
  await replaceLinks(transaction, editable, id, input);
  return true;
}

/** Puts a record into the bin. @returns false when it does not stand at that version */
export async function binRecord(
  transaction: Transaction,
  editable: EditableLayer,
  id: string,
  version: number,
): Promise<boolean> {
  const changed = await transaction.maybeOne(
    sql`UPDATE ${tableOf(editable)} SET deleted_at = clock_timestamp()
         WHERE ${keyIs(editable, id)} AND version = ${version}::integer AND deleted_at IS NULL RETURNING 1 AS changed`,
  );
  return changed !== undefined;
}

/** Takes a record out of the bin. @returns false when it is not there */
export async function restoreRecord(transaction: Transaction, editable: EditableLayer, id: string): Promise<boolean> {
  const changed = await transaction.maybeOne(
    sql`UPDATE ${tableOf(editable)} SET deleted_at = NULL WHERE ${keyIs(editable, id)} AND deleted_at IS NOT NULL RETURNING 1 AS changed`,
  );
  return changed !== undefined;
}

/** Takes out of the bin what whoever asks put there within a day. @returns false when it is not there */
export async function takeOutOfBin(transaction: Transaction, { layer }: EditableLayer, id: string): Promise<boolean> {
  const row = await transaction.one<{ taken: boolean }>(
    sql`SELECT atlas.take_out_of_bin(${layer.id}::text, ${id}::uuid) AS taken`,
  );
  return row.taken;
}

/** What was written when a record was made; undefined when nobody made one of this id by a request. */
export async function loadCreation(
  transaction: Transaction,
  editable: EditableLayer,
  id: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const row = await transaction.maybeOne<{ after: Readonly<Record<string, unknown>> }>(
    sql`SELECT after FROM internal.changes WHERE table_name = ${editable.table}::text AND record_id = ${id}::text AND entry = 1 AND operation = 'create'`,
  );
  return row?.after;
}

/** Keeps a record that stands at a version from being changed by others until the end of the transaction. */
async function holdAt(transaction: Transaction, editable: EditableLayer, id: string, version: number) {
  return transaction.maybeOne(
    sql`SELECT 1 AS found FROM ${tableOf(editable)} WHERE ${keyIs(editable, id)} AND version = ${version}::integer ${notInBin(editable)} FOR UPDATE`,
  );
}

function keyIs({ idColumn }: EditableLayer, id: string): Sql {
  return idColumn === "id" ? sql`id = ${id}::uuid` : sql`code = ${id}::text`;
}

function notInBin({ table }: EditableLayer): Sql {
  return table === "legal_instrument" ? sql`` : sql`AND deleted_at IS NULL`;
}

/**
 * Codes of records that were linked, for a way back: those that can be linked still, and those that are though they lie in the bin.
 * @param linked their ids, as an entry of the change log has them
 */
export async function linkableCodes(
  transaction: Transaction,
  { links }: EditableLayer,
  id: string,
  linked: readonly string[],
): Promise<readonly string[]> {
  if (!links || linked.length === 0) return [];
  const rows = await transaction.many<{ code: string }>(
    sql`SELECT o.code FROM ${identifier(`atlas.${links.otherTable}`)} o WHERE o.id = ANY (${[...linked]}::uuid[])
           AND (o.deleted_at IS NULL OR EXISTS (SELECT 1 FROM ${identifier(`atlas.${links.table}`)} l
                 WHERE l.${identifier(links.ownColumn)} = ${id}::uuid AND l.${identifier(links.otherColumn)} = o.id))
         ORDER BY o.code`,
    linked.length,
  );
  return rows.map(({ code }) => code);
}

/**
 * Makes the links of a record those asked for, at once, so that its memory has one entry of it; the trigger that keeps it moves the version.
 * @throws the database's error when a code names nothing
 */
async function replaceLinks(
  transaction: Transaction,
  { links }: EditableLayer,
  id: string,
  { values }: FeatureInput,
): Promise<void> {
  if (!links || !(links.field in values)) return;
  const codes = values[links.field] as readonly string[];
  const pairs = identifier(`atlas.${links.table}`);
  const [own, other] = [identifier(links.ownColumn), identifier(links.otherColumn)];
  const others = identifier(`atlas.${links.otherTable}`);
  // A code that names nothing gives a null, which the table refuses. What is linked already stays, also when it lies in the bin.
  await transaction.exec(
    sql`WITH gone AS (
          DELETE FROM ${pairs} l WHERE l.${own} = ${id}::uuid
             AND NOT EXISTS (SELECT 1 FROM ${others} o WHERE o.id = l.${other} AND o.code = ANY (${[...codes]}::text[])))
        INSERT INTO ${pairs} (${own}, ${other})
        SELECT ${id}::uuid, (SELECT o.id FROM ${others} o WHERE o.code = c.code AND o.deleted_at IS NULL)
          FROM unnest(${[...codes]}::text[]) AS c (code)
         WHERE NOT EXISTS (SELECT 1 FROM ${pairs} l JOIN ${others} o ON o.id = l.${other} WHERE l.${own} = ${id}::uuid AND o.code = c.code)`,
  );
}
