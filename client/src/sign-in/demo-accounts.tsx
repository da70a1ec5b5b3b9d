import type { ReactElement } from "react";
import { useNavigate } from "react-router";
import { explainFailure } from "../api/failure.ts";
import type { Session } from "../api/session.ts";
import { useSignIn } from "../api/signing.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./sign-in.module.css";

interface DemoAccountsProps {
  readonly offered: Session["demoAccounts"];
  readonly next: string;
}

/** One click into each role, while the atlas holds nothing but invented data. */
export function DemoAccounts({ offered, next }: DemoAccountsProps): ReactElement {
  const { t } = useWords();
  const navigate = useNavigate();
  const signIn = useSignIn();
  return (
    <section className={styles.demo} aria-labelledby="demo-heading">
      <h2 id="demo-heading" className={styles.demoHeading}>
        {t("signIn.demoHeading")}
      </h2>
      <p className={styles.quiet}>{t("signIn.demoNote")}</p>
      {signIn.error && <FailureNote sentence={explainFailure(signIn.error, t)} />}
      <ul className={styles.accounts}>
        {offered.map(({ demoAccount }) => (
          <li key={demoAccount}>
            <button
              type="button"
              className={styles.account}
              disabled={signIn.isPending}
              onClick={() =>
                signIn.mutate({ demoAccount }, { onSuccess: () => void navigate(next, { replace: true }) })
              }
            >
              <b>{t(`signIn.demo.${demoAccount}`)}</b>
              <span>{t(`signIn.demo.${demoAccount}ComesTo`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
