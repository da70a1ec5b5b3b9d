import type { MapState } from "./map-state.ts";

function sameFields<Part extends object>(a: Part, b: Part): boolean {
  return Object.keys({ ...a, ...b }).every((name) => a[name as keyof Part] === b[name as keyof Part]);
}

/** Do two states ask for the same picture? Made by different hands they may be different objects. */
export function isSameState(a: MapState, b: MapState): boolean {
  const [{ overlays, padding, ...rest }, { overlays: otherOverlays, padding: otherPadding, ...otherRest }] = [a, b];
  return (
    sameFields(rest, otherRest) &&
    sameFields(padding, otherPadding) &&
    overlays.length === otherOverlays.length &&
    overlays.every((overlay, index) => sameFields(overlay, otherOverlays[index] ?? ({} as typeof overlay)))
  );
}
