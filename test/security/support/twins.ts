import { cellOf } from "@asm-atlas/data/domain/publication/cells.ts";
import { unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { provinceOfAimag } from "@asm-atlas/data/domain/publication/provinces.ts";
import { bandOf } from "@asm-atlas/data/domain/publication/rules.ts";
import { stepsUpTo } from "@asm-atlas/data/domain/publication/steps.ts";
import { Dice } from "../../helpers/dice.ts";
import {
  dayAfter,
  halfYearOf,
  isInSoum,
  kilometresBetween,
  type Place,
  placeIn,
  provinceSoums,
  soums,
  type World,
  type WorldEvent,
  type WorldKindergarten,
  type WorldSite,
  type WorldZone,
} from "../../helpers/worlds.ts";

/**
 * Twin worlds: for every secret another possible Mongolia with the opposite secret, and the same public bytes in every release so far.
 * Each function gives the other world; whoever knows only what is public cannot tell it from the first.
 */

/** A register entry as the publisher knows it: which site, shown how, from which cut-off on. */
export interface Entry {
  readonly key: string;
  readonly shownAs: "cell" | "soum";
  readonly enteredAt: string;
}

/** Where an outline is shown, the public knows that no work is near: the other world keeps to that. */
const isClearOfZones = (world: World, place: Place) =>
  world.zones.every((zone) => kilometresBetween(zone.place, place) > 7);

/** Every site is anywhere else in its soum; one on the register, anywhere else in its cell and soum. */
export function moveTwin(world: World, register: readonly Entry[], seed: number): World {
  const dice = new Dice(seed);
  const entries = new Map(register.map((entry) => [entry.key, entry]));
  const sites = world.sites.map((site) => {
    const cell = entries.get(site.key)?.shownAs === "cell" ? cellOf(site.place.lon, site.place.lat) : undefined;
    const staysInCell = ({ lon, lat }: Place) => {
      if (!cell) return true;
      const other = cellOf(lon, lat);
      return other.x === cell.x && other.y === cell.y;
    };
    const place = cell
      ? placeInCell(dice, site.place, staysInCell)
      : placeIn(dice, site.place.soum, (there) => isClearOfZones(world, there));
    return { ...site, place: place ?? site.place };
  });
  return {
    ...world,
    sites,
    zones: world.zones.map((zone) => moveZone(dice, zone)),
    kindergartens: world.kindergartens.map((row) => ({ ...row, place: moveKindergarten(dice, row) })),
  };
}

/**
 * Rule 8: a zone that is not shown is anywhere else in its province; one shown as soum or cell, anywhere else in that; an outline stays.
 * It goes due east or west, so that it keeps its hectares, which the province tells.
 */
function moveZone(dice: Dice, zone: WorldZone): WorldZone {
  const { place, sideDeg, decision, stages } = zone;
  const shownAs = stages.some(({ stage }) => stage === "ACCEPTED") ? decision?.shownAs : undefined;
  if (shownAs === "outline") return zone;
  const soumsFit = shownAs === undefined ? provinceSoums(place.soum) : [place.soum];
  const cell = (lon: number) => (shownAs === "cell" ? cellOf(lon, place.lat).x : 0);
  const reach = shownAs === "cell" ? 0.1 : 4;
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const lon = Number((place.lon + dice.between(-reach, reach)).toFixed(6));
    const soum = soumsFit.find((code) =>
      [0, sideDeg].every(
        (more) =>
          isInSoum({ soum: code, lon: lon + more, lat: place.lat }) &&
          isInSoum({ soum: code, lon: lon + more, lat: place.lat + sideDeg }),
      ),
    );
    if (soum && cell(lon) === cell(place.lon) && cell(lon + sideDeg) === cell(place.lon + sideDeg))
      return { ...zone, place: { soum, lon, lat: place.lat } };
  }
  return zone;
}

/** Rule 9: a building that was announced is anywhere else in its soum, everything else anywhere else in its province. */
function moveKindergarten(dice: Dice, { place, kind, announcedOn }: WorldKindergarten): Place {
  const soumsFit = kind === "building" && announcedOn ? [place.soum] : provinceSoums(place.soum);
  const soum = soumsFit[dice.whole(0, soumsFit.length - 1)] ?? place.soum;
  return placeIn(dice, soum) ?? place;
}

/** Small steps around a place, until one stays in its soum and cell. */
function placeInCell(dice: Dice, { soum, lon, lat }: Place, fits: (place: Place) => boolean): Place | undefined {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const there = {
      soum,
      lon: Number((lon + dice.between(-0.1, 0.1)).toFixed(6)),
      lat: Number((lat + dice.between(-0.1, 0.1)).toFixed(6)),
    };
    if (fits(there) && isInSoum(there)) return there;
  }
  return undefined;
}

/** At which steps of which releases a site is known: what a release counts it for. */
function knownAt(site: WorldSite, cutOffs: readonly string[]): boolean[] {
  return cutOffs.flatMap((cutOff) => {
    const first = site.events
      .filter(({ recordedOn }) => recordedOn <= cutOff)
      .map(({ on }) => on)
      .sort()[0];
    return stepsUpTo(cutOff).map((step) => first !== undefined && first <= step);
  });
}

const add = (counts: readonly number[], known: readonly boolean[], times: number) =>
  counts.map((count, index) => count + (known[index] ? times : 0));
const hasSameBands = (one: readonly number[], other: readonly number[]) =>
  one.every((count, index) => bandOf(count).low === bandOf(other[index] ?? 0).low);

export interface Emptied {
  readonly world: World;
  /** Units that have no unregistered place in the other world. */
  readonly emptied: readonly string[];
  /** Units for whose places no other soum of the province would do: the release should have been refused. */
  readonly stuck: readonly string[];
  /** How many other units each moved site could have been in, fewest first. */
  readonly choices: readonly number[];
}

/** Every soum that has always been in band 0 to 4 holds no unregistered place at all: its sites, with their histories, are in other soums of the province. */
export function emptyTwin(world: World, register: readonly Entry[], cutOffs: readonly string[], seed: number): Emptied {
  const dice = new Dice(seed);
  const onRegister = new Set(register.map(({ key }) => key));
  const none = cutOffs.flatMap((cutOff) => stepsUpTo(cutOff).map(() => 0));
  const counts = new Map<string, readonly number[]>();
  for (const site of world.sites) {
    const unit = unitOfSoum(site.place.soum);
    counts.set(unit, add(counts.get(unit) ?? none, knownAt(site, cutOffs), 1));
  }
  const hidden = (unit: string) =>
    world.sites.filter((site) => unitOfSoum(site.place.soum) === unit && !onRegister.has(site.key));
  const quiet = [...counts]
    .filter(([unit, known]) => Math.max(...known) <= 4 && hidden(unit).length > 0)
    .map(([unit]) => unit);
  const moved = new Map<string, Place>();
  const stuck: string[] = [];
  const choices: number[] = [];

  for (const unit of quiet) {
    for (const site of hidden(unit)) {
      const known = knownAt(site, cutOffs);
      const others = provinceSoums(site.place.soum).filter((soum) => {
        const target = unitOfSoum(soum);
        const there = counts.get(target) ?? none;
        return !quiet.includes(target) && hasSameBands(there, add(there, known, 1));
      });
      choices.push(new Set(others.map(unitOfSoum)).size);
      const soum = others[dice.whole(0, others.length - 1)];
      const place = soum ? placeIn(dice, soum, (there) => isClearOfZones(world, there)) : undefined;
      if (!soum || !place) {
        stuck.push(unit);
        continue;
      }
      counts.set(unit, add(counts.get(unit) ?? none, known, -1));
      counts.set(unitOfSoum(soum), add(counts.get(unitOfSoum(soum)) ?? none, known, 1));
      moved.set(site.key, place);
    }
  }
  const sites = world.sites.map((site) => ({ ...site, place: moved.get(site.key) ?? site.place }));
  return {
    world: { ...world, sites },
    emptied: quiet.filter((unit) => !stuck.includes(unit)),
    stuck,
    choices: choices.sort((a, b) => a - b),
  };
}

const regionOf = (site: WorldSite | undefined) =>
  provinceOfAimag(soums.get(site?.place.soum ?? "")?.properties.parent ?? "")?.region;

const isUnderContract = ({ status, reason }: WorldEvent) =>
  status === "FORMAL" || (status === "SUSPENDED" && reason === "moratorium");

/** Day from which a place on the register was no longer under contract, if all before it was on record when it entered. */
function fallOf(site: WorldSite, enteredAt: string): string | undefined {
  const after = site.events.filter(({ on }) => on > enteredAt);
  const fall = after.find((event) => !isUnderContract(event));
  const isSettled = site.events.every(({ on, recordedOn }) => on > enteredAt || recordedOn <= enteredAt);
  return isSettled && fall ? fall.on : undefined;
}

/**
 * Places of the register that lost their contract still have it; the later history of each is another place's: of the same region,
 * where the groups are printed by region.
 */
export function fallTwin(
  world: World,
  register: readonly Entry[],
  { areRegionsOpen }: { readonly areRegionsOpen: boolean },
): { readonly world: World; readonly pairs: readonly (readonly [fallen: string, standing: string])[] } {
  const sites = new Map(world.sites.map((site) => [site.key, site]));
  const standing = register.filter(({ key, enteredAt }) => {
    const site = sites.get(key);
    return site?.events.every((event) =>
      event.on > enteredAt ? isUnderContract(event) : event.recordedOn <= enteredAt,
    );
  });
  const pairs: [string, string][] = [];
  for (const { key, enteredAt } of register) {
    const fallen = sites.get(key);
    const from = fallen && fallOf(fallen, enteredAt);
    if (!fallen || !from || fallen.events.some(({ on, status }) => on >= from && status === "HANDED_BACK")) continue;
    const index = standing.findIndex(
      (other) =>
        other.enteredAt < from &&
        (!areRegionsOpen || regionOf(sites.get(other.key)) === regionOf(fallen)) &&
        sites
          .get(other.key)
          ?.events.filter(({ on }) => on < from)
          .at(-1)?.status === "FORMAL",
    );
    const [other] =
      index < 0 || fallen.events.filter(({ on }) => on < from).at(-1)?.status !== "FORMAL"
        ? []
        : standing.splice(index, 1);
    const partner = other && sites.get(other.key);
    if (!partner) continue;
    const swapped = (site: WorldSite, later: WorldSite) => ({
      ...site,
      events: [...site.events.filter(({ on }) => on < from), ...later.events.filter(({ on }) => on >= from)],
    });
    sites.set(key, swapped(fallen, partner));
    sites.set(partner.key, swapped(partner, fallen));
    pairs.push([key, partner.key]);
  }
  return { world: { ...world, sites: [...sites.values()] }, pairs };
}

const anotherDay = (dice: Dice, on: string): string => {
  const [first, last] = halfYearOf(on);
  return dayAfter(first, dice.whole(0, Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000)));
};

/** Every event on another day of its half-year, the order within a record kept. */
export function dayTwin(world: World, seed: number): World {
  const dice = new Dice(seed);
  const onOtherDays = <Event extends { readonly on: string }>(events: readonly Event[]): Event[] => {
    const days = new Set<string>();
    for (const { on } of events) {
      let day = anotherDay(dice, on);
      while (days.has(day)) day = anotherDay(dice, on);
      days.add(day);
    }
    const sorted = [...days].sort();
    return events.map((event, index) => ({ ...event, on: sorted[index] ?? event.on }));
  };
  return {
    sites: world.sites.map((site) => ({ ...site, events: onOtherDays(site.events) })),
    zones: world.zones.map((zone) => ({ ...zone, stages: onOtherDays(zone.stages) })),
    kindergartens: world.kindergartens.map((row) => ({ ...row, statuses: onOtherDays(row.statuses) })),
    organisations: world.organisations.map((row) => ({ ...row, foundedOn: anotherDay(dice, row.foundedOn) })),
    activities: world.activities.map((row) => ({ ...row, heldOn: anotherDay(dice, row.heldOn) })),
  };
}

/** The same events, written into the atlas on other days of the same half-year. */
export function recordTwin(world: World, seed: number): World {
  const dice = new Dice(seed);
  const rewritten = <Row extends { readonly recordedOn: string }>(rows: readonly Row[]): Row[] =>
    rows.map((row) => ({ ...row, recordedOn: anotherDay(dice, row.recordedOn) }));
  return {
    sites: world.sites.map((site) => ({ ...site, events: rewritten(site.events) })),
    zones: world.zones.map((zone) => ({ ...zone, stages: rewritten(zone.stages) })),
    kindergartens: world.kindergartens.map((row) => ({ ...row, statuses: rewritten(row.statuses) })),
    organisations: rewritten(world.organisations),
    activities: rewritten(world.activities),
  };
}

/** Sites of one region that the same releases count, with a visit of the same half-year: to the nation it is all one which of them has whose people. */
function peersOf(world: World, cutOffs: readonly string[]): readonly (readonly WorldSite[])[] {
  const peers = new Map<string, WorldSite[]>();
  for (const site of world.sites) {
    const key = JSON.stringify([
      regionOf(site),
      site.isDeleted ?? false,
      halfYearOf(site.facts.visitedOn),
      cutOffs.map((cutOff) => site.events.some(({ on, recordedOn }) => on <= cutOff && recordedOn <= cutOff)),
    ]);
    peers.set(key, [...(peers.get(key) ?? []), site]);
  }
  return [...peers.values()];
}

/** Trainings of one province, year and topic that the same releases count: to the nation it is all one whose people came to which. */
function trainingsAlike(world: World, cutOffs: readonly string[]): readonly (readonly World["activities"][number][])[] {
  const alike = new Map<string, World["activities"][number][]>();
  for (const row of world.activities) {
    const key = JSON.stringify([
      row.soum && provinceOfAimag(soums.get(row.soum)?.properties.parent ?? "")?.code,
      row.heldOn.slice(0, 4),
      row.topic,
      cutOffs.map((cutOff) => row.recordedOn <= cutOff && row.heldOn <= cutOff),
    ]);
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()];
}

/** To each key what the next of its group has. */
const rotated = <Row extends { readonly key: string }, Value>(
  groups: readonly (readonly Row[])[],
  of: (row: Row) => Value,
): ReadonlyMap<string, Value> =>
  new Map(
    groups.flatMap((rows) => rows.map(({ key }, index) => [key, of(rows[(index + 1) % rows.length] as Row)] as const)),
  );

/**
 * Other hectares, days of visits, dangers and notes on every site, and the people of another site of its region. The nation's people are
 * public to the nearest ten (rule 10) and stay the same: what is hidden is whose they are. Likewise the people of trainings; seats within
 * what rounds alike (rule 9); and other sites behind every kindergarten and every zone that is no outline (rules 8 and 9).
 */
export function factsTwin(world: World, cutOffs: readonly string[], seed: number): World {
  const dice = new Dice(seed);
  const workers = rotated(peersOf(world, cutOffs), ({ facts }) => facts.workers);
  const reached = rotated(trainingsAlike(world, cutOffs), ({ people, women }) => ({ people, women }));
  const anySite = () => world.sites[dice.whole(0, world.sites.length - 1)]?.key ?? "";
  return {
    sites: world.sites.map((site) => ({
      ...site,
      facts: {
        areaHa: Number(dice.between(0.5, 5).toFixed(2)),
        workers: workers.get(site.key) ?? site.facts.workers,
        visitedOn: anotherDay(dice, site.facts.visitedOn),
        note: `other ${dice.whole(1, 1e6)}`,
        openShafts: dice.whole(0, 9),
      },
    })),
    zones: world.zones.map((zone) => (zone.siteKeys.length > 0 ? { ...zone, siteKeys: [anySite()] } : zone)),
    kindergartens: world.kindergartens.map((row) => ({
      ...row,
      seats: row.seats === null ? null : 5 * Math.round(row.seats / 5) + dice.whole(-2, 2),
      serves: [anySite()],
    })),
    organisations: world.organisations.map((row) => ({ ...row, members: dice.whole(5, 20) })),
    activities: world.activities.map((row) => ({ ...row, ...reached.get(row.key) })),
  };
}
