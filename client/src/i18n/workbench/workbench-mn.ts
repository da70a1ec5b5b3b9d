import type { WorkbenchMessages } from "./messages.ts";
import { accounts } from "./mn/accounts.ts";
import { areas } from "./mn/areas.ts";
import { basemaps } from "./mn/basemaps.ts";
import { cards } from "./mn/cards.ts";
import { creating } from "./mn/creating.ts";
import { decision } from "./mn/decision.ts";
import { editing } from "./mn/editing.ts";
import { empty } from "./mn/empty.ts";
import { events } from "./mn/events.ts";
import { figures } from "./mn/figures.ts";
import { filter } from "./mn/filter.ts";
import { handover } from "./mn/handover.ts";
import { keys } from "./mn/keys.ts";
import { known } from "./mn/known.ts";
import { ledger } from "./mn/ledger.ts";
import { list } from "./mn/list.ts";
import { outline } from "./mn/outline.ts";
import { photos } from "./mn/photos.ts";
import { publication } from "./mn/publication.ts";
import { record } from "./mn/record.ts";
import { register } from "./mn/register.ts";
import { search } from "./mn/search.ts";
import { suspension } from "./mn/suspension.ts";
import { time } from "./mn/time.ts";
import { tools } from "./mn/tools.ts";
import { waiting } from "./mn/waiting.ts";
import { worklist } from "./mn/worklist.ts";
import { zones } from "./mn/zones.ts";

/** Mongolian sentences of the workbench. */
export const workbenchMn: WorkbenchMessages = {
  accounts,
  areas,
  basemaps,
  cards,
  creating,
  decision,
  editing,
  empty,
  events,
  figures,
  filter,
  handover,
  keys,
  known,
  ledger,
  list,
  outline,
  photos,
  publication,
  record,
  register,
  search,
  suspension,
  time,
  tools,
  waiting,
  worklist,
  zones,
};
