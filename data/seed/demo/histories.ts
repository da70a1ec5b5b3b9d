import type { SiteStatus, SuspensionReason } from "../../domain/workflow/site-status.ts";
import { siteStatusWorkflow } from "../../domain/workflow/site-status.ts";
import { canMove } from "../../domain/workflow/workflow.ts";
import type { Day } from "./calendar.ts";
import { dayOf, newestDay } from "./calendar.ts";
import type { Fate } from "./fates.ts";
import type { Random } from "./random.ts";

/** One step of a site's story. Papers, instruments and record times are added by status-events.ts. */
export interface StatusStep {
  readonly status: SiteStatus;
  readonly on: Day;
  readonly suspensionReason?: SuspensionReason;
  /** A new contract is signed with this step. */
  readonly signsContract?: boolean;
  /** The contract replaces land approval by the agreement of a licence holder. */
  readonly byLicenceHolder?: boolean;
  /** Signed while the rules were suspended: unlawful afterwards. */
  readonly duringSuspension?: boolean;
}

/** From when land could be asked for under the rules of 2010 and of 2022; no lawful step of land or contract lies between the moratorium and the restart. */
const firstRules = dayOf("2010-12-15");
const moratoriumFrom = dayOf("2019-09-02");
const moratoriumTo = dayOf("2019-11-28");
const restart = dayOf("2022-07-15");

const lately = { from: dayOf("2025-07-01"), to: newestDay };
const otherReasons: readonly SuspensionReason[] = [
  "inspection",
  "inspection",
  "environment",
  "safety",
  "dispute",
  "other",
];

/** A story under construction: refuses a step the workflow does not allow, and keeps the days in order. */
class Story {
  readonly steps: StatusStep[] = [];
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  get last(): StatusStep | undefined {
    return this.steps.at(-1);
  }

  move(status: SiteStatus, on: Day, more: Omit<StatusStep, "status" | "on"> = {}): this {
    const day = Math.max(on, (this.last?.on ?? Number.NEGATIVE_INFINITY) + 1);
    if (!canMove(siteStatusWorkflow, this.last?.status, status) || day > newestDay) {
      throw new Error(`${this.last?.status ?? "nothing"} cannot be followed by ${status} on day ${day}`);
    }
    this.steps.push({ status, on: day, ...more });
    return this;
  }

  /** A move on a random day between two dates. */
  moveWithin(status: SiteStatus, from: string, to: string, more: Omit<StatusStep, "status" | "on"> = {}): this {
    return this.move(status, this.random.integer(dayOf(from), dayOf(to)), more);
  }
}

/** The story of a site of this fate, from the day it became known to the newest day. */
export function tellHistory(fate: Fate, random: Random): StatusStep[] {
  const story = new Story(random);
  tellers[fate](story);
  return story.steps;
}

const tellers: Record<Fate, (story: Story) => void> = {
  contract_resumed: (story) => {
    moratorium(firstContract(story));
    const signs = story.random.chance(0.7);
    story.moveWithin("FORMAL", "2022-08-01", "2023-12-20", signs ? { signsContract: true } : {});
  },
  contract_renewed: (story) => {
    moratorium(firstContract(story)).moveWithin("EXPIRED", "2020-02-01", "2022-05-31");
    story.move("FORMAL", signingDay(story.random, "2022-10-01"), { signsContract: true });
  },
  contract_unbroken: (story) => {
    leadUp(story, "ORGANISED", story.random.integer(dayOf("2014-01-15"), dayOf("2018-06-30")), firstRules);
    story.moveWithin("FORMAL", "2018-08-01", "2019-06-20", { signsContract: true, byLicenceHolder: true });
  },
  contract_first: (story) => contract(story, signingDay(story.random, "2022-11-01"), restart),
  contract_signed_again: (story) => {
    unlawfulContract(story).moveWithin("EXPIRED", "2021-11-01", "2022-05-31");
    story.moveWithin("FORMAL", "2023-01-15", "2024-11-30", { signsContract: true });
  },
  path_organised: (story) => onTheWay(story, "ORGANISED", "2021-03-01"),
  path_requested: (story) => onTheWay(story, "LAND_REQUESTED", "2022-10-01"),
  path_approved: (story) => onTheWay(story, "LAND_APPROVED", "2022-12-01"),
  informal_always: (story) => informalFrom(story, becameKnown(story.random, "2025-09-30")),
  informal_after_contract: (story) => backToInformal(story),
  informal_after_group: (story) => {
    const goal = story.random.pick(["ORGANISED", "LAND_REQUESTED"] as const);
    leadUp(story, goal, story.random.integer(dayOf("2012-06-01"), dayOf("2019-06-30")), firstRules);
    if (goal === "LAND_REQUESTED") story.moveWithin("ORGANISED", "2019-09-20", "2020-03-31");
    story.moveWithin("INFORMAL", "2020-04-15", "2022-03-31");
  },
  unassessed: (story) => {
    story.moveWithin("UNASSESSED", "2016-01-01", "2026-05-31");
  },
  suspended_lately: (story) => {
    if (story.random.chance(0.5)) {
      moratorium(firstContract(story)).moveWithin("FORMAL", "2022-08-01", "2023-12-20", { signsContract: true });
    } else contract(story, story.random.integer(dayOf("2022-11-01"), dayOf("2024-02-20")), restart);
    story.moveWithin("SUSPENDED", "2024-04-01", "2026-06-20", { suspensionReason: story.random.pick(otherReasons) });
  },
  expired_in_moratorium: (story) => {
    moratorium(firstContract(story)).moveWithin("EXPIRED", "2020-02-01", "2022-05-31");
  },
  expired_lately: (story) => {
    contract(story, story.random.integer(dayOf("2022-11-01"), dayOf("2024-02-20")), restart);
    story.moveWithin("EXPIRED", "2024-08-01", "2026-05-31");
  },
  terminated_lately: (story) => {
    contract(story, story.random.integer(dayOf("2022-11-01"), dayOf("2024-02-20")), restart);
    story.moveWithin("TERMINATED", "2024-08-01", "2026-05-31");
  },
  terminated_unlawful: (story) => {
    unlawfulContract(story).moveWithin("TERMINATED", "2021-07-01", "2022-04-30");
  },
  closing: (story) => {
    moratorium(firstContract(story)).moveWithin("CLOSURE", "2020-06-01", "2024-09-30");
  },
  handed_back: (story) => {
    contract(story, story.random.integer(dayOf("2011-10-01"), dayOf("2013-12-20")), firstRules);
    story.moveWithin("CLOSURE", "2014-10-01", "2019-07-31");
    // Before the first cut-off of a release, so that the demo's first release can already show the land.
    const latest = dayOf("2025-02-28");
    story.move("HANDED_BACK", Math.min(latest, (story.last?.on ?? latest) + story.random.integer(900, 1900)));
  },
  abandoned: (story) => {
    informalFrom(story, story.random.integer(dayOf("2009-01-01"), dayOf("2013-12-31")));
    story.moveWithin("ABANDONED", "2015-01-01", "2024-12-31");
  },
};

/** The day a site became known: most before the first rules, the others over the years since. */
function becameKnown(random: Random, latest: string): Day {
  return random.chance(0.65)
    ? random.integer(dayOf("2008-01-01"), dayOf("2010-11-30"))
    : random.integer(dayOf("2010-12-01"), dayOf(latest));
}

function informalFrom(story: Story, known: Day): void {
  story.move("UNASSESSED", known);
  story.move("INFORMAL", Math.min(newestDay, known + story.random.integer(5, 240)));
}

/** A day of signing since `from`; nearly half of them in the newest year, as after a restart that gathers pace. */
function signingDay(random: Random, from: string): Day {
  return random.chance(0.45)
    ? random.integer(lately.from, lately.to - 5)
    : random.integer(dayOf(from), lately.from - 1);
}

/** A first contract under the rules of 2010 or 2017; rising through the years. */
function firstContract(story: Story): Story {
  const draw = () => story.random.integer(dayOf("2011-10-01"), dayOf("2019-06-28"));
  contract(story, Math.max(draw(), draw()), firstRules);
  const signed = story.last?.on ?? firstRules;
  if (dayOf("2019-06-01") - signed > 1_000 && story.random.chance(0.35)) interlude(story, signed);
  return story;
}

/** Something that happens within a long contract: an inspection, or an end date and a renewal. */
function interlude(story: Story, signed: Day): void {
  const at = signed + story.random.integer(300, 700);
  if (story.random.chance(0.5)) {
    story.move("SUSPENDED", at, { suspensionReason: story.random.pick(otherReasons) });
    story.move("FORMAL", at + story.random.integer(30, 200));
  } else {
    story.move("EXPIRED", at);
    story.move("FORMAL", at + story.random.integer(20, 250), { signsContract: true });
  }
}

/** The wave of 2019: every contract stopped within one season. */
function moratorium(story: Story): Story {
  return story.move("SUSPENDED", story.random.integer(moratoriumFrom, moratoriumTo), {
    suspensionReason: "moratorium",
  });
}

function backToInformal(story: Story): void {
  moratorium(firstContract(story));
  story.moveWithin(story.random.pick(["EXPIRED", "EXPIRED", "TERMINATED"] as const), "2020-02-01", "2021-06-30");
  story.move("INFORMAL", (story.last?.on ?? restart) + story.random.integer(30, 300));
}

function onTheWay(story: Story, goal: "ORGANISED" | "LAND_REQUESTED" | "LAND_APPROVED", from: string): void {
  if (story.random.chance(0.3)) backToInformal(story);
  const earliest = Math.max(dayOf(from), (story.last?.on ?? 0) + 60);
  leadUp(story, goal, story.random.integer(earliest, newestDay - 5), restart);
}

/** A contract signed on a day, with the whole path before it; one in ten by a licence holder's agreement instead of land. */
function contract(story: Story, signed: Day, rulesFrom: Day): void {
  if (story.random.chance(0.1)) {
    leadUp(story, "ORGANISED", signed - story.random.integer(30, 300), rulesFrom);
    story.move("FORMAL", signed, { signsContract: true, byLicenceHolder: true });
    return;
  }
  const approved = Math.max(rulesFrom + 60, signed - story.random.integer(20, 150));
  leadUp(story, "LAND_APPROVED", approved, rulesFrom);
  story.move("FORMAL", signed, { signsContract: true });
}

/** Land approved in time, the contract signed after the suspension: the kind that led to criminal proceedings. */
function unlawfulContract(story: Story): Story {
  leadUp(story, "LAND_APPROVED", story.random.integer(dayOf("2019-02-01"), dayOf("2019-08-20")), firstRules);
  return story.moveWithin("FORMAL", "2020-02-01", "2021-05-31", { signsContract: true, duringSuspension: true });
}

/** The steps that lead to a goal on a day, scheduled backwards from it. Land is asked for only while rules are in force. */
function leadUp(
  story: Story,
  goal: "ORGANISED" | "LAND_REQUESTED" | "LAND_APPROVED",
  reached: Day,
  rulesFrom: Day,
): void {
  const { random } = story;
  const approved = reached;
  const requested =
    goal === "LAND_APPROVED"
      ? Math.min(approved - 15, Math.max(rulesFrom, approved - random.integer(30, 240)))
      : reached;
  const organised = goal === "ORGANISED" ? reached : requested - random.integer(20, 300);
  if (story.last === undefined) {
    const recent = organised - random.integer(60, 1_200);
    const informal = random.chance(0.5) ? recent : Math.min(recent, random.integer(dayOf("2008-02-01"), firstRules));
    story.move("UNASSESSED", informal - random.integer(5, 400)).move("INFORMAL", informal);
  }
  story.move("ORGANISED", organised);
  if (goal !== "ORGANISED") story.move("LAND_REQUESTED", requested);
  if (goal === "LAND_APPROVED") story.move("LAND_APPROVED", approved);
}
