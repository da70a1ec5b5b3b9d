import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { refreshAttachments } from "../api/attachments.ts";
import { restoreRecord } from "../api/bin.ts";
import { explainFailure } from "../api/failure.ts";
import { binRecord, loadRecord } from "../api/writing.ts";
import { useWords } from "../i18n/use-words.ts";
import { useNotices } from "../state/notices.ts";
import buttons from "../ui/button.module.css";
import { FailureNote } from "../ui/failure-note.tsx";

interface RemoveButtonProps {
  readonly id: string;
  readonly role: Role;
  /** What it removes, where that is not plain from where it stands. */
  readonly name?: string;
  readonly onRemoved?: () => void;
}

/** Puts a photo or paper into the bin, from where an administrator brings it back; who may do that gets the way back in the notice. */
export function RemoveButton({ id, role, name, onRemoved }: RemoveButtonProps): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const undo = async () => {
    await restoreRecord("attachments", id);
    await refreshAttachments(queries);
  };
  const remove = useMutation({
    mutationFn: async () => {
      const { etag } = await loadRecord("attachments", id);
      await binRecord("attachments", id, etag);
    },
    onSuccess: async () => {
      onRemoved?.();
      useNotices.getState().tell(t("photos.removed"), can(role, "restore", "attachments") ? undo : undefined);
      await refreshAttachments(queries);
    },
  });
  return (
    <>
      <button
        type="button"
        className={buttons.small}
        aria-label={name && t("photos.removeOf", { name })}
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t("photos.remove")}
      </button>
      {remove.error && <FailureNote sentence={explainFailure(remove.error, t)} />}
    </>
  );
}
