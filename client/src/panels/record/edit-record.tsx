import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Geometry } from "geojson";
import { type ReactElement, useState } from "react";
import { explainFailure, RequestFailure } from "../../api/failure.ts";
import {
  changeRecord,
  loadRecord,
  partsOf,
  type RecordChange,
  refreshStaff,
  staleRecordOf,
  type TaggedRecord,
} from "../../api/writing.ts";
import { type FormValues, useDraft } from "../../editing/draft.ts";
import { forgetOutline } from "../../editing/outline/draft-store.ts";
import { OutlineField } from "../../editing/outline/outline-field.tsx";
import { useOutline } from "../../editing/outline/session.ts";
import { useDrawnOutline } from "../../editing/outline/use-drawn-outline.ts";
import { PlaceField, placeKey } from "../../editing/place-field.tsx";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { partsOfGeometry } from "../../map/outline/parts.ts";
import { useNotices } from "../../state/notices.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Conflict } from "./conflict.tsx";
import styles from "./record.module.css";
import { useChoices } from "./use-choices.ts";

interface EditRecordProps {
  readonly editable: EditableLayer;
  readonly id: string;
  readonly code: string;
  /** The outline alone is drawn, and the fields stay as they are; `linked`: codes of the record's sites. Absent: the fields, and a point. */
  readonly outlineOf?: { readonly linked: readonly string[] };
  readonly onDone: () => void;
}

/** Changes a record as it stands now; the version it was read with is named, so nobody's work is overwritten unseen. */
export function EditRecord({ editable, id, code, outlineOf, onDone }: EditRecordProps): ReactElement {
  const { t } = useWords();
  const record = useQuery({
    queryKey: ["staff", "record", editable.layer.id, id] as const,
    queryFn: () => loadRecord(editable.layer.id, id),
    // A form must not change under somebody's hands; that somebody was faster is told when it is saved.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (record.error)
    return (
      <FailureNote
        sentence={explainFailure(record.error, t)}
        retryLabel={t("app.tryAgain")}
        onRetry={() => void record.refetch()}
      />
    );
  if (!record.data) return <p className={styles.quiet}>{t("app.loading")}</p>;
  const props = { editable, id, code, onDone, read: record.data };
  return outlineOf ? <OutlineForm {...props} outlineOf={outlineOf} /> : <Form {...props} />;
}

function Form({ editable, id, code, onDone, read }: EditRecordProps & { readonly read: TaggedRecord }): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const [base, setBase] = useState(read);
  const [theirs, setTheirs] = useState<TaggedRecord | null>(null);
  // While mine and theirs are compared, the map shows both places.
  const was = (theirs ?? base).feature.geometry;
  const draft = useDraft(`record:${editable.layer.id}:${id}`, {
    ...base.feature.properties,
    [placeKey]: base.feature.geometry,
  });
  const moved = placeKey in draft.changed ? (draft.values[placeKey] as Geometry) : undefined;
  const choices = useChoices();
  const save = useMutation({
    mutationFn: (properties: FormValues) =>
      changeRecord(editable.layer.id, id, base.etag, { properties, geometry: moved }),
    onSuccess: async ({ etag }, properties) => {
      draft.discard();
      await refreshStaff(queries);
      useNotices.getState().tell(t("record.changed", { code }), async () => {
        await changeRecord(editable.layer.id, id, etag, asBefore(base, properties, moved !== undefined));
        await refreshStaff(queries);
      });
      onDone();
    },
    onError: (error) => setTheirs(staleRecordOf(error) ?? null),
  });
  return (
    <>
      {save.error && theirs === null && partsOf(save.error).length === 0 && (
        <FailureNote sentence={explainFailure(save.error, t)} />
      )}
      {theirs && (
        <Conflict
          editable={editable}
          mine={draft.changed}
          theirs={{ ...theirs.feature.properties, [placeKey]: theirs.feature.geometry }}
          onTake={(fields) => {
            for (const field of fields)
              draft.set(
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
        draft={draft}
        choices={choices}
        isSaving={save.isPending}
        refused={partsOf(save.error)}
        place={
          editable.geometryTypes.includes("Point")
            ? {
                isMissing: false,
                field: (problem) => <PlaceField draft={draft} was={was} problem={problem} isAtHand={false} />,
              }
            : undefined
        }
        onSave={(values) => (moved || Object.keys(values).length > 0 ? save.mutate(values) : onDone())}
        onCancel={onDone}
      />
    </>
  );
}

/** The same for the outline: it is drawn on the map, and of the record nothing else changes. */
function OutlineForm({
  editable,
  id,
  code,
  onDone,
  read,
  outlineOf,
}: EditRecordProps & {
  readonly read: TaggedRecord;
  readonly outlineOf: NonNullable<EditRecordProps["outlineOf"]>;
}): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const [base, setBase] = useState(read);
  const [theirs, setTheirs] = useState<TaggedRecord | null>(null);
  const [isUnchanged, setIsUnchanged] = useState(false);
  const draftKey = `record:${editable.layer.id}:${id}`;
  const draft = useDraft(`outline:${draftKey}`, {});
  const { geometry, fault } = useDrawnOutline();
  const save = useMutation({
    mutationFn: (drawn: Geometry) =>
      changeRecord(editable.layer.id, id, base.etag, { properties: {}, geometry: drawn }),
    onSuccess: async ({ etag }) => {
      await forgetOutline(draftKey);
      await refreshStaff(queries);
      useNotices.getState().tell(t("record.changed", { code }), async () => {
        await changeRecord(editable.layer.id, id, etag, { properties: {}, geometry: base.feature.geometry });
        await refreshStaff(queries);
      });
      onDone();
    },
    onError: (error) => {
      setTheirs(staleRecordOf(error) ?? null);
      // The zone that is in the way may be one this page has not heard of.
      if (error instanceof RequestFailure && error.code === "zone.overlaps") void refreshStaff(queries);
    },
  });
  const send = () => {
    const isSame = JSON.stringify(geometry) === JSON.stringify(base.feature.geometry);
    setIsUnchanged(isSame);
    if (geometry && !isSame) save.mutate(geometry);
  };
  return (
    <>
      {save.error && theirs === null && partsOf(save.error).length === 0 && (
        <FailureNote sentence={explainFailure(save.error, t)} />
      )}
      {isUnchanged && <p className={styles.quiet}>{t("outline.unchanged")}</p>}
      {theirs && (
        <Conflict
          editable={editable}
          mine={{ [placeKey]: geometry }}
          theirs={{ ...theirs.feature.properties, [placeKey]: theirs.feature.geometry }}
          onTake={(fields) => {
            if (fields.includes(placeKey)) useOutline.getState().change(partsOfGeometry(theirs.feature.geometry));
            setBase(theirs);
            setTheirs(null);
            save.reset();
          }}
        />
      )}
      <RecordForm
        editable={editable}
        extent="part"
        draft={draft}
        fixed={editable.fields.map(({ name }) => name)}
        isSaving={save.isPending}
        refused={partsOf(save.error)}
        place={{
          isMissing: geometry === null,
          fault,
          field: (problem) => (
            <OutlineField
              draftKey={draftKey}
              editable={editable}
              // While mine and theirs are compared, the map shows both.
              was={(theirs ?? base).feature.geometry}
              own={code}
              linked={outlineOf.linked}
              problem={problem}
            />
          ),
        }}
        onSave={send}
        onCancel={onDone}
      />
    </>
  );
}

/** The change that takes a change back: what was changed becomes what it was. */
function asBefore({ feature }: TaggedRecord, changed: FormValues, isMoved: boolean): RecordChange {
  const properties = Object.keys(changed).map((name) => [name, feature.properties?.[name] ?? null]);
  return { properties: Object.fromEntries(properties), geometry: isMoved ? feature.geometry : undefined };
}
