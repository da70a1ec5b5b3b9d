import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import styles from "./public-story.module.css";

/** What the page goes on with below the headline figures, in its order. */
const pagePartIds = ["story", "years", "compare", "others", "take"] as const;
export type PagePartId = (typeof pagePartIds)[number];

/** Ways to the parts further down, and to the same as a table instead of a map. */
export function PageParts({ onGo }: { readonly onGo: (part: PagePartId) => void }): ReactElement {
  const { t } = useWords();
  const isTable = useView(({ opened }) => opened.includes("table"));
  return (
    <nav className={styles.ways} aria-label={t("public.further")}>
      <ul>
        {pagePartIds.map((part) => (
          <li key={part}>
            <button type="button" onClick={() => onGo(part)}>
              {t(`public.parts.${part}`)}
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => useView.getState().setOpened("table", !isTable)}>
            {isTable ? t("public.asMap") : t("public.asTable")}
          </button>
        </li>
      </ul>
    </nav>
  );
}
