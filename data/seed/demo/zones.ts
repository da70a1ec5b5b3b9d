import type { SiteStatus } from "../../domain/workflow/site-status.ts";
import type { ZoneStage } from "../../domain/workflow/zone-stage.ts";
import { demoAccounts } from "./accounts.ts";
import { type Day, dayOf, isoDate, isoMoment, newestDay, recordedMs } from "./calendar.ts";
import { apportion } from "./fates.ts";
import { irregularPolygon, isInside, nearby, type Position, type Ring } from "./geodesy.ts";
import type { DepositType } from "./minerals.ts";
import { makeRandom, type Random, uuidAt } from "./random.ts";
import type { SiteBundle } from "./sites.ts";
import { readingsOf, type ZoneReadingRow } from "./zone-readings.ts";
import { countersAt, type HectareCounters, type StageStep, tellStages } from "./zone-stages.ts";

interface ZoneRow extends HectareCounters {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameMn: string;
  readonly geometry: { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] };
  readonly declaredAreaHa: number;
  readonly origin: "abandoned_asm" | "active_asm" | "unknown";
  readonly depositType: DepositType | null;
  readonly organisationId: string | null;
  readonly funder: string | null;
  readonly workerDays: number | null;
  readonly costMnt: number | null;
  readonly species: readonly string[];
  readonly isFenced: boolean | null;
  readonly nextCheckOn: string | null;
  readonly markedBy: string;
  readonly isDemo: true;
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface ZoneStageEventRow {
  readonly id: string;
  readonly zoneId: string;
  readonly stage: ZoneStage;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly hectares: number | null;
  readonly dueOn: string | null;
  readonly documentReference: string | null;
  readonly note: string | null;
  readonly actorId: string;
  readonly isDemo: true;
}

interface ZoneDecisionRow {
  readonly zoneId: string;
  readonly shownAs: "outline" | "soum";
  readonly decidedBy: string;
  readonly confirmedBy: string;
  readonly decidedOn: string;
  readonly isDemo: true;
}

export interface ZoneBundle {
  readonly zone: ZoneRow;
  readonly events: readonly ZoneStageEventRow[];
  readonly linkedSiteIds: readonly string[];
  readonly decision: ZoneDecisionRow | undefined;
  readonly readings: readonly ZoneReadingRow[];
}

/** What a zone is made for: the stage it has reached today and the sites it repairs, the first of which it lies beside. */
interface ZonePlan {
  readonly number: number;
  readonly stage: ZoneStage;
  readonly sites: readonly SiteBundle[];
  readonly areaHa: number;
}

/** The programme's published total of 144 ha in 17 places; these places and their sizes are invented. */
const hectaresOf17 = 144;
const natives = [
  "Agropyron cristatum",
  "Elymus sibiricus",
  "Caragana microphylla",
  "Artemisia frigida",
  "Stipa krylovii",
];

/** Hectares of each zone, to 0.01, that add up to 144 for 17 zones and in proportion for more. */
export function zoneAreas(count: number, random: Random): number[] {
  const weights = Array.from({ length: count }, () => Math.exp(Math.max(-1, Math.min(1, random.normal() * 0.5))));
  return apportion(weights, Math.round((hectaresOf17 * 100 * count) / 17)).map((hundredths) => hundredths / 100);
}

export function makeZone(seed: string, plan: ZonePlan): ZoneBundle {
  const random = makeRandom(`${seed} zone ${plan.number}`);
  const [main] = plan.sites;
  if (!main) throw new Error(`zone ${plan.number} has no site`);
  const steps = tellStages(plan.stage, reachedOn(plan, main, random), random);
  const recordings = steps.map(({ on }) => recordedMs(on, random));
  const id = uuidAt(random, recordings[0] ?? 0);
  const counters = countersAt(steps, plan.areaHa, random);
  return {
    zone: zoneRow(id, plan, main, counters, recordings, random),
    events: steps.map((step, index) => stageEvent(id, step, recordings[index] ?? 0, counters, random)),
    linkedSiteIds: plan.sites.map(({ site }) => site.id),
    decision: decisionOf(id, plan, main, steps, random),
    readings: readingsOf(seed, id, plan.number, steps),
  };
}

/** Land is accepted shortly before it is handed back; other zones reached their stage lately, or were accepted in some year since 2017. */
function reachedOn(plan: ZonePlan, main: SiteBundle, random: Random): Day {
  const handedBack = main.steps.find(({ status }) => status === "HANDED_BACK")?.on;
  if (plan.stage === "ACCEPTED" && handedBack !== undefined) return handedBack - random.integer(5, 60);
  if (plan.stage === "ACCEPTED") return random.integer(dayOf("2017-06-01"), dayOf("2025-05-31"));
  return random.integer(dayOf("2024-03-01"), newestDay - 10);
}

function zoneRow(
  id: string,
  plan: ZonePlan,
  main: SiteBundle,
  counters: HectareCounters,
  recordings: readonly number[],
  random: Random,
): ZoneRow {
  const isPlanted = counters.biologicalHa !== null;
  const days = Math.round((counters.technicalHa ?? 0) * random.between(60, 140));
  return {
    id,
    code: `RZ-${String(plan.number).padStart(3, "0")}`,
    nameEn: `Demo zone ${plan.number} (illustrative)`,
    nameMn: `Үзүүлэх бүс ${plan.number} (жишээ)`,
    geometry: { type: "MultiPolygon", coordinates: [[outline(plan, main, random)]] },
    declaredAreaHa: Math.round(plan.areaHa * 10) / 10,
    ...counters,
    origin: originOf(main.steps.at(-1)?.status, random),
    depositType: main.site.depositType,
    organisationId: main.organisation?.id ?? null,
    funder: random.chance(0.6) ? "Demo rehabilitation fund" : null,
    workerDays: counters.technicalHa === null ? null : days,
    // A day's work and what it needs, at a price of nowhere in particular.
    costMnt: counters.technicalHa === null ? null : days * 85_000,
    species: isPlanted ? random.shuffled(natives).slice(0, random.integer(2, 4)) : [],
    isFenced: isPlanted ? random.chance(0.7) : null,
    nextCheckOn: ["TECHNICAL", "BIOLOGICAL", "MONITORING"].includes(plan.stage)
      ? isoDate(newestDay + random.integer(-60, 150))
      : null,
    markedBy: demoAccounts.officer.id,
    isDemo: true,
    createdAt: isoMoment(Math.min(...recordings)),
    updatedAt: isoMoment(Math.max(...recordings)),
  };
}

/** An irregular outline beside the site, all of it in the site's own soum where the soum has room. */
function outline(plan: ZonePlan, main: SiteBundle, random: Random): Ring {
  const place: Position = [main.site.lon, main.site.lat];
  const draw = (centre: Position) => irregularPolygon(centre, plan.areaHa, random.integer(5, 30), random);
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const ring = draw(nearby(place, 120, 700, random));
    if (ring.every((corner) => isInside(main.planned.soum.polygons, corner))) return ring;
  }
  return draw(place);
}

function originOf(status: SiteStatus | undefined, random: Random): ZoneRow["origin"] {
  if (random.chance(0.1)) return "unknown";
  return status === "FORMAL" || status === "SUSPENDED" ? "active_asm" : "abandoned_asm";
}

function stageEvent(
  zoneId: string,
  step: StageStep,
  recordedAtMs: number,
  counters: HectareCounters,
  random: Random,
): ZoneStageEventRow {
  const hectares: Partial<Record<ZoneStage, number | null>> = {
    ASSESSED: counters.disturbedHa,
    TECHNICAL_DONE: counters.technicalHa,
    MONITORING: counters.biologicalHa,
    ACCEPTED: counters.acceptedHa,
  };
  const papers: Partial<Record<ZoneStage, string>> = {
    ASSESSED: "Baseline sheet",
    PLANNED: "Plan and memorandum",
    TECHNICAL_DONE: "Technical checklist",
    HANDOVER_SUBMITTED: "Draft hand-over act",
    ACCEPTED: "Hand-over act",
    REJECTED: "Commission note",
  };
  const paper = papers[step.stage];
  // Whoever verifies is another than whoever marked the zone.
  const isVerification = step.stage === "ACCEPTED" || step.stage === "REJECTED";
  return {
    id: uuidAt(random, recordedAtMs),
    zoneId,
    stage: step.stage,
    effectiveOn: isoDate(step.on),
    recordedAt: isoMoment(recordedAtMs),
    hectares: hectares[step.stage] ?? null,
    dueOn: step.stage === "REJECTED" ? isoDate(step.on + random.integer(60, 180)) : null,
    documentReference: paper ? `${paper} ${random.integer(1, 180)}` : null,
    note: step.stage === "REJECTED" ? "Demo: level the northern slope and close the last shaft." : null,
    actorId: isVerification ? demoAccounts.planner.id : demoAccounts.officer.id,
    isDemo: true,
  };
}

/** Two persons decide how accepted land is shown: its outline only when handed back and with nobody at work nearby, else its soum. */
function decisionOf(
  zoneId: string,
  plan: ZonePlan,
  main: SiteBundle,
  steps: readonly StageStep[],
  random: Random,
): ZoneDecisionRow | undefined {
  const accepted = steps.findLast(({ stage }) => stage === "ACCEPTED")?.on;
  if (plan.stage !== "ACCEPTED" || accepted === undefined) return undefined;
  const isHandedBack = plan.sites.every(({ steps: story }) => story.at(-1)?.status === "HANDED_BACK");
  const decided = Math.max(accepted + 70, dayOf("2025-01-15") + random.integer(0, 90));
  return {
    zoneId,
    shownAs: isHandedBack && main.planned.isAlone ? "outline" : "soum",
    decidedBy: demoAccounts.planner.id,
    confirmedBy: demoAccounts.administrator.id,
    decidedOn: isoDate(decided),
    isDemo: true,
  };
}
