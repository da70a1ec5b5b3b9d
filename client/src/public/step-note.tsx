import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useView } from "../state/view-store.ts";
import styles from "./public-story.module.css";

interface StepNoteProps {
  /** Null: the newest step. */
  readonly onDay: string | null;
  /** Kindergartens are told of the newest step only. */
  readonly hasKindergartens: boolean;
}

/** Over the map, when it shows another step than the newest: which, and the way back. */
export function StepNote({ onDay, hasKindergartens }: StepNoteProps): ReactElement | null {
  const { t, daySlots } = useWords();
  const isChosen = useView((view) => view.day !== null);
  if (onDay === null) return null;
  return (
    <div className={styles.stepNote}>
      <p>
        <b>{t("public.mapOf", daySlots(onDay))}</b> {hasKindergartens && t("public.kindergartensNewest")}
      </p>
      {isChosen && (
        <button type="button" className={styles.showMe} onClick={() => useView.getState().setDay(null)}>
          {t("public.newest")}
        </button>
      )}
    </div>
  );
}
