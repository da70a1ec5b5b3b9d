import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { OverlayId } from "../../map/map-state.ts";
import { soumBands } from "../../signs/bands.ts";
import { type HiddenCodes, isOverlayOn, useView, type View } from "../../state/view-store.ts";
import { type FigureId, figureIds } from "../figure-ids.ts";
import { nameOfList } from "../opened-figure.ts";
import { publicOverlayIds } from "../public-overlays.ts";

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

/** The opened panels without lists of figures. */
const withoutLists = (opened: View["opened"]) =>
  opened.filter((name) => !figureIds.some((id) => name === nameOfList(id)));

/** Sets map and list to what a figure counts, at the newest step: a figure is always of that one. One step to go back from. */
export function setViewTo(id: FigureId): void {
  const { layers, hidden } = shownOf[id];
  const isOnByDefault = (layer: OverlayId) => isOverlayOn({ switched: [] }, layer);
  useView.setState(({ opened }) => ({
    switched: publicOverlayIds.filter((layer) => layers.includes(layer) !== isOnByDefault(layer)),
    hidden,
    day: null,
    selected: null,
    opened: [...withoutLists(opened), nameOfList(id)],
  }));
}

/** Closes the list; the map stays as it was set. */
export function closeCounted(): void {
  useView.setState(({ opened }) => ({ opened: withoutLists(opened) }));
}

/** Every layer and entry the map begins with. */
export function showEverything(): void {
  useView.setState(({ opened }) => ({ opened: withoutLists(opened), switched: [], hidden: {}, day: null }));
}
