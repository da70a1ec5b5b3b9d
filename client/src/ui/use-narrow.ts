import { useMedia } from "./use-media.ts";

/** Is the screen a phone's, or zoomed until it is as narrow as one? The same width stands in the style sheets. */
export function useIsNarrow(): boolean {
  return useMedia("(max-width: 760px)");
}
