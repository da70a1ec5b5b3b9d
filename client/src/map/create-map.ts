import { LngLat, Map as MapLibreMap, type MapOptions, setWorkerUrl } from "maplibre-gl";
import { cameraFor, keepInSight, mongolia, zoomLimits } from "./camera.ts";
import { workerUrl } from "./first-files.ts";
import type { Camera, EmbeddedWords, MapState } from "./map-state.ts";
import { buildStyle, type StyleInput } from "./style/style.ts";

setWorkerUrl(workerUrl);

/** The wheel and a single finger stay with the page around the map. */
const sharingItsPage = ({ wheel, wheelOnMac, fingers }: EmbeddedWords): Partial<MapOptions> => ({
  cooperativeGestures: true,
  locale: {
    "CooperativeGesturesHandler.WindowsHelpText": wheel,
    "CooperativeGesturesHandler.MacHelpText": wheelOnMac,
    "CooperativeGesturesHandler.MobileHelpText": fingers,
  },
});

/**
 * @param camera where to look first; null shows the whole country
 * @returns null where the browser has no WebGL
 */
export function createMap(
  container: HTMLElement,
  look: StyleInput,
  state: MapState,
  camera: Camera | null,
): MapLibreMap | null {
  const size = { width: container.clientWidth, height: container.clientHeight };
  const { longitude, latitude, zoom } = camera ?? cameraFor(mongolia, size, state.padding);
  try {
    const map = new MapLibreMap({
      container,
      style: buildStyle(look),
      center: [longitude, latitude],
      zoom,
      minZoom: zoomLimits.least,
      maxZoom: zoomLimits.most,
      maxPitch: 0,
      touchPitch: false,
      renderWorldCopies: false,
      attributionControl: false,
      ...(state.embedded ? sharingItsPage(state.embedded) : {}),
      // Our style is tested; checking it again costs time before the first picture.
      validateStyle: false,
      fadeDuration: state.reducedMotion ? 0 : 180,
      transformConstrain: (center, wanted) => {
        const kept = keepInSight({ longitude: center.lng, latitude: center.lat, zoom: wanted });
        return { center: new LngLat(kept.longitude, kept.latitude), zoom: kept.zoom };
      },
    });
    map.touchZoomRotate.disableRotation();
    return map;
  } catch (cause) {
    console.error(cause);
    return null;
  }
}
