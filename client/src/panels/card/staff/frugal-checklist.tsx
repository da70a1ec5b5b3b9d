import { frugalStandings, frugalSteps, type StepStanding } from "@asm-atlas/data/domain/workflow/frugal-steps.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { ZoneCounter } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import type { ZoneStage } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { ReactElement } from "react";
import { useWords, type Words } from "../../../i18n/use-words.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import own from "./zone-life.module.css";

interface FrugalChecklistProps {
  readonly history: readonly DatedState<ZoneStage>[];
  readonly counters: Readonly<Record<ZoneCounter, number | null>>;
  /** Days of the readings. */
  readonly readOn: readonly string[];
}

/** The six steps of the Frugal Rehabilitation Methodology and where the zone stands in each on the day looked at. Nobody ticks them: the record does. */
export function FrugalChecklist({ history, counters, readOn }: FrugalChecklistProps): ReactElement | null {
  const words = useWords();
  const { t, say } = words;
  const { onDay } = useSheet();
  const standings = frugalStandings({ history, onDay, counters, isRead: readOn.some((day) => day <= onDay) });
  if (standings.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t("zones.frugal.title")}</h3>
      <ol className={own.steps}>
        {frugalSteps.map(({ code, label }, index) => {
          const standing = standings.find(({ step }) => step === code);
          if (!standing) return null;
          return (
            <li key={code} data-progress={standing.progress}>
              <span className={own.number} aria-hidden="true">
                {index + 1}
              </span>
              <span>
                <b>{say(label)}</b>
                <span className={own.said}>{standingWords(standing, words)}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p className={styles.note}>{t("zones.frugal.note")}</p>
    </section>
  );
}

function standingWords({ progress, on, met }: StepStanding, { t, day }: Words): string {
  const said = t(`zones.frugal.progress.${progress}`);
  const when = on === null ? null : t("zones.frugal.since", { date: day(on) });
  const counted = met && t("zones.frugal.met", { met: met[0], of: met[1] });
  return [said, when, counted].filter(Boolean).join(" · ");
}
