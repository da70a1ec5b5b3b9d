import { can } from "@asm-atlas/data/domain/roles.ts";
import { expiringWithinDays } from "@asm-atlas/data/domain/worklist.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { useSession } from "../api/session.ts";
import { useWorklist } from "../api/worklist.ts";
import textPage from "../app/text-page.module.css";
import { useKeptView } from "../app/use-kept-view.ts";
import { useWords } from "../i18n/use-words.ts";
import { useAddress } from "../state/use-address.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { NoticeBar } from "../workbench/notice-bar.tsx";
import { SheetContext, useMakeSheet, useSheet } from "../workbench/sheet.ts";
import { StaffPage } from "../workbench/staff-page.tsx";
import { WaitingSection } from "./waiting-section.tsx";
import styles from "./worklist.module.css";

/** What waits for whoever is signed in, within their rights and aimags. */
export function WorklistPage(): ReactElement {
  const { t } = useWords();
  return (
    <StaffPage title={t("worklist.pageTitle")}>
      <Worklist />
    </StaffPage>
  );
}

function Worklist(): ReactElement {
  useAddress();
  const sheet = useMakeSheet();
  return (
    <SheetContext value={sheet}>
      <Sections />
      <NoticeBar />
    </SheetContext>
  );
}

function Sections(): ReactElement {
  const { t, count, daySlots } = useWords();
  const { names } = useSheet();
  const { data: session } = useSession();
  const { data: worklist, error, refetch } = useWorklist();
  const keptView = useKeptView();
  const mayDecide = can(session?.role ?? "anonymous", "create", "site-status-events");
  return (
    <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!worklist && !error}>
      <div className={`${textPage.paper} ${styles.paper}`}>
        <h1 className={textPage.heading}>{t("worklist.title")}</h1>
        {error && (
          <FailureNote
            sentence={explainFailure(error, t)}
            retryLabel={t("app.tryAgain")}
            onRetry={() => void refetch()}
          />
        )}
        {!worklist && !error && <p className={textPage.quiet}>{t("app.loading")}</p>}
        {worklist && (
          <>
            <p>{t("worklist.lead", daySlots(worklist.on))}</p>
            {worklist.aimags.length > 0 && (
              <p>{t("worklist.limited", { aimags: worklist.aimags.map(names.unit).join(", ") })}</p>
            )}
            <div className={styles.contents}>
              {mayDecide && <Link to={`/workbench/suspension${keptView}`}>{t("suspension.open")}</Link>}
              <Link to={`/admin/register${keptView}`}>{t("register.openPage")}</Link>
              <Link to={`/workbench/ledger${keptView}`}>{t("ledger.eachOnce")}</Link>
            </div>
            <nav aria-label={t("worklist.contents")}>
              <ul className={styles.contents}>
                {worklist.sections.map(({ id, total }) => (
                  <li key={id}>
                    <a href={`#${id}`}>
                      {t(`worklist.section.${id}.heading`, { days: count(expiringWithinDays) })} <b>{count(total)}</b>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {worklist.sections.map((section) => (
              <WaitingSection key={section.id} section={section} />
            ))}
          </>
        )}
      </div>
    </main>
  );
}
