import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { explainFailure } from "../../api/failure.ts";
import {
  changeRecord,
  loadRecord,
  partsOf,
  refreshStaff,
  staleRecordOf,
  type TaggedRecord,
} from "../../api/writing.ts";
import { type FormValues, useDraft } from "../../editing/draft.ts";
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
  readonly onDone: () => void;
}

/** Changes a record as it stands now; the version it was read with is named, so nobody's work is overwritten unseen. */
export function EditRecord({ editable, id, code, onDone }: EditRecordProps): ReactElement {
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
  return <Form editable={editable} id={id} code={code} onDone={onDone} read={record.data} />;
}

function Form({ editable, id, code, onDone, read }: EditRecordProps & { readonly read: TaggedRecord }): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const [base, setBase] = useState(read);
  const [theirs, setTheirs] = useState<TaggedRecord | null>(null);
  const draft = useDraft(`record:${editable.layer.id}:${id}`, base.feature.properties ?? {});
  const choices = useChoices();
  const save = useMutation({
    mutationFn: (properties: FormValues) => changeRecord(editable.layer.id, id, base.etag, { properties }),
    onSuccess: async () => {
      draft.discard();
      await refreshStaff(queries);
      useNotices.getState().tell(t("record.changed", { code }));
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
          theirs={theirs.feature.properties ?? {}}
          onTake={(fields) => {
            for (const field of fields) draft.set(field, theirs.feature.properties?.[field] ?? null);
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
        onSave={(values) => (Object.keys(values).length > 0 ? save.mutate(values) : onDone())}
        onCancel={onDone}
      />
    </>
  );
}
