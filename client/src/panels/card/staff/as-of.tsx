import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import type { OverlayId } from "../../../map/map-state.ts";
import { Sign } from "../../../signs/Sign.tsx";
import { useView } from "../../../state/view-store.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import own from "./staff.module.css";

interface AsOfProps {
  readonly layer: OverlayId;
  /** Where it stands today. */
  readonly todaySign: string;
  readonly todayState: string;
}

/** Says that the card looks at another day than today, how it is today, and leads back there. */
export function AsOf({ layer, todaySign, todayState }: AsOfProps): ReactElement | null {
  const { t, daySlots } = useWords();
  const { onDay, today } = useSheet();
  const theme = useView((view) => view.theme);
  if (onDay === today) return null;
  return (
    <div className={own.asOf}>
      <p>
        <b>{t("cards.asOf", daySlots(onDay))}</b>
      </p>
      <p className={own.asOfToday}>
        <Sign layer={layer} code={todaySign} size={14} theme={theme} />
        <span>{t("cards.nowIs", { state: todayState })}</span>
        <button type="button" className={styles.link} onClick={() => useView.getState().setDay(null)}>
          {t("cards.lookAtToday")}
        </button>
      </p>
    </div>
  );
}
