import { useView } from "../state/view-store.ts";
import type { FigureId } from "./figure-ids.ts";
import { nameOfList } from "./opened-figure.ts";

/** Sets map and list to what a figure counts. What says how to comes when it is first asked for; where it cannot, the list says so. */
export async function showCounted(id: FigureId): Promise<void> {
  try {
    const { setViewTo } = await import("./counted/set-view.ts");
    setViewTo(id);
  } catch {
    useView.getState().setOpened(nameOfList(id), true);
  }
}
