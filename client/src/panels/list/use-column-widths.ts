import { useState } from "react";
import { fittingWidthPx } from "../../ui/grid/column-width.ts";
import type { ListColumn } from "./columns/list-column.ts";

const signPx = 22;

/**
 * Widths that fit what the columns hold, each measured once: they must not jump while the day moves.
 * @param epoch measured anew when it changes: another layer, another language, details that have come
 */
export function useColumnWidths(epoch: string): (column: ListColumn, size: number) => number {
  const [kept] = useState(() => new Map<string, number>());
  return (column, size) => {
    const key = `${epoch} ${column.id}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const widthPx = fittingWidthPx({ ...column, size, besidePx: column.sign ? signPx : 0 });
    kept.set(key, widthPx);
    return widthPx;
  };
}
