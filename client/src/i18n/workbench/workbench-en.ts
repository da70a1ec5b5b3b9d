import { filter } from "./en/filter.ts";
import { list } from "./en/list.ts";

/** Sentences of the workbench, fetched with it: the public page has no use for them. A section a file, as in `mn/`. */
export const workbenchEn = { filter, list } as const;
