import type { WorklistSectionId } from "@asm-atlas/data/domain/worklist.ts";
import { type ReactElement, useId, useState } from "react";
import { Link } from "react-router";
import type { WaitingEntry } from "../api/worklist.ts";
import { useWords } from "../i18n/use-words.ts";
import { placeWords } from "../panels/card/staff/since.ts";
import { Showing } from "../register/showing.tsx";
import { signOf } from "../register/sign-of.ts";
import { Sign } from "../signs/Sign.tsx";
import { useView } from "../state/view-store.ts";
import buttons from "../ui/button.module.css";
import { DemoMark } from "../ui/demo-mark.tsx";
import { useSheet } from "../workbench/sheet.ts";
import { ConfirmExpiry } from "./confirm-expiry.tsx";
import { waitingLine } from "./waiting-line.ts";
import styles from "./worklist.module.css";

interface WaitingRecordProps {
  readonly section: WorklistSectionId;
  readonly entry: WaitingEntry;
  /** The workbench with the record's card. */
  readonly cardAddress: string;
  /** What was proposed has been recorded: the entry goes. */
  readonly onRecorded: () => void;
}

/** One record that waits: why, the way to its card, and what is proposed. */
export function WaitingRecord({ section, entry, cardAddress, onRecorded }: WaitingRecordProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const { names } = useSheet();
  const theme = useView((view) => view.theme);
  const [isConfirming, setIsConfirming] = useState(false);
  const id = useId();
  const { collection, code } = entry;
  const proposal = "proposal" in entry ? entry.proposal : null;
  const isShowing = "shownAs" in entry;
  const name = words.name(entry.nameEn, entry.nameMn);
  const place = placeWords(words, names.unit, entry.aimag, entry.soum);
  return (
    <li className={styles.entry}>
      <span className={styles.sign}>
        <Sign layer={collection} code={signOf(collection, entry.state)} size={18} theme={theme} />
      </span>
      <div className={styles.said}>
        <p className={styles.names}>
          <Link className={styles.site ?? ""} to={cardAddress}>
            {name || code}
          </Link>
          <span className={styles.quiet}>{[name && code, place].filter(Boolean).join(" · ")}</span>
          {entry.isMine && <span className={styles.mine}>{t("worklist.mine")}</span>}
          {entry.isDemo && <DemoMark label={t("app.demo")} explanation={t("app.demoExplained")} />}
        </p>
        <p>{waitingLine(section, entry, words, names)}</p>
      </div>
      {(proposal || isShowing) && (
        <button
          type="button"
          className={buttons.small}
          aria-label={t(isShowing ? "register.lookOf" : "worklist.confirmOf", { code })}
          aria-expanded={isConfirming}
          aria-controls={id}
          onClick={() => setIsConfirming(!isConfirming)}
        >
          {t(isShowing ? "register.look" : "worklist.confirm")}
        </button>
      )}
      {isShowing && (
        <div id={id} className={styles.under} hidden={!isConfirming}>
          {isConfirming && <Showing collection={collection} id={entry.id} onDecided={onRecorded} />}
        </div>
      )}
      {proposal && "proposal" in entry && (
        <div id={id} className={styles.under} hidden={!isConfirming}>
          {isConfirming && (
            <ConfirmExpiry
              site={entry}
              proposal={proposal}
              onDone={onRecorded}
              onCancel={() => setIsConfirming(false)}
            />
          )}
        </div>
      )}
    </li>
  );
}
