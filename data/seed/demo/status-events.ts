import type { ContractType, SiteStatus, SuspensionReason } from "../../domain/workflow/site-status.ts";
import { regulationOn } from "../facts/legal-instruments.ts";
import { demoAccounts } from "./accounts.ts";
import { type Day, isoDate, isoMoment, newestDay, recordedMs, yearOf } from "./calendar.ts";
import type { StatusStep } from "./histories.ts";
import type { Mineral } from "./minerals.ts";
import { type Random, uuidAt } from "./random.ts";

export interface SiteStatusEventRow {
  readonly id: string;
  readonly siteId: string;
  readonly status: SiteStatus;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly instrumentCode: string | null;
  readonly suspensionReason: SuspensionReason | null;
  readonly contractType: ContractType | null;
  readonly contractNumber: string | null;
  readonly contractFrom: string | null;
  readonly contractTo: string | null;
  readonly documentReference: string | null;
  readonly note: string | null;
  readonly actorId: string;
  readonly isDemo: true;
}

/** Steps of the path that rest on a regulation; what was merely seen on the ground does not. */
const needsInstrument: readonly SiteStatus[] = [
  "ORGANISED",
  "LAND_REQUESTED",
  "LAND_APPROVED",
  "FORMAL",
  "SUSPENDED",
  "EXPIRED",
  "TERMINATED",
  "CLOSURE",
  "HANDED_BACK",
];

/** The steps of a story as rows: with legal basis, papers, and the later day on which each was written down. */
export function statusEvents(
  siteId: string,
  siteNumber: number,
  steps: readonly StatusStep[],
  mineral: Mineral,
  random: Random,
): SiteStatusEventRow[] {
  return steps.map((step, index) => {
    const recordedAtMs = recordedMs(step.on, random);
    return {
      id: uuidAt(random, recordedAtMs),
      siteId,
      status: step.status,
      effectiveOn: isoDate(step.on),
      recordedAt: isoMoment(recordedAtMs),
      instrumentCode: instrumentOf(step),
      suspensionReason: step.suspensionReason ?? null,
      ...contractOf(siteNumber, steps, index, mineral, random),
      documentReference: documentOf(step, random),
      note: step.duringSuspension ? "Demo: signed while Resolution 151 was suspended." : null,
      actorId: random.chance(0.7) ? demoAccounts.planner.id : demoAccounts.officer.id,
      isDemo: true,
    };
  });
}

function instrumentOf(step: StatusStep): string | null {
  if (!needsInstrument.includes(step.status)) return null;
  if (step.duringSuspension) return "RES-2017-151";
  return regulationOn(isoDate(step.on))?.code ?? null;
}

type Contract = Pick<SiteStatusEventRow, "contractType" | "contractNumber" | "contractFrom" | "contractTo">;

function contractOf(
  siteNumber: number,
  steps: readonly StatusStep[],
  index: number,
  mineral: Mineral,
  random: Random,
): Contract {
  const step = steps[index];
  if (!step?.signsContract) return { contractType: null, contractNumber: null, contractFrom: null, contractTo: null };
  return {
    contractType: contractTypeOf(step, mineral, random),
    contractNumber: `DEMO-${siteNumber}/${yearOf(step.on)}-${index}`,
    contractFrom: isoDate(step.on),
    contractTo: contractEnd(steps, index, random),
  };
}

function contractTypeOf(step: StatusStep, mineral: Mineral, random: Random): ContractType {
  if (step.byLicenceHolder) return "tripartite_licence_holder";
  if (mineral === "fluorspar" && random.chance(0.4)) return "tripartite_buyer";
  return random.chance(0.04) ? "quadripartite" : "bilateral_soum";
}

/** The last day of a contract agrees with what follows: the day before it expired, or the end of a year still to come. */
function contractEnd(steps: readonly StatusStep[], index: number, random: Random): string | null {
  const later = steps.slice(index + 1);
  const ending = later.find(({ status, signsContract }) => signsContract || !["FORMAL", "SUSPENDED"].includes(status));
  if (ending?.status === "EXPIRED") return isoDate(ending.on - 1);
  if (random.chance(0.15)) return null;
  const lasts: Day = ending?.on ?? newestDay;
  return `${yearOf(lasts) + random.integer(0, 2)}-12-31`;
}

function documentOf(step: StatusStep, random: Random): string | null {
  const number = random.integer(1, 180);
  switch (step.status) {
    case "ORGANISED":
      return `Registration ${number}`;
    case "LAND_REQUESTED":
      return `Request ${number}`;
    case "LAND_APPROVED":
      return `Khural resolution ${number}`;
    case "FORMAL":
      return step.signsContract ? `Contract ${number}` : `Order to resume ${number}`;
    case "SUSPENDED":
      return step.suspensionReason === "moratorium" ? "Resolution 355" : `Inspection order ${number}`;
    case "TERMINATED":
      return `Cancellation act ${number}`;
    case "CLOSURE":
      return `Closure notice ${number}`;
    case "HANDED_BACK":
      return `Hand-over act ${number}`;
    default:
      return null;
  }
}
