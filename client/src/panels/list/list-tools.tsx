import { type ReactElement, useEffect, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { copyText } from "../../ui/copy-text.ts";
import { toCsv } from "../../ui/csv.ts";
import type { GridSort } from "../../ui/grid/grid-column.ts";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { toTabSeparated } from "../../ui/tab-separated.ts";
import { useSheet } from "../../workbench/sheet.ts";
import type { ListColumn } from "./columns/list-column.ts";
import styles from "./list.module.css";
import { exportRows } from "./list-export.ts";
import { useExportHead } from "./use-export-head.ts";
import type { ListSource } from "./use-list-source.ts";

interface ListToolsProps {
  readonly source: ListSource;
  readonly all: readonly ListColumn[];
  /** The columns chosen. */
  readonly columns: readonly ListColumn[];
  readonly rows: Uint32Array;
  readonly sort: readonly GridSort[];
}

/** How long a word about what was done stays. */
const noticeMs = 6_000;

/** Takes what is shown out of the atlas: as a file, or through the clipboard. */
export function ListTools({ source, all, columns, rows, sort }: ListToolsProps): ReactElement {
  const { t, count } = useWords();
  const { onDay } = useSheet();
  const headOf = useExportHead();
  const [notice, setNotice] = useState("");
  useEffect(() => {
    if (notice === "") return;
    const timer = setTimeout(setNotice, noticeMs, "");
    return () => clearTimeout(timer);
  }, [notice]);
  const { layer, shown } = source;
  const taken = () => exportRows(headOf({ layer, all, rows, sort, known: shown?.known ?? 0 }), columns, rows);
  const save = () => saveFile(`asm-atlas-${layer}-${onDay}.csv`, "text/csv", toCsv(taken()));
  const copy = async () => {
    const isCopied = await copyText(toTabSeparated(taken()));
    setNotice(isCopied ? t("list.copied", { rows: count(rows.length) }) : t("list.notCopied"));
  };
  return (
    <>
      <span className={styles.notice} role="status">
        {notice}
      </span>
      <Tool icon="save" label={t("list.save")} onClick={save} />
      <Tool icon="copy" label={t("list.copy")} onClick={() => void copy()} />
    </>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

/** A button with its words, which leave on a phone. */
function Tool({ icon, label, onClick }: ToolProps): ReactElement {
  return (
    <button type="button" className={styles.tool} title={label} onClick={onClick}>
      <Icon name={icon} size={16} />
      <span className={styles.toolWords}>{label}</span>
    </button>
  );
}
