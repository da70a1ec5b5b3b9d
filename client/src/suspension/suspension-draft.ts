import type { Suspension, SuspensionDraft } from "../api/suspension.ts";
import type { FormValues } from "../editing/draft.ts";

/** The form as it is typed; empty where nothing is. */
export interface SuspensionForm {
  readonly instrument: string;
  readonly action: SuspensionDraft["action"];
  readonly on: string;
  readonly document: string;
  readonly note: string;
}

/** What was looked at before it is entered, and for which form. */
export interface Preview {
  readonly form: SuspensionForm;
  /** Names the decision: sent twice it is made once. */
  readonly batch: string;
  readonly suspension: Suspension;
}

export const neededFields = ["instrument", "on", "note"] as const satisfies readonly (keyof SuspensionForm)[];

/** What is kept of a form on this device, read with care. */
export function suspensionFormOf(values: FormValues): SuspensionForm {
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : "");
  return {
    instrument: text("instrument"),
    action: text("action") === "resume" ? "resume" : "suspend",
    on: text("on"),
    document: text("document"),
    note: text("note"),
  };
}

/** The decision as it is sent. */
export function suspensionOf({ action, on, document, note }: SuspensionForm, batch: string): SuspensionDraft {
  return {
    action,
    on,
    batch,
    ...(document.trim() ? { document: document.trim() } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}

/** Does a preview still tell of this form? Paper and words change nothing about whom it touches, but they are what is entered. */
export function isOf(preview: Preview, form: SuspensionForm): boolean {
  return Object.entries(form).every(([name, value]) => preview.form[name as keyof SuspensionForm] === value);
}
