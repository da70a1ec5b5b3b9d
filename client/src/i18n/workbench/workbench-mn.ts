import type { WorkbenchMessages } from "./messages.ts";
import { cards } from "./mn/cards.ts";
import { editing } from "./mn/editing.ts";
import { filter } from "./mn/filter.ts";
import { keys } from "./mn/keys.ts";
import { list } from "./mn/list.ts";
import { search } from "./mn/search.ts";
import { time } from "./mn/time.ts";
import { tools } from "./mn/tools.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = { cards, editing, filter, keys, list, search, time, tools };
