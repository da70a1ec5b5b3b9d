import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import buttons from "../ui/button.module.css";
import { useWaiting } from "../waiting/use-waiting.ts";
import { refused } from "../waiting/waiting-form.ts";
import { recordOf } from "../waiting/waiting-save.ts";
import styles from "./attachments.module.css";
import { refusalWords } from "./refusal-words.ts";
import type { Uploads } from "./use-uploads.ts";

/** Files on their way, each with how far it is or why it was not taken. */
export function UploadList({ uploads, retry, drop }: Omit<Uploads, "add">): ReactElement | null {
  const { t } = useWords();
  const entries = useWaiting((waiting) => waiting.entries);
  const entryOf = (id: string) => entries.find(({ save }) => recordOf(save) === id);
  // What waited and has gone out is among the photos by now.
  const told = uploads.filter(({ state, fields }) => state !== "kept" || entryOf(fields.id));
  if (told.length === 0) return null;
  const done = uploads.filter(({ state }) => state === "done").length;
  return (
    <>
      <p className={styles.quiet} role="status">
        {t("photos.sent", { done, total: told.length })}
      </p>
      <ul className={styles.uploads}>
        {told.map(({ fields: { id }, file, state, share, error }) => (
          <li key={id} data-state={state}>
            <span className={styles.fileName}>{file.name}</span>
            {state === "failed" ? (
              <>
                <span className={styles.refused} role="alert">
                  {refusalWords(error, t)}
                </span>
                <span className={styles.uploadButtons}>
                  <button type="button" className={buttons.small} onClick={() => retry(id)}>
                    {t("photos.retry", { name: file.name })}
                  </button>
                  <button type="button" className={buttons.small} onClick={() => drop(id)}>
                    {t("photos.leaveOut", { name: file.name })}
                  </button>
                </span>
              </>
            ) : state === "kept" ? (
              <Waits refusal={refused(entryOf(id)?.refusal)} />
            ) : (
              <>
                <progress max={1} value={share} aria-label={t("photos.progressOf", { name: file.name })} />
                <span className={styles.quiet}>
                  {t(state === "sending" && share === 1 ? "photos.state.looked" : `photos.state.${state}`)}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A file that is kept on this device: it goes out by itself, or was refused when it did. */
function Waits({ refusal }: { readonly refusal: Error | null }): ReactElement {
  const { t } = useWords();
  if (!refusal) return <span className={styles.quiet}>{t("photos.state.kept")}</span>;
  return <span className={styles.refused}>{refusalWords(refusal, t)}</span>;
}
