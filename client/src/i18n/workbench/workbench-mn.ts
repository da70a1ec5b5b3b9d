import type { WorkbenchMessages } from "./messages.ts";
import { figures } from "./mn/figures.ts";
import { filter } from "./mn/filter.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = { filter, figures };
