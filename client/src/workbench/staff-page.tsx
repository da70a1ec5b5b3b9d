import type { ReactElement, ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { useSession } from "../api/session.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { WaitingMark } from "../waiting/waiting-mark.tsx";

interface StaffPageProps {
  /** Of the browser's tab. */
  readonly title: string;
  readonly children: ReactNode;
}

/** A page for staff. Whoever is not signed in is led to the sign-in page, and back here from there. */
export function StaffPage({ title, children }: StaffPageProps): ReactNode {
  const location = useLocation();
  const { data: session, error, refetch } = useSession();
  useTitle(title);
  if (session?.role === "anonymous") {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={`/sign-in?${new URLSearchParams({ next })}`} replace />;
  }
  if (!session) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <WaitingMark />
      {children}
    </>
  );
}

function Waiting({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <main id="content" tabIndex={-1} className={textPage.page} aria-busy={!error}>
      {error ? (
        <div className={textPage.narrowPaper}>
          <FailureNote sentence={explainFailure(error, t)} retryLabel={t("app.tryAgain")} onRetry={onRetry} />
        </div>
      ) : (
        <p className={textPage.quiet}>{t("app.loading")}</p>
      )}
    </main>
  );
}
