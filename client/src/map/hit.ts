import type { FeatureRef, OverlayId, ScreenPoint } from "./map-state.ts";

/** How far a pointer may miss a sign, in pixels: a finger has 44 px, a mouse a little mercy. */
export const reachOf = (pointer: string): number => (pointer === "touch" ? 22 : 6);

/** Layers of the style that can be touched, best first. */
export const touchLayers = [
  "kindergarten-signs",
  "published-figure-signs",
  "site-signs",
  "site-rings",
  "zone-signs",
  "zone-tint",
  "site-area-tint",
  "protected-tint",
  "register-cells",
  "province-counts",
  "register-soums",
  "soum-bands",
] as const;

const rankOf = new Map<string, number>(touchLayers.map((id, rank) => [id, rank]));

/** A feature under or near the pointer. */
export interface Candidate {
  readonly styleLayer: string;
  readonly overlay: OverlayId;
  /** Undefined for a ring of many sites. */
  readonly code: string | undefined;
  readonly ring: number | undefined;
  /** Where its sign stands; undefined for an area, which is only a candidate when the pointer is in it. */
  readonly at: ScreenPoint | undefined;
}

/** Signs nearer than this are all "under" the pointer, and the topmost is meant. */
const underPointer = 9;

function missOf({ at }: Candidate, pointer: ScreenPoint): number {
  return at ? Math.max(0, Math.hypot(at.x - pointer.x, at.y - pointer.y) - underPointer) : 0;
}

const isArea = (candidate: Candidate): boolean => candidate.at === undefined;

/** What was meant: a sign before an area, then the nearest, then the topmost. */
export function bestHit(candidates: readonly Candidate[], pointer: ScreenPoint): Candidate | undefined {
  return [...candidates].sort(
    (a, b) =>
      Number(isArea(a)) - Number(isArea(b)) ||
      missOf(a, pointer) - missOf(b, pointer) ||
      (rankOf.get(a.styleLayer) ?? Infinity) - (rankOf.get(b.styleLayer) ?? Infinity),
  )[0];
}

export function refOf(candidate: Candidate | undefined): FeatureRef | null {
  if (candidate?.code === undefined) return null;
  // Whoever presses the land of a site means the site.
  const layer = candidate.overlay === "site-areas" ? "sites" : candidate.overlay;
  return { layer, code: candidate.code };
}
