import { createContext, useContext } from "react";
import type { ListLayer } from "./list-layers.ts";

/**
 * Where somebody was in the list when it went out of sight: on a phone the card of a row takes its place, and closing the card
 * leads back to the row. It ends with the workbench: what one person was shown is not kept for the next.
 */
export class ListMemory {
  readonly #codes = new Map<ListLayer, string>();
  hadFocus = false;

  codeOf(layer: ListLayer): string | undefined {
    return this.#codes.get(layer);
  }

  keep(layer: ListLayer, code: string | undefined, hasFocus: boolean): void {
    this.hadFocus = hasFocus;
    if (code !== undefined) this.#codes.set(layer, code);
  }
}

export const ListMemoryContext = createContext(new ListMemory());

export function useListMemory(): ListMemory {
  return useContext(ListMemoryContext);
}
