import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import { computedFigures } from "@asm-atlas/data/domain/publication/figures.ts";
import {
  geopackageName,
  type OpenDataColumn,
  type OpenDataFile,
  type OpenDataGeometry,
  type OpenDataIndex,
  type OpenDataRelease,
  openDataAttribution,
  openDataGeneralisation,
  openDataLicence,
  openDataPath,
} from "@asm-atlas/data/domain/publication/open-data.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import { type LayerView, layerViews } from "../features/layer-view.ts";
import { placeColumns } from "./csv-file.ts";
import { datasetMembers } from "./dataset.ts";
import type { FinishedFile } from "./draft-file.ts";
import type { Manifest } from "./manifest.ts";
import { mediaTypes } from "./media-types.ts";

const placeTitles: Readonly<Record<string, Bilingual>> = {
  longitude: { en: "Longitude, degrees (CSV only)", mn: "Уртраг, градус (зөвхөн CSV)" },
  latitude: { en: "Latitude, degrees (CSV only)", mn: "Өргөрөг, градус (зөвхөн CSV)" },
  west: { en: "Western edge, degrees (CSV only)", mn: "Баруун ирмэг, градус (зөвхөн CSV)" },
  south: { en: "Southern edge, degrees (CSV only)", mn: "Өмнөд ирмэг, градус (зөвхөн CSV)" },
  east: { en: "Eastern edge, degrees (CSV only)", mn: "Зүүн ирмэг, градус (зөвхөн CSV)" },
  north: { en: "Northern edge, degrees (CSV only)", mn: "Хойд ирмэг, градус (зөвхөн CSV)" },
};

function columnOf({ name, type, label, description, unit, codes }: Field): OpenDataColumn {
  return {
    name,
    type,
    title: label,
    ...(description ? { description } : {}),
    ...(unit ? { unit } : {}),
    ...(codes ? { codes: codes.map(({ code, label: words }) => ({ code, label: words })) } : {}),
  };
}

function geometryOf({ shape: { geometryTypes } }: LayerView): OpenDataGeometry {
  if (geometryTypes.length === 0) return "none";
  return geometryTypes.includes("Point") ? "points" : "areas";
}

/** What there is of a release at this moment, and all one must know to use it; also a schema.org `Dataset`. */
export function indexDocument(
  { number, cutOffOn, releasedOn, isDemo }: OpenDataRelease,
  manifest: Manifest,
  withheld: ReadonlySet<string>,
): OpenDataIndex & Readonly<Record<string, unknown>> {
  const release = { number, cutOffOn, releasedOn, isDemo };
  const file = (name: string, mediaType: string, { bytes, sha256 }: FinishedFile): OpenDataFile => ({
    name,
    path: openDataPath(number, name),
    mediaType,
    bytes,
    sha256,
  });
  const collections = layerViews("published").flatMap((view) => {
    const { layer, shape, fields } = view;
    const made = manifest.collections.find(({ id }) => id === layer.id);
    if (!made || withheld.has(layer.id)) return [];
    return [
      {
        id: layer.id,
        table: layer.view,
        title: layer.title,
        description: layer.description,
        ...(shape.note ? { note: shape.note } : {}),
        geometry: geometryOf(view),
        rows: made.rows,
        columns: [
          ...fields.map(columnOf),
          ...placeColumns(view).map(({ name }) => ({
            name,
            type: "number" as const,
            title: placeTitles[name] ?? { en: name, mn: name },
          })),
        ],
        geojson: file(`${layer.id}.geojson`, mediaTypes.geojson, made.geojson),
        csv: file(`${layer.id}.csv`, mediaTypes.csv, made.csv),
      },
    ];
  });
  const geopackage =
    manifest.geopackage && withheld.size === 0
      ? file(geopackageName(number), mediaTypes.geopackage, manifest.geopackage)
      : null;
  return {
    ...datasetMembers(release),
    release,
    licence: openDataLicence,
    attribution: openDataAttribution,
    generalisation: openDataGeneralisation,
    collections,
    geopackage,
    figures: computedFigures.filter(({ from }) => !from.some((id) => withheld.has(id))),
    distribution: filesOf({ collections, geopackage }).map(({ path, mediaType, bytes, sha256 }) => ({
      "@type": "DataDownload",
      contentUrl: path,
      encodingFormat: mediaType,
      contentSize: String(bytes),
      sha256,
    })),
  };
}

/** Every file of an index, in its order. */
function filesOf({ collections, geopackage }: Pick<OpenDataIndex, "collections" | "geopackage">): OpenDataFile[] {
  return [...collections.flatMap(({ geojson, csv }) => [geojson, csv]), ...(geopackage ? [geopackage] : [])];
}

/** As `sha256sum --check` reads it. */
export function sumsText(index: OpenDataIndex): string {
  return filesOf(index)
    .map(({ sha256, name }) => `${sha256}  ${name}\n`)
    .join("");
}
