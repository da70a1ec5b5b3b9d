import type { ListLook } from "../../state/list-look.ts";
import type { GridSort } from "../../ui/grid/grid-column.ts";
import type { ListColumn } from "./columns/list-column.ts";
import type { ListLayer } from "./list-layers.ts";
import type { SortKey } from "./sort-rows.ts";

/** Orders that are kept: the newest, and those before it for rows that are equal in it. */
const mostKept = 3;

const written = ({ columnId, isDescending }: GridSort): string => `${isDescending ? "-" : ""}${columnId}`;

/** The order of a layer, the first counts most; by code until somebody sorts. */
export function sortOf(look: ListLook, layer: ListLayer): readonly GridSort[] {
  const named = look.sort[layer] ?? [];
  if (named.length === 0) return [{ columnId: "code", isDescending: false }];
  return named
    .slice(0, mostKept)
    .map((text) => ({ columnId: text.replace(/^-/, ""), isDescending: text.startsWith("-") }));
}

/** The look after a header was pressed: by that column, upwards first; pressed again, the other way round. */
export function sortedBy(look: ListLook, layer: ListLayer, columnId: string): Pick<ListLook, "sort"> {
  const before = sortOf(look, layer);
  const [first] = before;
  const isAgain = first?.columnId === columnId;
  const next: readonly GridSort[] = [
    { columnId, isDescending: isAgain && !first.isDescending },
    ...before.filter((each) => each.columnId !== columnId),
  ];
  return { sort: { ...look.sort, [layer]: next.slice(0, mostKept).map(written) } };
}

/** Keys for `sortedRows`; orders by columns that do not exist are left out. */
export function sortKeys(columns: readonly ListColumn[], sort: readonly GridSort[]): readonly SortKey[] {
  return sort.flatMap(({ columnId, isDescending }) => {
    const column = columns.find(({ id }) => id === columnId);
    return column ? [{ ranks: column.ranks(), isDescending }] : [];
  });
}
