import type { WorkbenchMessages } from "./messages.ts";
import { basemaps } from "./mn/basemaps.ts";
import { cards } from "./mn/cards.ts";
import { empty } from "./mn/empty.ts";
import { filter } from "./mn/filter.ts";
import { keys } from "./mn/keys.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = { filter, cards, keys, basemaps, empty };
