import { dayOf, isoMoment } from "./calendar.ts";
import { consentOf, type SiteConsentRow } from "./consents.ts";
import { irregularPolygon, type Position, type Ring } from "./geodesy.ts";
import { type StatusStep, tellHistory } from "./histories.ts";
import type { PlannedSite } from "./layout.ts";
import { type DepositType, depositOf, type Mineral, mineralsOf } from "./minerals.ts";
import { type OrganisationRow, organisationOf } from "./organisations.ts";
import { makeRandom, type Random, uuidAt } from "./random.ts";
import { type SiteStatusEventRow, statusEvents } from "./status-events.ts";
import { type SiteVisitRow, visitsOf } from "./visits.ts";

interface SiteRow {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameMn: string;
  readonly siteKind: "mine" | "processing" | "both";
  readonly depositType: DepositType | null;
  readonly minerals: readonly Mineral[];
  readonly organisationId: string | null;
  readonly lon: number;
  readonly lat: number;
  /** Ring of the drawn area, or null. */
  readonly area: { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] } | null;
  /** Declared hectares; the database computes them where an area is drawn. At most 5, the published ceiling for a group. */
  readonly areaHa: number | null;
  readonly locationPrecision: "gps" | "map" | "described";
  readonly prohibitedZone:
    | "not_assessed"
    | "none"
    | "river_source"
    | "water_protection"
    | "forest_fund"
    | "protected_area";
  readonly isDemo: true;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A site with everything that hangs on it alone. */
export interface SiteBundle {
  readonly planned: PlannedSite;
  readonly steps: readonly StatusStep[];
  readonly site: SiteRow;
  readonly organisation: OrganisationRow | undefined;
  readonly events: readonly SiteStatusEventRow[];
  readonly visits: readonly SiteVisitRow[];
  readonly consent: SiteConsentRow | undefined;
}

const largestAreaHa = 4.95;

/** The story of a site alone: cheap, and the same as in its bundle. */
export function stepsOf(seed: string, planned: PlannedSite): StatusStep[] {
  return tellHistory(planned.fate, makeRandom(`${seed} history ${planned.number}`));
}

/** Everything of one site, from the seed and its plan: the same whether made first or last. */
export function makeSite(seed: string, planned: PlannedSite): SiteBundle {
  const steps = stepsOf(seed, planned);
  const random = makeRandom(`${seed} site ${planned.number}`);
  const organisation = organisationOf(seed, planned, steps);
  const id = siteIdOf(seed, planned, steps);
  const events = statusEvents(id, planned.number, steps, planned.mineral, random);
  const site = siteRow(id, planned, steps, events, organisation, random);
  const consent = consentOf(seed, id, planned, steps);
  return { planned, steps, site, organisation, events, visits: visitsOf(seed, id, planned, steps), consent };
}

function siteIdOf(seed: string, planned: PlannedSite, steps: readonly StatusStep[]): string {
  return uuidAt(makeRandom(`${seed} site id ${planned.number}`), (steps[0]?.on ?? dayOf("2010-01-01")) * 86_400_000);
}

function siteRow(
  id: string,
  planned: PlannedSite,
  steps: readonly StatusStep[],
  events: readonly SiteStatusEventRow[],
  organisation: OrganisationRow | undefined,
  random: Random,
): SiteRow {
  const { number, place } = planned;
  const isContracted = steps.some(({ status }) => status === "FORMAL");
  const recordings = events.map((event) => event.recordedAt).sort();
  return {
    id,
    code: siteCode(number),
    nameEn: `Demo site ${number}`,
    nameMn: `Үзүүлэх талбай ${number}`,
    siteKind: siteKindOf(planned.mineral, random),
    depositType: depositOf(planned.mineral, random),
    minerals: mineralsOf(planned.mineral, random),
    organisationId: organisation?.id ?? null,
    lon: place[0],
    lat: place[1],
    ...areaOf(place, steps, random),
    locationPrecision: precisionOf(planned, random),
    prohibitedZone: prohibitedZoneOf(isContracted, random),
    isDemo: true,
    createdAt: recordings[0] ?? isoMoment(0),
    updatedAt: recordings.at(-1) ?? isoMoment(0),
  };
}

/** The code people use: ASM-0147. */
function siteCode(number: number): string {
  return `ASM-${String(number).padStart(4, "0")}`;
}

function siteKindOf(mineral: Mineral, random: Random): SiteRow["siteKind"] {
  if (mineral !== "gold_hard_rock") return random.chance(0.97) ? "mine" : "both";
  return random.weighted([
    ["mine", 80],
    ["both", 14],
    ["processing", 6],
  ]);
}

/** An outline where land was asked for (mostly), a declared or estimated size elsewhere, or nothing known. */
function areaOf(place: Position, steps: readonly StatusStep[], random: Random): Pick<SiteRow, "area" | "areaHa"> {
  const hectares = Math.round(random.between(0.5, largestAreaHa) * 100) / 100;
  const isLandKnown = steps.some(({ status }) => status === "LAND_REQUESTED");
  const isDrawn = random.chance(isLandKnown ? 0.75 : 0.05);
  if (isDrawn) {
    const ring = irregularPolygon(place, hectares, random.integer(4, 9), random);
    return { area: { type: "MultiPolygon", coordinates: [[ring]] }, areaHa: null };
  }
  return { area: null, areaHa: isLandKnown || random.chance(0.4) ? hectares : null };
}

function precisionOf(planned: PlannedSite, random: Random): SiteRow["locationPrecision"] {
  if (planned.fate === "unassessed") return random.pick(["map", "described"] as const);
  return random.weighted([
    ["gps", 80],
    ["map", 16],
    ["described", 4],
  ]);
}

function prohibitedZoneOf(isContracted: boolean, random: Random): SiteRow["prohibitedZone"] {
  if (isContracted) return random.chance(0.93) ? "none" : "not_assessed";
  return random.weighted([
    ["not_assessed", 55],
    ["none", 32],
    ["river_source", 4],
    ["water_protection", 5],
    ["forest_fund", 3],
    ["protected_area", 1],
  ]);
}
