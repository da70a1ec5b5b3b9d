import type { WorkbenchMessages } from "./messages.ts";
import { editing } from "./mn/editing.ts";
import { filter } from "./mn/filter.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = { editing, filter };
