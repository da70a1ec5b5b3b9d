import { figures } from "./en/figures.ts";
import { filter } from "./en/filter.ts";

/** Sentences of the workbench, fetched with it: the public page has no use for them. A section a file, as in `mn/`. */
export const workbenchEn = { filter, figures } as const;
