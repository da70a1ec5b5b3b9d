import { type GridCell, gridCell } from "../measure.ts";
import { CELL_DEGREES } from "./rules.ts";

/** The cell of the fixed grid a place is shown as (rule 6). The database computes the same, also to seven decimals. */
export function cellOf(lon: number, lat: number): GridCell {
  return gridCell(lon, lat, CELL_DEGREES);
}
