import type { WorkbenchMessages } from "./messages.ts";
import { editing } from "./mn/editing.ts";
import { filter } from "./mn/filter.ts";
import { list } from "./mn/list.ts";
import { time } from "./mn/time.ts";
import { tools } from "./mn/tools.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = { editing, filter, list, time, tools };
