import { limits } from "@asm-atlas/data/domain/limits.ts";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactElement, useState } from "react";
import { confirmSecondFactor, type SharedSecret } from "../api/own-account.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import styles from "./accounts.module.css";
import { CopyField } from "./copy-field.tsx";
import { explainAccountFailure, hasCode } from "./explain.ts";
import { LineField, SendButton } from "./fields.tsx";

interface ConfirmSecondFactorProps {
  readonly shared: SharedSecret;
  readonly onConfirmed: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** The secret for the app, in every way it can be taken over, and the code that proves it has been. */
export function ConfirmSecondFactor({ shared, onConfirmed, onCancel }: ConfirmSecondFactorProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const [code, setCode] = useState("");
  const [isChecked, setChecked] = useState(false);
  const confirm = useMutation({
    mutationFn: () => confirmSecondFactor(code),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (code.trim() !== "") confirm.mutate();
  };
  const failure = explainAccountFailure(confirm.error, words, ["second-factor.wrong-code"]);
  const isWrong = hasCode(confirm.error, "second-factor.wrong-code");
  return (
    <>
      <p>{t("accounts.factorScan")}</p>
      <div className={styles.scan}>
        <QrCode text={shared.uri} label={t("accounts.factorPicture")} sizePx={196} />
        <div>
          <CopyField
            label={t("accounts.factorKey")}
            text={shared.secret}
            shown={shared.secret.replace(/(.{4})(?!$)/g, "$1 ")}
          />
          <CopyField label={t("accounts.factorAddress")} text={shared.uri} />
        </div>
      </div>
      <form className={styles.form} onSubmit={submit} noValidate>
        {failure && <FailureNote sentence={failure} />}
        <LineField
          label={t("accounts.factorCode")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={limits.secondFactorCharacters}
          value={code}
          onChange={setCode}
          problem={
            isWrong
              ? t("accounts.factorCodeWrong")
              : isChecked && code.trim() === ""
                ? t("accounts.factorCodeMissing")
                : null
          }
        />
        <div className={styles.actions}>
          <SendButton isSending={confirm.isPending}>{t("accounts.factorConfirm")}</SendButton>
          <button type="button" className={styles.secondary} onClick={onCancel}>
            {t("accounts.cancel")}
          </button>
        </div>
      </form>
    </>
  );
}
