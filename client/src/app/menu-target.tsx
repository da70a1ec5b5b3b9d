import type { ComponentPropsWithoutRef, ReactElement, Ref } from "react";
import type { Session } from "../api/session.ts";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./menu-target.module.css";

type MenuTargetProps = ComponentPropsWithoutRef<"button"> & {
  readonly account: Session["account"];
  readonly ref?: Ref<HTMLButtonElement>;
};

/** What is pressed: who is signed in, or three bars. */
export function MenuTarget({ account, ref, className = "", ...rest }: MenuTargetProps): ReactElement {
  const { t } = useWords();
  const label = account ? t("app.accountOf", { name: account.displayName }) : t("app.navigation");
  return (
    <button
      type="button"
      className={`${styles.target} ${className}`}
      aria-label={label}
      title={label}
      ref={ref}
      {...rest}
    >
      <Icon name={account ? "account" : "menu"} />
      {account && <span className={styles.name}>{account.displayName}</span>}
    </button>
  );
}
