import type { LegalSituation, NextStep } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import { nextSteps } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { type ReactElement, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { Icon } from "../../ui/icons.tsx";
import styles from "./decision.module.css";
import { Requirements } from "./requirements.tsx";
import { SiteEventForm } from "./site-event-form.tsx";
import { StepLine } from "./step-line.tsx";

interface SiteDecisionProps {
  /** Null until the record has come: what is missing is said already, entering waits for it. */
  readonly siteId: string | null;
  readonly siteCode: string;
  readonly situation: LegalSituation;
  /** May whoever looks enter decisions? Others read what is missing. */
  readonly mayDecide: boolean;
}

/** The next legal steps of a site: each folds open to what it needs and, for planners, to the form that records it. */
export function SiteDecision(props: SiteDecisionProps): ReactElement {
  const { t } = useWords();
  const steps = nextSteps(props.situation);
  const forward = steps.filter(({ direction }) => direction === "forward");
  const others = steps.filter(({ direction }) => direction !== "forward");
  const [isMore, setIsMore] = useState(forward.length === 0);
  // What is missing for the next step is said without a tap.
  const [opened, setOpened] = useState<string | null>(forward[0]?.to ?? null);
  const list = (some: readonly NextStep[]) => (
    <ul className={styles.steps}>
      {some.map((step) => (
        <Step
          key={step.to}
          {...props}
          step={step}
          isOpen={opened === step.to}
          onOpen={(isOpen) => setOpened(isOpen ? step.to : null)}
        />
      ))}
    </ul>
  );
  return (
    <section className={styles.decision} aria-label={t("decision.title")}>
      <h3 className={styles.title}>{t("decision.title")}</h3>
      {list(forward)}
      {others.length > 0 && forward.length > 0 && (
        <button type="button" className={styles.more} aria-expanded={isMore} onClick={() => setIsMore(!isMore)}>
          <Icon name={isMore ? "up" : "down"} size={12} />
          {t("decision.otherSteps", { count: others.length })}
        </button>
      )}
      {isMore && list(others)}
    </section>
  );
}

interface StepProps extends SiteDecisionProps {
  readonly step: NextStep;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

function Step({ step, siteId, siteCode, situation, mayDecide, isOpen, onOpen }: StepProps): ReactElement {
  const { t, sayCode, count } = useWords();
  const [isRecording, setIsRecording] = useState(false);
  const missing = step.requirements.filter(({ state }) => state === "missing").length;
  const label = sayCode(siteStatusWorkflow.states, step.to);
  return (
    <StepLine
      layer="sites"
      signCode={step.to}
      label={label}
      aside={missing > 0 ? t("decision.missing", { count: missing, number: count(missing) }) : t("decision.open")}
      isOpen={isOpen}
      onOpen={onOpen}
    >
      <Requirements requirements={step.requirements} />
      {mayDecide && siteId !== null && !isRecording && (
        <button type="button" className={styles.record} onClick={() => setIsRecording(true)}>
          {t("decision.record", { status: label })}
        </button>
      )}
      {isRecording && siteId !== null && (
        <SiteEventForm
          siteId={siteId}
          siteCode={siteCode}
          step={step}
          situation={situation}
          onDone={() => {
            setIsRecording(false);
            onOpen(false);
          }}
          onCancel={() => setIsRecording(false)}
        />
      )}
    </StepLine>
  );
}
