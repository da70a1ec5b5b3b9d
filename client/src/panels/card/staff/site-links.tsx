import type { ReactElement } from "react";
import { useState } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import { useView } from "../../../state/view-store.ts";
import styles from "../card.module.css";

/** More than these wait behind a button. */
const shownAtFirst = 8;

/** Codes of sites, each a way to its card. */
export function SiteLinks({ codes }: { readonly codes: readonly string[] }): ReactElement {
  const { t, count } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const shown = isOpen ? codes : codes.slice(0, shownAtFirst);
  return (
    <span className={styles.links}>
      {shown.map((code) => (
        <button
          key={code}
          type="button"
          className={styles.link}
          aria-label={t("cards.openSite", { code })}
          onClick={() => useView.getState().select({ layer: "sites", code })}
        >
          {code}
        </button>
      ))}
      {shown.length < codes.length && (
        <button type="button" className={styles.link} onClick={() => setIsOpen(true)}>
          {t("cards.showAll", { total: count(codes.length) })}
        </button>
      )}
    </span>
  );
}
