import { earthCentred, geodesicDistanceM } from "../geometry/ellipsoid.ts";
import type { Mask } from "./stock.ts";

/** Places in columns, in degrees on WGS 84. */
export interface Places {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

export interface NearestPlaces {
  /** For each place, the index of the one nearest to it, or `NO_PLACE`. Of several equally near ones the first. */
  readonly index: Int32Array;
  /** Geodesic distance to it in metres, or Infinity. */
  readonly distanceM: Float64Array;
}

export const NO_PLACE = -1;

/**
 * How much further than the least squared straight line the search goes. Up to 1,000 km the way over the earth is longer than the straight line
 * by less than 0.2 % (the square of the distance over 24 times that of the earth's radius), so what lies beyond is then decided unseen.
 */
const BEYOND_NEAREST = 1.002 ** 2;

/**
 * For each place of `from`, the nearest of the places `to` that `offered` marks (all, when absent). With `closerThanM`, a distance for each place
 * of `from`: only a place closer than that is looked for.
 */
export function nearestPlaces(from: Places, to: Places, offered?: Mask, closerThanM?: Float64Array): NearestPlaces {
  const search = new LatitudeBand(to, offered);
  const index = new Int32Array(from.lon.length).fill(NO_PLACE);
  const distanceM = new Float64Array(from.lon.length).fill(Infinity);
  for (let place = 0; place < index.length; place++) {
    const isFound = search.find(from.lon[place] ?? 0, from.lat[place] ?? 0, closerThanM?.[place] ?? Infinity);
    if (!isFound) continue;
    index[place] = search.foundIndex;
    distanceM[place] = search.foundDistanceM;
  }
  return { index, distanceM };
}

/**
 * Places sorted by latitude. From the latitude asked for, the search goes up and down while the way along the meridian alone is not yet longer
 * than the best found; distances are compared along straight lines, and only what they leave open is measured over the ellipsoid.
 */
class LatitudeBand {
  /** Of the last search that found a place. */
  foundIndex = NO_PLACE;
  foundDistanceM = Infinity;
  readonly #places: Places;
  readonly #order: Uint32Array;
  readonly #lat: Float64Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #z: Float64Array;
  readonly #fromAxis: Float64Array;
  /** Of the search going on: position and squared straight line of the best; the least that the squared one of any other can be. */
  #best = NO_PLACE;
  #bestSq = Infinity;
  #othersSq = Infinity;

  constructor(places: Places, offered?: Mask) {
    this.#places = places;
    const lat = (index: number) => places.lat[index] ?? 0;
    const indexes = Uint32Array.from(places.lat.keys()).filter((index) => !offered || offered[index]);
    this.#order = indexes.sort((a, b) => lat(a) - lat(b) || a - b);
    const inSpace = Array.from(this.#order, (index) => earthCentred(places.lon[index] ?? 0, lat(index)));
    this.#lat = Float64Array.from(this.#order, lat);
    this.#x = Float64Array.from(inSpace, ([x]) => x);
    this.#y = Float64Array.from(inSpace, ([, y]) => y);
    this.#z = Float64Array.from(inSpace, ([, , z]) => z);
    this.#fromAxis = Float64Array.from(inSpace, ([x, y]) => Math.sqrt(x * x + y * y));
  }

  /** Is there a place closer than the limit? Then it is `foundIndex`. */
  find(lon: number, lat: number, closerThanM: number): boolean {
    const [x, y, z] = earthCentred(lon, lat);
    this.#best = NO_PLACE;
    this.#bestSq = closerThanM * closerThanM;
    this.#othersSq = Infinity;
    const start = this.#firstNorthOf(lat);
    this.#scan(start, 1, x, y, z);
    this.#scan(start - 1, -1, x, y, z);
    if (this.#best === NO_PLACE) return false;
    this.foundIndex = this.#order[this.#best] ?? 0;
    this.foundDistanceM = this.#distanceM(lon, lat, this.foundIndex);
    if (this.#othersSq <= this.foundDistanceM ** 2) this.#measureAll(lon, lat);
    return this.foundDistanceM < closerThanM;
  }

  #scan(start: number, step: 1 | -1, x: number, y: number, z: number): void {
    // Columns and results of the innermost loop are kept in local names: it runs millions of times.
    const [xs, ys, zs, fromAxes] = [this.#x, this.#y, this.#z, this.#fromAxis];
    const fromAxis = Math.sqrt(x * x + y * y);
    let [best, bestSq, othersSq] = [this.#best, this.#bestSq, this.#othersSq];
    for (let at = start; at >= 0 && at < xs.length; at += step) {
      const dz = (zs[at] ?? 0) - z;
      const alongMeridianSq = ((fromAxes[at] ?? 0) - fromAxis) ** 2 + dz ** 2;
      if (alongMeridianSq > bestSq * BEYOND_NEAREST) {
        othersSq = Math.min(othersSq, alongMeridianSq);
        break;
      }
      const straightSq = ((xs[at] ?? 0) - x) ** 2 + ((ys[at] ?? 0) - y) ** 2 + dz ** 2;
      if (straightSq < bestSq) {
        othersSq = bestSq;
        bestSq = straightSq;
        best = at;
      } else if (straightSq < othersSq) othersSq = straightSq;
    }
    [this.#best, this.#bestSq, this.#othersSq] = [best, bestSq, othersSq];
  }

  /** The plain way, where straight lines leave it open: two are nearest within millimetres, or all are on the other side of the earth. */
  #measureAll(lon: number, lat: number): void {
    for (const index of this.#order) {
      const distanceM = this.#distanceM(lon, lat, index);
      if (distanceM > this.foundDistanceM || (distanceM === this.foundDistanceM && index > this.foundIndex)) continue;
      this.foundIndex = index;
      this.foundDistanceM = distanceM;
    }
  }

  #distanceM(lon: number, lat: number, index: number): number {
    return geodesicDistanceM(lon, lat, this.#places.lon[index] ?? 0, this.#places.lat[index] ?? 0);
  }

  #firstNorthOf(lat: number): number {
    let low = 0;
    let high = this.#lat.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#lat[middle] ?? 0) < lat) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
