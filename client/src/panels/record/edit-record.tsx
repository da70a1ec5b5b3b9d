import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Geometry } from "geojson";
import { type ReactElement, useState } from "react";
import { explainFailure } from "../../api/failure.ts";
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
import { PlaceField, placeKey } from "../../editing/place-field.tsx";
import { RecordForm } from "../../editing/record-form.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Conflict } from "./conflict.tsx";
import styles from "./record.module.css";
import { useChoices } from "./use-choices.ts";

interface EditRecordProps {
  readonly editable: EditableLayer;
  readonly id: string;
  readonly code: string;
  /** Fields that make no sense for this record. */
  readonly without?: readonly string[];
  readonly onDone: () => void;
}

/** Changes a record as it stands now; the version it was read with is named, so nobody's work is overwritten unseen. */
export function EditRecord(props: EditRecordProps): ReactElement {
  const { editable, id } = props;
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
  return <Form {...props} read={record.data} />;
}

function Form({
  editable,
  id,
  code,
  without = [],
  onDone,
  read,
}: EditRecordProps & { readonly read: TaggedRecord }): ReactElement {
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
        fixed={[...editable.fields.filter(({ isFixed }) => isFixed).map(({ name }) => name), ...without]}
        draft={draft}
        choices={choices}
        isSaving={save.isPending}
        refused={partsOf(save.error)}
        place={
          editable.geometryTypes.includes("Point")
            ? {
                isMissing: false,
                field: (problem) => (
                  <PlaceField tool="place-point" draft={draft} was={was} problem={problem} isAtHand={false} />
                ),
              }
            : undefined
        }
        onSave={(values) => (moved || Object.keys(values).length > 0 ? save.mutate(values) : onDone())}
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
