import { useCallback, useEffect, useState } from "react";

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
}

/**
 * What is typed into a form, kept on this device at every key until it is saved or given up: a reload, a lost session
 * or a dead battery loses nothing.
 * @param key names the form and its record
 */
export function useDraft(key: string, initial: FormValues): Draft {
  const [typed, setTyped] = useState<FormValues>(() => recall(key) ?? {});
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
    set: useCallback((name: string, value: unknown) => setTyped((before) => ({ ...before, [name]: value })), []),
    discard: useCallback(() => {
      setTyped({});
      keep(key, undefined);
    }, [key]),
  };
}
