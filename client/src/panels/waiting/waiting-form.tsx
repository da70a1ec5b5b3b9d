import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { ReactElement } from "react";
import type { ChangeSave, CreateSave, EventSave, WaitingSave } from "../../waiting/waiting-save.ts";
import type { Creatable } from "../aside/asides.ts";
import { NewRecordForm } from "../creating/new-record.tsx";
import { ChangeForm } from "../record/change-form.tsx";
import { isPart, NewPart, ownerIn } from "../record/new-part.tsx";
import { WaitingEventForm } from "./waiting-event-form.tsx";

interface WaitingFormProps<Entry = WaitingSave> {
  readonly entry: Entry;
  /** What the form held is on record, or waits again. */
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A waiting save in the form it came from. */
export function WaitingForm({ entry, onDone, onCancel }: WaitingFormProps): ReactElement | null {
  const { save } = entry;
  if (save.kind === "event")
    return <WaitingEventForm entry={entry as WaitingSave<EventSave>} onDone={onDone} onCancel={onCancel} />;
  if (save.kind === "file") return null;
  const editable = editableLayer(save.collection);
  if (!editable) return null;
  if (save.kind === "change")
    return (
      <ChangeForm
        editable={editable}
        id={save.id}
        code={entry.code}
        read={save.base}
        waiting={entry as WaitingSave<ChangeSave>}
        onDone={onDone}
        onCancel={onCancel}
      />
    );
  const waiting = entry as WaitingSave<CreateSave>;
  if (isPart(save.collection))
    return (
      <NewPart
        collection={save.collection}
        ownerId={ownerIn(save.collection, save.change.properties)}
        ownerCode={entry.code}
        waiting={waiting}
        onDone={onDone}
        onCancel={onCancel}
      />
    );
  return (
    <NewRecordForm
      collection={save.collection as Creatable}
      editable={editable}
      waiting={waiting}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
