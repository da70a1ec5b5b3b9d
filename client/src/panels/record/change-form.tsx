import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useQueryClient } from "@tanstack/react-query";
import type { Geometry } from "geojson";
import { type ReactElement, useState } from "react";
import { explainFailure } from "../../api/failure.ts";
import {
  changeRecord,
  partsOf,
  type RecordChange,
  refreshStaff,
  staleRecordIn,
  staleRecordOf,
  type TaggedRecord,
} from "../../api/writing.ts";
import { type Draft, type FormValues, useDraft } from "../../editing/draft.ts";
import { PlaceField, placeKey } from "../../editing/place-field.tsx";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useSave } from "../../waiting/use-save.ts";
import { begunBy, refused, waitingDraft } from "../../waiting/waiting-form.ts";
import type { ChangeSave, WaitingSave } from "../../waiting/waiting-save.ts";
import { Conflict } from "./conflict.tsx";
import { useChoices } from "./use-choices.ts";
import { zoneNotesOf } from "./zone-notes.ts";

/** The version of the record that was read when something was typed. */
const readKey = "$read";

interface ChangeFormProps {
  readonly editable: EditableLayer;
  readonly id: string;
  readonly code: string;
  /** The record as it was read. */
  readonly read: TaggedRecord;
  /** A change of it that waits, to be gone on with. */
  readonly waiting?: WaitingSave<ChangeSave>;
  readonly onDone: () => void;
  /** Where leaving is another thing than having done it. */
  readonly onCancel?: () => void;
}

/** The form of a change. When somebody was faster, mine and theirs are laid side by side before anything is saved. */
export function ChangeForm(props: ChangeFormProps): ReactElement {
  const { editable, id, code, read, waiting, onDone, onCancel = onDone } = props;
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const [base, setBase] = useState(read);
  const typed = useDraft(
    waiting ? waitingDraft(waiting) : `record:${editable.layer.id}:${id}`,
    { ...base.feature.properties, [placeKey]: base.feature.geometry },
    waiting && begunBy(waiting.save),
  );
  // What was typed earlier was typed into the record as it stood then.
  const isOfOther =
    typed.isRecalled &&
    typeof typed.values[readKey] === "string" &&
    typed.values[readKey] !== read.etag &&
    Object.keys(typed.changed).some((name) => name !== readKey);
  const [theirs, setTheirs] = useState<TaggedRecord | null>(
    () => staleRecordIn(waiting?.refusal) ?? (isOfOther ? read : null),
  );
  const draft: Draft = {
    ...typed,
    set: (name, value) => {
      typed.set(readKey, base.etag);
      typed.set(name, value);
    },
  };
  // While mine and theirs are compared, the map shows both places.
  const was = (theirs ?? base).feature.geometry;
  const moved = placeKey in draft.changed ? (draft.values[placeKey] as Geometry) : undefined;
  const choices = useChoices();
  const save = useSave({
    saveOf: (properties: FormValues): ChangeSave => ({
      kind: "change",
      collection: editable.layer.id,
      id,
      change: { properties, geometry: moved },
      base,
    }),
    code,
    draft,
    replaces: waiting,
    onSaved: ({ etag }, properties) => {
      useNotices.getState().tell(t("record.changed", { code }), async () => {
        await changeRecord(editable.layer.id, id, etag, asBefore(base, properties, moved !== undefined));
        await refreshStaff(queries);
      });
    },
    onDone,
  });
  const send = (values: FormValues) => {
    if (theirs) return; // First it is chosen, field by field.
    if (!moved && Object.keys(values).length === 0) onCancel();
    else save.mutate(values, { onError: (error) => setTheirs(staleRecordOf(error) ?? null) });
  };
  const refusal =
    save.error ?? (waiting?.refusal && theirs === null && base === read ? refused(waiting.refusal) : null);
  return (
    <>
      {refusal && theirs === null && partsOf(refusal).length === 0 && (
        <FailureNote sentence={explainFailure(refusal, t)} />
      )}
      {theirs && (
        <Conflict
          editable={editable}
          mine={draft.changed}
          theirs={{ ...theirs.feature.properties, [placeKey]: theirs.feature.geometry }}
          onTake={(fields) => {
            typed.set(readKey, theirs.etag);
            for (const field of fields)
              typed.set(
                field,
                field === placeKey ? theirs.feature.geometry : (theirs.feature.properties?.[field] ?? null),
              );
            setBase(theirs);
            setTheirs(null);
            save.reset();
          }}
        />
      )}
      <RecordForm
        editable={editable}
        extent="part"
        fixed={editable.fields.filter(({ isFixed }) => isFixed).map(({ name }) => name)}
        draft={draft}
        choices={choices}
        notesOf={
          editable.layer.id === "rehabilitation-zones"
            ? (values) => zoneNotesOf(values, base.feature.properties?.area_ha, words)
            : undefined
        }
        isSaving={save.isPending}
        refused={partsOf(refusal)}
        place={
          editable.geometryTypes.includes("Point")
            ? {
                isMissing: false,
                field: (problem) => <PlaceField draft={draft} was={was} problem={problem} isAtHand={false} />,
              }
            : undefined
        }
        onSave={send}
        onCancel={onCancel}
      />
    </>
  );
}

/** The change that takes a change back: what was changed becomes what it was. */
function asBefore({ feature }: TaggedRecord, changed: FormValues, isMoved: boolean): RecordChange {
  const properties = Object.keys(changed).map((name) => [name, feature.properties?.[name] ?? null]);
  return { properties: Object.fromEntries(properties), geometry: isMoved ? feature.geometry : undefined };
}
