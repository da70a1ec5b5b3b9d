import { useSyncExternalStore } from "react";
import { mediaList } from "./media-list.ts";

const query = "(max-width: 760px)";
let isNarrow = false;

/** On paper the page stays what it was on the screen: to lay it out anew while a browser prints would tear map and words apart. */
function readNarrow(): boolean {
  if (!mediaList("print").matches) isNarrow = mediaList(query).matches;
  return isNarrow;
}

function subscribe(onChange: () => void): () => void {
  const media = mediaList(query);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}

/** Is the screen a phone's, or zoomed until it is as narrow as one? The same width stands in the style sheets. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, readNarrow);
}
