import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type ZoneStage, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { CSSProperties, ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import { monthsInStates } from "../../../sites/steps.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { MethodLink } from "./method-link.tsx";
import own from "./staff.module.css";

/** How many months a zone has spent in each stage up to the day, in the order of its life; a stage entered twice is added up. */
export function StageTimes({ history }: { readonly history: readonly DatedState<ZoneStage>[] }): ReactElement | null {
  const { t, measure, say } = useWords();
  const { onDay } = useSheet();
  const months = monthsInStates(history, onDay);
  const most = Math.max(0.1, ...months.values());
  const spent = zoneStageWorkflow.states.filter(({ code }) => months.has(code));
  if (spent.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t("cards.stageTimes")}</h3>
      <dl className={own.stageTimes}>
        {spent.map(({ code, label }) => {
          const told = Math.round((months.get(code) ?? 0) * 10) / 10;
          return (
            <div key={code} style={{ "--share": told / most } as CSSProperties}>
              <dt>{say(label)}</dt>
              <dd>{t("cards.months", { count: told, months: measure(told) })}</dd>
            </div>
          );
        })}
      </dl>
      <MethodLink id="months" />
    </section>
  );
}
