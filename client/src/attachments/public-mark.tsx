import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useRef } from "react";
import { refreshAttachments } from "../api/attachments.ts";
import { explainFailure } from "../api/failure.ts";
import { confirmPhoto } from "../api/register.ts";
import { useWords } from "../i18n/use-words.ts";
import buttons from "../ui/button.module.css";
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
  const said = useRef<HTMLDivElement>(null);
  const confirming = useMutation({
    mutationFn: () => confirmPhoto(photo),
    // The button goes with what it did, and must not take the keyboard out of the dialog.
    onMutate: () => said.current?.focus(),
    onSettled: () => refreshAttachments(queries),
  });
  const { publicConfirmedOn: on } = photo;
  const isAsked = on === null && can(role, "change", "register") && (photo.kind === "before" || photo.kind === "after");
  return (
    <div ref={said} tabIndex={-1} className={styles.publicMark}>
      <p className={styles.quiet}>
        {on === null ? t("photos.mayBePublic") : t("photos.publicConfirmed", daySlots(on))}
      </p>
      {confirming.error && <FailureNote sentence={explainFailure(confirming.error, t)} />}
      {isAsked && (
        <div className={styles.uploadButtons}>
          <button
            type="button"
            className={buttons.small}
            disabled={confirming.isPending}
            onClick={() => confirming.mutate()}
          >
            {t("photos.confirmPublic")}
          </button>
        </div>
      )}
    </div>
  );
}
