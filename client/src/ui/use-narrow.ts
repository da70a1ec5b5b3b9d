import { useMediaQuery } from "@mantine/hooks";

/** Is the screen a phone's, or zoomed until it is as narrow as one? The same width stands in the style sheets. */
export function useIsNarrow(): boolean {
  return useMediaQuery("(max-width: 760px)", undefined, { getInitialValueInEffect: false }) ?? false;
}
