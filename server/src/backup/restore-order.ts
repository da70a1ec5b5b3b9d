/** A foreign key between two tables that a backup holds. */
export interface Reference {
  readonly constraint: string;
  readonly from: string;
  readonly to: string;
  /** Can it be checked at the end as it is? */
  readonly isDeferrable: boolean;
}

export interface RestoreOrder {
  /** Every table after those it refers to, as far as there is such an order; among equals by name, so that it is always the same. */
  readonly tables: readonly string[];
  /** Foreign keys that this order breaks half-way, as a table that refers to itself does: they can only be checked at the end. */
  readonly checkedLast: readonly Reference[];
}

/** The order in which tables can be filled one after the other. */
export function restoreOrder(tables: readonly string[], references: readonly Reference[]): RestoreOrder {
  const waiting = [...tables].sort();
  const placed: string[] = [];
  while (waiting.length > 0) {
    const isReady = (table: string) =>
      references.every(({ from, to }) => from !== table || to === table || placed.includes(to));
    // None is ready where tables refer to one another in a ring: it is cut at the first by name.
    const next = waiting.find(isReady) ?? waiting[0] ?? "";
    waiting.splice(waiting.indexOf(next), 1);
    placed.push(next);
  }
  return {
    tables: placed,
    checkedLast: references.filter(({ from, to }) => placed.indexOf(to) >= placed.indexOf(from)),
  };
}
