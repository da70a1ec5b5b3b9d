import type { WorkbenchMessages } from "./messages.ts";
import { filter } from "./mn/filter.ts";
import { tools } from "./mn/tools.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = { filter, tools };
