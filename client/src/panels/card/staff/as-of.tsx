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

/** Says that the card looks at another day than today, or at an older record; how it is today by the record of now; and leads back there. */
export function AsOf({ layer, todaySign, todayState }: AsOfProps): ReactElement | null {
  const { t, daySlots } = useWords();
  const { onDay, today, known } = useSheet();
  const theme = useView((view) => view.theme);
  const knownOn = known?.on ?? null;
  if (onDay === today && knownOn === null) return null;
  const said = knownOn && t(onDay === today ? "known.said" : "known.saidShort", daySlots(knownOn));
  const lookAtNow = () => {
    const { setDay, setKnownOn } = useView.getState();
    setDay(null);
    if (knownOn !== null) setKnownOn(null);
  };
  return (
    <div className={own.asOf}>
      <p>
        <b>{[onDay === today ? null : t("cards.asOf", daySlots(onDay)), said].filter(Boolean).join(", ")}</b>
      </p>
      <p className={own.asOfToday}>
        <Sign layer={layer} code={todaySign} size={14} theme={theme} />
        <span>{t(knownOn === null ? "cards.nowIs" : "known.nowIs", { state: todayState })}</span>
        <button type="button" className={styles.link} onClick={lookAtNow}>
          {t("cards.lookAtToday")}
        </button>
      </p>
    </div>
  );
}
