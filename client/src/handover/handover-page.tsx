import type { ReactElement } from "react";
import { Link, useParams } from "react-router";
import { useItems } from "../api/collections.ts";
import { explainFailure } from "../api/failure.ts";
import textPage from "../app/text-page.module.css";
import { useWords } from "../i18n/use-words.ts";
import { useAddress } from "../state/use-address.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { StaffPage } from "../workbench/staff-page.tsx";
import styles from "./handover.module.css";
import { HandoverSheet } from "./handover-sheet.tsx";

/** The sheet with which a zone is handed over, to be printed and signed. */
export function HandoverPage(): ReactElement {
  const { t } = useWords();
  const { code = "" } = useParams();
  return (
    <StaffPage title={`${code}: ${t("handover.pageTitle")}`}>
      <Handover code={code} />
    </StaffPage>
  );
}

function Handover({ code }: { readonly code: string }): ReactElement {
  useAddress();
  const { t } = useWords();
  const zones = useItems("staff", "rehabilitation-zones", { code, limit: "1" });
  const attachments = useItems("staff", "attachments", { zone_code: code, limit: "1000" });
  const [zone] = zones.data ?? [];
  const failed = [zones, attachments].find(({ error, data }) => error && !data);
  return (
    <main id="content" tabIndex={-1} className={textPage.page} aria-busy={zones.isPending || attachments.isPending}>
      <div className={styles.tools}>
        <Link className={styles.button ?? ""} to={`/workbench?pick=rehabilitation-zones:${encodeURIComponent(code)}`}>
          {t("handover.toMap")}
        </Link>
        {zone && (
          <button type="button" className={styles.button} onClick={() => window.print()}>
            {t("handover.print")}
          </button>
        )}
      </div>
      {failed && (
        <FailureNote
          sentence={explainFailure(failed.error, t)}
          retryLabel={t("app.tryAgain")}
          onRetry={() => void failed.refetch()}
        />
      )}
      {zones.isSuccess && !zone && <p className={textPage.narrowPaper}>{t("handover.missing")}</p>}
      {zone && attachments.data && <HandoverSheet zone={zone} attachments={attachments.data} />}
    </main>
  );
}
