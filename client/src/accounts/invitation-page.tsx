import { limits } from "@asm-atlas/data/domain/limits.ts";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactElement, useState } from "react";
import { Link, useLocation } from "react-router";
import { acceptInvitation } from "../api/accounts.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { LibraryParts } from "../ui/theme/library-parts.tsx";
import styles from "./accounts.module.css";
import { explainAccountFailure, hasCode, passwordProblem } from "./explain.ts";
import { SecretField, SendButton } from "./fields.tsx";

/** Where a one-time link leads. Its token stands behind the `#`, which browsers send to nobody. */
export function InvitationPage(): ReactElement {
  const { t } = useWords();
  useTitle(t("accounts.titleInvitation"));
  const { hash } = useLocation();
  const theme = useView((view) => view.theme);
  const token = hash.slice(1);
  const accept = useMutation({ mutationFn: (password: string) => acceptInvitation(token, password) });
  return (
    <main id="content" tabIndex={-1} className={textPage.page}>
      <div className={textPage.narrowPaper}>
        <h1 className={textPage.heading}>{t("accounts.invitationHeading")}</h1>
        {accept.isSuccess ? (
          <>
            <p role="status">{t("accounts.invitationDone", { email: accept.data.email })}</p>
            <p>
              <Link to="/sign-in">{t("accounts.invitationSignIn")}</Link>
            </p>
          </>
        ) : token === "" ? (
          <FailureNote sentence={t("accounts.invitationCut")} />
        ) : (
          <LibraryParts theme={theme}>
            <p>{t("accounts.invitationLead")}</p>
            <PasswordForm
              error={accept.error}
              isSending={accept.isPending}
              onSend={(password) => accept.mutate(password)}
            />
          </LibraryParts>
        )}
      </div>
    </main>
  );
}

interface PasswordFormProps {
  readonly error: Error | null;
  readonly isSending: boolean;
  readonly onSend: (password: string) => void;
}

function PasswordForm({ error, isSending, onSend }: PasswordFormProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (password !== "") onSend(password);
  };
  const failure = hasCode(error, "invitation.not-valid")
    ? t("accounts.invitationOver")
    : explainAccountFailure(error, words, ["password.refused"]);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {failure && <FailureNote sentence={failure} />}
      <SecretField
        label={t("accounts.newPassword")}
        name="next"
        autoComplete="new-password"
        hint={t("accounts.newPasswordHint", { count: limits.passwordMinCharacters })}
        value={password}
        onChange={setPassword}
        problem={
          passwordProblem(error, words) ?? (isChecked && password === "" ? t("accounts.newPasswordMissing") : null)
        }
      />
      <SendButton isSending={isSending}>{t("accounts.invitationSet")}</SendButton>
    </form>
  );
}
