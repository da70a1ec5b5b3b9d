import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import { type ReactElement, type Ref, useId } from "react";
import { useWords } from "../../i18n/use-words.ts";
import type { Lens } from "../../sites/lens.ts";
import type { SiteFilter } from "../../sites/site-filter.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { InstrumentNote } from "./instrument-note.tsx";
import type { Instrument } from "./instruments.ts";
import { StockTable } from "./stock-table.tsx";
import styles from "./time-panel.module.css";
import type { TimeTravel } from "./use-time-travel.ts";

/** What is unfolded under the chart; one at a time. */
export type FootPart =
  | { readonly kind: "table" }
  | { readonly kind: "about" }
  | { readonly kind: "instrument"; readonly code: string }
  | null;

interface TimeFootProps {
  readonly id: string;
  /** The button that begins to look at the record of a day. */
  readonly startKnowing: Ref<HTMLButtonElement>;
  readonly part: FootPart;
  readonly onPart: (part: FootPart) => void;
  readonly lens: Lens | null;
  readonly travel: TimeTravel;
  readonly where: SiteFilter;
  readonly hidden: readonly string[];
  readonly instruments: readonly Instrument[];
  readonly onLookAt: (day: Day) => void;
}

/** What the chart counts, from where and to which date; and on demand its table, its rules, one of them. */
export function TimeFoot(props: TimeFootProps): ReactElement {
  const { id, part, onPart, travel } = props;
  const explanationId = useId();
  const { t, day } = useWords();
  const { today, known } = useSheet();
  const toggle = (kind: "table" | "about") => onPart(part?.kind === kind ? null : { kind });
  return (
    <div className={styles.foot}>
      <p className={styles.caption}>
        {t("time.caption")} ·{" "}
        {known ? t("known.captionSource", { date: day(known.on) }) : t("time.captionSource", { date: day(today) })}
      </p>
      <div className={styles.footButtons}>
        {known === null && (
          <button
            ref={props.startKnowing}
            type="button"
            className={styles.quietButton}
            title={t("known.startExplained")}
            aria-describedby={explanationId}
            onClick={travel.startKnowing}
          >
            {t("known.start")}
          </button>
        )}
        <span id={explanationId} hidden>
          {t("known.startExplained")}
        </span>
        {(["about", "table"] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.quietButton}
            aria-expanded={part?.kind === kind}
            aria-controls={id}
            onClick={() => toggle(kind)}
          >
            {kind === "table" ? t("time.asTable") : t("time.about")}
          </button>
        ))}
      </div>
      <div id={id} className={styles.part} hidden={part === null}>
        <Unfolded {...props} />
      </div>
    </div>
  );
}

function Unfolded({ part, lens, travel, where, hidden, instruments, onLookAt }: TimeFootProps): ReactElement | null {
  const { t } = useWords();
  const { first, last, firstChoice } = travel;
  const noteOf = (instrument: Instrument) => (
    <InstrumentNote
      key={instrument.code}
      instrument={instrument}
      onLookAt={instrument.from >= firstChoice && instrument.from <= last ? () => onLookAt(instrument.from) : undefined}
    />
  );
  switch (part?.kind) {
    case "table":
      return lens && <StockTable lens={lens} first={first} last={last} where={where} hidden={hidden} />;
    case "about":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={styles.about} aria-label={t("time.about")} tabIndex={0}>
          <p>{t("time.definition")}</p>
          <p>{t("time.textures")}</p>
          <p>
            <b>{t("known.start")}</b> {t("known.startExplained")}
          </p>
          {instruments.filter(({ from }) => from >= first).map(noteOf)}
        </section>
      );
    case "instrument": {
      const instrument = instruments.find(({ code }) => code === part.code);
      return instrument ? noteOf(instrument) : null;
    }
    default:
      return null;
  }
}
