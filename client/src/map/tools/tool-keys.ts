import type { Map as MapLibreMap } from "maplibre-gl";

export interface KeyTasks {
  isDrawing(): boolean;
  setCorner(): void;
  takeBack(): void;
  putAway(): void;
}

/** Pixels the map moves under the crosshair at one press; with Shift a fine step. */
const stepPx = 48;
const fineStepPx = 4;

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * While a tool is in hand, the keys draw: arrows move the crosshair over the ground, Enter sets a corner, Backspace takes it back,
 * Escape puts the tool away. They are taken before the map's own keys hear of them.
 * @returns gives the keys back
 */
export function takeKeys(map: MapLibreMap, tasks: KeyTasks): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!tasks.isDrawing() || event.target !== map.getCanvas() || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const direction = directions[event.key];
    const act = { Enter: tasks.setCorner, Backspace: tasks.takeBack, Escape: tasks.putAway }[event.key];
    if (!direction && !act) return;
    event.preventDefault();
    event.stopPropagation();
    if (direction) {
      const px = event.shiftKey ? fineStepPx : stepPx;
      map.panBy([direction[0] * px, direction[1] * px], { duration: 0 });
    }
    act?.();
  };
  const container = map.getCanvasContainer();
  container.addEventListener("keydown", onKeyDown, { capture: true });
  return () => container.removeEventListener("keydown", onKeyDown, { capture: true });
}
