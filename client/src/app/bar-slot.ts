import { createContext } from "react";

/** Where in the bar a page may put something of its own (by a portal), so that the bar carries no page's code; null until the bar is there. */
export const BarSlotContext = createContext<HTMLElement | null>(null);
