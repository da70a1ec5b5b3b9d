import { filter } from "./en/filter.ts";
import { time } from "./en/time.ts";

/** Sentences of the workbench, fetched with it: the public page has no use for them. A section a file, as in `mn/`. */
export const workbenchEn = { filter, time } as const;
