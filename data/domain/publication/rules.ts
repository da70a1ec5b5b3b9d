/**
 * The numbers of the publication rules (what anyone may see of the atlas, and why that is safe). The database holds the same ones
 * in its release functions; the tests of the releases fail when the two part.
 */

/** Rule 3: places ever known in a soum are told in bands of this width. May only grow, and only to a multiple. */
export const SOUM_BAND_WIDTH = 5;

/** Rule 3: a soum smaller than this is counted with a neighbour. */
export const SMALLEST_SOUM_KM2 = 1500;

/** Rule 6: side of the fixed cells, in degrees. Never smaller. */
export const CELL_DEGREES = 0.1;

/** Rule 6: the register opens with this many places; rule 5: regions, when every region has as many. */
export const PLACES_THAT_OPEN = 10;

/** Rules 9 and 10: people and children are told where so many places stand behind the number, else not at all. */
export const PLACES_BEHIND_PEOPLE = 10;

/** Rule 8: an outline is shown only where no work is known within this distance. */
export const OUTLINE_CLEARANCE_M = 5_000;

/** Rule 13: only a correction of more than this moves a record to another soum. */
export const CORRECTION_M = 20_000;

/** Rule 1: days between a cut-off and its release, at least. */
export const RELEASE_DELAY_DAYS = 90;

/** To the nearest what: rules 8 (hectares), 9 (seats, children) and 10 (people). */
export const roundedTo = {
  seats: 5,
  children: 10,
  people: 10,
  peopleInRegion: 50,
  hectaresInProvince: 5,
  hectaresInNation: 1,
} as const;

/** The band a number of places falls in, both ends included: 7 → 5 to 9. Zero is in a band too. */
export function bandOf(places: number): { readonly low: number; readonly high: number } {
  const low = SOUM_BAND_WIDTH * Math.floor(places / SOUM_BAND_WIDTH);
  return { low, high: low + SOUM_BAND_WIDTH - 1 };
}
