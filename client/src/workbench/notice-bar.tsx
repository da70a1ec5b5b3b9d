import { type ReactElement, useEffect, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { useWords } from "../i18n/use-words.ts";
import { useNotices } from "../state/notices.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./notice-bar.module.css";

/** How long a notice stays for somebody who does nothing (ux.md: ten seconds to undo); it waits while pointer or focus is in it. */
const staysMs = 10_000;

/** What was just done, and the way back. Afterwards the record's history still has it. */
export function NoticeBar(): ReactElement | null {
  const { t } = useWords();
  const notice = useNotices((notices) => notices.current);
  const [isHeld, setIsHeld] = useState(false);
  const [isUndoing, setIsUndoing] = useState(false);
  const id = notice?.id;
  useEffect(() => {
    if (id === undefined || isHeld || isUndoing) return;
    const timer = setTimeout(() => useNotices.getState().dismiss(id), staysMs);
    return () => clearTimeout(timer);
  }, [id, isHeld, isUndoing]);
  if (!notice) return <div role="status" className={styles.nothing} />;
  const { undo } = notice;
  const takeBack = async () => {
    if (!undo) return;
    setIsUndoing(true);
    try {
      const said = await undo();
      useNotices.getState().tell(said ?? t("decision.undone"));
    } catch (error) {
      useNotices.getState().tell(explainFailure(error, t));
    } finally {
      setIsUndoing(false);
    }
  };
  return (
    <section
      className={styles.notice}
      aria-label={t("decision.notice")}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <p role="status">{notice.sentence}</p>
      {undo && (
        <button type="button" className={styles.undo} disabled={isUndoing} onClick={() => void takeBack()}>
          {t("decision.undo")}
        </button>
      )}
      <IconButton icon="close" label={t("app.close")} onClick={() => useNotices.getState().dismiss(notice.id)} />
    </section>
  );
}
