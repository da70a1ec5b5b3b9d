import type { AdminUnit } from "@asm-atlas/data/basemap/format.ts";
import type { MultiPolygon, Polygon } from "@asm-atlas/data/domain/geometry/model.ts";
import { areaLocator } from "@asm-atlas/data/domain/measure.ts";
import { provinceOfAimag } from "@asm-atlas/data/domain/publication/provinces.ts";
import type { KindergartenStatus } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { SiteStatus, SuspensionReason } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { ZoneStage } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { readAdminUnits } from "@asm-atlas/data/seed/files.ts";
import { Dice } from "./dice.ts";

/**
 * Small invented Mongolias on the real units, as plain data, so that a test can change one and load both: what the public may not learn must make
 * no difference. Days are `YYYY-MM-DD`. A record is known by its key: ids, codes and the order of loading are the loader's business.
 */
export interface World {
  readonly sites: readonly WorldSite[];
  readonly zones: readonly WorldZone[];
  readonly kindergartens: readonly WorldKindergarten[];
  readonly organisations: readonly WorldOrganisation[];
  readonly activities: readonly WorldActivity[];
}

export interface Place {
  readonly soum: string;
  readonly lon: number;
  readonly lat: number;
}

export interface WorldSite {
  readonly key: string;
  readonly place: Place;
  readonly mineral: string;
  readonly isProhibited: boolean;
  readonly events: readonly WorldEvent[];
  readonly consent: WorldConsent | null;
  readonly facts: {
    readonly areaHa: number;
    readonly workers: number;
    readonly visitedOn: string;
    readonly note: string;
    /** A danger the visit saw; absent: not assessed. */
    readonly openShafts?: number;
  };
  readonly isDeleted?: boolean;
}

export interface WorldEvent {
  readonly status: SiteStatus;
  readonly on: string;
  readonly recordedOn: string;
  readonly reason?: SuspensionReason;
  /** A contract signed with this event: under which instrument, from which day. */
  readonly contract?: { readonly instrument: string; readonly from: string };
}

interface WorldConsent {
  readonly agreedOn: string;
  readonly shownAs: "cell" | "soum";
  /** Absent: two people decided. */
  readonly isUnconfirmed?: boolean;
  readonly withdrawnOn?: string;
}

export interface WorldZone {
  readonly key: string;
  readonly place: Place;
  /** Side of its square, in degrees. */
  readonly sideDeg: number;
  readonly siteKeys: readonly string[];
  readonly stages: readonly {
    readonly stage: ZoneStage;
    readonly on: string;
    readonly recordedOn: string;
    readonly hectares?: number;
  }[];
  readonly decision: {
    readonly shownAs: "outline" | "cell" | "soum";
    readonly on: string;
    readonly isUnconfirmed?: boolean;
  } | null;
}

export interface WorldKindergarten {
  readonly key: string;
  readonly place: Place;
  readonly kind: "building" | "ger" | "mobile_ger" | "van";
  readonly seats: number | null;
  readonly statuses: readonly {
    readonly status: KindergartenStatus;
    readonly on: string;
    readonly recordedOn: string;
  }[];
  readonly announcedOn: string | null;
  /** Keys of the sites whose children come to it. */
  readonly serves?: readonly string[];
}

interface WorldOrganisation {
  readonly key: string;
  readonly aimag: string;
  readonly foundedOn: string;
  readonly recordedOn: string;
  readonly members: number;
}

interface WorldActivity {
  readonly key: string;
  readonly topic: string;
  readonly soum: string | null;
  readonly heldOn: string;
  readonly recordedOn: string;
  readonly people: number;
  readonly women: number | null;
}

const day = 86_400_000;
export const dayAfter = (on: string, days: number): string =>
  new Date(Date.parse(on) + days * day).toISOString().slice(0, 10);
const between = (dice: Dice, from: string, to: string): string =>
  dayAfter(from, dice.whole(0, Math.max(0, (Date.parse(to) - Date.parse(from)) / day)));

/** First and last day of the half-year a day lies in. */
export function halfYearOf(on: string): readonly [first: string, last: string] {
  const year = on.slice(0, 4);
  return on.slice(5, 7) <= "06" ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`];
}

/** The soums that are drawn, by code. */
export const soums: ReadonlyMap<string, AdminUnit> = new Map(
  readAdminUnits()
    .features.filter(({ properties, geometry }) => properties.level === "soum" && geometry !== null)
    .map((unit) => [unit.properties.code, unit]),
);

/** A random place inside a soum, away from its edges; `fits` may ask for more. Undefined when none is found in 2,000 tries. */
export function placeIn(dice: Dice, soum: string, fits: (place: Place) => boolean = () => true): Place | undefined {
  const unit = soums.get(soum);
  if (!unit?.geometry) throw new RangeError(`No drawn soum ${soum}`);
  const corners = (unit.geometry.type === "Polygon" ? [unit.geometry.coordinates] : unit.geometry.coordinates).flat(2);
  const [lons, lats] = [corners.map(([lon]) => lon ?? 0), corners.map(([, lat]) => lat ?? 0)];
  for (let attempt = 0; attempt < 2_000; attempt += 1) {
    const place = {
      soum,
      lon: Number(dice.between(Math.min(...lons), Math.max(...lons)).toFixed(6)),
      lat: Number(dice.between(Math.min(...lats), Math.max(...lats)).toFixed(6)),
    };
    if (isInSoum(place) && fits(place)) return place;
  }
  return undefined;
}

const locators = new Map<string, ReturnType<typeof areaLocator>>();

export function isInSoum({ soum, lon, lat }: Place): boolean {
  const geometry = soums.get(soum)?.geometry;
  if (!geometry) return false;
  const locate = locators.get(soum) ?? areaLocator(geometry as unknown as Polygon | MultiPolygon);
  locators.set(soum, locate);
  return locate([lon, lat]) === "inside";
}

/** Soums of the province of publication a soum lies in, itself included. */
export function provinceSoums(soum: string): string[] {
  const provinceOf = (code: string) => provinceOfAimag(soums.get(code)?.properties.parent ?? "")?.code;
  return [...soums.keys()].filter((code) => provinceOf(code) === provinceOf(soum));
}

/** Ground kilometres between two places: close enough for "is it near". */
export function kilometresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  return 111.2 * Math.hypot((a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180), a.lat - b.lat);
}

/** Instruments of the seed and when a contract could be signed under them. */
const signing = [
  { instrument: "RES-2010-308", from: "2010-12-01", to: "2017-06-30" },
  { instrument: "RES-2017-151", from: "2017-07-01", to: "2019-08-31" },
  { instrument: "RES-2022-296", from: "2022-07-01", to: "2026-06-30" },
] as const;
const lastDay = "2026-06-30";

/** Tells one site's life; every next day lies after the one before, and nothing after the last day. */
class Life {
  readonly events: WorldEvent[] = [];
  constructor(
    readonly dice: Dice,
    public now: string,
  ) {}

  wait(least: number, most: number): boolean {
    this.now = dayAfter(this.now, this.dice.whole(least, most));
    return this.now <= lastDay;
  }

  enter(status: SiteStatus, more: Pick<WorldEvent, "reason" | "contract"> = {}): void {
    this.events.push({ status, on: this.now, recordedOn: dayAfter(this.now, this.dice.whole(0, 119)), ...more });
  }
}

/** A contract under the instrument in force that day; now and then one signed while the rules were suspended. */
function sign(life: Life): boolean {
  const open = signing.find(({ from, to }) => life.now >= from && life.now <= to);
  const isSuspended = life.now > "2019-08-31" && life.now < "2022-07-01";
  if (!open && !(isSuspended && life.dice.next() < 0.15)) return false;
  life.enter("FORMAL", { contract: { instrument: open?.instrument ?? "RES-2017-151", from: life.now } });
  return true;
}

/** What becomes of a contract: the moratorium of 2019, the restart of 2022, and falls at any time. */
function liveUnderContract(life: Life): void {
  const { dice } = life;
  if (life.now < "2019-09-01" && dice.next() < 0.8) {
    life.now = between(dice, "2019-09-05", "2019-11-25");
    life.enter("SUSPENDED", { reason: "moratorium" });
    life.now = between(dice, "2022-07-05", "2023-03-01");
    if (dice.next() < 0.7)
      life.enter("FORMAL", dice.next() < 0.5 ? { contract: { instrument: "RES-2022-296", from: life.now } } : {});
    else {
      life.enter("EXPIRED");
      return;
    }
  }
  if (dice.next() < 0.45 || !life.wait(200, 1500)) return;
  const fall = dice.pick(["SUSPENDED", "EXPIRED", "TERMINATED", "CLOSURE"]);
  life.enter(fall as SiteStatus, fall === "SUSPENDED" ? { reason: "inspection" } : {});
  if (!life.wait(60, 500) || dice.next() < 0.4) return;
  if (fall === "CLOSURE") life.enter("HANDED_BACK");
  else if (fall === "SUSPENDED") life.enter("FORMAL");
  else if (fall === "TERMINATED") life.enter("INFORMAL");
  else if (fall === "EXPIRED") sign(life);
}

function historyOf(dice: Dice): WorldEvent[] {
  const life = new Life(dice, between(dice, "2010-02-01", "2025-09-30"));
  life.enter("UNASSESSED");
  if (!life.wait(20, 900) || dice.next() < 0.08) return life.events;
  if (dice.next() < 0.5) {
    life.enter("INFORMAL");
    if (!life.wait(60, 1200) || dice.next() < 0.35) return life.events;
  }
  for (const status of ["ORGANISED", "LAND_REQUESTED", "LAND_APPROVED"] as const) {
    life.enter(status);
    if (!life.wait(20, 300) || dice.next() < 0.06) return life.events;
  }
  if (sign(life)) liveUnderContract(life);
  return life.events;
}

function consentOf(dice: Dice, events: readonly WorldEvent[]): WorldConsent | null {
  const signed = events.find(({ status }) => status === "FORMAL");
  if (!signed || dice.next() > 0.8) return null;
  return { agreedOn: dayAfter(signed.on, dice.whole(5, 90)), shownAs: dice.next() < 0.5 ? "cell" : "soum" };
}

const mineralsOfWorld = ["gold_placer", "gold_hard_rock", "fluorspar", "coal", "gemstone"] as const;

function sitesOf(dice: Dice, count: number): WorldSite[] {
  const codes = [...soums.keys()];
  // A third of the soums hold the places, some many of them: that is how mines lie.
  const busy = Array.from(
    { length: Math.max(4, Math.round(count / 3)) },
    () => codes[dice.whole(0, codes.length - 1)] ?? "",
  );
  return Array.from({ length: count }, (_, index) => {
    const soum = busy[Math.floor(busy.length * dice.next() ** 1.6)] ?? busy[0] ?? "";
    const events = historyOf(dice);
    return {
      key: `site-${index}`,
      place: placeIn(dice, soum) ?? { soum, lon: 0, lat: 0 },
      mineral: dice.pick(mineralsOfWorld),
      isProhibited: dice.next() < 0.05,
      events,
      consent: consentOf(dice, events),
      facts: {
        areaHa: Number(dice.between(0.5, 5).toFixed(2)),
        workers: dice.whole(3, 60),
        visitedOn: between(dice, "2012-01-01", lastDay),
        note: `note ${dice.whole(1, 1e6)}`,
      },
    };
  });
}

const zoneRoad = [
  "IDENTIFIED",
  "ASSESSED",
  "PLANNED",
  "TECHNICAL",
  "TECHNICAL_DONE",
  "BIOLOGICAL",
  "MONITORING",
  "HANDOVER_SUBMITTED",
  "ACCEPTED",
  "REDISTURBED",
] as const;

/** Zones stand apart from the sites, so that an outline may be shown: what happens where it may not is a test of its own. */
function zonesOf(dice: Dice, count: number, sites: readonly WorldSite[]): WorldZone[] {
  const codes = [...soums.keys()];
  return Array.from({ length: count }, (_, index) => {
    const isFar = (place: Place) => sites.every((site) => kilometresBetween(site.place, place) > 12);
    const soum = codes[dice.whole(0, codes.length - 1)] ?? "";
    let now = between(dice, "2014-01-01", "2020-01-01");
    const stages = zoneRoad.slice(0, dice.pick([2, 4, 6, 8, 9, 9, 9, 10])).map((stage) => {
      now = dayAfter(now, dice.whole(20, 280));
      return { stage, on: now, recordedOn: dayAfter(now, dice.whole(0, 119)) };
    });
    return {
      key: `zone-${index}`,
      place: placeIn(dice, soum, isFar) ?? { soum: "2302", lon: 110, lat: 47 },
      sideDeg: Number(dice.between(0.002, 0.005).toFixed(6)),
      siteKeys: [],
      stages,
      decision:
        dice.next() < 0.85 ? { shownAs: dice.pick(["outline", "cell", "soum"] as const), on: "2023-05-01" } : null,
    };
  });
}

function kindergartensOf(dice: Dice, count: number, sites: readonly WorldSite[]): WorldKindergarten[] {
  return Array.from({ length: count }, (_, index) => {
    const soum = sites[dice.whole(0, sites.length - 1)]?.place.soum ?? "4158";
    let now = between(dice, "2018-01-01", "2024-06-01");
    const statuses = (["PROPOSED", "FUNDED", "UNDER_CONSTRUCTION", "OPEN"] as const)
      .slice(0, dice.whole(1, 4))
      .map((status) => {
        now = dayAfter(now, dice.whole(30, 400));
        return { status, on: now, recordedOn: dayAfter(now, dice.whole(0, 119)) };
      });
    return {
      key: `kindergarten-${index}`,
      place: placeIn(dice, soum) ?? { soum, lon: 0, lat: 0 },
      kind: dice.pick(["building", "building", "ger", "mobile_ger"] as const),
      seats: dice.whole(18, 60),
      statuses,
      announcedOn: dice.next() < 0.6 ? "2024-01-01" : null,
    };
  });
}

/** The world of a seed. The same seed and size give the same world. */
export function worldOf(seed: number, size: number): World {
  const dice = new Dice(seed);
  const sites = sitesOf(dice, size);
  const aimags = [...new Set([...soums.values()].map(({ properties }) => properties.parent ?? ""))];
  const topics = ["rights_and_law", "safety_and_health", "rehabilitation"] as const;
  return {
    sites,
    zones: zonesOf(dice, Math.ceil(size / 14), sites),
    kindergartens: kindergartensOf(dice, Math.ceil(size / 30), sites),
    organisations: Array.from({ length: Math.ceil(size / 2) }, (_, index) => {
      const foundedOn = between(dice, "2010-01-01", lastDay);
      return {
        key: `group-${index}`,
        aimag: aimags[dice.whole(0, aimags.length - 1)] ?? "",
        foundedOn,
        recordedOn: dayAfter(foundedOn, dice.whole(0, 119)),
        members: dice.whole(5, 20),
      };
    }),
    activities: Array.from({ length: Math.ceil(size / 6) }, (_, index) => {
      const heldOn = between(dice, "2012-01-01", lastDay);
      const people = dice.whole(8, 60);
      return {
        key: `activity-${index}`,
        topic: dice.pick(topics),
        soum: sites[dice.whole(0, sites.length - 1)]?.place.soum ?? null,
        heldOn,
        recordedOn: dayAfter(heldOn, dice.whole(0, 119)),
        people,
        women: dice.whole(0, people),
      };
    }),
  };
}
