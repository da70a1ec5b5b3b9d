import { useView } from "../../state/view-store.ts";
import { type AsideId, asideIds, drawnOn, openedAside } from "./asides.ts";

/** Opens one, in the place of another and of the card; null closes it. Drawing an outline leaves its zone or site chosen. */
export function openAside(aside: AsideId | null): void {
  const { select, setOpened } = useView.getState();
  for (const id of asideIds) setOpened(id, id === aside);
  if (aside && !drawnOn(aside)) select(null);
}

/**
 * Lets a card take the place of what is open: whoever chooses a record wants to see it. What was typed waits on the device.
 * @returns ends it
 */
export function yieldToCards(): () => void {
  return useView.subscribe(({ selected }, before) => {
    const isSame = selected?.code === before.selected?.code && selected?.layer === before.selected?.layer;
    if (selected && !isSame && openedAside(before)) openAside(null);
  });
}
