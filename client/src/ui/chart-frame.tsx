import { type ReactElement, type ReactNode, useId, useState } from "react";
import styles from "./chart-frame.module.css";
import { copyText } from "./copy-text.ts";
import { type CsvCell, toCsv, toTabbed } from "./csv.ts";
import { type DataColumn, type DataRow, DataTable } from "./data-table.tsx";
import { saveText } from "./save-text.ts";

/** What the frame itself says, in the reader's language. */
interface ChartFrameTexts {
  readonly showTable: string;
  readonly hideTable: string;
  readonly download: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly definition: string;
}

export interface ChartTable {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

interface ChartFile {
  readonly name: string;
  /** Head and rows, then what one has to know about them. */
  readonly rows: () => readonly (readonly CsvCell[])[];
}

interface ChartFrameProps {
  /** Where a link within the page leads. */
  readonly id: string;
  /** The question the chart answers. */
  readonly heading: string;
  /** The answer in a sentence; for who cannot see the chart it stands for it, together with the table. */
  readonly summary: ReactNode;
  /** Choices of what is shown. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  /** What is counted, and how. */
  readonly definition: ReactNode;
  /** Short lines below: n of N, the day, the source. */
  readonly facts: readonly ReactNode[];
  readonly table: ChartTable;
  readonly file: ChartFile;
  readonly texts: ChartFrameTexts;
}

/** A chart with all that makes a number trustworthy: its question, an answer in words, a definition, n of N, a date, a source, a table, a file. */
export function ChartFrame(props: ChartFrameProps): ReactElement {
  const { id, heading, summary, controls, children, definition, facts, table, file, texts } = props;
  const headingId = useId();
  const tableId = useId();
  const [isTable, setIsTable] = useState(false);
  return (
    <section id={id} className={styles.frame} aria-labelledby={headingId} tabIndex={-1}>
      <h2 id={headingId} className={styles.heading}>
        {heading}
      </h2>
      {controls}
      <figure className={styles.figure} aria-labelledby={headingId}>
        <figcaption className={styles.summary}>{summary}</figcaption>
        {children}
      </figure>
      <ul className={styles.facts}>
        {facts.map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are fixed places, and say something else with every view
          <li key={index}>{fact}</li>
        ))}
      </ul>
      <p className={styles.definition}>
        <b>{texts.definition}</b> {definition}
      </p>
      <div className={styles.tools}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={isTable}
          aria-controls={tableId}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? texts.hideTable : texts.showTable}
        </button>
        <FileButtons file={file} texts={texts} />
      </div>
      <div id={tableId} hidden={!isTable}>
        {isTable && <DataTable {...table} />}
      </div>
    </section>
  );
}

function FileButtons({ file, texts }: Pick<ChartFrameProps, "file" | "texts">): ReactElement {
  const [said, setSaid] = useState("");
  const copy = async () => setSaid((await copyText(toTabbed(file.rows()))) ? texts.copied : texts.notCopied);
  return (
    <>
      <button
        type="button"
        className={styles.button}
        onClick={() => saveText(file.name, toCsv(file.rows()), "text/csv")}
      >
        {texts.download}
      </button>
      <button type="button" className={styles.button} onClick={() => void copy()} onBlur={() => setSaid("")}>
        {texts.copy}
      </button>
      <span className={styles.said} role="status">
        {said}
      </span>
    </>
  );
}
