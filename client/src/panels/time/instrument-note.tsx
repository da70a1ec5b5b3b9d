import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useInstrumentWords } from "./instrument-words.ts";
import type { Instrument } from "./instruments.ts";
import styles from "./time-panel.module.css";

/** What an instrument is, from when, how well that is known, and who says so. */
export function InstrumentNote({
  instrument,
  onLookAt,
}: {
  readonly instrument: Instrument;
  /** Absent where its day cannot be looked at. */
  readonly onLookAt?: (() => void) | undefined;
}): ReactElement {
  const { t, day } = useWords();
  const { title, note, since } = useInstrumentWords();
  const { precision, from, sourceUrl } = instrument;
  return (
    <article className={styles.note}>
      <h3>{title(instrument)}</h3>
      <p>
        {t("time.inForceFrom", { since: since(instrument) })}{" "}
        {precision !== "day" && t(`time.precision.${precision}`, { drawn: day(isoOfDay(from) ?? "") })}
      </p>
      <p>{note(instrument)}</p>
      <p className={styles.noteFoot}>
        {onLookAt && (
          <button type="button" className={styles.quietButton} onClick={onLookAt}>
            {t("time.lookAtDay")}
          </button>
        )}
        {sourceUrl && (
          <a href={sourceUrl} target="_blank" rel="noreferrer">
            {t("time.source", { source: hostOf(sourceUrl) })}
          </a>
        )}
      </p>
    </article>
  );
}

/** Whose page it is; the address itself where it is none. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : address;
}
