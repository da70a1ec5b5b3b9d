/** Where a key works, in the order the list tells it. */
export const keyPlaces = ["everywhere", "map", "tool", "card", "tabs", "sheet"] as const;
type KeyPlace = (typeof keyPlaces)[number];

/**
 * A key and what it does. A new one is a line here and a line in the texts (`keys.does.<id>`); `useShortcut(id, …)` hears it, except where the
 * browser, the map or a part of the interface does so by itself (`isHeardElsewhere`).
 */
interface ShortcutEntry {
  readonly id: string;
  /** Names of keys as `KeyboardEvent.key` has them; any of them will do. */
  readonly keys: readonly string[];
  readonly place: KeyPlace;
  /** Only for staff: what it acts on is not on the public map. */
  readonly isOfStaff?: boolean;
  readonly isHeardElsewhere?: boolean;
}

/** Every key of the atlas. */
export const shortcuts = [
  { id: "keys", keys: ["?"], place: "everywhere" },
  { id: "search", keys: ["/"], place: "everywhere", isOfStaff: true },
  { id: "skip", keys: ["Tab"], place: "everywhere", isHeardElsewhere: true },
  {
    id: "move",
    keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
    place: "map",
    isHeardElsewhere: true,
  },
  { id: "zoom", keys: ["+", "-"], place: "map", isHeardElsewhere: true },
  { id: "choose", keys: ["Enter"], place: "map", isHeardElsewhere: true },
  { id: "leave", keys: ["Escape"], place: "map", isHeardElsewhere: true },
  {
    id: "ground",
    keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
    place: "tool",
    isOfStaff: true,
    isHeardElsewhere: true,
  },
  { id: "corner", keys: ["Enter"], place: "tool", isOfStaff: true, isHeardElsewhere: true },
  { id: "takeBack", keys: ["Backspace"], place: "tool", isOfStaff: true, isHeardElsewhere: true },
  { id: "putAway", keys: ["Escape"], place: "tool", isOfStaff: true, isHeardElsewhere: true },
  { id: "close", keys: ["Escape"], place: "card", isHeardElsewhere: true },
  {
    id: "tab",
    keys: ["ArrowLeft", "ArrowRight", "Home", "End"],
    place: "tabs",
    isOfStaff: true,
    isHeardElsewhere: true,
  },
  { id: "height", keys: ["ArrowUp", "ArrowDown", "Home", "End"], place: "sheet", isHeardElsewhere: true },
] as const satisfies readonly ShortcutEntry[];

export type Shortcut = (typeof shortcuts)[number];
/** What `useShortcut` may hear. */
export type HeardShortcutId = Exclude<Shortcut, { readonly isHeardElsewhere: true }>["id"];

export function keysOf(id: Shortcut["id"]): readonly string[] {
  return shortcuts.find((shortcut) => shortcut.id === id)?.keys ?? [];
}
