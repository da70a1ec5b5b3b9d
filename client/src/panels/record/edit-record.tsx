import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { explainFailure } from "../../api/failure.ts";
import { loadRecord } from "../../api/writing.ts";
import type { Land } from "../../editing/outline/land.ts";
import { useWords } from "../../i18n/use-words.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { ChangeForm } from "./change-form.tsx";
import { OutlineForm } from "./outline-form.tsx";
import styles from "./record.module.css";

interface EditRecordProps {
  readonly editable: EditableLayer;
  readonly id: string;
  readonly code: string;
  /** The outline alone is drawn, and the fields stay as they are. Absent: the fields, and a point. */
  readonly outlineOf?: Land;
  readonly onDone: () => void;
}

/** Changes a record as it stands now; the version it was read with is named, so nobody's work is overwritten unseen. */
export function EditRecord(props: EditRecordProps): ReactElement {
  const { editable, id, outlineOf } = props;
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
  return outlineOf ? (
    <OutlineForm {...props} read={record.data} of={outlineOf} />
  ) : (
    <ChangeForm {...props} read={record.data} />
  );
}
