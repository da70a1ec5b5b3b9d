import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import styles from "./card.module.css";

/** Codes of sites, each a way to its card. */
export function SiteLinks({ codes }: { readonly codes: readonly string[] }): ReactElement {
  const { t } = useWords();
  return (
    <span className={styles.links}>
      {codes.map((code) => (
        <button
          key={code}
          type="button"
          className={styles.link}
          aria-label={t("card.openSite", { code })}
          onClick={() => useView.getState().select({ layer: "sites", code })}
        >
          {code}
        </button>
      ))}
    </span>
  );
}
