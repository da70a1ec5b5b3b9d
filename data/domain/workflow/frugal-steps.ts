import type { CodeEntry } from "../text.ts";
import { type DatedState, stateOn } from "./workflow.ts";
import { counterFit, type ZoneCounter } from "./zone-counters.ts";
import type { ZoneStage } from "./zone-stage.ts";

/** The six steps of the Frugal Rehabilitation Methodology (domain notes 2.1), in its order. */
export const frugalSteps = [
  { code: "planning", label: { en: "Preparation and planning", mn: "Бэлтгэл, төлөвлөлт" } },
  { code: "technical", label: { en: "Technical rehabilitation", mn: "Техникийн нөхөн сэргээлт" } },
  { code: "topsoil", label: { en: "Topsoil kept and spread", mn: "Шимт хөрсийг хадгалж, дэвсэх" } },
  { code: "biological", label: { en: "Biological rehabilitation", mn: "Биологийн нөхөн сэргээлт" } },
  {
    code: "mitigation",
    label: { en: "Mitigation over the whole mine cycle", mn: "Уурхайн бүх үе шатанд нөлөөллийг бууруулах" },
  },
  { code: "handover", label: { en: "Hand-over to local government", mn: "Орон нутагт хүлээлгэн өгөх" } },
] as const satisfies readonly CodeEntry[];
export type FrugalStep = (typeof frugalSteps)[number]["code"];

/**
 * `left-out`: handed in on technical work alone, which the workflow allows; `returned`: the commission asked for more;
 * `undone`: the land was disturbed again and nothing has begun anew.
 */
export type StepProgress = "open" | "under-way" | "done" | "left-out" | "returned" | "undone";

/** Where a zone stands in one step. */
export interface StepStanding {
  readonly step: FrugalStep;
  readonly progress: StepProgress;
  /** The day of the event that says so; null: no event does. */
  readonly on: string | null;
  /** Of the whole cycle: how many of how many things are there. */
  readonly met?: readonly [number, number];
}

interface FrugalFacts {
  /** Oldest first. */
  readonly history: readonly DatedState<ZoneStage>[];
  readonly onDay: string;
  /** Hectares as on record; null: not recorded. */
  readonly counters: Readonly<Record<ZoneCounter, number | null>>;
  /** Have cover or survival been read? */
  readonly isRead: boolean;
}

/**
 * Where a zone stands in the six steps on a day, told from its dated stages since it was last disturbed again, its counters and readings:
 * derived, never typed. The fifth, which no stage speaks of, is met as far as the damage is on record, as much land is repaired as was
 * disturbed, and what was planted has been looked at again.
 * @returns empty: it is not known yet on the day
 */
export function frugalStandings({ history, onDay, counters, isRead }: FrugalFacts): readonly StepStanding[] {
  const past = history.filter(([day]) => day <= onDay);
  const stage = stateOn(past, onDay);
  if (stage === undefined) return [];
  if (stage === "REDISTURBED") {
    const on = past.at(-1)?.[0] ?? null;
    return frugalSteps.map(({ code }) => ({ step: code, progress: "undone", on }));
  }
  // The life it leads now: land that was disturbed again begins anew.
  const life = past.slice(past.findLastIndex(([, each]) => each === "REDISTURBED") + 1);
  const technical = phase(life, "technical", ["TECHNICAL"], ["TECHNICAL_DONE"]);
  const planted = phase(life, "biological", ["BIOLOGICAL"], ["MONITORING"]);
  const handedIn = life.find(([, each]) => each === "HANDOVER_SUBMITTED");
  const biological: StepStanding =
    planted.progress === "open" && handedIn ? { ...planted, progress: "left-out", on: handedIn[0] } : planted;
  return [
    phase(life, "planning", ["IDENTIFIED", "ASSESSED"], ["PLANNED"]),
    technical,
    topsoil(counters, technical),
    biological,
    mitigation(counters, isRead || biological.progress === "left-out"),
    handover(life, stage),
  ];
}

/** A step that begins with some stages and is done with others; the newest of either tells. */
function phase(
  life: FrugalFacts["history"],
  step: FrugalStep,
  begins: readonly ZoneStage[],
  ends: readonly ZoneStage[],
): StepStanding {
  const newest = life.findLast(([, stage]) => begins.includes(stage) || ends.includes(stage));
  if (!newest) return { step, progress: "open", on: null };
  return { step, progress: ends.includes(newest[1]) ? "done" : "under-way", on: newest[0] };
}

/** No stage is of topsoil: its hectares say whether it was spread, and the end of the technical work that no more will be. */
function topsoil(counters: FrugalFacts["counters"], technical: StepStanding): StepStanding {
  const isSpread = (counters.topsoil ?? 0) > 0 && technical.progress !== "open";
  if (!isSpread) return { step: "topsoil", progress: "open", on: null };
  return { step: "topsoil", progress: technical.progress, on: technical.on };
}

function mitigation({ disturbed, technical }: FrugalFacts["counters"], isWatched: boolean): StepStanding {
  // As exact as hectares are anywhere here: 5 % is no land.
  const isRepaired = disturbed !== null && technical !== null && counterFit(disturbed, technical) !== "too-much";
  const met = [disturbed !== null, isRepaired, isWatched].filter(Boolean).length;
  return {
    step: "mitigation",
    progress: met === 3 ? "done" : met > 0 ? "under-way" : "open",
    on: null,
    met: [met, 3],
  };
}

function handover(life: FrugalFacts["history"], stage: ZoneStage): StepStanding {
  const ofStage = { ACCEPTED: "done", HANDOVER_SUBMITTED: "under-way", REJECTED: "returned" } as const;
  const progress = stage in ofStage ? ofStage[stage as keyof typeof ofStage] : "open";
  return { step: "handover", progress, on: progress === "open" ? null : (life.at(-1)?.[0] ?? null) };
}
