/** What of a key press decides whether it is a shortcut; a `KeyboardEvent` has it. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Signs that a Cyrillic keyboard has elsewhere or not at all: there the key counts where the Latin one has them. */
const physicalKeys: Readonly<Record<string, { readonly code: string; readonly shiftKey: boolean }>> = {
  "?": { code: "Slash", shiftKey: true },
  "/": { code: "Slash", shiftKey: false },
};

/** Is a press one of these keys? With Ctrl, Alt or Meta it is the browser's or the system's. */
export function isPressOf(press: KeyPress, keys: readonly string[]): boolean {
  if (press.ctrlKey || press.altKey || press.metaKey) return false;
  if (keys.includes(press.key)) return true;
  if (!/^\p{Script=Cyrillic}$/u.test(press.key)) return false;
  return keys.some((key) => {
    const physical = physicalKeys[key];
    return physical !== undefined && physical.code === press.code && physical.shiftKey === press.shiftKey;
  });
}

const typing =
  "input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select, [contenteditable=true]";

/** Is somebody writing? Then letters are letters. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}
