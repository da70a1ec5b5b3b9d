import type { Feature } from "geojson";
import { type ReactElement, type ReactNode, useState } from "react";
import type { Fetched } from "../../../api/collections.ts";
import { explainFailure } from "../../../api/failure.ts";
import { type DatedReader, newestFirst, type Reader } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import { todayInMongolia } from "../../../map/overlays.ts";
import { Sign } from "../../../signs/Sign.tsx";
import { ageBetween } from "../../../sites/age.ts";
import type { Step } from "../../../sites/steps.ts";
import { useView } from "../../../state/view-store.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { useSheet } from "../../../workbench/sheet.ts";
import { Correction } from "../../decision/correction.tsx";
import { isStruck } from "../../decision/correction-draft.ts";
import type { EventKind } from "../../decision/event-kinds.ts";
import styles from "../card.module.css";
import { spanSlots } from "./spans.ts";
import own from "./staff.module.css";

/** What stands behind a step: instrument, contract, document, note. */
export interface TimelineLine {
  readonly id: string;
  readonly content: ReactNode;
}

/** How what stands behind the steps of a record is told. */
export interface TimelineWords {
  /** Lines of a step known from memory only, by its place in the history. */
  linesOfStep(index: number): readonly TimelineLine[];
  /** Lines of the fetched event. */
  linesOfEvent(event: Reader): readonly TimelineLine[];
}

interface TimelineProps {
  readonly kind: EventKind;
  /** Null until it has come, and while an earlier record is looked at: its events can be corrected otherwise. */
  readonly record: { readonly id: string; readonly code: string } | null;
  /** Oldest first: there at once. */
  readonly steps: readonly Step[];
  /** The same steps with everything behind them, once they have come. */
  readonly events: Fetched<readonly Feature[]>;
  readonly words: TimelineWords;
}

/** A kindergarten opens and closes twice a year: of what is past, more than these steps wait behind a button. */
const shownAtFirst = 8;

interface Row {
  readonly key: string;
  readonly step: Step;
  readonly lines: readonly TimelineLine[];
  /** The fetched event; null while the step is known from memory only. */
  readonly event: DatedReader | null;
}

/**
 * The dated steps of a record, newest first. What lies after the day looked at is greyed and stands apart;
 * what was struck as entered in error stays in its place, struck through.
 */
export function Timeline({ kind, record, steps, events, words }: TimelineProps): ReactElement {
  const { t, count, daySlots } = useWords();
  const { onDay, today } = useSheet();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const rows = events.data ? rowsOfEvents(kind, events.data, onDay, words) : rowsOfSteps(steps, words);
  const ahead = rows.filter(({ step }) => step.isAhead);
  const past = rows.filter(({ step }) => !step.isAhead);
  const correctionOf = (event: DatedReader) =>
    record && events.data && <Correction kind={kind} record={record} events={events.data} event={event} />;
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
          <Rows kind={kind} rows={ahead} correctionOf={correctionOf} />
        </div>
      )}
      {onDay !== today && <h4 className={own.when}>{t("cards.upToDay", daySlots(onDay))}</h4>}
      {past.length === 0 && <p className={styles.note}>{t("cards.notKnownYet")}</p>}
      <Rows kind={kind} rows={isUnfolded ? past : past.slice(0, shownAtFirst)} correctionOf={correctionOf} />
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
    .map(
      (step, index): Row => ({
        key: `${step.on} ${step.code}`,
        step,
        lines: words.linesOfStep(index),
        event: null,
      }),
    )
    .toReversed();
}

function rowsOfEvents(
  kind: EventKind,
  events: readonly Feature[],
  onDay: string,
  words: TimelineWords,
): readonly Row[] {
  let until: string | null = null;
  return newestFirst(events, "effective_on").map((event): Row => {
    const [on, code] = [event.text("effective_on") ?? "", event.text(kind.stateField) ?? ""];
    const step: Step = { on, code, until, isAhead: on > onDay };
    // What was struck ends nothing: the step before it lasted until the next one that stands.
    if (!isStruck(event)) until = on;
    return { key: event.id, step, lines: words.linesOfEvent(event), event };
  });
}

interface RowsProps {
  readonly kind: EventKind;
  readonly rows: readonly Row[];
  correctionOf(event: DatedReader): ReactNode;
}

function Rows({ kind, rows, correctionOf }: RowsProps): ReactElement {
  const theme = useView((view) => view.theme);
  return (
    <ol className={own.timeline}>
      {rows.map(({ key, step, lines, event }) => (
        <li key={key}>
          <Sign layer={kind.collection} code={kind.signOf(step.code)} size={14} theme={theme} />
          <div>
            {event && isStruck(event) ? (
              <StruckStep kind={kind} step={step} event={event} />
            ) : (
              <p>
                <StepTitle kind={kind} step={step} /> <Lasted step={step} />
              </p>
            )}
            <p className={own.evidence}>
              {lines.map(({ id, content }) => (
                <span key={id}>{content}</span>
              ))}
            </p>
            {event && !isStruck(event) && correctionOf(event)}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepTitle({ kind, step }: { readonly kind: EventKind; readonly step: Step }): ReactElement {
  const { day, sayCode } = useWords();
  return (
    <>
      <time dateTime={step.on}>{day(step.on)}</time> <b>{sayCode(kind.workflow.states, step.code)}</b>
    </>
  );
}

/** A step that was entered in error: struck through, with when and why. */
function StruckStep({
  kind,
  step,
  event,
}: {
  readonly kind: EventKind;
  readonly step: Step;
  readonly event: Reader;
}): ReactElement {
  const { t, daySlots } = useWords();
  const struckOn = todayInMongolia(new Date(event.text("struck_at") ?? ""));
  const sentence = t("events.struckOn", { ...daySlots(struckOn), reason: event.text("strike_reason") ?? "" });
  return (
    <>
      <p>
        <del className={own.struck}>
          <StepTitle kind={kind} step={step} />
        </del>
      </p>
      <p className={own.struckWhy}>
        {[sentence, event.text("replaced_by") && t("events.isReplaced")].filter(Boolean).join(" · ")}
      </p>
    </>
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
