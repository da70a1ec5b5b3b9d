import { type RefObject, useEffect, useRef } from "react";

/** A form that opens takes the focus to its first field. */
export function useEntryFocus(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);
  return form;
}
