import { invalidParameter } from "../http/problem.ts";

/** West, south, east, north in degrees; west > east crosses the antimeridian. */
export interface Bbox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/**
 * `bbox` of OGC API – Features 7.15.3: four numbers, or six of which the heights are checked and then ignored, since features here have none.
 * @throws Problem `request.invalid-parameter`
 */
export function parseBbox(text: string): Bbox {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length !== 4 && parts.length !== 6)
    throw invalidParameter("bbox", "give four numbers, or six with heights.");
  if (!parts.every((part) => numberPattern.test(part))) throw invalidParameter("bbox", "every part is a number.");
  const numbers = parts.map(Number);
  const [west = 0, south = 0, low = 0] = numbers;
  const [east = 0, north = 0, high = 0] = numbers.slice(numbers.length / 2);
  if (Math.max(Math.abs(west), Math.abs(east)) > 180)
    throw invalidParameter("bbox", "longitudes lie between -180 and 180.");
  if (Math.max(Math.abs(south), Math.abs(north)) > 90)
    throw invalidParameter("bbox", "latitudes lie between -90 and 90.");
  if (south > north)
    throw invalidParameter("bbox", "the southern edge comes before the northern: west,south,east,north.");
  if (numbers.length === 6 && low > high) throw invalidParameter("bbox", "the lower height comes before the higher.");
  return { west, south, east, north };
}

/** The boxes to look into: two when the antimeridian lies between west and east. */
export function splitAtAntimeridian(bbox: Bbox): readonly Bbox[] {
  if (bbox.west <= bbox.east) return [bbox];
  return [
    { ...bbox, east: 180 },
    { ...bbox, west: -180 },
  ];
}
