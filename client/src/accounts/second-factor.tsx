import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactElement, useState } from "react";
import { beginSecondFactor, refreshOwnAccount, removeSecondFactor, type SharedSecret } from "../api/own-account.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./accounts.module.css";
import { ConfirmSecondFactor } from "./confirm-second-factor.tsx";
import { explainAccountFailure, hasCode } from "./explain.ts";
import { SecretField, SendButton } from "./fields.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** How far setting it up has come, on this page. */
type Progress =
  | { readonly step: "none" }
  | { readonly step: "shown"; readonly shared: SharedSecret }
  | { readonly step: "confirmed"; readonly codes: readonly string[] };

interface SecondFactorProps {
  readonly isOn: boolean;
  readonly codesLeft: number;
}

/** Codes of an authenticator app beside the password: set up, or taken away, by whoever knows the password. */
export function SecondFactor({ isOn, codesLeft }: SecondFactorProps): ReactElement {
  const { t } = useWords();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>({ step: "none" });
  return (
    <section className={styles.section} aria-labelledby="factor-heading">
      <h2 id="factor-heading" className={styles.subheading}>
        {t("accounts.factorHeading")}
      </h2>
      <p className={styles.quiet}>{t("accounts.factorLead")}</p>
      {progress.step === "shown" && (
        <ConfirmSecondFactor
          shared={progress.shared}
          onConfirmed={(codes) => setProgress({ step: "confirmed", codes })}
          onCancel={() => setProgress({ step: "none" })}
        />
      )}
      {progress.step === "confirmed" && (
        <RecoveryCodes
          codes={progress.codes}
          onKept={() => {
            setProgress({ step: "none" });
            void refreshOwnAccount(queries);
          }}
        />
      )}
      {progress.step === "none" && isOn && <p>{t("accounts.factorIsOn", { count: codesLeft })}</p>}
      {progress.step === "none" && (
        <WithPassword isOn={isOn} onBegun={(shared) => setProgress({ step: "shown", shared })} />
      )}
    </section>
  );
}

interface WithPasswordProps {
  readonly isOn: boolean;
  readonly onBegun: (shared: SharedSecret) => void;
}

/** What could lock its owner out asks for the password again. */
function WithPassword({ isOn, onBegun }: WithPasswordProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const send = useMutation({
    mutationFn: async () => {
      if (!isOn) return beginSecondFactor(password);
      await removeSecondFactor(password);
      return undefined;
    },
    onSuccess: (shared) => {
      setPassword("");
      setChecked(false);
      if (shared) onBegun(shared);
      return refreshOwnAccount(queries);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (password !== "") send.mutate();
  };
  const failure = explainAccountFailure(send.error, words, ["account.wrong-password"]);
  const isWrong = hasCode(send.error, "account.wrong-password");
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {failure && <FailureNote sentence={failure} />}
      <SecretField
        label={t("accounts.currentPassword")}
        name="factor-password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        problem={
          isWrong ? t("accounts.passwordWrong") : isChecked && password === "" ? t("accounts.passwordMissing") : null
        }
      />
      <div className={styles.actions}>
        <SendButton isSending={send.isPending}>
          {isOn ? t("accounts.factorRemove") : t("accounts.factorBegin")}
        </SendButton>
      </div>
    </form>
  );
}
