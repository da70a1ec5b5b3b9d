import { useCallback, useEffect, useState } from "react";
import { useSession } from "../api/session.ts";

/** What a form holds while somebody types. */
export type FormValues = Readonly<Record<string, unknown>>;

const prefix = "atlas-draft:";

function recall(key: string): FormValues | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + key) ?? "null");
    return typeof kept === "object" && kept !== null ? (kept as FormValues) : undefined;
  } catch {
    return undefined; // Storage is blocked, or holds what nobody can read: the form begins as it would have.
  }
}

function keep(key: string, values: FormValues | undefined): void {
  try {
    if (values === undefined) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, JSON.stringify(values));
  } catch {
    // Storage is blocked or full: what is typed holds until the page is closed.
    return;
  }
}

export interface Draft {
  readonly values: FormValues;
  /** Only what was typed: keys whose value differs from where the form began. */
  readonly changed: FormValues;
  /** Was something found that had been typed before? */
  readonly isRecalled: boolean;
  set(name: string, value: unknown): void;
  /** Forgets what was typed: it has been saved, or is not wanted. */
  discard(): void;
  /** Keeps what was typed once more, as it is now: after a save was taken back the form begins with it again. */
  keepAgain(): void;
}

/** Forgets what somebody typed into a form that is not open. */
export function forgetDraft(account: string, key: string): void {
  keep(`${account}:${key}`, undefined);
}

/**
 * What is typed into a form, kept on this device at every key until it is saved or given up: a reload, a lost session
 * or a dead battery loses nothing. It is shown to nobody else who signs in here.
 * @param name names the form and its record
 * @param begun what was typed into it elsewhere, where nothing is kept of it here
 */
export function useDraft(name: string, initial: FormValues, begun: FormValues = {}): Draft {
  const { data: session } = useSession();
  const [key] = useState(`${session?.account?.id ?? ""}:${name}`);
  const [typed, setTyped] = useState<FormValues>(() => recall(key) ?? begun);
  const [isRecalled] = useState(() => recall(key) !== undefined);
  useEffect(() => keep(key, Object.keys(typed).length > 0 ? typed : undefined), [key, typed]);
  const changed = Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(initial[name] ?? null),
    ),
  );
  return {
    values: { ...initial, ...typed },
    changed,
    isRecalled,
    set: useCallback((field: string, value: unknown) => setTyped((before) => ({ ...before, [field]: value })), []),
    discard: useCallback(() => {
      setTyped({});
      keep(key, undefined);
    }, [key]),
    keepAgain: () => keep(key, typed),
  };
}
