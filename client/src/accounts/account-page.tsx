import { staffRoles } from "@asm-atlas/data/domain/roles.ts";
import type { ReactElement } from "react";
import { explainFailure } from "../api/failure.ts";
import { useOwnAccount } from "../api/own-account.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { LibraryParts } from "../ui/theme/library-parts.tsx";
import { ChangePassword } from "./change-password.tsx";
import { MySessions } from "./my-sessions.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { StaffOnly } from "./staff-only.tsx";
import { namesOfAimags, useAimags } from "./use-aimags.ts";

/** What everybody signed in sees and changes of their own account. */
export function AccountPage(): ReactElement {
  const { t } = useWords();
  useTitle(t("accounts.titleMine"));
  return <StaffOnly render={() => <Mine />} />;
}

function Mine(): ReactElement {
  const { t, sayCode } = useWords();
  const theme = useView((view) => view.theme);
  const aimags = useAimags();
  const { data: own, error, refetch } = useOwnAccount();
  return (
    <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!own && !error}>
      <div className={textPage.paper}>
        <h1 className={textPage.heading}>{own ? own.account.displayName : t("accounts.mineHeading")}</h1>
        {error && (
          <FailureNote
            sentence={explainFailure(error, t)}
            retryLabel={t("app.tryAgain")}
            onRetry={() => void refetch()}
          />
        )}
        {own && (
          <>
            <p className={textPage.quiet}>
              {t("accounts.mineLead", { email: own.account.email, role: sayCode(staffRoles, own.account.role) })}
            </p>
            {own.account.aimags.length > 0 && (
              <p>{t("accounts.mineAimags", { aimags: namesOfAimags(own.account.aimags, aimags) })}</p>
            )}
            <LibraryParts theme={theme}>
              <MySessions sessions={own.sessions} />
              <ChangePassword email={own.account.email} />
              <SecondFactor isOn={own.hasSecondFactor} codesLeft={own.recoveryCodesLeft} />
            </LibraryParts>
          </>
        )}
        {!own && !error && <p className={textPage.quiet}>{t("app.loading")}</p>}
      </div>
    </main>
  );
}
