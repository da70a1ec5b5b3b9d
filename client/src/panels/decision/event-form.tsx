import { contractTypes, suspensionReasons } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import type { Draft } from "../../editing/draft.ts";
import editing from "../../editing/editing.module.css";
import { useWords } from "../../i18n/use-words.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useRecords } from "../../workbench/records/use-records.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { hectaresNote } from "../record/zone-notes.ts";
import styles from "./decision.module.css";
import { EventFieldInput } from "./event-field-input.tsx";
import { type Asked, type EventField, faultsOf, textOf } from "./event-fields.ts";

interface EventFormProps {
  readonly asked: Asked;
  readonly draft: Draft;
  /** The states that can be chosen, where the form asks for one. */
  readonly states?: readonly string[];
  readonly labelOfState?: (state: string) => string;
  /** What is wrong with the state chosen, said at once. */
  readonly stateProblem?: string | null;
  /** Measured hectares of the land the event is about, where it tells hectares. */
  readonly areaHa?: number | undefined;
  /** Why the last try was refused, in a sentence. */
  readonly refusal: string | null;
  readonly isSending: boolean;
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  /** A second way to send the form, which may need more of it. */
  readonly also?: AlsoSubmit | undefined;
  readonly onCancel: () => void;
  /** What stands before the fields. */
  readonly children?: ReactNode;
  /** What stands after them. */
  readonly after?: ReactNode;
}

interface AlsoSubmit {
  readonly label: string;
  readonly asked: Asked;
  readonly onSubmit: () => void;
}

/** The form of a dated event: what is asked for, what is wrong with it beside each field, and why it was refused on top. */
export function EventForm({
  asked,
  draft,
  states = [],
  labelOfState = String,
  stateProblem = null,
  areaHa,
  refusal,
  isSending,
  submitLabel,
  onSubmit,
  also,
  onCancel,
  children,
  after,
}: EventFormProps): ReactElement {
  const words = useWords();
  const { t, say } = words;
  const { names } = useSheet();
  const { instruments } = useRecords();
  const [tried, setTried] = useState<"once" | "also" | null>(null);
  const form = useFocusWhileOpen();
  const faults = faultsOf(tried === "also" && also ? also.asked : asked, draft.values);
  const choices: Partial<Record<EventField, readonly { readonly value: string; readonly label: string }[]>> = {
    to: states.map((state) => ({ value: state, label: labelOfState(state) })),
    instrument: [...(instruments?.keys() ?? [])].map((code) => ({ value: code, label: names.instrument(code) })),
    suspensionReason: suspensionReasons.map(({ code, label }) => ({ value: code, label: say(label) })),
    contractType: contractTypes.map(({ code, label }) => ({ value: code, label: say(label) })),
  };
  const hectares = asked.fields.includes("hectares") ? textOf(draft.values.hectares) : undefined;
  const area = hectares === undefined || areaHa === undefined ? null : hectaresNote(Number(hectares), areaHa, words);
  const problemOf = (field: EventField): string | null => {
    if (field === "to" && stateProblem !== null) return stateProblem;
    if (field === "hectares" && area?.isRefused) return area.sentence;
    const fault = tried ? faults.get(field) : undefined;
    return fault === undefined ? null : t(`events.fault.${fault}`);
  };
  const isSound = (needs: Asked) =>
    faultsOf(needs, draft.values).size === 0 && stateProblem === null && !area?.isRefused;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried("once");
    if (isSound(asked)) onSubmit();
  };
  const submitAlso = ({ asked: needs, onSubmit: onAlso }: AlsoSubmit) => {
    setTried("also");
    if (isSound(needs)) onAlso();
  };
  return (
    <form ref={form} className={editing.form} onSubmit={submit} noValidate>
      {draft.isRecalled && Object.keys(draft.changed).length > 0 && (
        <p className={editing.recalled}>
          {t("editing.recalled")}{" "}
          <button type="button" className={editing.linkButton} onClick={draft.discard}>
            {t("editing.discard")}
          </button>
        </p>
      )}
      {children}
      {asked.fields.map((field) => (
        <EventFieldInput
          key={field}
          field={field}
          value={draft.values[field]}
          choices={choices[field]}
          isNeeded={asked.needed.includes(field)}
          problem={problemOf(field)}
          note={field === "hectares" ? (area?.sentence ?? null) : null}
          onChange={(value) => draft.set(field, value)}
        />
      ))}
      {after}
      {/* Where whoever pressed the button looks: on a phone the head of the form is out of sight by then. */}
      {refusal !== null && <FailureNote sentence={refusal} />}
      <div className={styles.actions}>
        <button type="submit" className={editing.primary} disabled={isSending}>
          {isSending ? t("editing.saving") : submitLabel}
        </button>
        {also && (
          <button type="button" className={editing.primary} disabled={isSending} onClick={() => submitAlso(also)}>
            {also.label}
          </button>
        )}
        <button type="button" className={editing.secondary} onClick={onCancel}>
          {t("editing.cancel")}
        </button>
      </div>
    </form>
  );
}

/** Takes the focus into a form that opens, and back to what opened it (the first button of its list entry) once it is closed. */
function useFocusWhileOpen() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const opener = form.current?.closest("li")?.querySelector("button");
    form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    return () => {
      if (document.activeElement === document.body) opener?.focus();
    };
  }, []);
  return form;
}
