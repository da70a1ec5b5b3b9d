/** Rules 1 and 2: which days the public may look at, and when what is known of them comes out. Days are `YYYY-MM-DD`, in Mongolia. */

export const FIRST_STEP_YEAR = 2010;

export function isCutOff(day: string): boolean {
  return /^\d{4}-(06-30|12-31)$/.test(day);
}

/**
 * The days the public can step through in a release: each 31 December from 2010, and the cut-off itself.
 * @throws RangeError when the day is no cut-off.
 */
export function stepsUpTo(cutOff: string): string[] {
  if (!isCutOff(cutOff)) throw new RangeError(`${cutOff} is neither 30 June nor 31 December`);
  const steps: string[] = [];
  for (let year = FIRST_STEP_YEAR; `${year}-12-31` < cutOff; year += 1) steps.push(`${year}-12-31`);
  return [...steps, cutOff];
}

/** The step a day is answered with: the newest one not after it. Undefined before the first. */
export function stepOn(day: string, steps: readonly string[]): string | undefined {
  return steps.findLast((step) => step <= day);
}

/**
 * The first day on which what was recorded by a cut-off may come out: 1 October for 30 June, 1 April for 31 December.
 * @throws RangeError when the day is no cut-off.
 */
export function earliestReleaseOn(cutOff: string): string {
  if (!isCutOff(cutOff)) throw new RangeError(`${cutOff} is neither 30 June nor 31 December`);
  const year = Number(cutOff.slice(0, 4));
  return cutOff.endsWith("06-30") ? `${year}-10-01` : `${year + 1}-04-01`;
}

/** The newest cut-off whose release may come out on that day. */
export function dueCutOff(today: string): string {
  const year = Number(today.slice(0, 4));
  const candidates = [`${year}-06-30`, `${year - 1}-12-31`, `${year - 1}-06-30`];
  const due = candidates.find((cutOff) => earliestReleaseOn(cutOff) <= today);
  if (due === undefined) throw new RangeError(`${today} is no day`);
  return due;
}
