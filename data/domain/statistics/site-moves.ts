import type { SiteStatus } from "../workflow/site-status.ts";
import { NOT_KNOWN_YET } from "./dated-histories.ts";
import { type Flow, movesBetween } from "./flow.ts";

/**
 * What a change of a site's status means on the path to legality (domain notes 1.5):
 * - `first_known`: the record begins;
 * - `assessed`: it leaves "not yet assessed"; something was learned, nothing moved;
 * - `forward`, `back`: along or against the path;
 * - `aside`: neither.
 *
 * A direction belongs to statuses, not to their groups: "closed" holds both land handed back and land abandoned.
 */
export type MoveDirection = "first_known" | "assessed" | "forward" | "back" | "aside";

/**
 * How far along the path a status is. The path of the domain notes runs from work without a contract over group, land and contract to land
 * handed back. A contract that is suspended, has expired or was cancelled is lost the more, the later it stands in this sentence; the last
 * two lie below a group whose next step is still ahead of it, because theirs, unless the contract is renewed, is back to informal work.
 * Informal work and abandoned land are both where the path has not begun. "Not yet assessed" has no place on it.
 */
const stepsAlong: Readonly<Record<Exclude<SiteStatus, "UNASSESSED">, number>> = {
  INFORMAL: 0,
  ABANDONED: 0,
  TERMINATED: 1,
  EXPIRED: 2,
  ORGANISED: 3,
  LAND_REQUESTED: 4,
  LAND_APPROVED: 5,
  SUSPENDED: 6,
  FORMAL: 7,
  CLOSURE: 8,
  HANDED_BACK: 9,
};

/**
 * The direction of one move; `from` undefined: the site was not known before. Land handed back completes a round: approval of that land for
 * another group begins the next one and is `forward`, informal work on it is `back`.
 */
export function siteMoveDirection(from: SiteStatus | undefined, to: SiteStatus): MoveDirection {
  if (from === undefined) return "first_known";
  if (from === "UNASSESSED") return "assessed";
  if (from === to || to === "UNASSESSED") return "aside";
  if (from === "HANDED_BACK") return stepsAlong[to] >= stepsAlong.ORGANISED ? "forward" : "back";
  const steps = stepsAlong[to] - stepsAlong[from];
  if (steps === 0) return "aside";
  return steps > 0 ? "forward" : "back";
}

/** The moves of a period between two statuses, at least one. */
export interface SiteMoves {
  /** Undefined: the sites were not known before. */
  readonly from: SiteStatus | undefined;
  readonly to: SiteStatus;
  readonly direction: MoveDirection;
  readonly count: number;
}

/** Every pair of statuses between which something moved, in the order of the flow's codes. */
export function siteMovesOf(flow: Flow<SiteStatus>): SiteMoves[] {
  return [undefined, ...flow.codes].flatMap((from, row) =>
    flow.codes.flatMap((to, column) => {
      const count = movesBetween(flow, row + NOT_KNOWN_YET, column);
      return count > 0 ? [{ from, to, direction: siteMoveDirection(from, to), count }] : [];
    }),
  );
}

export function countByDirection(moves: readonly SiteMoves[]): Record<MoveDirection, number> {
  const counts: Record<MoveDirection, number> = { first_known: 0, assessed: 0, forward: 0, back: 0, aside: 0 };
  for (const { direction, count } of moves) counts[direction] += count;
  return counts;
}
