import { type ReactElement, useContext, useState } from "react";
import { AnnounceContext } from "../../app/announce.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { SiteChanges } from "../../sites/site-changes.ts";
import type { SiteTable } from "../../sites/site-table.ts";
import buttons from "../../ui/button.module.css";
import { copyText } from "../../ui/copy-text.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSheet } from "../../workbench/sheet.ts";
import styles from "./changes.module.css";
import { changesCsv } from "./changes-csv.ts";

interface CopyChangesProps {
  readonly changes: SiteChanges;
  readonly table: SiteTable;
  readonly thenDay: string;
}

/** The whole list, folded or not, for a spreadsheet. */
export function CopyChanges({ changes, table, thenDay }: CopyChangesProps): ReactElement {
  const words = useWords();
  const { t, count } = words;
  const { names, onDay, known } = useSheet();
  const announce = useContext(AnnounceContext);
  const [sentence, setSentence] = useState("");
  const copy = async () => {
    const text = changesCsv(changes, table, { thenDay, onDay, knownOn: known?.on ?? null }, words, names);
    const said = (await copyText(text)) ? t("time.copied", { rows: count(changes.changed) }) : t("time.notCopied");
    setSentence(said);
    announce(said);
  };
  return (
    <span className={styles.copy}>
      {sentence && (
        <span className={styles.quiet} aria-hidden="true">
          {sentence}
        </span>
      )}
      <button type="button" className={buttons.small} onClick={() => void copy()}>
        <Icon name="copy" size={16} />
        {t("time.copyCsv")}
      </button>
    </span>
  );
}
