import type { Country, Soum } from "./country.ts";
import { apportion, dealt, type Fate, fateShares } from "./fates.ts";
import { distanceM, isInside, nearby, type Position } from "./geodesy.ts";
import { type Mineral, mineralShares } from "./minerals.ts";
import { makeRandom, type Random } from "./random.ts";
import { makeSpacing, type Spacing } from "./spacing.ts";

/** Where a site lies and how its story goes; everything else follows from its number and the seed. */
export interface PlannedSite {
  readonly number: number;
  readonly place: Position;
  readonly soum: Soum;
  readonly mineral: Mineral;
  readonly fate: Fate;
  /** No other site within seven kilometres. */
  readonly isAlone: boolean;
}

/** Soums that published evidence names, with the mineral it names: favoured by the layout. */
export type Evidence = ReadonlyMap<string, Mineral>;

const nearestToCentreM = 3_000;
const furthestFromCentreM = 45_000;
const clusterRadiusM = 2_500;
const apartM = 330;
const aloneM = 7_000;
/** Aimags with evidence for the aimag only. */
const evidenceAimags = ["MN-053", "MN-073", "MN-071"];

/** Places for all sites: about 80 soums hold any of 240, in clusters, each 3–45 km from the centre of its soum. */
export function layOut(country: Country, evidence: Evidence, seed: string, size: number): PlannedSite[] {
  const random = makeRandom(`${seed} layout ${size}`);
  const clusters = placeAll(country, evidence, size, random);
  const placed = clusters.flatMap((cluster) => cluster.places.map((place) => ({ place, soum: cluster.soum })));
  const minerals = assignMinerals(clusters, evidence, size, random);
  const spacing = makeSpacing(aloneM);
  for (const { place } of placed) spacing.add(place);
  const drafts = placed.map(({ place, soum }, index) => ({
    place,
    soum,
    mineral: minerals[index] ?? "other",
    isAlone: spacing.countWithin(place, aloneM) === 1,
  }));
  const shuffled = random.shuffled(drafts);
  const fates = dealFates(
    shuffled.map((site) => site.isAlone),
    random,
  );
  return shuffled.map((site, index) => ({ number: index + 1, fate: fates[index] ?? "informal_always", ...site }));
}

interface Cluster {
  readonly soum: Soum;
  readonly places: Position[];
}

function placeAll(country: Country, evidence: Evidence, size: number, random: Random): Cluster[] {
  const soumsWanted = Math.min(300, size, Math.max(1, Math.round(80 * (size / 240) ** 0.4)));
  const favoured = [...country.soums]
    .map((soum) => ({ soum, weight: weightOf(soum, evidence, random) }))
    .map(({ soum, weight }) => ({ soum, weight, key: random.next() ** (1 / weight) }))
    .sort((a, b) => b.key - a.key);
  const spacing = makeSpacing(apartM);
  const roomy = favoured.filter(({ soum }) => placeInSoum(soum, random) !== undefined).slice(0, soumsWanted);
  const extra = apportion(
    roomy.map(({ soum, weight }) => Math.min(weight, 4 * Math.min(1, soum.areaKm2 / 3_000)) * random.between(0.2, 1)),
    Math.max(0, size - roomy.length),
  );
  return roomy.flatMap(({ soum }, index) => fillSoum(soum, 1 + (extra[index] ?? 0), spacing, random));
}

function weightOf(soum: Soum, evidence: Evidence, random: Random): number {
  const known = evidence.has(soum.code) ? 7 : evidenceAimags.includes(soum.aimagCode) ? 2 : 1;
  const room = Math.min(1, Math.max(0.05, soum.areaKm2 / 3_000));
  return known * room * Math.exp(random.normal() * 0.7);
}

function fillSoum(soum: Soum, count: number, spacing: Spacing, random: Random): Cluster[] {
  const clusters: Cluster[] = [];
  let tries = 0;
  for (let left = count; left > 0; ) {
    tries += 1;
    if (tries > 1_000 + 50 * count) throw new Error(`soum ${soum.code} has no room for ${count} demo sites`);
    const centre = placeInSoum(soum, random);
    if (!centre) continue; // it had room before: another draw finds it
    const wanted = Math.min(left, clusterSize(count, random));
    const places: Position[] = [];
    for (let attempt = 0; attempt < wanted * 12 && places.length < wanted; attempt += 1) {
      const place = nearby(centre, 0, clusterRadiusM, random);
      if (!isAllowed(soum, place) || spacing.countWithin(place, apartM) > 0) continue;
      spacing.add(place);
      places.push(place);
    }
    left -= places.length;
    if (places.length > 0) clusters.push({ soum, places });
  }
  return clusters;
}

/** Mostly one to three places together; dozens only where a soum holds hundreds. */
function clusterSize(inSoum: number, random: Random): number {
  const mean = 1.6 + inSoum / 40;
  return 1 + Math.floor(-Math.log(1 - random.next()) * (mean - 1));
}

function placeInSoum(soum: Soum, random: Random): Position | undefined {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const place = nearby(soum.centre, nearestToCentreM, furthestFromCentreM, random);
    if (isAllowed(soum, place)) return place;
  }
  return undefined;
}

function isAllowed(soum: Soum, place: Position): boolean {
  const distance = distanceM(soum.centre, place);
  return distance > nearestToCentreM && distance < furthestFromCentreM && isInside(soum.polygons, place);
}

/** Exact national shares; the sites of a cluster share a mineral, and a soum with evidence gets the mineral it is known for while there is any left. */
function assignMinerals(clusters: readonly Cluster[], evidence: Evidence, size: number, random: Random): Mineral[] {
  const left = new Map<Mineral, number>();
  for (const mineral of dealt(mineralShares, size, random)) left.set(mineral, (left.get(mineral) ?? 0) + 1);
  const known = (cluster: Cluster) => evidence.get(cluster.soum.code);
  const byCluster = new Map<Cluster, Mineral[]>();
  for (const cluster of [...clusters.filter(known), ...clusters.filter((cluster) => !known(cluster))]) {
    let mineral = known(cluster);
    const minerals = cluster.places.map(() => {
      if (!mineral || !left.get(mineral)) mineral = random.weighted([...left.entries()]);
      left.set(mineral, (left.get(mineral) ?? 0) - 1);
      return mineral;
    });
    byCluster.set(cluster, minerals);
  }
  return clusters.flatMap((cluster) => byCluster.get(cluster) ?? []);
}

/** The mix of fates in random order, but land handed back lies alone where possible: only such land may be shown as an outline. */
function dealFates(alone: readonly boolean[], random: Random): Fate[] {
  const fates = dealt(
    fateShares.map(({ fate, of240 }) => [fate, of240] as const),
    alone.length,
    random,
  );
  const lonely = fates.flatMap((fate, index) => (alone[index] && fate !== "handed_back" ? [index] : []));
  for (const [index, fate] of fates.entries()) {
    if (fate !== "handed_back" || alone[index]) continue;
    const other = lonely.pop();
    const theirs = other === undefined ? undefined : fates[other];
    if (other === undefined || theirs === undefined) break;
    fates[index] = theirs;
    fates[other] = fate;
  }
  return fates;
}
