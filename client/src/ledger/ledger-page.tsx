import { type LedgerGrouping, ledgerGroupings } from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { Link, useLocation } from "react-router";
import { explainFailure, RequestFailure } from "../api/failure.ts";
import { type Ledger, useLedger } from "../api/ledger.ts";
import textPage from "../app/text-page.module.css";
import { useWords } from "../i18n/use-words.ts";
import { usePageParameter } from "../state/page-parameter.ts";
import { readableQuery, useAddress } from "../state/use-address.ts";
import buttons from "../ui/button.module.css";
import { toCsv } from "../ui/csv.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { saveText } from "../ui/save-text.ts";
import { SheetContext, useMakeSheet, useSheet } from "../workbench/sheet.ts";
import { StaffPage } from "../workbench/staff-page.tsx";
import worklist from "../worklist/worklist.module.css";
import { CountedFrom } from "./counted-from.tsx";
import { readFigure } from "./figure-choice.ts";
import styles from "./ledger.module.css";
import { ledgerRows } from "./ledger-csv.ts";
import { LedgerTable } from "./ledger-table.tsx";

/** Hectares of rehabilitation, each counted once, and the zones behind every figure. */
export function LedgerPage(): ReactElement {
  const { t } = useWords();
  return (
    <StaffPage title={t("ledger.pageTitle")}>
      <Page />
    </StaffPage>
  );
}

function Page(): ReactElement {
  useAddress();
  const sheet = useMakeSheet();
  const { t } = useWords();
  const [asked] = usePageParameter("by");
  const by = ledgerGroupings.find((each) => each === asked) ?? "nation";
  const { data: ledger, error, refetch } = useLedger(by);
  return (
    <SheetContext value={sheet}>
      <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!ledger && !error}>
        <div className={`${textPage.paper} ${styles.paper}`}>
          <h1 className={textPage.heading}>{t("ledger.title")}</h1>
          <GroupingChoice by={by} />
          {error && (
            <FailureNote
              sentence={notToldBecause(error, t)}
              retryLabel={t("app.tryAgain")}
              onRetry={() => void refetch()}
            />
          )}
          {!ledger && !error && <p className={textPage.quiet}>{t("app.loading")}</p>}
          {ledger && !error && <Told ledger={ledger} by={by} />}
        </div>
      </main>
    </SheetContext>
  );
}

/** By what the hectares are added up: five addresses of this page. A figure chosen before was of other rows. */
function GroupingChoice({ by }: { readonly by: LedgerGrouping }): ReactElement {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const addressOf = (each: LedgerGrouping): string => {
    const query = new URLSearchParams(search);
    query.delete("figure");
    query.set("by", each);
    return `${pathname}?${readableQuery(query)}`;
  };
  return (
    <nav aria-label={t("ledger.choose")}>
      <ul className={styles.choice}>
        {ledgerGroupings.map((each) => (
          <li key={each}>
            <Link
              className={styles.grouping ?? ""}
              to={addressOf(each)}
              aria-current={each === by ? "page" : undefined}
            >
              {t(`ledger.by.${each}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Told({ ledger, by }: { readonly ledger: Ledger; readonly by: LedgerGrouping }): ReactElement {
  const words = useWords();
  const { t, say } = words;
  const { names } = useSheet();
  const [figure] = usePageParameter("figure");
  const facts = useFacts(ledger);
  const chosen = readFigure(figure);
  const download = () =>
    saveText(
      `asm-atlas-hectares-${by}-${ledger.on}.csv`,
      toCsv(ledgerRows(ledger, by, facts, words, names)),
      "text/csv",
    );
  return (
    <>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {ledger.zones.length === 0 ? (
        <p className={textPage.quiet}>{t("ledger.empty")}</p>
      ) : (
        <>
          <LedgerTable ledger={ledger} by={by} />
          <p className={worklist.quiet}>{t("ledger.neverAdded")}</p>
          {chosen && <CountedFrom ledger={ledger} by={by} figure={chosen} />}
          <button type="button" className={buttons.small} onClick={download}>
            {t("ledger.download")}
          </button>
        </>
      )}
      <details className={styles.definition}>
        <summary>{t("ledger.whatIsCounted")}</summary>
        <p>{say(ledger.definition)}</p>
      </details>
    </>
  );
}

/** As of when, of how many, and for whom. */
function useFacts({ on, zones, assessed, aimags, isDemo }: Ledger): readonly string[] {
  const { t, count, daySlots } = useWords();
  const { names } = useSheet();
  return [
    t("ledger.lead", { ...daySlots(on), assessed: count(assessed), zones: count(zones.length) }),
    ...(aimags.length > 0 ? [t("ledger.limited", { aimags: aimags.map(names.unit).join(", ") })] : []),
    ...(isDemo ? [`${t("app.demo")}: ${t("app.demoExplained")}`] : []),
  ];
}

/** Land that cannot be measured is no zero: it is said, with what is wrong with which outline. */
function notToldBecause(error: unknown, t: TFunction): string {
  const isNotMeasured = error instanceof RequestFailure && error.code === "geometry.not-measured";
  return isNotMeasured ? t("ledger.notMeasured", { detail: error.problem?.detail ?? "" }) : explainFailure(error, t);
}
