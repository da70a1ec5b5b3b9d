import type { WorkbenchMessages } from "./messages.ts";
import { filter } from "./mn/filter.ts";
import { list } from "./mn/list.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = { filter, list };
