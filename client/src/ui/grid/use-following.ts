import { type RefObject, useLayoutEffect, useRef } from "react";
import { isLineInSight, scrollToLine } from "./grid-scroll.ts";

interface FollowingOptions {
  readonly selected: number | null;
  readonly start: { readonly row: number | null };
  readonly lineOf: Uint32Array;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowPx: number;
}

/**
 * What is chosen elsewhere is brought into sight and gets the Tab stop; so does, when the grid opens, the row that had it before.
 * To be called after the virtualizer, which scrolls to the top when it takes hold of its element.
 */
export function useFollowing(options: FollowingOptions, activate: (row: number) => void): void {
  const { selected, start, lineOf, scroller, rowPx } = options;
  const hasOpened = useRef(false);
  const followed = useRef<number | null>(null);
  useLayoutEffect(() => {
    const wanted = selected ?? (hasOpened.current ? null : start.row);
    hasOpened.current = true;
    if (selected === null) followed.current = null;
    const line = lineOf[wanted ?? -1] ?? 0;
    if (wanted === null || line === 0 || followed.current === wanted) return;
    followed.current = wanted;
    activate(wanted);
    if (scroller.current && !isLineInSight(scroller.current, line, rowPx)) scrollToLine(scroller.current, line, rowPx);
  }, [selected, start.row, lineOf, scroller, rowPx, activate]);
}
