import { type RefObject, useEffect } from "react";
import type { Padding } from "../map/map-state.ts";

/** Width of the map on paper, in CSS pixels: 170 mm fit A4 and Letter with the margins of any browser. */
const paperWidthPx = 642;

/**
 * On paper the map is what panels leave free of it on the screen, as wide as the page; scale bar and credit grow and shrink with it.
 * The measures are taken just before printing and read by the style sheet: a map cannot be drawn anew while a browser prints.
 */
export function usePrintedMap(stage: RefObject<HTMLElement | null>, padding: Padding): void {
  const { top, right, bottom, left } = padding;
  useEffect(() => {
    const measure = () => {
      const element = stage.current;
      if (!element) return;
      const { clientWidth: width, clientHeight: height } = element;
      const freeWidth = Math.max(1, width - left - right);
      const freeHeight = Math.max(1, height - top - bottom);
      const measures = {
        "--screen-width": `${width}px`,
        "--screen-height": `${height}px`,
        "--free-left": `${left}px`,
        "--free-top": `${top}px`,
        "--free-width": `${freeWidth}px`,
        "--free-height": `${freeHeight}px`,
        "--paper-scale": String(paperWidthPx / freeWidth),
      };
      for (const [name, value] of Object.entries(measures)) element.style.setProperty(name, value);
    };
    window.addEventListener("beforeprint", measure);
    return () => window.removeEventListener("beforeprint", measure);
  }, [stage, top, right, bottom, left]);
}
