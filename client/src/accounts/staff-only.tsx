import type { ReactElement } from "react";
import { Navigate, useLocation } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { type Session, useSession } from "../api/session.ts";
import textPage from "../app/text-page.module.css";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";

type Account = NonNullable<Session["account"]>;

/** A page for whoever is signed in; others are led to the sign-in page, and back here from there. */
export function StaffOnly({ render }: { readonly render: (account: Account) => ReactElement }): ReactElement {
  const { t } = useWords();
  const { pathname } = useLocation();
  const { data: session, error, refetch } = useSession();
  if (session?.account) return render(session.account);
  if (session) return <Navigate to={`/sign-in?${new URLSearchParams({ next: pathname })}`} replace />;
  return (
    <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!error}>
      {error ? (
        <div className={textPage.narrowPaper}>
          <FailureNote
            sentence={explainFailure(error, t)}
            retryLabel={t("app.tryAgain")}
            onRetry={() => void refetch()}
          />
        </div>
      ) : (
        <p className={textPage.quiet}>{t("app.loading")}</p>
      )}
    </main>
  );
}
