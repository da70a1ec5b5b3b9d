import type { World, WorldSite } from "../../../helpers/worlds.ts";
import { wasInForce } from "../../support/standing.ts";
import { cutOffs } from "../../support/twin-worlds.ts";
import { dayTwin, type Entry, emptyTwin, factsTwin, fallTwin, moveTwin, recordTwin } from "../../support/twins.ts";

/** The seven twins of section 4, and two more that attacks 9 and 10 are decided by. */
export const twinNames = ["MOVE", "EMPTY", "FALL", "DAY", "RECORD", "FACTS", "ORDER", "MORATORIUM", "PAPER"] as const;
export type TwinName = (typeof twinNames)[number];

interface OtherWorld {
  readonly world: World;
  /** Another number gives other internal ids and another order of loading. */
  readonly order: number;
}

/** In the last half-year the law pauses every contract that is in force: rule 5 leaves them where they are. */
function moratoriumTwin(world: World): World {
  const on = "2026-03-10";
  const paused = (site: WorldSite): WorldSite => {
    const newest = site.events.at(-1);
    if (newest?.status !== "FORMAL" || newest.on >= on || newest.recordedOn > "2026-06-30") return site;
    return { ...site, events: [...site.events, { status: "SUSPENDED", reason: "moratorium", on, recordedOn: on }] };
  };
  return { ...world, sites: world.sites.map(paused) };
}

/** What was signed while its instrument was suspended was never signed. */
function paperTwin(world: World): World {
  const unsigned = (site: WorldSite): WorldSite => {
    const [before, newest] = site.events.slice(-2);
    const contract = newest?.contract;
    if (before?.status !== "LAND_APPROVED" || !contract || wasInForce(contract.instrument, contract.from)) return site;
    return { ...site, events: site.events.slice(0, -1) };
  };
  return { ...world, sites: world.sites.map(unsigned) };
}

/** The other world of a name. Seeds make the same one each time. */
export function otherWorld(name: TwinName, world: World, register: readonly Entry[], seed: number): OtherWorld {
  const worlds: Readonly<Record<TwinName, () => World>> = {
    MOVE: () => moveTwin(world, register, seed + 1),
    EMPTY: () => {
      const { world: empty, stuck } = emptyTwin(world, register, cutOffs, seed + 2);
      if (stuck.length > 0) throw new RangeError(`No other soum would do for the places of ${stuck.join(", ")}`);
      return empty;
    },
    FALL: () => fallTwin(world, register, { areRegionsOpen: true }).world,
    DAY: () => dayTwin(world, seed + 3),
    RECORD: () => recordTwin(world, seed + 4),
    FACTS: () => factsTwin(world, cutOffs, seed + 5),
    ORDER: () => world,
    MORATORIUM: () => moratoriumTwin(world),
    PAPER: () => paperTwin(world),
  };
  return { world: worlds[name](), order: name === "ORDER" ? seed + 6 : 0 };
}
