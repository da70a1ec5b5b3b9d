import type { Map as MapLibreMap } from "maplibre-gl";
import { drawSign } from "../signs/draw.ts";
import { shapeOfImage } from "./image-ids.ts";
import { mapColours } from "./tokens.ts";

/** Draws every image the style names when it is first asked for, as sharp as the screen. */
export function drawImagesOnDemand(map: MapLibreMap): void {
  // Signs are drawn at less than their own size on most zooms; finer than 2 would only be thrown away again.
  const scale = Math.min(3, Math.max(1.5, window.devicePixelRatio));
  map.setMissingStyleImageResolver((id) => {
    const image = shapeOfImage(id);
    if (!image || map.hasImage(id)) return;
    // A hatch tile must be a whole number of pixels wide, or it shows seams.
    const isTile = id.includes("|hatch|");
    const pixelRatio = isTile ? Math.round(scale) : scale;
    map.addImage(id, drawSign(image.shape, mapColours[image.theme], pixelRatio), { pixelRatio });
  });
}
