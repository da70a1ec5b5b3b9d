import type { ReactElement } from "react";
import { NavLink } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import styles from "./accounts.module.css";

/** The pages of administrators, one beside the other. */
export function AdminNav(): ReactElement {
  const { t } = useWords();
  return (
    <nav className={styles.areas} aria-label={t("publication.areas")}>
      <NavLink to="/admin" end>
        {t("publication.toAccounts")}
      </NavLink>
      <NavLink to="/admin/publication">{t("publication.toPublication")}</NavLink>
      <NavLink to="/admin/register">{t("register.title")}</NavLink>
    </nav>
  );
}
