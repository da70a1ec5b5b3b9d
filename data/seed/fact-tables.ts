import { bulkInsert, type ColumnSource, geoJsonColumn, updateOnConflict } from "./bulk.ts";

function upsert(table: string, columns: Readonly<Record<string, ColumnSource>>) {
  return bulkInsert(table, columns, updateOnConflict("code", Object.keys(columns)));
}

const namedColumns = {
  code: "text",
  level: "text",
  kind: "text",
  parent_code: { reads: { parent: "text" }, value: "r.parent" },
  name_en: { reads: { name_en: "text" }, value: "r.name_en" },
  name_mn: { reads: { name_mn: "text" }, value: "r.name_mn" },
  aliases: "text[]",
  seat: "text",
  population_2020: { reads: { population_2020: "integer" }, value: "r.population_2020" },
  area_km2: { reads: { area_km2: "double precision" }, value: "r.area_km2" },
  centre: {
    reads: { centre: "jsonb" },
    value: "ST_SetSRID(ST_MakePoint((r.centre->>0)::float8, (r.centre->>1)::float8), 4326)",
  },
} as const;

const borderColumns = {
  geom_basis: { reads: { geom_basis: "text" }, value: "r.geom_basis" },
  geom: geoJsonColumn("geometry"),
} as const;

/** Official borders, once imported, stay: what this repository draws is an approximation. */
const unlessOfficial = (column: string): string =>
  `${column} = CASE admin_unit.geom_basis WHEN 'official' THEN admin_unit.${column} ELSE excluded.${column} END`;

/** Reads the properties of admin-units.geojson, whose keys are snake_case already, and the geometry beside them. */
export const adminUnitInsert = bulkInsert(
  "atlas.admin_unit",
  { ...namedColumns, ...borderColumns },
  [updateOnConflict("code", Object.keys(namedColumns)), ...Object.keys(borderColumns).map(unlessOfficial)].join(", "),
);

export const legalInstrumentInsert = upsert("atlas.legal_instrument", {
  code: "text",
  title_en: "text",
  title_mn: "text",
  short_en: "text",
  short_mn: "text",
  in_force_from: "date",
  in_force_precision: "text",
  suspended_from: "date",
  suspended_to: "date",
  ended_on: "date",
  replaced_by: "text",
  note_en: "text",
  note_mn: "text",
  source_url: "text",
  bears_contracts: "boolean",
});

export const publishedFigureInsert = upsert("atlas.published_figure", {
  code: "text",
  kind: "text",
  topic: "text",
  title_en: "text",
  title_mn: "text",
  value_low: "double precision",
  value_high: "double precision",
  unit: "text",
  definition_en: "text",
  definition_mn: "text",
  as_of: "text",
  source_name: "text",
  source_url: "text",
  mineral: "text",
  aimag_code: "text",
  soum_code: "text",
  place_basis: "text",
  geom: {
    reads: { place: "jsonb" },
    value: "ST_SetSRID(ST_MakePoint((r.place->>0)::float8, (r.place->>1)::float8), 4326)",
  },
});
