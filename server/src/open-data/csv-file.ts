import { byteOrderMark, type CsvCell, csvLine } from "@asm-atlas/data/domain/csv.ts";
import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import type { LayerView } from "../features/layer-view.ts";
import type { OpenDataRow } from "./store.ts";

/** A millionth of a degree is a decimetre: what is published is never finer. */
const degreesKept = 1_000_000;

const rounded = (degrees: number | null): number | null =>
  degrees === null ? null : Math.round(degrees * degreesKept) / degreesKept;

type Edge = "shape_west" | "shape_south" | "shape_east" | "shape_north";

/**
 * Where a row lies, as a spreadsheet can use it: a point by its coordinates, an area by its edges. Whole outlines are in GeoJSON and GeoPackage:
 * Excel cuts a cell at 32,767 letters.
 */
export function placeColumns({ shape }: LayerView): readonly { readonly name: string; readonly edge: Edge }[] {
  if (shape.geometryTypes.length === 0) return [];
  if (shape.geometryTypes.includes("Point"))
    return [
      { name: "longitude", edge: "shape_west" },
      { name: "latitude", edge: "shape_south" },
    ];
  return [
    { name: "west", edge: "shape_west" },
    { name: "south", edge: "shape_south" },
    { name: "east", edge: "shape_east" },
    { name: "north", edge: "shape_north" },
  ];
}

/** Several values in one cell are parted by a semicolon. */
function cellOf({ type }: Field, value: unknown): CsvCell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join("; ");
  if (type === "json") return JSON.stringify(value);
  return typeof value === "number" ? value : String(value);
}

/** UTF-8 with its mark, without which Excel takes Cyrillic for another alphabet; the names of columns are those of the collection. */
export function csvHead(view: LayerView): string {
  return (
    byteOrderMark + csvLine([...view.fields.map(({ name }) => name), ...placeColumns(view).map(({ name }) => name)])
  );
}

export function csvPortion(view: LayerView, rows: readonly OpenDataRow[]): string {
  const places = placeColumns(view);
  return rows
    .map((row) =>
      csvLine([
        ...view.fields.map((field) => cellOf(field, row[field.name])),
        ...places.map(({ edge }) => rounded(row[edge])),
      ]),
    )
    .join("");
}
