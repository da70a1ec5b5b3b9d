import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { soumBands } from "../signs/bands.ts";
import { type HiddenCodes, useView, type View } from "../state/view-store.ts";
import { type FigureId, figureIds } from "./figure-ids.ts";
import { publicOverlayIds } from "./public-overlays.ts";

/** What the map shows of a figure: these layers and no others, without these entries. */
export interface Shown {
  readonly layers: readonly (typeof publicOverlayIds)[number][];
  readonly hidden: HiddenCodes;
}

const bands = soumBands.map(({ code }) => code);
const provincesOnly: HiddenCodes = { "site-summary": bands };
const otherThan = (code: string): HiddenCodes => ({
  kindergartens: codesOf(kindergartenStatusGroups).filter((each) => each !== code),
});

/** Layers and entries that were counted; of what is told of the nation only, what the map has of the same. */
export const shownOf: Readonly<Record<FigureId, Shown>> = {
  "sites-under-contract": { layers: ["sites"], hidden: {} },
  "sites-ever-contracted": { layers: ["site-summary", "sites"], hidden: provincesOnly },
  "sites-known": { layers: ["site-summary"], hidden: provincesOnly },
  "people-reached": { layers: [], hidden: {} },
  "people-reached-by-topic": { layers: [], hidden: {} },
  "land-accepted": { layers: ["rehabilitation-zones"], hidden: {} },
  "land-technical": { layers: ["rehabilitation-zones"], hidden: {} },
  "land-biological": { layers: ["rehabilitation-zones"], hidden: {} },
  "kindergartens-open": { layers: ["kindergartens"], hidden: otherThan("open") },
  "kindergartens-planned": { layers: ["kindergartens"], hidden: otherThan("planned") },
  "seats-open": { layers: ["kindergartens"], hidden: otherThan("open") },
  "seats-planned": { layers: ["kindergartens"], hidden: otherThan("planned") },
  "children-near": { layers: ["site-summary"], hidden: provincesOnly },
  "people-working": { layers: ["site-summary"], hidden: provincesOnly },
  "soums-named": { layers: ["site-summary"], hidden: { "site-summary": ["0-4", "province"] } },
};

const nameOf = (id: FigureId) => `show-${id}`;

/** The figure whose rows are open; the address names it (`open`). */
export function openedFigure({ opened }: Pick<View, "opened">): FigureId | null {
  return figureIds.find((id) => opened.includes(nameOf(id))) ?? null;
}

/** Sets map and list to what a figure counts, at the newest step: a figure is always of that one. */
export function showCounted(id: FigureId): void {
  const { layers, hidden } = shownOf[id];
  const view = useView.getState();
  closeCounted();
  view.select(null);
  view.setDay(null);
  for (const layer of publicOverlayIds) view.setOverlay(layer, layers.includes(layer));
  view.setHidden(hidden);
  view.setOpened(nameOf(id), true);
}

/** Closes the list; the map stays as it was set. */
export function closeCounted(): void {
  const open = openedFigure(useView.getState());
  if (open) useView.getState().setOpened(nameOf(open), false);
}

/** Every layer and entry the map begins with. */
export function showEverything(): void {
  closeCounted();
  useView.setState({ switched: [], hidden: {}, day: null });
}
