import type { LegalStep, Requirement } from "@asm-atlas/data/domain/workflow/legal-step.ts";
import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { MethodLink } from "./method-link.tsx";
import own from "./staff.module.css";

/** What is known in figures about a requirement, in words; null: nothing. */
export type StepDetails = Readonly<Partial<Record<Requirement["code"], string | null>>>;

interface NextStepProps {
  readonly step: LegalStep;
  readonly details: StepDetails;
}

/** What is missing for the next legal step, each point with the rule behind it; what is met already is folded away. */
export function NextStep({ step, details }: NextStepProps): ReactElement {
  const { t, count } = useWords();
  const heading = t(`cards.goal.${step.goal}`);
  const met = step.requirements.filter(({ state }) => state === "met");
  const open = step.requirements.filter(({ state }) => state !== "met");
  const pointsOf = (requirements: readonly Requirement[]) => (
    <ul>
      {requirements.map((requirement) => (
        <Point key={requirement.code} requirement={requirement} detail={details[requirement.code] ?? null} />
      ))}
    </ul>
  );
  return (
    <section className={own.nextStep} aria-label={heading}>
      <h3>{heading}</h3>
      {open.length > 0 ? pointsOf(open) : <p>{t("cards.nothingMissing")}</p>}
      {met.length > 0 && (
        <details>
          <summary>{t("cards.metOf", { met: count(met.length), all: count(step.requirements.length) })}</summary>
          {pointsOf(met)}
        </details>
      )}
      <MethodLink id="next-step" />
    </section>
  );
}

const marks: Readonly<Record<Requirement["state"], string>> = { met: "✓", missing: "○", unknown: "?" };

function Point({
  requirement: { code, state, basis },
  detail,
}: {
  readonly requirement: Requirement;
  readonly detail: string | null;
}): ReactElement {
  const { t } = useWords();
  const { names } = useSheet();
  const behind = [detail, state === "unknown" ? t("card.notAssessed") : null, basis && names.instrument(basis)];
  return (
    <li data-state={state}>
      <span className={own.stepMark} aria-hidden="true">
        {marks[state]}
      </span>
      <span>
        <span className={own.spoken}>{t(`cards.requirementState.${state}`)}: </span>
        {t(`cards.requirement.${code}`)}
        <span className={styles.aside}>{behind.filter(Boolean).join(" · ")}</span>
      </span>
    </li>
  );
}
