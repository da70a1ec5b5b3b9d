import type { UseQueryResult } from "@tanstack/react-query";
import type { Feature } from "geojson";
import type { ReactElement } from "react";
import { explainFailure } from "../../../api/failure.ts";
import type { Reader } from "../../../api/read.ts";
import { useWords } from "../../../i18n/use-words.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { type Reading, ReadingsChart } from "./readings-chart.tsx";
import staff from "./staff.module.css";
import own from "./zone-life.module.css";

export interface NotedReading extends Reading {
  readonly note: string | null;
}

/** @param read readings as they were fetched, newest first. @returns the same, oldest first */
export function readingsOf(read: readonly Reader[]): readonly NotedReading[] {
  return read.toReversed().map((reading) => ({
    on: reading.text("read_on") ?? "",
    cover: reading.number("cover_percent"),
    survival: reading.number("survival_percent"),
    note: reading.text("note"),
  }));
}

interface ReadingsProps {
  /** Oldest first. */
  readonly rows: readonly NotedReading[];
  /** For what became of fetching them. */
  readonly readings: UseQueryResult<readonly Feature[]>;
}

/** What was read over the seasons, newest first, with a small chart. */
export function Readings({ rows, readings }: ReadingsProps): ReactElement {
  const { t, day, measure } = useWords();
  const { onDay } = useSheet();
  const percent = (value: number | null) =>
    value === null ? t("card.notAssessed") : t("zones.readings.percent", { value: measure(value) });
  return (
    <section className={styles.section} aria-busy={readings.isPending}>
      <h3 className={styles.sectionTitle}>{t("zones.readings.title")}</h3>
      {readings.error && !readings.data && (
        <FailureNote
          sentence={t("zones.readings.failed", { reason: explainFailure(readings.error, t) })}
          retryLabel={t("app.tryAgain")}
          onRetry={() => void readings.refetch()}
        />
      )}
      {readings.isSuccess && rows.length === 0 && <p className={styles.note}>{t("zones.readings.none")}</p>}
      <ReadingsChart readings={rows} />
      <ol className={own.readings}>
        {rows.toReversed().map(({ on, cover, survival, note }) => (
          <li key={`${on} ${cover} ${survival}`} className={on > onDay ? staff.ahead : undefined}>
            <time dateTime={on}>{day(on)}</time>
            <span>{t("zones.readings.line", { cover: percent(cover), survival: percent(survival) })}</span>
            {note && <span className={own.note}>{note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
