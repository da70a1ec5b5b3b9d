import { computedFigures } from "@asm-atlas/data/domain/publication/figures.ts";
import {
  type OpenDataRelease,
  openDataAttribution,
  openDataGeneralisation,
  openDataLicence,
} from "@asm-atlas/data/domain/publication/open-data.ts";
import type { Database, JSValue } from "node-sqlite3-wasm";
import type { LayerView } from "../../features/layer-view.ts";
import { datasetMembers } from "../dataset.ts";

const lines = (language: "en" | "mn"): string => openDataGeneralisation.map((rule) => rule[language]).join("\n");

/** A small table without shapes, for those who open the file with nothing but a table viewer. */
function attributeTable(
  database: Database,
  table: string,
  words: { readonly title: string; readonly description: string; readonly lastChange: string },
  columns: readonly (readonly [name: string, type: string])[],
  rows: readonly (readonly JSValue[])[],
): void {
  database.exec(
    `CREATE TABLE ${table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ${columns.map(([name, type]) => `${name} ${type}`).join(", ")})`,
  );
  database.run(
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES (?, 'attributes', ?, ?, ?)",
    [table, words.title, words.description, words.lastChange],
  );
  for (const row of rows)
    database.run(
      `INSERT INTO ${table} (${columns.map(([name]) => name).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      [...row],
    );
}

/** Licence, dates, generalisation and queries: as metadata of the file and of each layer, and as two tables that anyone finds. */
export function describeGeopackage(
  database: Database,
  release: OpenDataRelease,
  views: readonly LayerView[],
  lastChange: string,
): void {
  attributeTable(
    database,
    "release",
    {
      title: "About this release",
      description: "Licence, whom to name, dates, and what was made coarser.",
      lastChange,
    },
    [
      ["number", "INTEGER"],
      ["cut_off_on", "DATE"],
      ["released_on", "DATE"],
      ["is_demo", "BOOLEAN"],
      ["licence", "TEXT"],
      ["licence_url", "TEXT"],
      ["attribution_en", "TEXT"],
      ["attribution_mn", "TEXT"],
      ["generalisation_en", "TEXT"],
      ["generalisation_mn", "TEXT"],
    ],
    [
      [
        release.number,
        release.cutOffOn,
        release.releasedOn,
        release.isDemo,
        openDataLicence.id,
        openDataLicence.url,
        openDataAttribution.en,
        openDataAttribution.mn,
        lines("en"),
        lines("mn"),
      ],
    ],
  );
  attributeTable(
    database,
    "headline_figures",
    {
      title: "Headline figures",
      description: "Each figure and chart by year of the public page, with the query on this file that computes it.",
      lastChange,
    },
    [
      ["id", "TEXT"],
      ["title_en", "TEXT"],
      ["title_mn", "TEXT"],
      ["definition_en", "TEXT"],
      ["definition_mn", "TEXT"],
      ["query", "TEXT"],
    ],
    computedFigures.map(({ id, title, definition, query }) => [
      id,
      title.en,
      title.mn,
      definition.en,
      definition.mn,
      query,
    ]),
  );

  const insert = (id: number, metadata: object, table: string | null) => {
    database.run("INSERT INTO gpkg_metadata VALUES (?, 'dataset', 'https://schema.org/', 'application/ld+json', ?)", [
      id,
      JSON.stringify(metadata),
    ]);
    database.run("INSERT INTO gpkg_metadata_reference VALUES (?, ?, NULL, NULL, ?, ?, ?)", [
      table === null ? "geopackage" : "table",
      table,
      lastChange,
      id,
      table === null ? null : 1,
    ]);
  };
  insert(1, { ...datasetMembers(release), generalisation: openDataGeneralisation }, null);
  for (const [index, { layer, shape }] of views.entries())
    insert(
      index + 2,
      {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        identifier: layer.id,
        name: layer.title.en,
        alternateName: layer.title.mn,
        description: [layer.description.en, shape.note?.en, layer.description.mn, shape.note?.mn]
          .filter(Boolean)
          .join("\n"),
      },
      layer.view,
    );
}
