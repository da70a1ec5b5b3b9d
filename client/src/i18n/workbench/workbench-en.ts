import { accounts } from "./en/accounts.ts";
import { editing } from "./en/editing.ts";
import { filter } from "./en/filter.ts";
import { time } from "./en/time.ts";

/** Sentences of the workbench, fetched with it: the public page has no use for them. A section a file, as in `mn/`. */
export const workbenchEn = { accounts, editing, filter, time } as const;
