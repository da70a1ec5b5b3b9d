import { useCallback, useSyncExternalStore } from "react";
import { mediaList } from "./media-list.ts";

/** Does a media query hold, now and whenever that changes? */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const media = mediaList(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => mediaList(query).matches);
}
