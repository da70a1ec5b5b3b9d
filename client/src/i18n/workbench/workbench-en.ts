import { basemaps } from "./en/basemaps.ts";
import { cards } from "./en/cards.ts";
import { empty } from "./en/empty.ts";
import { filter } from "./en/filter.ts";
import { keys } from "./en/keys.ts";

/** Sentences of the workbench, fetched with it: the public page has no use for them. A section a file, as in `mn/`. */
export const workbenchEn = { filter, cards, keys, basemaps, empty } as const;
