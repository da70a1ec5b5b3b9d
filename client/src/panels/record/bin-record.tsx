import type { EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useId, useState } from "react";
import { takeOutOfBin } from "../../api/bin.ts";
import { explainFailure } from "../../api/failure.ts";
import { binRecord, loadRecord, refreshStaff } from "../../api/writing.ts";
import editing from "../../editing/editing.module.css";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import styles from "./record.module.css";

interface BinRecordProps {
  readonly editable: EditableLayer;
  readonly id: string;
  readonly code: string;
  readonly role: Role;
  readonly onDone: () => void;
}

/** Asks once more, with the reason, before a record goes into the bin. The notice has the way back, for whoever put it there. */
export function BinRecord({ editable, id, code, role, onDone }: BinRecordProps): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const reasonId = useId();
  const [reason, setReason] = useState("");
  const collection = editable.layer.id;
  const mayRestore = can(role, "restore", editable.subject);
  const undo = async () => {
    await takeOutOfBin(collection, id);
    await refreshStaff(queries);
  };
  const bin = useMutation({
    mutationFn: async () => {
      const { etag } = await loadRecord(collection, id);
      await binRecord(collection, id, etag, reason.trim());
    },
    onSuccess: async () => {
      useView.getState().select(null);
      useNotices.getState().tell(t("creating.binned", { code }), undo);
      await refreshStaff(queries);
    },
  });
  return (
    <div className={editing.form}>
      <p>
        {t("creating.binAsk", { code })} {t(mayRestore ? "creating.binAskRestorer" : "creating.binAskOther")}
      </p>
      <div className={editing.field}>
        <label htmlFor={reasonId} className={editing.label}>
          {t("creating.binReason")}
        </label>
        <input
          id={reasonId}
          className={editing.input}
          type="text"
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {bin.error && <FailureNote sentence={explainFailure(bin.error, t)} />}
      <div className={styles.buttons}>
        <button type="button" className={editing.primary} disabled={bin.isPending} onClick={() => bin.mutate()}>
          {t("creating.binDo")}
        </button>
        <button type="button" className={editing.secondary} onClick={onDone}>
          {t("editing.cancel")}
        </button>
      </div>
    </div>
  );
}
