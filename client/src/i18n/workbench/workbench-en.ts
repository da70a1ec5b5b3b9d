import { accounts } from "./en/accounts.ts";
import { areas } from "./en/areas.ts";
import { basemaps } from "./en/basemaps.ts";
import { cards } from "./en/cards.ts";
import { creating } from "./en/creating.ts";
import { decision } from "./en/decision.ts";
import { editing } from "./en/editing.ts";
import { empty } from "./en/empty.ts";
import { events } from "./en/events.ts";
import { figures } from "./en/figures.ts";
import { filter } from "./en/filter.ts";
import { handover } from "./en/handover.ts";
import { keys } from "./en/keys.ts";
import { known } from "./en/known.ts";
import { ledger } from "./en/ledger.ts";
import { list } from "./en/list.ts";
import { outline } from "./en/outline.ts";
import { photos } from "./en/photos.ts";
import { publication } from "./en/publication.ts";
import { record } from "./en/record.ts";
import { register } from "./en/register.ts";
import { search } from "./en/search.ts";
import { suspension } from "./en/suspension.ts";
import { time } from "./en/time.ts";
import { tools } from "./en/tools.ts";
import { waiting } from "./en/waiting.ts";
import { worklist } from "./en/worklist.ts";
import { zones } from "./en/zones.ts";

/** Sentences of the workbench, fetched with it: the public page has no use for them. A section a file, as in `mn/`. */
export const workbenchEn = {
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
} as const;
