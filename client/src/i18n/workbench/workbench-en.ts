import { filter } from "./en/filter.ts";
import { tools } from "./en/tools.ts";

/** Sentences of the workbench, fetched with it: the public page has no use for them. A section a file, as in `mn/`. */
export const workbenchEn = { filter, tools } as const;
