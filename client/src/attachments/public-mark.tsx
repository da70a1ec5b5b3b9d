import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { refreshAttachments } from "../api/attachments.ts";
import { explainFailure } from "../api/failure.ts";
import { confirmPhoto } from "../api/register.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import type { Attachment } from "./attachment.ts";
import styles from "./attachments.module.css";

interface PublicMarkProps {
  /** Marked as public. */
  readonly photo: Attachment;
  readonly role: Role;
}

/** How far a photo is on its way to everyone: marked by one, confirmed by another, who may do it here. */
export function PublicMark({ photo, role }: PublicMarkProps): ReactElement {
  const { t, daySlots } = useWords();
  const queries = useQueryClient();
  const confirming = useMutation({
    mutationFn: () => confirmPhoto(photo),
    onSettled: () => refreshAttachments(queries),
  });
  if (photo.publicConfirmedOn !== null) {
    return <p className={styles.quiet}>{t("photos.publicConfirmed", daySlots(photo.publicConfirmedOn))}</p>;
  }
  return (
    <>
      <p className={styles.quiet}>{t("photos.mayBePublic")}</p>
      {confirming.error && <FailureNote sentence={explainFailure(confirming.error, t)} />}
      {can(role, "change", "register") && (photo.kind === "before" || photo.kind === "after") && (
        <div className={styles.uploadButtons}>
          <button
            type="button"
            className={styles.small}
            disabled={confirming.isPending}
            onClick={() => confirming.mutate()}
          >
            {t("photos.confirmPublic")}
          </button>
        </div>
      )}
    </>
  );
}
