import { useEffect, useLayoutEffect, useRef } from "react";
import { useKeys } from "./key-store.ts";
import { isPressOf, isTyping } from "./match.ts";
import { type HeardShortcutId, keysOf } from "./shortcuts.ts";

/** Does something whenever a key of the registry is pressed: not while somebody writes, nor behind an open dialog. */
export function useShortcut(id: HeardShortcutId, onPress: () => void): void {
  const latest = useRef(onPress);
  useLayoutEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const keys = keysOf(id);
    const onKeyDown = (event: KeyboardEvent) => {
      const isOff = !useKeys.getState().areSingleKeysOn && keys.some((key) => key.length === 1);
      if (isOff || event.defaultPrevented || !isPressOf(event, keys) || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [id]);
}
