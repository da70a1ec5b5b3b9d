import type { UseQueryResult } from "@tanstack/react-query";
import type { Feature } from "geojson";
import type { ReactElement } from "react";
import { explainFailure } from "../../api/failure.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { OverlayId } from "../../map/map-state.ts";
import { Sign } from "../../signs/Sign.tsx";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import styles from "./card.module.css";
import { newestFirst, type Reader } from "./read.ts";

export interface StoryEvent {
  readonly signCode: string;
  readonly title: string;
  /** What stands behind the event: instrument, contract, document, note. */
  readonly lines: readonly (string | null)[];
}

interface StoryProps {
  readonly layer: OverlayId;
  readonly events: UseQueryResult<readonly Feature[]>;
  readonly tell: (event: Reader) => StoryEvent;
}

/** The dated events of a record, newest first. */
export function Story({ layer, events, tell }: StoryProps): ReactElement {
  const { t, day } = useWords();
  const theme = useView((view) => view.theme);
  return (
    <section className={styles.section} aria-busy={events.isPending}>
      <h3 className={styles.sectionTitle}>{t("card.story")}</h3>
      {events.error && !events.data && (
        <FailureNote
          sentence={t("card.storyFailed", { reason: explainFailure(events.error, t) })}
          retryLabel={t("app.tryAgain")}
          onRetry={() => void events.refetch()}
        />
      )}
      <ol className={styles.timeline}>
        {newestFirst(events.data ?? [], "effective_on").map((event, index) => {
          const told = tell(event);
          const on = event.text("effective_on") ?? "";
          return (
            <li key={event.text("id") ?? `${on}-${index}`}>
              <Sign layer={layer} code={told.signCode} size={14} theme={theme} />
              <div>
                <p>
                  <time dateTime={on}>{day(on)}</time> <b>{told.title}</b>
                </p>
                {told.lines
                  .filter((line) => line !== null)
                  .map((line) => (
                    <p key={line} className={styles.aside}>
                      {line}
                    </p>
                  ))}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
