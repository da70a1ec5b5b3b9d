import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { FigureId } from "./figure-ids.ts";
import styles from "./public-story.module.css";
import { showCounted } from "./show-counted.ts";

/** The way to what a figure counts. */
export function ShowMe({ id, what }: { readonly id: FigureId; readonly what: string }): ReactElement {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={styles.showMe}
      data-show={id}
      aria-label={t("public.showMeOf", { what })}
      onClick={() => void showCounted(id)}
    >
      {t("public.showMe")}
    </button>
  );
}
