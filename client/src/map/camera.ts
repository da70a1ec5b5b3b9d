import type { Box, Camera, Padding } from "./map-state.ts";

/** Mongolia, west to east and south to north, in degrees. */
export const mongolia: Box = [87.73, 41.58, 119.93, 52.15];

export const zoomLimits = { least: 2.2, most: 17 } as const;

/** Room left around what is fitted, in pixels. */
const margin = 18;

const tileSize = 512;

const mercatorY = (latitude: number): number =>
  (1 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / Math.PI) / 2;

const latitudeOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The camera that shows a box as large as it can be beside the panels; never nearer than `mostZoom`. */
export function cameraFor(box: Box, size: Size, padding: Padding, mostZoom: number = zoomLimits.most): Camera {
  const [west, south, east, north] = box;
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const free = {
    width: Math.max(60, size.width - padding.left - padding.right - 2 * margin),
    height: Math.max(60, size.height - padding.top - padding.bottom - 2 * margin),
  };
  const across = Math.max((east - west) / 360, 1e-9);
  const down = Math.max(bottom - top, 1e-9);
  const zoom = Math.log2(Math.min(free.width / across, free.height / down) / tileSize);
  return {
    longitude: (west + east) / 2,
    latitude: latitudeOf((top + bottom) / 2),
    zoom: Math.min(mostZoom, Math.max(zoomLimits.least, zoom)),
  };
}

/** Mongolia stays in sight however far one drags: the middle of the view does not leave this box. */
const leash: Box = [86, 40.5, 121.5, 53];

/** MapLibre's own limit would forbid to see the whole country on a phone, where more than the basemap fits the screen. */
export function keepInSight(camera: Camera): Camera {
  const [west, south, east, north] = leash;
  return {
    longitude: Math.min(east, Math.max(west, camera.longitude)),
    latitude: Math.min(north, Math.max(south, camera.latitude)),
    zoom: Math.min(zoomLimits.most, Math.max(zoomLimits.least, camera.zoom)),
  };
}

/** Does a point of the screen lie where no panel covers it, `inset` pixels clear of the edge? */
export function isUncovered(point: { x: number; y: number }, size: Size, padding: Padding, inset: number): boolean {
  return (
    point.x >= padding.left + inset &&
    point.x <= size.width - padding.right - inset &&
    point.y >= padding.top + inset &&
    point.y <= size.height - padding.bottom - inset
  );
}
