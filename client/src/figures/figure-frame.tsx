import type { ReactElement, ReactNode } from "react";
import { ChartFrame, type ChartTable } from "../ui/chart-frame.tsx";
import type { CsvCell } from "../ui/csv.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { useSheet } from "../workbench/sheet.ts";
import styles from "./figures.module.css";
import { useFilterWords } from "./filter-words.ts";
import { useSteadyWords } from "./use-steady-words.ts";

/** The figures in the order of the page; also where links within it lead. */
export const figureIds = ["legality", "moves", "waiting", "land", "people", "children"] as const;
export type FigureId = (typeof figureIds)[number];

/** Figures that count sites by their statuses: only these have a record time. */
const ofSites: ReadonlySet<FigureId> = new Set(["legality", "moves", "waiting", "children"]);

interface FigureFrameProps {
  readonly id: FigureId;
  readonly summary: ReactNode;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  /** "46 of 240 sites", and other denominators. */
  readonly ofN: readonly string[];
  readonly isDemo: boolean;
  readonly table: ChartTable;
  /** Head and rows of the file; what it is about is added. */
  readonly csv: () => readonly (readonly CsvCell[])[];
}

/** A figure of ours in the frame all charts have. */
export function FigureFrame(props: FigureFrameProps): ReactElement {
  const { id, summary, controls, children, ofN, isDemo, table, csv } = props;
  const { t, day, daySlots } = useSteadyWords();
  const { onDay, known } = useSheet();
  const filterWords = useFilterWords();
  const heading = t(`figures.${id}.heading`);
  const facts = [
    ...ofN,
    t("figures.countedTo", { date: day(onDay) }),
    ...(known && ofSites.has(id) ? [t("known.saidShort", daySlots(known.on))] : []),
    t("figures.source", { source: t(`figures.${id}.source`) }),
    ...(isDemo ? [`${t("app.demo")}: ${t("app.demoExplained")}`] : []),
  ];
  return (
    <ChartFrame
      id={id}
      heading={heading}
      summary={summary}
      controls={controls}
      definition={t(`figures.${id}.definition`)}
      facts={facts}
      table={table}
      file={{
        name: `asm-atlas-${id}-${onDay}.csv`,
        rows: () => withNotes(csv(), [heading, ...facts, t("figures.filtered", { filter: filterWords })]),
      }}
      texts={{
        showTable: t("figures.showTable"),
        hideTable: t("figures.hideTable"),
        download: t("figures.download"),
        copy: t("figures.copy"),
        copied: t("figures.copied"),
        notCopied: t("figures.notCopied"),
        definition: t("figures.whatIsCounted"),
      }}
    >
      {children}
    </ChartFrame>
  );
}

/** Rows, an empty one, and below what one has to know about them; all rows of one length, as RFC 4180 wants them. */
function withNotes(rows: readonly (readonly CsvCell[])[], notes: readonly string[]): readonly (readonly CsvCell[])[] {
  const width = rows[0]?.length ?? 1;
  const padded = (cells: readonly CsvCell[]) => [...cells, ...Array.from({ length: width - cells.length }, () => null)];
  return [...rows, padded([]), ...notes.map((note) => padded([note]))];
}

interface FigureNoticeProps {
  readonly id: FigureId;
  readonly children: ReactNode;
}

/** A figure that has nothing to show: its question, and why, or what to do. */
export function FigureNotice({ id, children }: FigureNoticeProps): ReactElement {
  const { t } = useSteadyWords();
  return (
    <section id={id} className={styles.notice} aria-labelledby={`${id}-heading`} tabIndex={-1}>
      <h2 id={`${id}-heading`}>{t(`figures.${id}.heading`)}</h2>
      {children}
    </section>
  );
}

interface FigureFailureProps {
  readonly id: FigureId;
  readonly reason: string;
  readonly onRetry: () => void;
}

export function FigureFailure({ id, reason, onRetry }: FigureFailureProps): ReactElement {
  const { t } = useSteadyWords();
  return (
    <FigureNotice id={id}>
      <FailureNote sentence={t("figures.failed", { reason })} retryLabel={t("app.tryAgain")} onRetry={onRetry} />
    </FigureNotice>
  );
}

export function FigureComing({ id }: { readonly id: FigureId }): ReactElement {
  const { t } = useSteadyWords();
  return (
    <FigureNotice id={id}>
      <p className={styles.quiet} aria-busy="true">
        {t("app.loading")}
      </p>
    </FigureNotice>
  );
}
