import { limits } from "@asm-atlas/data/domain/limits.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactElement, useState } from "react";
import { changePassword, refreshOwnAccount } from "../api/own-account.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./accounts.module.css";
import { explainAccountFailure, hasCode, passwordProblem } from "./explain.ts";
import { SecretField, SendButton } from "./fields.tsx";

/** A new password for whoever knows the old one. */
export function ChangePassword({ email }: { readonly email: string }): ReactElement {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [isChecked, setChecked] = useState(false);
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      setCurrent("");
      setNext("");
      setChecked(false);
      return refreshOwnAccount(queries);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (current !== "" && next !== "") change.mutate();
  };
  const failure = explainAccountFailure(change.error, words, ["account.wrong-password", "password.refused"]);
  const isWrong = hasCode(change.error, "account.wrong-password");
  return (
    <section className={styles.section} aria-labelledby="password-heading">
      <h2 id="password-heading" className={styles.subheading}>
        {t("accounts.passwordHeading")}
      </h2>
      <p role="status" className={styles.status}>
        {change.isSuccess ? t("accounts.passwordChanged") : ""}
      </p>
      <form className={styles.form} onSubmit={submit} noValidate>
        {failure && <FailureNote sentence={failure} />}
        {/* For password managers: they keep the new password under this name. */}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <SecretField
          label={t("accounts.currentPassword")}
          name="current"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          problem={
            isWrong ? t("accounts.passwordWrong") : isChecked && current === "" ? t("accounts.passwordMissing") : null
          }
        />
        <SecretField
          label={t("accounts.newPassword")}
          name="next"
          autoComplete="new-password"
          hint={t("accounts.newPasswordHint", { count: limits.passwordMinCharacters })}
          value={next}
          onChange={setNext}
          problem={
            passwordProblem(change.error, words) ?? (isChecked && next === "" ? t("accounts.newPasswordMissing") : null)
          }
        />
        <div className={styles.actions}>
          <SendButton isSending={change.isPending}>{t("accounts.changePassword")}</SendButton>
        </div>
      </form>
    </section>
  );
}
