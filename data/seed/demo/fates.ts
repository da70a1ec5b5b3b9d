import type { SiteStatus } from "../../domain/workflow/site-status.ts";
import type { Random } from "./random.ts";

/** How the story of a site goes; histories.ts tells each of them. */
export type Fate =
  | "contract_resumed"
  | "contract_renewed"
  | "contract_unbroken"
  | "contract_first"
  | "contract_signed_again"
  | "path_organised"
  | "path_requested"
  | "path_approved"
  | "informal_always"
  | "informal_after_contract"
  | "informal_after_group"
  | "unassessed"
  | "suspended_lately"
  | "expired_in_moratorium"
  | "expired_lately"
  | "terminated_lately"
  | "terminated_unlawful"
  | "closing"
  | "handed_back"
  | "abandoned";

interface FateShare {
  readonly fate: Fate;
  /** Status the story has reached on the newest day. */
  readonly ends: SiteStatus;
  /** How many of 240 sites. */
  readonly of240: number;
}

/**
 * The mix of a network of 240 sites: 46 under contract, 39 on the way, 112 not formalised, 15 not assessed, 21 suspended or ended, 7 closed.
 * Published estimates are nearer to 10 % formal and 80 % informal (see the published figures); this mix is chosen so that every status can be seen.
 */
export const fateShares: readonly FateShare[] = [
  { fate: "contract_resumed", ends: "FORMAL", of240: 13 },
  { fate: "contract_renewed", ends: "FORMAL", of240: 10 },
  { fate: "contract_unbroken", ends: "FORMAL", of240: 2 },
  { fate: "contract_first", ends: "FORMAL", of240: 20 },
  { fate: "contract_signed_again", ends: "FORMAL", of240: 1 },
  { fate: "path_organised", ends: "ORGANISED", of240: 14 },
  { fate: "path_requested", ends: "LAND_REQUESTED", of240: 13 },
  { fate: "path_approved", ends: "LAND_APPROVED", of240: 12 },
  { fate: "informal_always", ends: "INFORMAL", of240: 86 },
  { fate: "informal_after_contract", ends: "INFORMAL", of240: 16 },
  { fate: "informal_after_group", ends: "INFORMAL", of240: 10 },
  { fate: "unassessed", ends: "UNASSESSED", of240: 15 },
  { fate: "suspended_lately", ends: "SUSPENDED", of240: 8 },
  { fate: "expired_in_moratorium", ends: "EXPIRED", of240: 5 },
  { fate: "expired_lately", ends: "EXPIRED", of240: 3 },
  { fate: "terminated_lately", ends: "TERMINATED", of240: 3 },
  { fate: "terminated_unlawful", ends: "TERMINATED", of240: 2 },
  { fate: "closing", ends: "CLOSURE", of240: 2 },
  { fate: "handed_back", ends: "HANDED_BACK", of240: 4 },
  { fate: "abandoned", ends: "ABANDONED", of240: 1 },
];

/** Whole numbers in the proportion of the weights that add up to `total` (largest remainders). */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (weight * total) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

/** As many items of each kind as its weight says, in random order. */
export function dealt<Item>(shares: readonly (readonly [Item, number])[], total: number, random: Random): Item[] {
  const counts = apportion(
    shares.map(([, weight]) => weight),
    total,
  );
  return random.shuffled(shares.flatMap(([item], index) => new Array<Item>(counts[index] ?? 0).fill(item)));
}
