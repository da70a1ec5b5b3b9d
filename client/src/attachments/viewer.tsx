import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";
import { fileAddress } from "../api/attachments.ts";
import { useWords } from "../i18n/use-words.ts";
import { EditRecord } from "../panels/record/edit-record.tsx";
import buttons from "../ui/button.module.css";
import { IconButton } from "../ui/icon-button.tsx";
import type { Attachment } from "./attachment.ts";
import { cameraWords, kindAndDay, photoWords } from "./attachment-words.ts";
import styles from "./attachments.module.css";
import { PublicMark } from "./public-mark.tsx";
import { RemoveButton } from "./remove-button.tsx";

const editable = editableLayer("attachments");

interface ViewerProps {
  readonly photos: readonly Attachment[];
  readonly photo: Attachment;
  readonly code: string;
  readonly role: Role;
  readonly onTurn: (id: string) => void;
  readonly onClose: () => void;
}

/** One photo, large, over everything: arrow keys turn to the next and round to the first, Escape closes. */
export function Viewer({ photos, photo, code, role, onTurn, onClose }: ViewerProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isEditing, setEditing] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const at = photos.findIndex(({ id }) => id === photo.id);
  const turn = (by: number) => {
    const next = photos.at((at + by) % photos.length);
    if (next) onTurn(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // What lies under the dialog is out of reach, its keys too: Escape would close the card as well.
    event.stopPropagation();
    const { key, target } = event;
    // Arrows within a field are the field's.
    if (target instanceof HTMLElement && target.closest("form")) return;
    if (key === "ArrowLeft") turn(-1);
    if (key === "ArrowRight") turn(1);
  };
  const camera = cameraWords(photo, words);
  return (
    <dialog ref={dialog} className={styles.viewer} aria-labelledby={titleId} onClose={onClose} onKeyDown={onKeyDown}>
      <header className={styles.viewerHead}>
        <h2 id={titleId} className={styles.viewerTitle}>
          {kindAndDay(photo, words)}
        </h2>
        <span className={styles.quiet}>{t("photos.nth", { at: at + 1, total: photos.length })}</span>
        {/* Round and round: a button that is switched off under somebody's finger would lose the keyboard. */}
        {photos.length > 1 && (
          <>
            <IconButton icon="back" label={t("photos.previous")} onClick={() => turn(-1)} />
            <IconButton icon="right" label={t("photos.next")} onClick={() => turn(1)} />
          </>
        )}
        <IconButton icon="close" label={t("app.close")} onClick={() => dialog.current?.close()} />
      </header>
      <img
        key={photo.id}
        className={`${styles.large} ${isEditing ? styles.aside : ""}`}
        src={fileAddress(photo.id, "full")}
        width={photo.width}
        height={photo.height}
        alt={photoWords(photo, words)}
      />
      <div className={styles.viewerFoot} aria-live="polite">
        {photo.caption && <p>{photo.caption}</p>}
        {camera && <p className={styles.quiet}>{t("photos.camera", { camera })}</p>}
        {photo.isPublic && <PublicMark photo={photo} role={role} />}
      </div>
      {editable && can(role, "change", "attachments") && (
        <div className={styles.viewerFoot}>
          <div className={styles.uploadButtons}>
            <button
              type="button"
              className={buttons.small}
              aria-expanded={isEditing}
              onClick={() => setEditing(!isEditing)}
            >
              {t("photos.edit")}
            </button>
            <RemoveButton id={photo.id} role={role} onRemoved={() => dialog.current?.close()} />
          </div>
          {isEditing && (
            <EditRecord
              key={photo.id}
              editable={editable}
              id={photo.id}
              code={`${code}, ${kindAndDay(photo, words)}`}
              onDone={() => setEditing(false)}
            />
          )}
        </div>
      )}
    </dialog>
  );
}
