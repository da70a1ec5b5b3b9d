import type { Field, FieldType } from "@asm-atlas/data/domain/layers/layer.ts";
import type { Database, JSValue } from "node-sqlite3-wasm";
import type { LayerView } from "../../features/layer-view.ts";
import type { OpenDataRow } from "../store.ts";
import { geometryBlob, srsId } from "./geometry-blob.ts";

const sqliteTypes: Readonly<Partial<Record<FieldType, string>>> = {
  integer: "INTEGER",
  number: "REAL",
  boolean: "BOOLEAN",
  date: "DATE",
  timestamp: "DATETIME",
};

/** Several values in one column are parted by a semicolon, as in the CSV. */
function sqliteValue({ type }: Field, value: unknown): JSValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join("; ");
  if (type === "json") return JSON.stringify(value);
  if (type === "timestamp") return new Date(String(value)).toISOString();
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** Names come from the layers alone, which keep to small letters and underscores. */
const quoted = (name: string): string => `"${name}"`;

interface LayerTable {
  add(rows: readonly OpenDataRow[]): void;
  /** Writes down how far the layer reaches. */
  finish(): void;
}

/** Makes the table of a layer with all that the standard wants to know of it: `lastChange` is the release's, never the clock's. */
export function createLayerTable(database: Database, view: LayerView, lastChange: string): LayerTable {
  const { layer, shape, fields } = view;
  const table = layer.view;
  const hasShape = shape.geometryTypes.length > 0;
  const columns = fields.map((field) => `${quoted(field.name)} ${sqliteTypes[field.type] ?? "TEXT"}`);
  const geometryType = shape.geometryTypes.includes("Point") ? "POINT" : "MULTIPOLYGON";
  database.exec(
    `CREATE TABLE ${quoted(table)} (${["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", ...(hasShape ? [`geom ${geometryType}`] : []), ...columns].join(", ")})`,
  );
  database.run(
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES (?, ?, ?, ?, ?, ?)",
    [
      table,
      hasShape ? "features" : "attributes",
      layer.title.en,
      [layer.description.en, shape.note?.en, layer.title.mn, layer.description.mn, shape.note?.mn]
        .filter(Boolean)
        .join("\n"),
      lastChange,
      hasShape ? srsId : null,
    ],
  );
  if (hasShape)
    database.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", [table, geometryType, srsId]);
  for (const field of fields) describeColumn(database, table, field);

  const names = [...(hasShape ? ["geom"] : []), ...fields.map(({ name }) => name)];
  const insert = database.prepare(
    `INSERT INTO ${quoted(table)} (${names.map(quoted).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
  );
  const edges = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  return {
    add: (rows) => {
      for (const row of rows) {
        const values = fields.map((field) => sqliteValue(field, row[field.name]));
        insert.run(hasShape ? [geometryBlob(row), ...values] : values);
        edges.west = Math.min(edges.west, row.shape_west ?? Infinity);
        edges.south = Math.min(edges.south, row.shape_south ?? Infinity);
        edges.east = Math.max(edges.east, row.shape_east ?? -Infinity);
        edges.north = Math.max(edges.north, row.shape_north ?? -Infinity);
      }
    },
    finish: () => {
      insert.finalize();
      if (edges.west <= edges.east)
        database.run("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?", [
          edges.west,
          edges.south,
          edges.east,
          edges.north,
          table,
        ]);
    },
  };
}

/** The words of a column in both languages, and those of its codes as a list to choose from. */
function describeColumn(database: Database, table: string, field: Field): void {
  const { name, label, description, unit, codes } = field;
  const list = codes ? `${table}_${name}` : null;
  database.run(
    "INSERT INTO gpkg_data_columns (table_name, column_name, title, description, constraint_name) VALUES (?, ?, ?, ?, ?)",
    [
      table,
      name,
      label.en,
      [description?.en, label.mn, description?.mn, unit ? `unit: ${unit}` : null].filter(Boolean).join("\n"),
      list,
    ],
  );
  for (const { code, label: words } of codes ?? [])
    database.run(
      "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) VALUES (?, 'enum', ?, ?)",
      [list, code, `${words.en} / ${words.mn}`],
    );
}
