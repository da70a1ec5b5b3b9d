import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { useAnnouncement } from "../../app/announce.ts";
import { useWords } from "../../i18n/use-words.ts";
import { Sign } from "../../signs/Sign.tsx";
import { useView } from "../../state/view-store.ts";
import { copyText } from "../../ui/copy-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { useIsNarrow } from "../../ui/use-narrow.ts";
import type { AreaSelection } from "../../workbench/area-selection.ts";
import { useSheet } from "../../workbench/sheet.ts";
import styles from "./over-map.module.css";
import { sitesCsv } from "./selection-csv.ts";
import {
  groupLines,
  headlineOf,
  insideLines,
  type ReportLine,
  reportText,
  type SelectionReport,
  sumLines,
} from "./selection-report.ts";
import { useSelectionReport } from "./use-selection-report.ts";

/** What lies in the area selected: by status, people, hectares, zones and kindergartens; to copy, to save, to filter by. */
export function SelectionPanel({ selection }: { readonly selection: AreaSelection }): ReactElement {
  const words = useWords();
  const { t } = words;
  const report = useSelectionReport(selection);
  const isNarrow = useIsNarrow();
  // On a phone the map keeps its room: what is in the area unfolds when asked for.
  const [isUnfolded, setIsUnfolded] = useState(!isNarrow);
  const titleId = useId();
  const contentId = useId();
  const headline = report ? headlineOf(report, words) : "";
  const panel = useTakenFocus(selection);
  useAnnouncement(report ? [t("tools.selection"), headline].join(". ") : "");
  return (
    <section ref={panel} className={styles.panel} aria-labelledby={titleId} tabIndex={-1}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {t("tools.selection")}
        </h2>
        <IconButton
          icon={isUnfolded ? "up" : "down"}
          label={isUnfolded ? t("tools.fold") : t("tools.unfold")}
          isExpanded={isUnfolded}
          onClick={() => setIsUnfolded(!isUnfolded)}
        />
        <IconButton icon="close" label={t("tools.unselect")} onClick={() => useView.getState().setArea(null)} />
      </div>
      <p className={styles.headline}>{report ? headline : t("app.loading")}</p>
      {report && isUnfolded && (
        <div id={contentId} className={styles.content}>
          <Content report={report} />
          <Actions report={report} selection={selection} />
        </div>
      )}
    </section>
  );
}

/** Who finished the area with the keyboard, and is still on the map, goes on in the panel. */
function useTakenFocus(selection: AreaSelection): React.RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  const { outline } = selection;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another outline is what moves the focus
  useEffect(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLCanvasElement && focused.matches(":focus-visible")) panel.current?.focus();
  }, [outline]);
  return panel;
}

function Content({ report }: { readonly report: SelectionReport }): ReactElement {
  const words = useWords();
  const { t } = words;
  const theme = useView((view) => view.theme);
  const sums = sumLines(report, words);
  return (
    <>
      {report.summary.sites === 0 && <p className={styles.quiet}>{t("tools.emptySelection")}</p>}
      <ul className={styles.groups} aria-label={t("tools.byGroup")}>
        {groupLines(report, words).map(({ group, label, value }) => (
          <li key={group}>
            <Sign layer="sites" code={group} size={16} theme={theme} />
            <span>{label}</span>
            <b>{value}</b>
          </li>
        ))}
      </ul>
      {sums.length > 0 && <Lines lines={sums} />}
      {!report.hasDetails && <p className={styles.quiet}>{t("tools.waiting")}</p>}
      <Lines lines={insideLines(report, words)} label={t("tools.inside")} />
    </>
  );
}

function Lines({ lines, label }: { readonly lines: readonly ReportLine[]; readonly label?: string }): ReactElement {
  return (
    <dl className={styles.lines} aria-label={label}>
      {lines.map(({ label: name, value, known }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{value}</b>
            {known && <span className={styles.quiet}>{known}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ActionsProps {
  readonly report: SelectionReport;
  readonly selection: AreaSelection;
}

function Actions({ report, selection }: ActionsProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const { lens, names, onDay, known } = useSheet();
  const isAreaFilter = useView((view) => view.isAreaFilter);
  const [outcome, setOutcome] = useState("");
  const copy = async () => {
    const hasCopied = await copyText(reportText(report, window.location.href, words));
    setOutcome(hasCopied ? t("tools.copied") : t("tools.notCopied"));
  };
  const save = () => {
    if (!lens || !selection.sites) return;
    const days = { onDay, knownOn: known?.on ?? null };
    saveFile(`asm-atlas-area-${onDay}.csv`, "text/csv", sitesCsv(lens.table, days, selection.sites, words, names));
  };
  return (
    <>
      <div className={styles.buttons}>
        <button
          type="button"
          className={styles.button}
          aria-pressed={isAreaFilter}
          onClick={() => useView.getState().setAreaFilter(!isAreaFilter)}
        >
          {t("tools.useAsFilter")}
        </button>
        <button type="button" className={styles.button} onClick={() => void copy()}>
          {t("tools.copy")}
        </button>
        <button type="button" className={styles.button} disabled={report.summary.sites === 0} onClick={save}>
          {t("tools.saveCsv")}
        </button>
      </div>
      <p className={styles.quiet} role="status">
        {outcome}
      </p>
    </>
  );
}
