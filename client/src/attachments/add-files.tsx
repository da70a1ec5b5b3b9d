import { type AttachmentKind, attachmentKinds, isPaper } from "@asm-atlas/data/domain/attachments/kinds.ts";
import { type ChangeEvent, type ReactElement, useId, useState } from "react";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import { photoTypes } from "./attachment.ts";
import styles from "./attachments.module.css";
import { type AttachedTo, useBelongings } from "./belonging.ts";
import { UploadList } from "./upload-list.tsx";
import { useUploads } from "./use-uploads.ts";

interface AddFilesProps {
  /** Whose they are. */
  readonly record: AttachedTo;
  readonly today: string;
}

/** Says first what the files show, then takes several at once: from the camera, or from what is on the device. */
export function AddFiles({ record, today }: AddFilesProps): ReactElement {
  const { t, say } = useWords();
  const ids = { of: useId(), kind: useId(), day: useId(), caption: useId() };
  const belongings = useBelongings(record);
  const [ofId, setOfId] = useState("");
  const [kind, setKind] = useState<AttachmentKind>("before");
  const [takenOn, setTakenOn] = useState("");
  const [caption, setCaption] = useState("");
  const uploads = useUploads(record.code);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const belonging = belongings.find(({ id }) => id === ofId) ?? belongings[0];
    uploads.add([...(target.files ?? [])], { ...belonging?.fields, kind, takenOn, caption: caption.trim() });
    // The same file may be chosen again; what was said of these is not said of the next.
    target.value = "";
    setCaption("");
  };
  return (
    <div className={styles.add}>
      <div className={editing.field}>
        <label className={editing.label} htmlFor={ids.of}>
          {t("photos.of")}
        </label>
        <select id={ids.of} className={editing.input} value={ofId} onChange={({ target }) => setOfId(target.value)}>
          {belongings.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.addFields}>
        <div className={editing.field}>
          <label className={editing.label} htmlFor={ids.kind}>
            {t("photos.kind")}
          </label>
          <select
            id={ids.kind}
            className={editing.input}
            value={kind}
            onChange={({ target }) => setKind(target.value as AttachmentKind)}
          >
            {attachmentKinds.map(({ code, label }) => (
              <option key={code} value={code}>
                {say(label)}
              </option>
            ))}
          </select>
        </div>
        <div className={editing.field}>
          <label className={editing.label} htmlFor={ids.day}>
            {t(isPaper(kind) ? "photos.signedOn" : "photos.takenOn")}
          </label>
          <input
            id={ids.day}
            className={editing.input}
            type="date"
            min="1990-01-01"
            max={today}
            value={takenOn}
            onChange={({ target }) => setTakenOn(target.value)}
          />
        </div>
      </div>
      <div className={editing.field}>
        <label className={editing.label} htmlFor={ids.caption}>
          {t("photos.caption")}
        </label>
        <input
          id={ids.caption}
          className={editing.input}
          type="text"
          maxLength={500}
          value={caption}
          onChange={({ target }) => setCaption(target.value)}
        />
      </div>
      <p className={styles.quiet}>{t(isPaper(kind) ? "photos.hintPaper" : "photos.hintPhoto")}</p>
      <div className={styles.sources}>
        <label className={styles.source}>
          <input type="file" accept={photoTypes} capture="environment" className={styles.unseen} onChange={choose} />
          {t("photos.fromCamera")}
        </label>
        <label className={styles.source}>
          <input
            type="file"
            multiple
            accept={isPaper(kind) ? `${photoTypes},application/pdf` : photoTypes}
            className={styles.unseen}
            onChange={choose}
          />
          {t("photos.fromFiles")}
        </label>
      </div>
      <UploadList {...uploads} />
    </div>
  );
}
