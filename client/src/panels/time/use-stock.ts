import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import { useEffect, useState } from "react";
import type { SiteFilter } from "../../sites/site-filter.ts";
import type { SiteTable } from "../../sites/site-table.ts";
import { countingStock, type GroupStock } from "../../sites/stock-over-time.ts";

/** As long as this a count may hold the page up at a time: less than a frame. */
const sliceMs = 10;

interface Counted {
  readonly stock: GroupStock | null;
  /** What is there belongs to the filter before; the next is on its way. */
  readonly isCounting: boolean;
}

/**
 * The stock of many days, counted in slices between which the page stays alive. It does not depend on the day looked at.
 * `days`, `where` and `hidden` are to stay the same objects while they say the same.
 */
export function useStock(
  table: SiteTable | null,
  days: readonly Day[],
  where: SiteFilter,
  hidden: readonly string[],
): Counted {
  const [counted, setCounted] = useState<Counted>({ stock: null, isCounting: true });
  useEffect(() => {
    if (table === null) return setCounted({ stock: null, isCounting: false });
    const counting = countingStock(table, days, where, hidden);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOn = () => {
      for (const until = performance.now() + sliceMs; ; ) {
        const { done, value } = counting.next();
        if (done) return setCounted({ stock: value, isCounting: false });
        if (performance.now() > until) break;
      }
      setCounted((before) => (before.isCounting ? before : { ...before, isCounting: true }));
      timer = setTimeout(goOn);
    };
    goOn();
    return () => clearTimeout(timer);
  }, [table, days, where, hidden]);
  return counted;
}
