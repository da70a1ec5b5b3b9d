import type { RegisterCollection } from "@asm-atlas/data/domain/publication/register.ts";
import { kindergartenEvents, siteEvents, zoneEvents } from "../panels/decision/event-kinds.ts";

const kinds = { sites: siteEvents, "rehabilitation-zones": zoneEvents, kindergartens: kindergartenEvents } as const;

/** The sign on the map of a record in this state. */
export const signOf = (collection: RegisterCollection, state: string): string => kinds[collection].signOf(state);
