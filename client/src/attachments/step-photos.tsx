import type { AttachmentKind } from "@asm-atlas/data/domain/attachments/kinds.ts";
import type { ChangeEvent, ReactElement } from "react";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import { photoTypes } from "./attachment.ts";
import styles from "./attachments.module.css";
import type { AttachedTo } from "./belonging.ts";
import { UploadList } from "./upload-list.tsx";
import { useUploads } from "./use-uploads.ts";

const kinds = ["before", "after"] as const satisfies readonly AttachmentKind[];

/**
 * Photos before and after the work, in the form that ends it. They are the zone's, and go out as soon as they are chosen: the step
 * itself is not on record by then, and no photo is lost when it is refused or given up.
 */
export function StepPhotos({ record }: { readonly record: AttachedTo }): ReactElement {
  const { t } = useWords();
  const uploads = useUploads(record.code);
  const choose = (kind: AttachmentKind, { target }: ChangeEvent<HTMLInputElement>) => {
    uploads.add([...(target.files ?? [])], { [record.of]: record.id, kind, caption: "", takenOn: "" });
    // The same file may be chosen again.
    target.value = "";
  };
  return (
    <fieldset className={editing.place}>
      <legend className={editing.label}>{t("photos.ofWork")}</legend>
      <div className={styles.sources}>
        {kinds.map((kind) => (
          <label key={kind} className={styles.source}>
            <input
              type="file"
              multiple
              accept={photoTypes}
              className={styles.unseen}
              onChange={(event) => choose(kind, event)}
            />
            {t(`photos.ofWorkKind.${kind}`)}
          </label>
        ))}
      </div>
      <p className={styles.quiet}>{t("photos.ofWorkHint")}</p>
      <UploadList {...uploads} />
    </fieldset>
  );
}
