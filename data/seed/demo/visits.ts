import type { confidences, presence, suspicion } from "../../domain/layers/vocabulary.ts";
import { demoAccounts } from "./accounts.ts";
import { type Day, dayOf, isoDate, isoMoment, newestDay, recordedMs } from "./calendar.ts";
import type { StatusStep } from "./histories.ts";
import type { PlannedSite } from "./layout.ts";
import { makeRandom, type Random, uuidAt } from "./random.ts";

type Presence = (typeof presence)[number]["code"];
type Suspicion = (typeof suspicion)[number]["code"];

export interface SiteVisitRow {
  readonly id: string;
  readonly siteId: string;
  readonly visitedOn: string;
  readonly wasOnSite: boolean;
  readonly notVisitedReason: string | null;
  readonly workers: number | null;
  readonly women: number | null;
  readonly men: number | null;
  readonly countMethod: "counted" | "estimated" | "reported" | null;
  readonly kindergartenAgeChildren: number | null;
  readonly under15Seen: Presence;
  readonly openShafts: number | null;
  readonly maxDepthM: number | null;
  readonly mercury: Suspicion;
  readonly waterContamination: Suspicion;
  readonly confidence: (typeof confidences)[number]["code"];
  readonly note: null;
  readonly actorId: string;
  readonly recordedAt: string;
  readonly isDemo: true;
}

const mostVisits = 7;
const absences = ["Road closed by snow", "River too high to cross", "Vehicle broke down", "Access refused at the gate"];

/** What was seen over the years. The visit that found people at work is the first; many things were not assessed, and that is not "no". */
export function visitsOf(
  seed: string,
  siteId: string,
  site: PlannedSite,
  steps: readonly StatusStep[],
): SiteVisitRow[] {
  const random = makeRandom(`${seed} visits ${site.number}`);
  const crew = Math.round(Math.min(90, 4 + Math.exp(random.normal() * 0.8 + 2)));
  return visitDays(site, steps, random).map((day) => {
    const recordedAtMs = recordedMs(day, random);
    const base = {
      id: uuidAt(random, recordedAtMs),
      siteId,
      visitedOn: isoDate(day),
      note: null,
      isDemo: true,
    } as const;
    const isAbsent = site.fate === "unassessed" || random.chance(0.06);
    const seen = isAbsent ? notReached(random) : whatWasSeen(site, isIdle(steps, day), crew, random);
    const actorId = random.chance(0.8) ? demoAccounts.officer.id : demoAccounts.planner.id;
    return { ...base, ...seen, actorId, recordedAt: isoMoment(recordedAtMs) };
  });
}

function visitDays(site: PlannedSite, steps: readonly StatusStep[], random: Random): Day[] {
  const first = steps.find(({ status }) => status === "INFORMAL")?.on;
  if (site.fate === "unassessed" || first === undefined) {
    const known = steps[0]?.on ?? newestDay;
    return random.chance(0.25) ? [Math.min(newestDay, known + random.integer(20, 200))] : [];
  }
  const days = [first];
  const meanGap = site.fate.startsWith("informal") ? 1_300 : 900;
  for (let day = first; ; ) {
    day += random.integer(200, 2 * meanGap - 200);
    if (day > newestDay || days.length >= mostVisits) break;
    days.push(day);
  }
  const recent = random.integer(dayOf("2024-07-01"), newestDay - 3);
  if (random.chance(0.6) && recent > (days.at(-1) ?? recent) + 60) days.push(recent);
  return days;
}

/** Nobody works once extraction ended; after a suspension fewer do. */
function isIdle(steps: readonly StatusStep[], day: Day): boolean {
  const current = steps.findLast(({ on }) => on <= day)?.status;
  return current === "CLOSURE" || current === "HANDED_BACK" || current === "ABANDONED";
}

type Seen = Omit<SiteVisitRow, "id" | "siteId" | "visitedOn" | "note" | "isDemo" | "actorId" | "recordedAt">;

function notReached(random: Random): Seen {
  return {
    wasOnSite: false,
    notVisitedReason: random.pick(absences),
    workers: null,
    women: null,
    men: null,
    countMethod: null,
    kindergartenAgeChildren: null,
    under15Seen: "not_assessed",
    openShafts: null,
    maxDepthM: null,
    mercury: "not_assessed",
    waterContamination: "not_assessed",
    confidence: "low",
  };
}

function whatWasSeen(site: PlannedSite, idle: boolean, crew: number, random: Random): Seen {
  const isPlacer = site.mineral === "gold_placer" || site.mineral === "salt";
  const shafts = isPlacer ? random.integer(0, 3) : random.integer(0, 14);
  return {
    wasOnSite: true,
    notVisitedReason: null,
    ...peopleSeen(idle ? 0 : Math.max(2, Math.round(crew * random.between(0.5, 1.4))), random),
    under15Seen: random.chance(0.35) ? "not_assessed" : random.chance(0.04) ? "seen" : "none",
    openShafts: random.chance(0.3) ? null : shafts,
    maxDepthM: random.chance(0.45) ? null : Math.round(random.between(1, isPlacer ? 7 : 28) * 2) / 2,
    mercury: mercuryAt(site, random),
    waterContamination: random.weighted([
      ["not_assessed", 50],
      ["none", 38],
      ["suspected", 10],
      ["confirmed", 2],
    ]),
    confidence: random.weighted([
      ["low", 20],
      ["medium", 50],
      ["high", 30],
    ]),
  };
}

function peopleSeen(workers: number, random: Random) {
  const method = random.pick(["counted", "counted", "estimated", "reported"] as const);
  const isCountedBySex = random.chance(0.75);
  const women = Math.floor(workers * random.between(0.24, 0.33) + random.next());
  const children = Math.round(workers * random.between(0, 0.45));
  const isAssessed = random.chance(0.9);
  return {
    workers: isAssessed ? workers : null,
    women: isAssessed && isCountedBySex ? women : null,
    men: isAssessed && isCountedBySex ? workers - women : null,
    countMethod: isAssessed ? method : null,
    kindergartenAgeChildren: random.chance(0.35) ? null : children,
  };
}

function mercuryAt(site: PlannedSite, random: Random): Suspicion {
  if (random.chance(0.4)) return "not_assessed";
  if (site.mineral !== "gold_hard_rock") return random.chance(0.97) ? "none" : "suspected";
  return random.weighted([
    ["none", 70],
    ["suspected", 22],
    ["confirmed", 8],
  ]);
}
