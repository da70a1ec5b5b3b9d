import type { VisitTuple } from "./visit.ts";

/** What a visit counted, in the order it is told. */
const countedFields = ["people", "women", "men", "children", "shafts"] as const;
/** What a visit looked for. */
const seenFields = ["mercury", "water", "under_15"] as const;
type CountedField = (typeof countedFields)[number];
export type SeenField = (typeof seenFields)[number];

/** A visit, whichever feed it came with. Null is not assessed. */
export interface VisitFacts extends Readonly<Record<CountedField, number | null>> {
  readonly on: string;
  readonly mercury: string | null;
  readonly water: string | null;
  readonly under_15: string | null;
}

export type VisitChange =
  | { readonly field: CountedField; readonly from: number; readonly to: number }
  | { readonly field: SeenField; readonly from: string; readonly to: string };

export function factsOfTuple([
  on,
  people,
  women,
  men,
  children,
  shafts,
  mercury,
  water,
  under15,
]: VisitTuple): VisitFacts {
  return { on, people, women, men, children, shafts, mercury, water, under_15: under15 };
}

/**
 * What changed at each visit since it was last looked at, visits oldest first. What one visit left out is compared with the one before it:
 * "not assessed" is no value, so nothing changes to it or from it. Women and men are told only where people are not.
 */
export function changesOf(visits: readonly VisitFacts[]): readonly (readonly VisitChange[])[] {
  const known: { [Field in CountedField | SeenField]?: number | string } = {};
  return visits.map((visit) => {
    const changes: VisitChange[] = [];
    for (const field of [...countedFields, ...seenFields]) {
      const [from, to] = [known[field], visit[field]];
      if (to === null) continue;
      known[field] = to;
      if (from !== undefined && from !== to) changes.push({ field, from, to } as VisitChange);
    }
    const isTold = changes.some(({ field }) => field === "people");
    return isTold ? changes.filter(({ field }) => field !== "women" && field !== "men") : changes;
  });
}
