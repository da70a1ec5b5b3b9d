import { can, type Role } from "@asm-atlas/data/domain/roles.ts";
import type { OverlayId } from "../../map/map-state.ts";
import type { View } from "../../state/view-store.ts";

/** Collections of which a record is made from the workbench, in the order they are offered. */
const creatable = ["sites", "kindergartens", "organisations", "rehabilitation-zones"] as const;
export type Creatable = (typeof creatable)[number];

/** What can take the card's place. The address names it (`open`), so that a reload brings it back. */
export type AsideId = "bin" | "redraw-outline" | "draw-area" | "waiting" | `new-${Creatable}`;

export const asideIds: readonly AsideId[] = [
  "bin",
  "redraw-outline",
  "draw-area",
  "waiting",
  ...creatable.map((collection) => `new-${collection}` as const),
];

/** The layer of which a record must be chosen, for it is drawn there; undefined: the aside is of no record on the map. */
export function drawnOn(aside: AsideId): OverlayId | undefined {
  if (aside === "redraw-outline") return "rehabilitation-zones";
  return aside === "draw-area" ? "sites" : undefined;
}

/** May somebody open it? What waits of their own saves is opened by the mark in the bar, an outline from the card of its zone or site. */
export function mayOpen(role: Role, aside: AsideId): boolean {
  if (aside === "waiting") return role !== "anonymous";
  if (aside === "redraw-outline") return can(role, "change", "rehabilitation-zones");
  return aside === "draw-area" ? can(role, "change", "sites") : asidesFor(role).includes(aside);
}

/** What the menu offers somebody, in the order it is offered. */
export function asidesFor(role: Role): readonly AsideId[] {
  const made = creatable.filter((collection) => can(role, "create", collection));
  return [...made.map((collection) => `new-${collection}` as const), ...(role === "anonymous" ? [] : ["bin" as const])];
}

/** The collection a form of that name makes a record of; null: it makes none. */
export function collectionOf(aside: AsideId): Creatable | null {
  return creatable.find((collection) => aside === `new-${collection}`) ?? null;
}

/** The one that is open. Of several in an address the first counts. */
export function openedAside({ opened }: Pick<View, "opened">): AsideId | null {
  return asideIds.find((id) => opened.includes(id)) ?? null;
}
