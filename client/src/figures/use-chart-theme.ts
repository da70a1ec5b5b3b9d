import type { Theme } from "../map/tokens.ts";
import { useView } from "../state/view-store.ts";
import { useMedia } from "../ui/use-media.ts";

/** The colours of charts: those of the screen, and on paper always the light ones. */
export function useChartTheme(): Theme {
  const theme = useView((view) => view.theme);
  return useMedia("print") ? "light" : theme;
}
