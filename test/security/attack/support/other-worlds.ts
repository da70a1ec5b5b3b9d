import type { World, WorldSite } from "../../../helpers/worlds.ts";
import { wasInForce } from "../../support/standing.ts";
import { cutOffs } from "../../support/twin-worlds.ts";
import { dayTwin, type Entry, emptyTwin, factsTwin, fallTwin, moveTwin, recordTwin } from "../../support/twins.ts";

/** The seven twins of section 4, and two more that attacks 9 and 10 are decided by. */
export type TwinName = "MOVE" | "EMPTY" | "FALL" | "DAY" | "RECORD" | "FACTS" | "ORDER" | "MORATORIUM" | "PAPER";

/**
 * Worlds that are played: each differs from the first in one secret or in two that have nothing to do with one another, for a world through six
 * releases takes its time. Where the bytes are the same, neither can be told; each by itself is held in the twins test.
 */
export const plays: readonly (readonly TwinName[])[] = [
  ["MOVE", "RECORD"],
  ["EMPTY", "FACTS"],
  ["FALL", "ORDER"],
  ["DAY"],
  ["PAPER", "MORATORIUM"],
];

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

/** The other world of these names, one after another. Seeds make the same one each time. */
export function otherWorld(
  names: readonly TwinName[],
  world: World,
  register: readonly Entry[],
  seed: number,
): OtherWorld {
  const twins: Readonly<Record<TwinName, (of: World) => World>> = {
    MOVE: (of) => moveTwin(of, register, seed + 1),
    EMPTY: (of) => {
      const { world: empty, stuck } = emptyTwin(of, register, cutOffs, seed + 2);
      if (stuck.length > 0) throw new RangeError(`No other soum would do for the places of ${stuck.join(", ")}`);
      return empty;
    },
    FALL: (of) => fallTwin(of, register, { areRegionsOpen: true }).world,
    DAY: (of) => dayTwin(of, seed + 3),
    RECORD: (of) => recordTwin(of, seed + 4),
    FACTS: (of) => factsTwin(of, cutOffs, seed + 5),
    ORDER: (of) => of,
    MORATORIUM: moratoriumTwin,
    PAPER: paperTwin,
  };
  return {
    world: names.reduce((made, name) => twins[name](made), world),
    order: names.includes("ORDER") ? seed + 6 : 0,
  };
}
