/**
 * One visit on the spot as `site-details` carries it: the day and what was counted or seen. Null is "not assessed", never "no".
 * `[day, workers, women, men, children of 2–5, open shafts, mercury, water contamination, children under 15 at work]`
 */
export type VisitTuple = readonly [
  visitedOn: string,
  workers: number | null,
  women: number | null,
  men: number | null,
  kindergartenAgeChildren: number | null,
  openShafts: number | null,
  mercury: string | null,
  waterContamination: string | null,
  underFifteen: string | null,
];

/** The newest visit up to a day, from visits sorted oldest first; undefined when nobody had been there yet. */
export function visitOn(visits: readonly VisitTuple[], onDay: string): VisitTuple | undefined {
  let found: VisitTuple | undefined;
  for (const visit of visits) {
    if (visit[0] > onDay) break;
    found = visit;
  }
  return found;
}
