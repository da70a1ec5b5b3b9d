import type { Role } from "@asm-atlas/data/domain/roles.ts";
import { type ReactElement, useRef, useState } from "react";
import { fileAddress } from "../api/attachments.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Attachment } from "./attachment.ts";
import { photoWords } from "./attachment-words.ts";
import styles from "./attachments.module.css";
import { Viewer } from "./viewer.tsx";

interface PhotoGridProps {
  readonly photos: readonly Attachment[];
  readonly code: string;
  readonly role: Role;
}

/** Small pictures, oldest first; each opens large. */
export function PhotoGrid({ photos, code, role }: PhotoGridProps): ReactElement | null {
  const words = useWords();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const opened = photos.find(({ id }) => id === openedId);
  const close = () => {
    setOpenedId(null);
    // Back to the small picture of what was looked at last; a closing dialog gives the focus to the one it was opened from.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-photo="${openedId}"]`)?.focus());
  };
  if (photos.length === 0) return null;
  return (
    <>
      <ul ref={list} className={styles.grid}>
        {photos.map((photo) => (
          <li key={photo.id}>
            <button
              type="button"
              data-photo={photo.id}
              className={styles.thumb}
              aria-label={words.t("photos.open", { photo: photoWords(photo, words) })}
              onClick={() => setOpenedId(photo.id)}
            >
              <img src={fileAddress(photo.id, "thumb")} alt="" loading="lazy" />
              <span aria-hidden="true" className={styles.thumbKind} data-kind={photo.kind}>
                {photoWords({ ...photo, caption: null }, words)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {opened && <Viewer photos={photos} photo={opened} code={code} role={role} onTurn={setOpenedId} onClose={close} />}
    </>
  );
}
