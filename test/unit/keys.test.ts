import { keys as texts } from "@asm-atlas/client/src/i18n/workbench/en/keys.ts";
import { isPressOf, type KeyPress } from "@asm-atlas/client/src/keys/match.ts";
import { keyPlaces, shortcuts } from "@asm-atlas/client/src/keys/shortcuts.ts";
import { describe, expect, it } from "vitest";

const press = (key: string, changes: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...changes,
});

describe("the registry of keys", () => {
  it("has every key once, each with its words, in a place of the list", () => {
    const ids = shortcuts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(texts.does).sort()).toEqual([...ids].sort());
    expect(shortcuts.filter(({ place }) => !keyPlaces.includes(place))).toEqual([]);
    expect(Object.keys(texts.place)).toEqual([...keyPlaces]);
  });

  it("gives no two keys that are heard everywhere the same sign", () => {
    const heard = shortcuts.filter((shortcut) => !("isHeardElsewhere" in shortcut)).flatMap(({ keys }) => [...keys]);
    expect(new Set(heard).size).toBe(heard.length);
  });
});

describe("a key press", () => {
  it.each([
    ["the sign itself", press("?", { code: "Slash", shiftKey: true }), true],
    ["the sign where another keyboard has it", press("?", { code: "Minus", shiftKey: true }), true],
    ["the key that has it, on a Cyrillic keyboard", press("Ю", { code: "Slash", shiftKey: true }), true],
    ["that key without Shift, on a Cyrillic keyboard", press("ю", { code: "Slash" }), false],
    ["another Cyrillic letter", press("Ө", { code: "KeyA", shiftKey: true }), false],
    ["another sign", press("/", { code: "Slash" }), false],
    ["the sign with Ctrl", press("?", { code: "Slash", shiftKey: true, ctrlKey: true }), false],
    ["the sign with Alt", press("?", { code: "Slash", shiftKey: true, altKey: true }), false],
  ])("%s: %o opens the list of keys: %s", (_what, pressed, isHeard) => {
    expect(isPressOf(pressed, ["?"])).toBe(isHeard);
  });
});
