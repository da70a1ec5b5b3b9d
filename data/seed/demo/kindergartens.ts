import { type KindergartenStatus, kindergartenStatusWorkflow } from "../../domain/workflow/kindergarten-status.ts";
import { canMove } from "../../domain/workflow/workflow.ts";
import { demoAccounts } from "./accounts.ts";
import { type Day, dayOf, isoDate, isoMoment, recordedMs } from "./calendar.ts";
import { isInside, nearby, type Position } from "./geodesy.ts";
import type { PlannedSite } from "./layout.ts";
import { makeRandom, type Random, uuidAt } from "./random.ts";

type Kind = "building" | "ger" | "mobile_ger" | "van";

interface KindergartenRow {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameMn: string;
  readonly kind: Kind;
  readonly lon: number;
  readonly lat: number;
  readonly seats: number;
  readonly groups: number;
  readonly teachers: number;
  readonly seasonFrom: string | null;
  readonly seasonTo: string | null;
  readonly operator: string;
  readonly funder: string | null;
  readonly isDemo: true;
  readonly createdAt: string;
  readonly updatedAt: string;
}

interface KindergartenStatusEventRow {
  readonly id: string;
  readonly kindergartenId: string;
  readonly status: KindergartenStatus;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly documentReference: string | null;
  readonly actorId: string;
  readonly isDemo: true;
}

interface KindergartenDecisionRow {
  readonly kindergartenId: string;
  readonly announcedOn: string;
  readonly sourceReference: string;
  readonly isDemo: true;
}

export interface KindergartenBundle {
  readonly kindergarten: KindergartenRow;
  readonly events: readonly KindergartenStatusEventRow[];
  readonly servedSiteIds: readonly string[];
  readonly decision: KindergartenDecisionRow | undefined;
}

interface KindergartenPlan {
  readonly number: number;
  readonly status: KindergartenStatus;
  readonly kind: Kind;
  readonly seats: number;
  /** The site whose cluster it is for. */
  readonly site: PlannedSite;
  readonly servedSiteIds: readonly string[];
}

/** Three open since 2019 and five planned: the numbers of the federation's programme, whose real places are not published. */
export const eightKindergartens: readonly Pick<KindergartenPlan, "status" | "kind" | "seats">[] = [
  { status: "OPEN", kind: "building", seats: 50 },
  { status: "OPEN", kind: "building", seats: 55 },
  { status: "OPEN", kind: "ger", seats: 45 },
  { status: "UNDER_CONSTRUCTION", kind: "building", seats: 50 },
  { status: "FUNDED", kind: "ger", seats: 24 },
  { status: "FUNDED", kind: "mobile_ger", seats: 20 },
  { status: "PROPOSED", kind: "ger", seats: 24 },
  { status: "PROPOSED", kind: "building", seats: 50 },
];

/** Average group of the national statistics for 2020–21: 29 children. */
const childrenPerGroup = 29;

export function makeKindergarten(seed: string, plan: KindergartenPlan): KindergartenBundle {
  const random = makeRandom(`${seed} kindergarten ${plan.number}`);
  const steps = tellStatuses(plan, random);
  const recordings = steps.map(({ on }) => recordedMs(on, random));
  const id = uuidAt(random, recordings[0] ?? 0);
  const opened = steps.find(({ status }) => status === "OPEN")?.on;
  return {
    kindergarten: kindergartenRow(id, plan, recordings, random),
    events: steps.map(({ status, on }, index) => ({
      id: uuidAt(random, recordings[index] ?? 0),
      kindergartenId: id,
      status,
      effectiveOn: isoDate(on),
      recordedAt: isoMoment(recordings[index] ?? 0),
      documentReference: status === "FUNDED" ? `Grant letter ${random.integer(1, 90)}` : null,
      actorId: demoAccounts.planner.id,
      isDemo: true as const,
    })),
    servedSiteIds: plan.servedSiteIds,
    decision:
      plan.kind === "building" && opened !== undefined
        ? { kindergartenId: id, announcedOn: isoDate(opened + 10), sourceReference: "Demo announcement", isDemo: true }
        : undefined,
  };
}

function kindergartenRow(
  id: string,
  plan: KindergartenPlan,
  recordings: readonly number[],
  random: Random,
): KindergartenRow {
  const [lon, lat] = standsAt(plan, random);
  const isSeasonal = plan.kind !== "building";
  const groups = Math.max(1, Math.round(plan.seats / childrenPerGroup));
  return {
    id,
    code: `KG-${String(plan.number).padStart(2, "0")}`,
    nameEn: `Demo kindergarten ${plan.number}`,
    nameMn: `Үзүүлэх цэцэрлэг ${plan.number}`,
    kind: plan.kind,
    lon,
    lat,
    seats: plan.seats,
    groups,
    teachers: groups + random.integer(0, 1),
    seasonFrom: isSeasonal ? "05-15" : null,
    seasonTo: isSeasonal ? "09-30" : null,
    operator: "Demo soum administration",
    funder: plan.status === "PROPOSED" ? null : "Demo kindergarten fund",
    isDemo: true,
    createdAt: isoMoment(Math.min(...recordings)),
    updatedAt: isoMoment(Math.max(...recordings)),
  };
}

/** A building stands in the soum's centre, a ger in the open country a few kilometres from the pits. */
function standsAt(plan: KindergartenPlan, random: Random): Position {
  const { soum, place } = plan.site;
  const draw = () =>
    plan.kind === "building" ? nearby(soum.centre, 100, 1_200, random) : nearby(place, 1_500, 4_500, random);
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const position = draw();
    if (isInside(soum.polygons, position)) return position;
  }
  return place;
}

interface StatusOn {
  readonly status: KindergartenStatus;
  readonly on: Day;
}

/** Proposed, funded, built, opened in 2019; a seasonal one closes every autumn and opens again every May. */
function tellStatuses(plan: KindergartenPlan, random: Random): StatusOn[] {
  const isOpen = plan.status === "OPEN";
  const proposed = random.integer(
    ...(isOpen ? windowOf("2017-09-01", "2018-05-31") : windowOf("2023-09-01", "2024-06-30")),
  );
  const steps: StatusOn[] = [{ status: "PROPOSED", on: proposed }];
  if (plan.status !== "PROPOSED") steps.push({ status: "FUNDED", on: proposed + random.integer(100, 240) });
  if (isOpen) {
    steps.push({ status: "UNDER_CONSTRUCTION", on: random.integer(...windowOf("2019-03-15", "2019-05-10")) });
    steps.push({ status: "OPEN", on: random.integer(...windowOf("2019-06-05", "2019-08-30")) });
    if (plan.kind !== "building") steps.push(...seasons());
  } else if (plan.status === "UNDER_CONSTRUCTION") {
    steps.push({ status: "UNDER_CONSTRUCTION", on: random.integer(...windowOf("2025-04-10", "2025-09-20")) });
  }
  for (const [index, { status }] of steps.entries()) {
    if (!canMove(kindergartenStatusWorkflow, steps[index - 1]?.status, status)) throw new Error(`no way to ${status}`);
  }
  return steps;
}

function seasons(): StatusOn[] {
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
  return years.flatMap((year) => [
    { status: "SEASONAL_CLOSED" as const, on: dayOf(`${year}-10-01`) },
    { status: "OPEN" as const, on: dayOf(`${year + 1}-05-15`) },
  ]);
}

function windowOf(from: string, to: string): [Day, Day] {
  return [dayOf(from), dayOf(to)];
}
