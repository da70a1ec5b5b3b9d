import type { ReactElement } from "react";
import type { OneTimeLink } from "../api/accounts.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./accounts.module.css";
import { CopyField } from "./copy-field.tsx";
import { OpenedBox } from "./opened-box.tsx";

interface ShownLinkProps {
  readonly of: string;
  readonly link: OneTimeLink;
  readonly onDone: () => void;
}

/** A one-time link, the only time it can be seen. */
export function ShownLink({ of, link, onDone }: ShownLinkProps): ReactElement {
  const { t, moment } = useWords();
  return (
    <OpenedBox heading={t("accounts.linkHeading", { name: of })}>
      <p className={styles.quiet}>{t("accounts.linkHint", { date: moment(link.expiresAt) })}</p>
      <CopyField label={t("accounts.link")} text={link.link} />
      <div className={styles.actions}>
        <button type="button" className={styles.secondary} onClick={onDone}>
          {t("accounts.done")}
        </button>
      </div>
    </OpenedBox>
  );
}
