import { canMove } from "../../domain/workflow/workflow.ts";
import { type ZoneStage, zoneStageWorkflow } from "../../domain/workflow/zone-stage.ts";
import type { Day } from "./calendar.ts";
import type { Random } from "./random.ts";

export interface StageStep {
  readonly stage: ZoneStage;
  readonly on: Day;
}

/** How many of 17 zones stand at each stage today: all eleven are there, acceptance most often. */
export const stageShares: readonly (readonly [ZoneStage, number])[] = [
  ["ACCEPTED", 6],
  ["HANDOVER_SUBMITTED", 1],
  ["MONITORING", 1],
  ["REJECTED", 1],
  ["REDISTURBED", 1],
  ["TECHNICAL", 2],
  ["TECHNICAL_DONE", 1],
  ["BIOLOGICAL", 1],
  ["PLANNED", 1],
  ["ASSESSED", 1],
  ["IDENTIFIED", 1],
];

/** The way to sign-off, with the days each stage lasts before the next. */
const way: readonly (readonly [ZoneStage, fewest: number, most: number])[] = [
  ["IDENTIFIED", 20, 200],
  ["ASSESSED", 30, 120],
  ["PLANNED", 60, 150],
  ["TECHNICAL", 90, 200],
  ["TECHNICAL_DONE", 30, 90],
  ["BIOLOGICAL", 60, 120],
  ["MONITORING", 300, 700],
  ["HANDOVER_SUBMITTED", 60, 200],
  ["ACCEPTED", 200, 900],
];

/** The stages a zone went through until it reached one on a day, scheduled backwards from it. */
export function tellStages(stage: ZoneStage, reached: Day, random: Random): StageStep[] {
  const stages = stagesTo(stage, random);
  const steps: StageStep[] = [];
  let on = reached;
  for (const [index, current] of [...stages.entries()].reverse()) {
    if (index < stages.length - 1) {
      const [, fewest, most] = way.find(([name]) => name === current) ?? [current, 30, 90];
      on -= random.integer(fewest, most);
    }
    if (!canMove(zoneStageWorkflow, stages[index - 1], current)) throw new Error(`no way to ${current}`);
    steps.unshift({ stage: current, on });
  }
  return steps;
}

function stagesTo(stage: ZoneStage, random: Random): ZoneStage[] {
  const all = way.map(([name]) => name);
  if (stage === "REDISTURBED") return [...all, stage];
  const whole = stage === "REJECTED" ? [...all.slice(0, -1), stage] : all.slice(0, all.indexOf(stage) + 1);
  // National figures count technical work apart, so some land is handed over after technical work alone.
  const isTechnicalOnly = (stage === "ACCEPTED" || stage === "REJECTED") && random.chance(0.3);
  return isTechnicalOnly ? whole.filter((name) => name !== "BIOLOGICAL" && name !== "MONITORING") : whole;
}

export interface HectareCounters {
  readonly disturbedHa: number | null;
  readonly technicalHa: number | null;
  readonly topsoilHa: number | null;
  readonly biologicalHa: number | null;
  readonly acceptedHa: number | null;
}

/** Counters that agree with what has been reached: never more than the area, accepted never more than technically repaired. */
export function countersAt(steps: readonly StageStep[], areaHa: number, random: Random): HectareCounters {
  const has = (stage: ZoneStage) => steps.some((step) => step.stage === stage);
  const isPast = (stage: ZoneStage) => has(stage) && steps.at(-1)?.stage !== stage;
  const part = (of: number, low: number, high: number) => Math.floor(of * random.between(low, high) * 100) / 100;
  const disturbed = part(areaHa, 0.88, 0.99);
  const technical = has("TECHNICAL_DONE") ? disturbed : part(disturbed, 0.25, 0.7);
  const topsoil = part(technical, 0.6, 0.95);
  const biological = isPast("BIOLOGICAL") ? part(technical, 0.45, 0.95) : part(technical, 0.1, 0.35);
  return {
    disturbedHa: has("ASSESSED") ? disturbed : null,
    technicalHa: has("TECHNICAL") ? technical : null,
    topsoilHa: has("TECHNICAL_DONE") ? topsoil : null,
    biologicalHa: has("BIOLOGICAL") ? biological : null,
    acceptedHa: has("ACCEPTED") ? technical : null,
  };
}
