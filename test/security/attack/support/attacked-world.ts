import { cellOf } from "@asm-atlas/data/domain/publication/cells.ts";
import { unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { Dice } from "../../../helpers/dice.ts";
import {
  isInSoum,
  type Place,
  placeIn,
  provinceSoums,
  soums,
  type World,
  type WorldSite,
} from "../../../helpers/worlds.ts";
import { contractSigned, shownSite, site } from "../../support/hand-made.ts";
import { openWorld } from "../../support/twin-worlds.ts";

/** A world with something to find for each of the attacks, and what is to be found. */
export interface AttackedWorld {
  readonly world: World;
  /** Two units of one province, each always in band 0 to 4, with seven hidden places between them. */
  readonly pair: readonly [string, string];
  /** Keys of register places whose cell is named after another soum than their own. */
  readonly atBorders: readonly string[];
  /** Keys of places whose only contract was signed while its instrument was suspended. */
  readonly signedInSuspension: readonly string[];
}

/** The first two units without any place, in the province that has most such units: there is room for what others hide there. */
function quietPair(world: World): readonly [string, string] {
  const taken = new Set(world.sites.map(({ place }) => unitOfSoum(place.soum)));
  const joined = new Set(
    [...soums.keys()].filter((soum) => unitOfSoum(soum) !== soum).flatMap((soum) => [soum, unitOfSoum(soum)]),
  );
  const quiet = [...soums.keys()].filter((soum) => !taken.has(soum) && !joined.has(soum));
  const [most = []] = [
    ...new Set(
      quiet.map((soum) =>
        provinceSoums(soum)
          .filter((other) => quiet.includes(other))
          .join(),
      ),
    ),
  ]
    .map((codes) => codes.split(","))
    .sort((a, b) => b.length - a.length);
  const [one, other] = most;
  if (!one || !other) throw new RangeError("No province has two units without any place");
  return [one, other];
}

/** Where a cell reaches over the border of a soum and its middle lies in the neighbour. */
function placeAtBorder(dice: Dice, soum: string): Place {
  const found = placeIn(dice, soum, ({ lon, lat }) => {
    const middle = { lon: Math.floor(lon * 10) / 10 + 0.05, lat: Math.floor(lat * 10) / 10 + 0.05 };
    return !isInSoum({ soum, ...middle }) && provinceSoums(soum).some((other) => isInSoum({ soum: other, ...middle }));
  });
  if (!found) throw new RangeError(`No cell of soum ${soum} has its middle in a neighbour`);
  return found;
}

export function attackedWorld(seed: number): AttackedWorld {
  const world = openWorld(seed, 150);
  const dice = new Dice(seed + 100);
  const pair = quietPair(world);
  const hidden = pair.flatMap((soum, at) =>
    Array.from({ length: at === 0 ? 4 : 3 }, (_, index) => site(`hidden-${at}-${index}`, soum)),
  );
  const atBorders: WorldSite[] = ["8137", "4158", "2325"].map((soum, index) =>
    shownSite(`border-${index}`, soum, {
      place: placeAtBorder(dice, soum),
      consent: { agreedOn: "2023-06-01", shownAs: "cell" },
    }),
  );
  const suspended: WorldSite[] = ["6440", "2325", "4158"].map((soum, index) =>
    shownSite(`suspended-${index}`, soum, { events: contractSigned(`2020-0${index + 3}-05`, "RES-2017-151") }),
  );
  const cells = new Set(atBorders.map(({ place }) => JSON.stringify(cellOf(place.lon, place.lat).polygon)));
  if (cells.size !== atBorders.length) throw new RangeError("Two places at borders share a cell");
  return {
    world: { ...world, sites: [...world.sites, ...hidden, ...atBorders, ...suspended] },
    pair,
    atBorders: atBorders.map(({ key }) => key),
    signedInSuspension: suspended.map(({ key }) => key),
  };
}
