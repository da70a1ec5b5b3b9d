import type { Bilingual } from "../text.ts";
import { type InstrumentTimes, instrumentStateOn } from "./instruments.ts";
import { type SiteStatus, siteStatusWorkflow } from "./site-status.ts";

/** What is known about a site that decides what it may become. Null is "not recorded", which is never "no". */
export interface LegalSituation {
  readonly status: SiteStatus;
  /** The day of the step, YYYY-MM-DD. */
  readonly onDay: string;
  readonly organisation: {
    readonly members: number | null;
    readonly isInDefault: boolean | null;
  } | null;
  readonly areaHa: number | null;
  /** Code of `prohibitedZones`. */
  readonly prohibitedZone: string;
  /** Rehabilitation zones linked to the site, with their stage on the day. */
  readonly zones: readonly { readonly code: string; readonly stage: string | null }[];
  readonly instruments: readonly InstrumentTimes[];
}

export type RequirementCode =
  | "group"
  | "five-members"
  | "request"
  | "land-decision"
  | "at-most-5-ha"
  | "contract"
  | "land-or-licence"
  | "instrument-in-force"
  | "no-default"
  | "no-prohibited-zone"
  | "reason"
  | "order"
  | "zones-accepted"
  | "field-visit"
  | "closure-notice"
  | "cancellation-act"
  | "end-date-passed";

/**
 * `met` and `missing` are known from the record; `paper` is a document that comes with the step itself and cannot be known before;
 * `unknown`: nobody recorded it; `warning`: not met, and an administrator may let it pass with a reason.
 */
export type RequirementState = "met" | "missing" | "paper" | "unknown" | "warning";

export interface Requirement {
  readonly code: RequirementCode;
  readonly state: RequirementState;
  /** Code of the instrument the rule comes from; null: a rule of this project (domain notes 1.5). */
  readonly instrument: string | null;
}

export interface NextStep {
  readonly to: SiteStatus;
  /** Does it lead on along the path, back, or end it? */
  readonly direction: "forward" | "back" | "end";
  readonly requirements: readonly Requirement[];
  /** Nothing is missing that is known to be: what is left are papers and things nobody recorded. */
  readonly isOpen: boolean;
}

/** The path in its order (domain notes 1.4): a step to a later place leads forward. */
const path: readonly SiteStatus[] = [
  "UNASSESSED",
  "INFORMAL",
  "ORGANISED",
  "LAND_REQUESTED",
  "LAND_APPROVED",
  "FORMAL",
  "CLOSURE",
  "HANDED_BACK",
];
const ends: ReadonlySet<SiteStatus> = new Set(["SUSPENDED", "EXPIRED", "TERMINATED", "ABANDONED"]);

/** Where the published parameters come from (domain notes 1.3): the regulation of December 2010. */
const regulation = "RES-2010-308";
const waterLaw = "LAW-2009-LONG-NAME";

export const leastMembers = 5;
export const mostAreaHa = 5;

function directionOf(from: SiteStatus, to: SiteStatus): NextStep["direction"] {
  if (ends.has(to)) return "end";
  const [before, after] = [path.indexOf(from), path.indexOf(to)];
  if (before < 0) return to === "INFORMAL" ? "back" : "forward";
  return after > before ? "forward" : "back";
}

const known = (isMet: boolean): RequirementState => (isMet ? "met" : "missing");

function group({ organisation }: LegalSituation): Requirement[] {
  const members = organisation?.members ?? null;
  return [
    { code: "group", state: known(organisation !== null), instrument: regulation },
    {
      code: "five-members",
      state: organisation === null ? "missing" : members === null ? "unknown" : known(members >= leastMembers),
      instrument: regulation,
    },
  ];
}

function area({ areaHa }: LegalSituation): Requirement {
  const state = areaHa === null ? "unknown" : areaHa <= mostAreaHa ? "met" : "warning";
  return { code: "at-most-5-ha", state, instrument: regulation };
}

/** Names the newest regulation in force on which a contract may rest. */
function inForce({ instruments, onDay }: LegalSituation): Requirement {
  const standing = instruments.filter(
    (instrument) => instrument.bearsContracts && instrumentStateOn(instrument, onDay) === "in-force",
  );
  const newest = standing.toSorted((a, b) => b.inForceFrom.localeCompare(a.inForceFrom))[0];
  return { code: "instrument-in-force", state: known(newest !== undefined), instrument: newest?.code ?? null };
}

function warnings({ organisation, prohibitedZone }: LegalSituation): Requirement[] {
  const isInDefault = organisation?.isInDefault ?? null;
  const isAssessed = prohibitedZone !== "not_assessed";
  return [
    {
      code: "no-default",
      state: isInDefault === null ? "unknown" : isInDefault ? "warning" : "met",
      instrument: regulation,
    },
    {
      code: "no-prohibited-zone",
      state: !isAssessed ? "unknown" : prohibitedZone === "none" ? "met" : "warning",
      instrument: waterLaw,
    },
  ];
}

const paper = (code: RequirementCode, instrument: string | null = null): Requirement => ({
  code,
  state: "paper",
  instrument,
});

/** What a step asks for (domain notes 1.5: entry evidence and guards). */
function requirementsOf(situation: LegalSituation, to: SiteStatus): readonly Requirement[] {
  switch (to) {
    case "ORGANISED":
      return group(situation);
    case "LAND_REQUESTED":
      return [...group(situation), paper("request"), area(situation)];
    case "LAND_APPROVED":
      return [paper("land-decision", regulation), area(situation), ...warnings(situation).slice(1)];
    case "FORMAL":
      return contractRequirements(situation);
    case "SUSPENDED":
      return [paper("order"), paper("reason")];
    case "EXPIRED":
      return [paper("end-date-passed")];
    case "TERMINATED":
      return [paper("cancellation-act")];
    case "CLOSURE":
      return [paper("closure-notice")];
    case "HANDED_BACK":
      return [
        {
          code: "zones-accepted",
          state: known(situation.zones.every(({ stage }) => stage === "ACCEPTED")),
          instrument: null,
        },
      ];
    case "INFORMAL":
    case "ABANDONED":
      return [paper("field-visit")];
    default:
      return [];
  }
}

function contractRequirements(situation: LegalSituation): readonly Requirement[] {
  const resumes = situation.status === "SUSPENDED";
  // From a group without approved land only a licence holder's agreement leads to a contract: the licence stands for the land.
  const land: readonly Requirement[] =
    situation.status === "LAND_APPROVED"
      ? [{ code: "land-or-licence", state: "met", instrument: regulation }]
      : situation.status === "ORGANISED"
        ? [paper("land-or-licence", regulation)]
        : [];
  return [
    ...group(situation),
    ...land,
    area(situation),
    ...(resumes ? [] : [paper("contract", regulation)]),
    inForce(situation),
    ...warnings(situation),
  ];
}

/**
 * The next legal steps of a site, each with what it needs and which of that exists. The server refuses what is `missing` here
 * for the same reasons; client and server call this one function.
 */
export function nextSteps(situation: LegalSituation): readonly NextStep[] {
  return siteStatusWorkflow.transitions[situation.status].map((to) => {
    const requirements = requirementsOf(situation, to);
    return {
      to,
      direction: directionOf(situation.status, to),
      requirements,
      isOpen: requirements.every(({ state }) => state !== "missing"),
    };
  });
}

/** What each requirement says, in words a planner can read out to a group. */
export const requirementWords: Readonly<Record<RequirementCode, Bilingual>> = {
  group: { en: "A group: partnership, cooperative or NGO", mn: "Бүлэг: нөхөрлөл, хоршоо эсвэл ТББ" },
  "five-members": { en: "At least five members", mn: "Дор хаяж таван гишүүн" },
  request: {
    en: "A request for a delimited area, with number and date",
    mn: "Хил зааг нь тодорхой талбайн хүсэлт, дугаар, огноотой",
  },
  "land-decision": {
    en: "The khural's decision and the minerals authority's approval of the area",
    mn: "Хурлын шийдвэр болон ашигт малтмалын газрын зөвшөөрөл",
  },
  "at-most-5-ha": { en: "An area of at most 5 hectares", mn: "5 га-аас ихгүй талбай" },
  contract: {
    en: "A contract with the soum governor: number, kind, first day",
    mn: "Сумын Засаг даргатай байгуулсан гэрээ: дугаар, төрөл, эхлэх өдөр",
  },
  "land-or-licence": {
    en: "Approved land, or a licence holder's agreement in its place",
    mn: "Батлагдсан талбай, эсвэл тусгай зөвшөөрөл эзэмшигчийн гэрээ",
  },
  "instrument-in-force": { en: "A regulation in force on the day", mn: "Тухайн өдөр хүчинтэй журам" },
  "no-default": { en: "The group repaired its land before", mn: "Бүлэг өмнөх газраа нөхөн сэргээсэн" },
  "no-prohibited-zone": {
    en: "Not at a river source, in a water-protection zone, forest fund or protected area",
    mn: "Голын эх, усны хамгаалалтын бүс, ойн сан, тусгай хамгаалалттай газарт биш",
  },
  reason: { en: "The reason", mn: "Шалтгаан" },
  order: { en: "The order, with number and date", mn: "Тушаал, дугаар, огноотой" },
  "zones-accepted": {
    en: "Every linked rehabilitation zone accepted",
    mn: "Холбогдох бүх нөхөн сэргээлтийг хүлээн авсан",
  },
  "field-visit": { en: "A field visit", mn: "Газар дээр нь очсон тэмдэглэл" },
  "closure-notice": { en: "A notice that extraction has ended", mn: "Олборлолт дууссан мэдэгдэл" },
  "cancellation-act": { en: "The act that cancels the contract", mn: "Гэрээг цуцалсан акт" },
  "end-date-passed": { en: "The contract's last day has passed", mn: "Гэрээний хугацаа дууссан" },
};
