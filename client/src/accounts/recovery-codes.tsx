import { type ReactElement, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { copyText } from "../ui/copy-text.ts";
import styles from "./accounts.module.css";
import { OpenedBox } from "./opened-box.tsx";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** The way in without the phone, the only time it can be seen. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps): ReactElement {
  const { t } = useWords();
  const [said, setSaid] = useState("");
  const copy = async () => setSaid((await copyText(codes.join("\n"))) ? t("accounts.copied") : t("accounts.notCopied"));
  return (
    <OpenedBox heading={t("accounts.codesHeading")}>
      <p>{t("accounts.codesHint")}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <button type="button" className={styles.secondary} onClick={() => void copy()}>
          {t("accounts.copy")}
        </button>
        <button type="button" className={styles.secondary} onClick={onKept}>
          {t("accounts.codesKept")}
        </button>
        <span role="status" className={styles.quiet}>
          {said}
        </span>
      </div>
    </OpenedBox>
  );
}
