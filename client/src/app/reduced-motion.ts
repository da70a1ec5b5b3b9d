import { useMediaQuery } from "@mantine/hooks";

/** Has the person asked their device for less movement? */
export function usePrefersReducedMotion(): boolean {
  return useMediaQuery("(prefers-reduced-motion: reduce)", undefined, { getInitialValueInEffect: false }) ?? false;
}
