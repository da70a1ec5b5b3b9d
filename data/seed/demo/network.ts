import type { SiteStatus } from "../../domain/workflow/site-status.ts";
import type { ZoneStage } from "../../domain/workflow/zone-stage.ts";
import { type AccountRow, demoAccounts } from "./accounts.ts";
import { type ActivityRow, makeActivities } from "./activities.ts";
import type { Country } from "./country.ts";
import { dealt, fateShares } from "./fates.ts";
import { distanceM } from "./geodesy.ts";
import { eightKindergartens, type KindergartenBundle, makeKindergarten } from "./kindergartens.ts";
import { type Evidence, layOut, type PlannedSite } from "./layout.ts";
import { type OrganisationRow, organisationOf } from "./organisations.ts";
import { makeProtectedAreas, type ProtectedAreaRow } from "./protected-areas.ts";
import { makeRandom, type Random } from "./random.ts";
import { makeSite, type SiteBundle, stepsOf } from "./sites.ts";
import { makeSpacing } from "./spacing.ts";
import { stageShares } from "./zone-stages.ts";
import { makeZone, type ZoneBundle, zoneAreas } from "./zones.ts";

/** The whole synthetic network. Sites are made one by one when asked for, so that 100,000 of them need not be in memory at once. */
export interface DemoNetwork {
  readonly accounts: readonly AccountRow[];
  readonly planned: readonly PlannedSite[];
  /** A planned site with all that hangs on it; the same each time. */
  site(planned: PlannedSite): SiteBundle;
  /** Its group alone, at a fraction of the work. */
  organisation(planned: PlannedSite): OrganisationRow | undefined;
  readonly zones: readonly ZoneBundle[];
  readonly kindergartens: readonly KindergartenBundle[];
  readonly activities: readonly ActivityRow[];
  readonly protectedAreas: readonly ProtectedAreaRow[];
}

interface DemoOptions {
  readonly seed: string;
  /** How many sites, 1 to 100,000. */
  readonly sites: number;
}

const mostZones = 400;
const mostKindergartens = 160;
const zonesApartM = 3_000;
const linkedWithinM = 1_500;
const servedWithinM = 25_000;

/**
 * Invents a network: the same country, evidence, seed and size give the same rows, id by id.
 * @throws RangeError when the size is not a whole number from 1 to 100,000
 */
export function makeDemoNetwork(country: Country, evidence: Evidence, { seed, sites: size }: DemoOptions): DemoNetwork {
  if (!Number.isInteger(size) || size < 1 || size > 100_000) {
    throw new RangeError(`The demo network has 1 to 100,000 sites, not ${size}`);
  }
  const planned = layOut(country, evidence, seed, size);
  const site = (plan: PlannedSite) => makeSite(seed, plan);
  const soumCodes = [...new Set(planned.map(({ soum }) => soum.code))].sort();
  const zones = planZones(planned, site, seed, size);
  return {
    accounts: Object.values(demoAccounts),
    planned,
    site,
    organisation: (plan) => organisationOf(seed, plan, stepsOf(seed, plan)),
    zones,
    kindergartens: planKindergartens(planned, site, seed, size),
    activities: makeActivities(seed, soumCodes, Math.min(15, size / 240)),
    protectedAreas: makeProtectedAreas(seed, zones),
  };
}

const endOfFate = new Map(fateShares.map(({ fate, ends }) => [fate, ends]));
const statusNow = ({ fate }: PlannedSite): SiteStatus => endOfFate.get(fate) ?? "UNASSESSED";

/** Which sites a zone of each stage is for, the best first; land handed back has accepted zones and no others. */
const fitting: Partial<Record<ZoneStage, readonly SiteStatus[]>> = {
  ACCEPTED: ["HANDED_BACK", "INFORMAL"],
  HANDOVER_SUBMITTED: ["CLOSURE", "EXPIRED"],
  MONITORING: ["CLOSURE", "EXPIRED", "FORMAL"],
  REJECTED: ["TERMINATED", "EXPIRED"],
  REDISTURBED: ["INFORMAL"],
  TECHNICAL: ["FORMAL", "SUSPENDED"],
  TECHNICAL_DONE: ["FORMAL", "EXPIRED"],
  BIOLOGICAL: ["FORMAL", "EXPIRED"],
  PLANNED: ["LAND_APPROVED", "FORMAL"],
  ASSESSED: ["ABANDONED", "INFORMAL"],
  IDENTIFIED: ["INFORMAL"],
};

function planZones(
  planned: readonly PlannedSite[],
  site: (plan: PlannedSite) => SiteBundle,
  seed: string,
  size: number,
): ZoneBundle[] {
  const random = makeRandom(`${seed} zones`);
  const count = Math.min(mostZones, Math.max(1, Math.round((17 * size) / 240)), planned.length);
  const areas = zoneAreas(count, random);
  const order = stageShares.map(([stage]) => stage);
  const stages = dealt(stageShares, count, random).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const taken = makeSpacing(zonesApartM);
  const isFree = (plan: PlannedSite) => taken.countWithin(plan.place, zonesApartM) === 0;
  const candidates = byStatus(random.shuffled(planned));
  const zones: ZoneBundle[] = [];
  for (const [index, stage] of stages.entries()) {
    const main = pickSite(candidates, stage, isFree);
    if (!main) continue; // a network of a handful of sites has no room for more zones
    taken.add(main.place);
    const sites = [main, ...neighboursOf(main, planned, random)].map(site);
    zones.push(makeZone(seed, { number: index + 1, stage, sites, areaHa: areas[index] ?? 1 }));
  }
  return zones;
}

function byStatus(planned: readonly PlannedSite[]): ReadonlyMap<SiteStatus, readonly PlannedSite[]> {
  const groups = new Map<SiteStatus, PlannedSite[]>();
  for (const plan of planned) {
    const status = statusNow(plan);
    const group = groups.get(status);
    // Land handed back that lies alone comes first: only that may be shown as an outline.
    if (group && status === "HANDED_BACK" && plan.isAlone) group.unshift(plan);
    else if (group) group.push(plan);
    else groups.set(status, [plan]);
  }
  return groups;
}

function pickSite(
  candidates: ReadonlyMap<SiteStatus, readonly PlannedSite[]>,
  stage: ZoneStage,
  isFree: (plan: PlannedSite) => boolean,
): PlannedSite | undefined {
  const rest = [...candidates.keys()].filter((status) => status !== "HANDED_BACK");
  for (const status of [...(fitting[stage] ?? []), ...rest]) {
    const found = candidates.get(status)?.find(isFree);
    if (found) return found;
  }
  return undefined;
}

/** Up to two more sites of the same pits. Land handed back is repaired by its own zone alone. */
function neighboursOf(main: PlannedSite, planned: readonly PlannedSite[], random: Random): PlannedSite[] {
  if (statusNow(main) === "HANDED_BACK") return [];
  const near = planned.filter(
    (plan) =>
      plan !== main &&
      plan.soum === main.soum &&
      statusNow(plan) !== "HANDED_BACK" &&
      distanceM(plan.place, main.place) < linkedWithinM,
  );
  return random.shuffled(near).slice(0, 2);
}

function planKindergartens(
  planned: readonly PlannedSite[],
  site: (plan: PlannedSite) => SiteBundle,
  seed: string,
  size: number,
): KindergartenBundle[] {
  const random = makeRandom(`${seed} kindergartens`);
  const count = Math.min(mostKindergartens, Math.max(1, Math.round((8 * size) / 240)));
  const bySoum = new Map<string, PlannedSite[]>();
  for (const plan of planned) bySoum.set(plan.soum.code, [...(bySoum.get(plan.soum.code) ?? []), plan]);
  const busiest = [...bySoum.values()].sort((a, b) => b.length - a.length || (a[0]?.number ?? 0) - (b[0]?.number ?? 0));
  return busiest.slice(0, count).flatMap((sites, index) => {
    const kind = eightKindergartens[index % eightKindergartens.length];
    if (!kind) return [];
    const main = random.pick(sites);
    const served = sites
      .filter(({ place }) => distanceM(place, main.place) < servedWithinM)
      .slice(0, 8)
      .map((plan) => site(plan).site.id);
    return [makeKindergarten(seed, { ...kind, number: index + 1, site: main, servedSiteIds: served })];
  });
}
