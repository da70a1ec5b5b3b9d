import { type Role, staffRoles } from "@asm-atlas/data/domain/roles.ts";
import { type DatedState, stateByCode, statesThatFit } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type ReactElement, useState } from "react";
import { useSession } from "../../api/session.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";
import styles from "./decision.module.css";
import type { EventKind } from "./event-kinds.ts";
import { RecordEventForm } from "./record-event-form.tsx";
import { StepLine } from "./step-line.tsx";

interface RecordDecisionProps {
  readonly kind: EventKind;
  /** Null until it has come: what may follow is said already, entering waits for it. */
  readonly recordId: string | null;
  readonly code: string;
  readonly history: readonly DatedState[];
  /** Measured hectares of the land, where steps tell hectares. */
  readonly areaHa?: number | undefined;
}

/** The steps that may follow for a zone or a kindergarten on the day looked at: what each means and, for whoever may enter it, its form. */
export function RecordDecision({ kind, recordId, code, history, areaHa }: RecordDecisionProps): ReactElement | null {
  const { t } = useWords();
  const { onDay } = useSheet();
  const { data: session } = useSession();
  const [opened, setOpened] = useState<string | null>(null);
  const steps = statesThatFit(kind.workflow, history, onDay);
  if (steps.length === 0) return null;
  return (
    <section className={styles.decision} aria-label={t("events.title")}>
      <h3 className={styles.title}>{t("events.title")}</h3>
      <ul className={styles.steps}>
        {steps.map((to) => (
          <Step
            key={to}
            kind={kind}
            record={recordId === null ? null : { id: recordId, code }}
            history={history}
            role={session?.role ?? "anonymous"}
            to={to}
            areaHa={areaHa}
            isOpen={opened === to}
            onOpen={(isOpen) => setOpened(isOpen ? to : null)}
          />
        ))}
      </ul>
    </section>
  );
}

interface StepProps {
  readonly kind: EventKind;
  readonly record: { readonly id: string; readonly code: string } | null;
  readonly history: readonly DatedState[];
  readonly role: Role;
  readonly to: string;
  readonly areaHa: number | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

function Step({ kind, record, history, role, to, areaHa, isOpen, onOpen }: StepProps): ReactElement {
  const { t, say, sayCode } = useWords();
  const [isRecording, setIsRecording] = useState(false);
  const label = sayCode(kind.workflow.states, to);
  const definition = stateByCode(kind.workflow, to)?.definition;
  const mayEnter = kind.mayEnter(role, to);
  const whoMay = staffRoles.filter(({ code }) => kind.mayEnter(code, to)).map((each) => say(each.label));
  return (
    <StepLine
      layer={kind.collection}
      signCode={kind.signOf(to)}
      label={label}
      aside={mayEnter ? "" : (whoMay[0] ?? "")}
      isOpen={isOpen}
      onOpen={onOpen}
    >
      {definition && <p>{say(definition)}</p>}
      {!mayEnter && <p className={styles.behind}>{t("events.enteredBy", { roles: whoMay.join(", ") })}</p>}
      {mayEnter && record && !isRecording && (
        <button type="button" className={styles.record} onClick={() => setIsRecording(true)}>
          {t("decision.record", { status: label })}
        </button>
      )}
      {isRecording && record && (
        <RecordEventForm
          kind={kind}
          record={record}
          history={history}
          role={role}
          to={to}
          areaHa={areaHa}
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
