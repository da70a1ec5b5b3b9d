import { createContext, useContext, useEffect } from "react";

/** Says something to people who listen to the page instead of looking at it; one voice for the whole page. */
export const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Speaks a sentence whenever it changes. */
export function useAnnouncement(sentence: string): void {
  const announce = useContext(AnnounceContext);
  useEffect(() => announce(sentence), [announce, sentence]);
}
