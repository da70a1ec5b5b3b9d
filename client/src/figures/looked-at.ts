import { createContext, useContext } from "react";
import type { View } from "../state/view-store.ts";

/** The view the figures are counted for. It follows that of the page a moment later, so that a choice is seen before everything is counted. */
export const LookedAtContext = createContext<View | null>(null);

/** @throws Error outside of the figures */
export function useLookedAt(): View {
  const view = useContext(LookedAtContext);
  if (view === null) throw new Error("useLookedAt is for figures.");
  return view;
}
