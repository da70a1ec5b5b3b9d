import type { WorkbenchMessages } from "./messages.ts";
import { accounts } from "./mn/accounts.ts";
import { editing } from "./mn/editing.ts";
import { filter } from "./mn/filter.ts";
import { time } from "./mn/time.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = { accounts, editing, filter, time };
