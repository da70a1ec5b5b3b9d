import type { Position } from "../geometry/model.ts";
import { distanceM } from "../measure.ts";

/** What of a photo says whether another shows the same. */
export interface TakenPhoto {
  readonly kind: string;
  /** YYYY-MM-DD. */
  readonly takenOn: string | null;
  /** Where the camera stood. */
  readonly at: Position | null;
  /** Where it looked, degrees clockwise from north. */
  readonly bearingDeg: number | null;
}

export interface PhotoPair<Photo extends TakenPhoto> {
  readonly before: Photo;
  readonly after: Photo;
  /** Metres between the two cameras; null where one did not say. */
  readonly apartM: number | null;
  /** Degrees between the two views, 0 to 180; null where one did not say. */
  readonly turnDeg: number | null;
}

/** Cameras of phones know their place to some ten metres, and their direction to some ten degrees. */
const sameSpotM = 50;
const sameViewDeg = 30;

/** How two photos lie to one another. */
export function pairOf<Photo extends TakenPhoto>(before: Photo, after: Photo): PhotoPair<Photo> {
  const turn =
    before.bearingDeg === null || after.bearingDeg === null ? null : Math.abs(before.bearingDeg - after.bearingDeg);
  return {
    before,
    after,
    apartM: before.at && after.at ? distanceM(before.at, after.at) : null,
    turnDeg: turn === null ? null : Math.min(turn, 360 - turn),
  };
}

/** Were both taken from the same spot in the same direction, as far as the cameras said? Unknown is no. */
export function isSameView({ apartM, turnDeg }: PhotoPair<TakenPhoto>): boolean {
  return apartM !== null && apartM <= sameSpotM && turnDeg !== null && turnDeg <= sameViewDeg;
}

const daysBetween = (from: string | null, to: string | null): number =>
  from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Of all photos before and after, the two that show most: the same view first, then the same spot, then the longest time between. */
export function bestPair<Photo extends TakenPhoto>(photos: readonly Photo[]): PhotoPair<Photo> | null {
  const rank = (pair: PhotoPair<Photo>): number =>
    (isSameView(pair) ? 2e6 : pair.apartM !== null && pair.apartM <= sameSpotM ? 1e6 : 0) +
    daysBetween(pair.before.takenOn, pair.after.takenOn);
  let best: PhotoPair<Photo> | null = null;
  for (const after of photos.filter(({ kind }) => kind === "after")) {
    for (const before of photos.filter(({ kind }) => kind === "before")) {
      const pair = pairOf(before, after);
      // What is dated the wrong way round shows no repair.
      if (daysBetween(before.takenOn, after.takenOn) < 0) continue;
      if (best === null || rank(pair) > rank(best)) best = pair;
    }
  }
  return best;
}
