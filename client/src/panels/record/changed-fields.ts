import { declaredField, type EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import type { HistoryEntry } from "../../api/decisions.ts";

/** Everything of a record that may be written, its links and its second outline among it. */
export function writableNames({ fields, links, area }: EditableLayer): readonly string[] {
  return [...fields.map(({ name }) => name), ...(links ? [links.field] : []), ...(area ? [area.field] : [])];
}

export interface ChangedField {
  readonly field: Field;
  readonly before: unknown;
  readonly after: unknown;
}

/** What of a record an entry changed, also what follows from events; of a new record what was given a value. */
export function changedFields(
  editable: EditableLayer,
  entry: Pick<HistoryEntry, "before" | "after">,
): readonly ChangedField[] {
  return [...writableNames(editable), ...(editable.followed ?? [])].flatMap((name) => {
    const [before, after] = [valueIn(entry.before, name), valueIn(entry.after, name)];
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ field: declaredField(editable, name), before, after }];
  });
}

/** An empty list is nothing, as what was never given is. */
function valueIn(snapshot: HistoryEntry["before"], name: string): unknown {
  const value = snapshot?.[name] ?? null;
  return Array.isArray(value) && value.length === 0 ? null : value;
}
