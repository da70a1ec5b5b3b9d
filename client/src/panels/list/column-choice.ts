import type { ListLook } from "../../state/list-look.ts";
import type { ListColumn } from "./columns/list-column.ts";
import type { ListLayer } from "./list-layers.ts";

/** Every column of a layer in the order they stand in; the first always stands, for it names its row. */
export const columnOrder: Readonly<Record<ListLayer, readonly string[]>> = {
  sites: [
    "code",
    "name",
    "status",
    "since",
    "instrument",
    "aimag",
    "soum",
    "group",
    "minerals",
    "kind",
    "people",
    "women",
    "men",
    "children",
    "shafts",
    "mercury",
    "visit",
    "area",
    "precision",
    "kindergarten",
    "distance",
    "zones",
    "demo",
  ],
  "rehabilitation-zones": [
    "code",
    "name",
    "stage",
    "since",
    "aimag",
    "soum",
    "area",
    "disturbed",
    "technical",
    "topsoil",
    "biological",
    "accepted",
    "sites",
    "check",
    "demo",
  ],
  kindergartens: ["code", "name", "kind", "status", "since", "season", "seats", "aimag", "soum", "demo"],
};

/** What stands there until somebody chooses. */
export const usualColumns: Readonly<Record<ListLayer, readonly string[]>> = {
  sites: ["code", "name", "status", "since", "aimag", "soum", "minerals", "people", "children", "visit"],
  "rehabilitation-zones": [
    "code",
    "name",
    "stage",
    "since",
    "area",
    "disturbed",
    "technical",
    "biological",
    "accepted",
    "sites",
    "check",
  ],
  kindergartens: ["code", "name", "kind", "status", "since", "season", "seats", "soum"],
};

/** The columns that stand, in their order. What an address or an older atlas names wrongly is left out; nothing left means the usual ones. */
export function chosenColumns(layer: ListLayer, wanted: readonly string[] | undefined): readonly string[] {
  const order = columnOrder[layer];
  const known = order.filter((id, index) => index === 0 || wanted?.includes(id));
  return known.length > 1 ? known : usualColumns[layer];
}

/** The choice with one column put in or taken out; null when it is the usual one again. */
export function withColumn(layer: ListLayer, chosen: readonly string[], id: string, isIn: boolean): string[] | null {
  const next = columnOrder[layer].filter((each) => (each === id ? isIn : chosen.includes(each)));
  const usual = usualColumns[layer];
  return next.length === usual.length && next.every((each) => usual.includes(each)) ? null : next;
}

/** A list's look with the columns of one layer replaced; null: the usual ones. */
export function withColumns(
  look: ListLook,
  layer: ListLayer,
  ids: readonly string[] | null,
): Pick<ListLook, "columns"> {
  const { [layer]: _before, ...others } = look.columns;
  return { columns: ids === null ? others : { ...others, [layer]: ids } };
}

/** The columns made, in the order of the choice. */
export function columnsIn(made: readonly ListColumn[], ids: readonly string[]): readonly ListColumn[] {
  const byId = new Map(made.map((column) => [column.id, column]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
