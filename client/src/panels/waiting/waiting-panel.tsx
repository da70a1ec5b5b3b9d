import { type ReactElement, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import buttons from "../../ui/button.module.css";
import { behindHeld } from "../../waiting/send-next.ts";
import { useWaiting } from "../../waiting/use-waiting.ts";
import aside from "../aside/aside.module.css";
import { AsideFrame } from "../aside/aside-frame.tsx";
import { WaitingEntry } from "./waiting-entry.tsx";

/** What waits for the network, oldest first: since when, why it was refused, and what can be done about it. */
export function WaitingPanel(): ReactElement {
  const { t } = useWords();
  const { entries, state, sender } = useWaiting();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const behind = behindHeld(entries);
  const goesByItself = entries.some(({ id, isHeld }) => !isHeld && !behind.has(id));
  return (
    <AsideFrame title={t("waiting.title")} closeLabel={t("app.close")}>
      <p className={aside.quiet}>{t(entries.length > 0 ? "waiting.explained" : "waiting.none")}</p>
      {goesByItself && (
        <>
          {state !== "free" && <p role="status">{t(state === "away" ? "waiting.away" : "waiting.signedOut")}</p>}
          <div>
            <button type="button" className={buttons.small} onClick={() => void sender?.sendNow()}>
              {t("waiting.tryNow")}
            </button>
          </div>
        </>
      )}
      <ul className={aside.list}>
        {entries.map((entry) => (
          <WaitingEntry
            key={entry.id}
            entry={entry}
            isBehind={behind.has(entry.id)}
            isOpen={openedId === entry.id}
            onOpen={(isOpen) => setOpenedId(isOpen ? entry.id : null)}
          />
        ))}
      </ul>
    </AsideFrame>
  );
}
