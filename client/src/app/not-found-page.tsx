import type { ReactElement } from "react";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import styles from "./text-page.module.css";
import { useTitle } from "./use-title.ts";

/** For addresses that lead nowhere. */
export function NotFoundPage(): ReactElement {
  const { t } = useWords();
  useTitle(t("title.notFound"));
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <div className={styles.narrowPaper}>
        <h1 className={styles.heading}>{t("notFound.heading")}</h1>
        <p>{t("notFound.text")}</p>
        <p>
          <Link to="/">{t("app.backToMap")}</Link>
        </p>
      </div>
    </main>
  );
}
