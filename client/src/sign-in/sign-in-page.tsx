import type { ReactElement } from "react";
import { Link, Navigate, useNavigate, useSearchParams } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { type Session, useSession } from "../api/session.ts";
import { useSignOut } from "../api/signing.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { LibraryParts } from "../ui/theme/library-parts.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";
import { nextPath } from "./next-path.ts";
import { SignInForm } from "./sign-in-form.tsx";

/** The door to the workbench; leads back to where its visitor was going. */
export function SignInPage(): ReactElement {
  const { t } = useWords();
  useTitle(t("title.signIn"));
  const [query] = useSearchParams();
  const { data: session, error, refetch } = useSession();
  const theme = useView((view) => view.theme);
  const asked = query.get("next");
  const next = nextPath(asked, window.location.origin);
  if (session && session.role !== "anonymous" && asked !== null) return <Navigate to={next} replace />;
  return (
    <main id="content" tabIndex={-1} className={textPage.page}>
      <div className={textPage.narrowPaper}>
        <h1 className={textPage.heading}>{t("signIn.heading")}</h1>
        {session?.account ? (
          <AlreadyIn account={session.account} next={next} />
        ) : (
          <>
            {asked !== null && <p>{t("signIn.why")}</p>}
            {error && (
              <FailureNote
                sentence={explainFailure(error, t)}
                retryLabel={t("app.tryAgain")}
                onRetry={() => void refetch()}
              />
            )}
            <LibraryParts theme={theme}>
              <SignInForm next={next} />
            </LibraryParts>
            {session && session.demoAccounts.length > 0 && <DemoAccounts offered={session.demoAccounts} next={next} />}
            <p className={textPage.quiet}>
              <Link to="/">{t("signIn.publicStays")}</Link>
            </p>
          </>
        )}
      </div>
    </main>
  );
}

function AlreadyIn({
  account,
  next,
}: {
  readonly account: NonNullable<Session["account"]>;
  readonly next: string;
}): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const signOut = useSignOut(() => void navigate("/sign-in"));
  return (
    <>
      <p>{t("signIn.already", { name: account.displayName })}</p>
      <p>
        <Link to={next}>{t("signIn.toWorkbench")}</Link>
      </p>
      <p>
        <button type="button" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          {t("app.signOut")}
        </button>
      </p>
    </>
  );
}
