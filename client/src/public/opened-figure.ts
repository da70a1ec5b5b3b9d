import type { View } from "../state/view-store.ts";
import { type FigureId, figureIds } from "./figure-ids.ts";

/** What the address calls the open list of a figure (`open`). */
export const nameOfList = (id: FigureId) => `show-${id}`;

/** The figure whose rows are open. */
export function openedFigure({ opened }: Pick<View, "opened">): FigureId | null {
  return figureIds.find((id) => opened.includes(nameOfList(id))) ?? null;
}
