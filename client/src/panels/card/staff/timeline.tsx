import type { Feature } from "geojson";
import { type ReactElement, type ReactNode, useState } from "react";
import type { Fetched } from "../../../api/collections.ts";
import { explainFailure } from "../../../api/failure.ts";
import { newestFirst, type Reader } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import type { OverlayId } from "../../../map/map-state.ts";
import { Sign } from "../../../signs/Sign.tsx";
import { ageBetween } from "../../../sites/age.ts";
import type { Step } from "../../../sites/steps.ts";
import { useView } from "../../../state/view-store.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { spanSlots } from "./spans.ts";
import own from "./staff.module.css";

/** What stands behind a step: instrument, contract, document, note. */
export interface TimelineLine {
  readonly id: string;
  readonly content: ReactNode;
}

export interface TimelineWords {
  signOf(code: string): string;
  titleOf(code: string): string;
  /** Lines of a step known from memory only, by its place in the history. */
  linesOfStep(index: number): readonly TimelineLine[];
  /** Lines of the fetched event. */
  linesOfEvent(event: Reader): readonly TimelineLine[];
}

interface TimelineProps {
  readonly layer: OverlayId;
  /** Oldest first: there at once. */
  readonly steps: readonly Step[];
  /** The same steps with everything behind them, once they have come. */
  readonly events: Fetched<readonly Feature[]>;
  /** Field of an event that holds its state. */
  readonly stateField: "status" | "stage";
  readonly words: TimelineWords;
}

/** A kindergarten opens and closes twice a year: of what is past, more than these steps wait behind a button. */
const shownAtFirst = 8;

interface Row {
  readonly key: string;
  readonly step: Step;
  readonly lines: readonly TimelineLine[];
}

/** The dated steps of a record, newest first. What lies after the day looked at is greyed and stands apart. */
export function Timeline({ layer, steps, events, stateField, words }: TimelineProps): ReactElement {
  const { t, count, daySlots } = useWords();
  const { onDay, today } = useSheet();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const rows = events.data ? rowsOfEvents(events.data, stateField, onDay, words) : rowsOfSteps(steps, words);
  const ahead = rows.filter(({ step }) => step.isAhead);
  const past = rows.filter(({ step }) => !step.isAhead);
  return (
    <section className={styles.section} aria-busy={events.isPending}>
      <h3 className={styles.sectionTitle}>{t("cards.story")}</h3>
      {Boolean(events.error) && !events.data && (
        <FailureNote
          sentence={t("cards.storyFailed", { reason: explainFailure(events.error, t) })}
          retryLabel={t("app.tryAgain")}
          onRetry={() => void events.refetch()}
        />
      )}
      {ahead.length > 0 && (
        <div className={own.ahead}>
          <h4 className={own.when}>{t("cards.afterDay", daySlots(onDay))}</h4>
          <Rows layer={layer} rows={ahead} words={words} />
        </div>
      )}
      {onDay !== today && <h4 className={own.when}>{t("cards.upToDay", daySlots(onDay))}</h4>}
      {past.length === 0 && <p className={styles.note}>{t("cards.notKnownYet")}</p>}
      <Rows layer={layer} rows={isUnfolded ? past : past.slice(0, shownAtFirst)} words={words} />
      {!isUnfolded && past.length > shownAtFirst && (
        <p>
          <button type="button" className={styles.link} onClick={() => setIsUnfolded(true)}>
            {t("cards.showAll", { total: count(past.length) })}
          </button>
        </p>
      )}
    </section>
  );
}

function rowsOfSteps(steps: readonly Step[], words: TimelineWords): readonly Row[] {
  return steps
    .map((step, index): Row => ({ key: `${step.on} ${step.code}`, step, lines: words.linesOfStep(index) }))
    .toReversed();
}

function rowsOfEvents(
  events: readonly Feature[],
  stateField: TimelineProps["stateField"],
  onDay: string,
  words: TimelineWords,
): readonly Row[] {
  let until: string | null = null;
  return newestFirst(events, "effective_on").map((event): Row => {
    const [on, code] = [event.text("effective_on") ?? "", event.text(stateField) ?? ""];
    const step: Step = { on, code, until, isAhead: on > onDay };
    until = on;
    return { key: `${on} ${code}`, step, lines: words.linesOfEvent(event) };
  });
}

function Rows({
  layer,
  rows,
  words,
}: {
  readonly layer: OverlayId;
  readonly rows: readonly Row[];
  readonly words: TimelineWords;
}): ReactElement {
  const { day } = useWords();
  const theme = useView((view) => view.theme);
  return (
    <ol className={own.timeline}>
      {rows.map(({ key, step, lines }) => (
        <li key={key}>
          <Sign layer={layer} code={words.signOf(step.code)} size={14} theme={theme} />
          <div>
            <p>
              <time dateTime={step.on}>{day(step.on)}</time> <b>{words.titleOf(step.code)}</b> <Lasted step={step} />
            </p>
            <p className={own.evidence}>
              {lines.map(({ id, content }) => (
                <span key={id}>{content}</span>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** How long a step lasted, or has lasted by the day looked at. */
function Lasted({ step }: { readonly step: Step }): ReactElement | null {
  const words = useWords();
  const { onDay } = useSheet();
  if (step.isAhead) return null;
  const isOver = step.until !== null && step.until <= onDay;
  const age = ageBetween(step.on, isOver ? (step.until ?? onDay) : onDay);
  if (age.days === 0) return null;
  const { span } = spanSlots(age, words);
  return <span className={own.lasted}>{isOver ? span : words.t("cards.soFar", { span })}</span>;
}
