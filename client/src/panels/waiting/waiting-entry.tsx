import { type ReactElement, useState } from "react";
import { explainFailure } from "../../api/failure.ts";
import { refusalWords } from "../../attachments/refusal-words.ts";
import { forgetDraft } from "../../editing/draft.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import buttons from "../../ui/button.module.css";
import { useSaveWords } from "../../waiting/use-save-words.ts";
import { useWaiting } from "../../waiting/use-waiting.ts";
import { refused, waitingDraft } from "../../waiting/waiting-form.ts";
import { recordOf, type WaitingSave } from "../../waiting/waiting-save.ts";
import aside from "../aside/aside.module.css";
import { eventKindOf, siteEvents } from "../decision/event-kinds.ts";
import { useRefusal } from "../decision/use-refusal.ts";
import { WaitingForm } from "./waiting-form.tsx";
import styles from "./waiting-panel.module.css";

interface WaitingEntryProps {
  readonly entry: WaitingSave;
  /** Does it wait for another that is held? */
  readonly isBehind: boolean;
  /** Is it open in its form? */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** One save that waits: what it is, how it stands, and its form when it is opened. */
export function WaitingEntry({ entry, isBehind, isOpen, onOpen }: WaitingEntryProps): ReactElement {
  const { t, moment, count } = useWords();
  const { whatOf } = useSaveWords();
  const sender = useWaiting((waiting) => waiting.sender);
  const sending = useWaiting((waiting) => (waiting.sending?.id === recordOf(entry.save) ? waiting.sending : null));
  const reason = useReason(entry);
  // What is being sent at the moment is waited for, which without network may take its time.
  const [isBusy, setIsBusy] = useState(false);
  const once = (work: () => Promise<unknown> | undefined) => {
    setIsBusy(true);
    void Promise.resolve(work()).finally(() => setIsBusy(false));
  };
  const what = whatOf(entry);
  const open = async () => {
    // Held first: what is open in its form must not go out as it was.
    if (await sender?.hold(entry.id)) onOpen(true);
  };
  const close = () => {
    onOpen(false);
    if (!entry.refusal) void sender?.release(entry.id);
  };
  const takeBack = async () => {
    const { tell } = useNotices.getState();
    const taken = await sender?.takeBack(entry.id);
    if (!taken) {
      tell(t("waiting.goneAlready"));
      return;
    }
    forgetDraft(entry.account, waitingDraft(entry));
    tell(t("waiting.takenBack"), async () => {
      await sender?.putBack(taken);
      return t("waiting.waitsAgain");
    });
  };
  return (
    <li className={styles.entry}>
      <div>
        <b>{what}</b>
        <span className={aside.quiet}>{t("waiting.since", { moment: moment(entry.since) })}</span>
        {sending && (
          <span className={aside.quiet}>
            {t("waiting.sending", { percent: count(Math.floor(100 * sending.share)) })}
          </span>
        )}
        {entry.refusal && <span className={styles.refusal}>{reason}</span>}
        {isBehind && <span className={aside.quiet}>{t("waiting.behind")}</span>}
        {entry.isHeld && !entry.refusal && !isOpen && <span className={aside.quiet}>{t("waiting.held")}</span>}
      </div>
      {isOpen ? (
        <WaitingForm entry={entry} onDone={() => onOpen(false)} onCancel={close} />
      ) : (
        <div className={styles.buttons}>
          {/* A file is as it was chosen: it goes out so, or is taken back and another is chosen. */}
          {entry.save.kind !== "file" && (
            <button
              type="button"
              className={buttons.small}
              aria-label={t("waiting.openOf", { what })}
              disabled={isBusy}
              onClick={() => once(open)}
            >
              {t("waiting.open")}
            </button>
          )}
          {entry.isHeld && (
            <button
              type="button"
              className={buttons.small}
              aria-label={t("waiting.tryAgainOf", { what })}
              disabled={isBusy}
              onClick={() => once(() => sender?.release(entry.id))}
            >
              {t("waiting.tryAgain")}
            </button>
          )}
          <button
            type="button"
            className={buttons.small}
            aria-label={t("waiting.takeBackOf", { what })}
            disabled={isBusy}
            onClick={() => once(takeBack)}
          >
            {t("waiting.takeBack")}
          </button>
        </div>
      )}
    </li>
  );
}

/** Why it was refused, in the words its form would use. */
function useReason({ save, refusal }: WaitingSave): string | null {
  const { t } = useWords();
  const refusalOf = useRefusal(save.kind === "event" ? eventKindOf[save.collection] : siteEvents);
  const error = refused(refusal);
  if (!error) return null;
  if (save.kind === "event") return refusalOf(error);
  if (save.kind === "file") return refusalWords(error, t);
  return error.code === "record.stale" ? t("waiting.conflict") : explainFailure(error, t);
}
