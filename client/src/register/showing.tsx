import type { RegisterCollection, RegisterEntry, RegisterRecord } from "@asm-atlas/data/domain/publication/register.ts";
import { type ReactElement, useRef } from "react";
import { explainFailure } from "../api/failure.ts";
import { useRegisterRecord } from "../api/register.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { Acts } from "./acts.tsx";
import { Conditions } from "./conditions.tsx";
import { DecisionFacts } from "./decision-facts.tsx";
import { Deeds } from "./deeds.tsx";
import { placeSentence } from "./place-sentence.ts";
import styles from "./register.module.css";

interface ShowingProps {
  readonly collection: RegisterCollection;
  readonly id: string;
  /** A decision was made: a list may no longer have the record. */
  readonly onDecided?: () => void;
}

/** How one record is, or would be, shown to everyone: what is shown, what was decided, why not, and what may be done. */
export function Showing({ collection, id, onDecided }: ShowingProps): ReactElement {
  const { t } = useWords();
  const { data, error, refetch } = useRegisterRecord(collection, id);
  if (data) return <Told record={data} onDecided={onDecided} />;
  if (!error) return <p className={styles.quiet}>{t("app.loading")}</p>;
  return (
    <FailureNote sentence={explainFailure(error, t)} retryLabel={t("app.tryAgain")} onRetry={() => void refetch()} />
  );
}

interface ToldProps {
  readonly record: RegisterRecord;
  readonly onDecided: (() => void) | undefined;
}

function Told({ record, onDecided }: ToldProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const head = useRef<HTMLParagraphElement>(null);
  const { entry, next, deeds } = record;
  const place = entry.shown ?? entry.asDecided;
  return (
    <div className={styles.showing}>
      <p ref={head} tabIndex={-1} className={styles.standing}>
        {t(`register.standing.${entry.standing ?? "none"}`)}
      </p>
      {place && (
        <p>
          {t(entry.shown ? "register.shownNow" : "register.wouldShow")}: <b>{placeSentence(place, words)}</b>.
        </p>
      )}
      <StaysNote entry={entry} />
      {entry.decision && <DecisionFacts collection={entry.collection} decision={entry.decision} />}
      <Conditions conditions={entry.conditions} cutOff={next.cutOff} />
      {entry.collection === "sites" && !next.isOpen && <p className={styles.quiet}>{t("register.notOpen")}</p>}
      <Acts
        record={record}
        onClosed={() => head.current?.focus()}
        onDecided={() => {
          head.current?.focus();
          onDecided?.();
        }}
      />
      <Deeds deeds={deeds} />
    </div>
  );
}

/** Why nothing of what is shown can be changed; kindergartens are told anew with every release. */
function StaysNote({ entry }: { readonly entry: RegisterEntry }): ReactElement | null {
  const { t } = useWords();
  const { collection, standing } = entry;
  if (standing === "leaving") return <p className={styles.quiet}>{t("register.staysFrozen")}</p>;
  if (standing !== "shown" || collection === "kindergartens") return null;
  return <p className={styles.quiet}>{t(collection === "sites" ? "register.stays" : "register.zoneStays")}</p>;
}
