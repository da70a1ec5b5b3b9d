import { Dice } from "../../helpers/dice.ts";
import { type World, worldOf } from "../../helpers/worlds.ts";
import { shownSites } from "./hand-made.ts";

/** The cut-offs of three years: what is hidden stays hidden over all releases together, not in each by itself. */
export const cutOffs = ["2023-12-31", "2024-06-30", "2024-12-31", "2025-06-30", "2025-12-31", "2026-06-30"] as const;

/**
 * The same world with what is known of its records and never public (rules 8, 9 and 11): which sites a zone repairs, which ones a kindergarten
 * serves, what dangers a visit saw. No zone decided to be shown as outline gets a link: that rule 8 looks at.
 */
function withPrivateKnowledge(world: World, seed: number): World {
  const dice = new Dice(seed);
  const someSites = () => [...new Set([1, 2].map(() => world.sites[dice.whole(0, world.sites.length - 1)]?.key ?? ""))];
  return {
    ...world,
    sites: world.sites.map((site) => ({ ...site, facts: { ...site.facts, openShafts: dice.whole(0, 9) } })),
    zones: world.zones.map((zone) =>
      zone.decision?.shownAs === "outline" ? zone : { ...zone, siteKeys: someSites() },
    ),
    kindergartens: world.kindergartens.map((row) => ({ ...row, serves: someSites() })),
  };
}

/** Ten places fit for the register in each region: then its groups and people are told by region too (rules 5 and 10). */
function withRegionsOpen(world: World): World {
  const fit = ["8137", "6440", "4158", "2325"].flatMap((soum) => shownSites(10, [soum], `fit-${soum}`));
  return { ...world, sites: [...world.sites, ...fit] };
}

/** A world in which the regions are not open yet, and one in which they are. */
export const closedWorld = (seed: number): World => withPrivateKnowledge(worldOf(seed, 240), seed);
export const openWorld = (seed: number, size = 240): World =>
  withPrivateKnowledge(withRegionsOpen(worldOf(seed, size)), seed);
