import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { type HistoryEntry, loadHistory, revertRecord } from "../../api/decisions.ts";
import { explainFailure } from "../../api/failure.ts";
import { loadRecord, refreshStaff } from "../../api/writing.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import buttons from "../../ui/button.module.css";
import { FailureNote } from "../../ui/failure-note.tsx";
import { changedFields } from "./changed-fields.ts";
import { partOf } from "./part-of.ts";
import styles from "./record.module.css";
import { valueWords } from "./value-words.ts";

interface RecordHistoryProps {
  readonly editable: EditableLayer;
  readonly id: string;
  readonly code: string;
  readonly mayChange: boolean;
}

/** Who did what to a record, when and why, with each field before and after; and the way back to any version. */
export function RecordHistory({ editable, id, code, mayChange }: RecordHistoryProps): ReactElement {
  const { t, count } = useWords();
  const collection = editable.layer.id;
  const history = useQuery({
    queryKey: ["staff", "history", collection, id] as const,
    queryFn: ({ signal }) => loadHistory(collection, id, signal),
  });
  if (history.error) return <FailureNote sentence={explainFailure(history.error, t)} />;
  if (!history.data) return <p className={styles.quiet}>{t("app.loading")}</p>;
  const { entries, total } = history.data;
  if (total === 0) return <p className={styles.quiet}>{t("record.noHistory")}</p>;
  return (
    <>
      <ol className={styles.history}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} editable={editable} id={id} code={code} mayChange={mayChange} />
        ))}
      </ol>
      {entries.length < total && (
        <p className={styles.quiet}>{t("record.shownOf", { shown: count(entries.length), total: count(total) })}</p>
      )}
    </>
  );
}

function Entry({
  entry,
  editable,
  id,
  code,
  mayChange,
}: RecordHistoryProps & { readonly entry: HistoryEntry }): ReactElement {
  const words = useWords();
  const { t, day, say } = words;
  const queries = useQueryClient();
  const isOwn = entry.of === editable.table;
  const fields = isOwn ? changedFields(editable, entry) : [];
  const revert = useMutation({
    mutationFn: async () => {
      const { etag } = await loadRecord(editable.layer.id, id);
      await revertRecord(editable.layer.id, id, etag, entry.entry);
    },
    onSuccess: async () => {
      await refreshStaff(queries);
      useNotices.getState().tell(t("record.reverted", { code, date: day(entry.changedAt) }));
    },
  });
  const what = isOwn ? t(`record.operation.${entry.operation}`) : t(`record.part.${partOf(entry.of)}`);
  return (
    <li>
      <p>
        <b>{what}</b>{" "}
        <span className={styles.quiet}>{[day(entry.changedAt), entry.actor ?? t("record.byCommand")].join(" · ")}</span>
      </p>
      {entry.reason && <p className={styles.quiet}>{t("record.because", { reason: entry.reason })}</p>}
      {fields.length > 0 && (
        <dl className={styles.changes}>
          {fields.map(({ field, before, after }) => (
            <div key={field.name}>
              <dt>{say(field.label)}</dt>
              <dd>
                {t("record.fromTo", { from: valueWords(field, before, words), to: valueWords(field, after, words) })}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {mayChange && isOwn && entry.after && entry.operation !== "delete" && (
        <button type="button" className={buttons.link} disabled={revert.isPending} onClick={() => revert.mutate()}>
          {t("record.revert")}
        </button>
      )}
      {revert.error && <FailureNote sentence={explainFailure(revert.error, t)} />}
    </li>
  );
}
