import { useMedia } from "../ui/use-media.ts";

/** Has the person asked their device for less movement? */
export function usePrefersReducedMotion(): boolean {
  return useMedia("(prefers-reduced-motion: reduce)");
}
