import { declaredField, type EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import type { HistoryEntry } from "../../api/decisions.ts";

export interface ChangedField {
  readonly field: Field;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields an entry changed, of those that are written or follow from events; of a new record those that were given a value. */
export function changedFields(
  editable: EditableLayer,
  entry: Pick<HistoryEntry, "before" | "after">,
): readonly ChangedField[] {
  const names = [...editable.fields.map(({ name }) => name), ...(editable.followed ?? [])];
  return names.flatMap((name) => {
    const [before, after] = [entry.before?.[name] ?? null, entry.after?.[name] ?? null];
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ field: declaredField(editable, name), before, after }];
  });
}
