import { type ReactElement, useEffect, useRef } from "react";
import { useWords } from "../../i18n/use-words.ts";
import styles from "../editing.module.css";
import { partsHa } from "./operations.ts";
import outline from "./outline.module.css";
import { type Proposal, useOutline } from "./session.ts";

/** What a repair would take away and leave, shown on the map and said here; nothing changes before it is agreed to. */
export function ProposalBox({ proposal }: { readonly proposal: Proposal }): ReactElement {
  const { t, measure } = useWords();
  const { answer } = useOutline.getState();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const [first] = proposal.choices;
  return (
    <div ref={box} className={outline.fault} role="alert" tabIndex={-1}>
      <p>
        {proposal.kind === "trim"
          ? t("outline.trimAsk", { removed: measure(partsHa(first?.removed ?? [])), kept: measure(first?.keptHa ?? 0) })
          : t("outline.splitAsk")}
      </p>
      <div className={outline.buttons}>
        {proposal.choices.map(({ keptHa, parts }, choice) => (
          <button key={JSON.stringify(parts)} type="button" className={styles.primary} onClick={() => answer(choice)}>
            {proposal.kind === "trim" ? t("outline.trimDo") : t("outline.splitKeep", { kept: measure(keptHa) })}
          </button>
        ))}
        <button type="button" className={styles.secondary} onClick={() => answer(null)}>
          {t("outline.decline")}
        </button>
      </div>
    </div>
  );
}
