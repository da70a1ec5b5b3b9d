import { DatedHistories, NOT_KNOWN_YET } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import {
  balanceOf,
  type Flow,
  flowBetween,
  inflowOf,
  movesBetween,
  outflowOf,
} from "@asm-atlas/data/domain/statistics/flow.ts";
import {
  countByDirection,
  type MoveDirection,
  siteMoveDirection,
  siteMovesOf,
} from "@asm-atlas/data/domain/statistics/site-moves.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus, siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type DatedState, stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";
import { siteCodes, siteHistories, someDay, someMask } from "../helpers/random-histories.ts";

const seed = testSeed("flow between statuses");
const day = (date: string) => parseDay(date) ?? Number.NaN;
const period = fc.tuple(someDay, someDay).map(([a, b]) => (a <= b ? ([a, b] as const) : ([b, a] as const)));

function flowOf(histories: readonly (readonly DatedState[])[], after: string, until: string): Flow<SiteStatus> {
  return flowBetween(DatedHistories.of(histories, siteCodes), day(after), day(until));
}

/** The moves that happened, as `from → to`, however often each. */
function told(flow: Flow<SiteStatus>): Record<string, number> {
  return Object.fromEntries(siteMovesOf(flow).map(({ from = "unknown", to, count }) => [`${from} → ${to}`, count]));
}

describe("the flow of a period", () => {
  const story: DatedState<SiteStatus>[] = [
    ["2015-03-01", "UNASSESSED"],
    ["2016-03-01", "INFORMAL"],
    ["2017-03-01", "ORGANISED"],
    ["2018-03-01", "FORMAL"],
    ["2019-10-01", "SUSPENDED"],
    ["2022-08-01", "FORMAL"],
  ];

  it("holds every move after its first day, up to and with its last", () => {
    expect(told(flowOf([story], "2017-03-01", "2019-10-01"))).toEqual({
      "ORGANISED → FORMAL": 1,
      "FORMAL → SUSPENDED": 1,
    });
    expect(told(flowOf([story], "2017-02-28", "2019-09-30"))).toEqual({
      "INFORMAL → ORGANISED": 1,
      "ORGANISED → FORMAL": 1,
    });
  });

  it("counts there and back as two moves", () => {
    expect(told(flowOf([story], "2018-03-01", "2022-08-01"))).toEqual({
      "FORMAL → SUSPENDED": 1,
      "SUSPENDED → FORMAL": 1,
    });
  });

  it("begins a record that was not known before with its first state", () => {
    const flow = flowOf([story, []], "2010-01-01", "2016-03-01");
    expect(told(flow)).toEqual({ "unknown → UNASSESSED": 1, "UNASSESSED → INFORMAL": 1 });
    expect(movesBetween(flow, NOT_KNOWN_YET, siteCodes.indexOf("UNASSESSED"))).toBe(1);
  });

  it("passes over a state that was entered and left on one day", () => {
    const hasty: DatedState[] = [
      ["2015-03-01", "UNASSESSED"],
      ["2016-03-01", "ORGANISED"],
      ["2016-03-01", "LAND_REQUESTED"],
      ["2016-03-01", "LAND_APPROVED"],
      ["2017-03-01", "FORMAL"],
      ["2017-03-01", "SUSPENDED"],
      ["2017-03-01", "FORMAL"],
    ];
    expect(told(flowOf([hasty], "2015-03-01", "2018-01-01"))).toEqual({
      "UNASSESSED → LAND_APPROVED": 1,
      "LAND_APPROVED → FORMAL": 1,
    });
  });

  it("of no time is empty, and one that ends before it begins is refused", () => {
    expect(told(flowOf([story], "2016-03-01", "2016-03-01"))).toEqual({});
    expect(() => flowOf([story], "2016-03-02", "2016-03-01")).toThrow(RangeError);
  });

  it("balances for every state: end − start = inflow − outflow", () => {
    fc.assert(
      fc.property(siteHistories, period, fc.option(someMask, { nil: undefined }), (histories, [after, until], mask) => {
        const flow = flowBetween(DatedHistories.of(histories, siteCodes), after, until, mask);
        const counted = histories.filter((_, index) => !mask || mask[index] === 1);
        const stock = (onDay: number, code: SiteStatus) =>
          counted.filter((history) => stateOn(history, isoOfDay(onDay) ?? "") === code).length;
        for (const { code, start, end, inflow, outflow, isBalanced } of balanceOf(flow)) {
          expect(isBalanced).toBe(true);
          expect([start, end]).toEqual([stock(after, code), stock(until, code)]);
          expect(end - start).toBe(inflow - outflow);
        }
      }),
      { seed, numRuns: 400 },
    );
  });

  it("that was tampered with does not balance, and says for which states", () => {
    const flow = flowOf([story], "2010-01-01", "2023-01-01");
    const [from, to] = [siteCodes.indexOf("FORMAL"), siteCodes.indexOf("SUSPENDED")];
    const at = (from + 1) * siteCodes.length + to;
    flow.moves[at] = (flow.moves[at] ?? 0) + 1;
    const unbalanced = balanceOf(flow).filter(({ isBalanced }) => !isBalanced);
    expect(unbalanced.map(({ code }) => code)).toEqual(["FORMAL", "SUSPENDED"]);
  });

  it("is the sum of the flows of its days", () => {
    fc.assert(
      fc.property(siteHistories, period, (histories, [after, until]) => {
        const columns = DatedHistories.of(histories, siteCodes);
        const whole = flowBetween(columns, after, until).moves;
        const summed = new Uint32Array(whole.length);
        for (let onDay = after; onDay < until; onDay++) {
          const { moves } = flowBetween(columns, onDay, onDay + 1);
          for (const [at, count] of moves.entries()) summed[at] = (summed[at] ?? 0) + count;
        }
        expect(summed).toEqual(whole);
      }),
      { seed, numRuns: 60 },
    );
  });

  it("between groups is that between their statuses, without the moves inside a group", () => {
    const groups = siteStatusGroups.map(({ code }) => code);
    fc.assert(
      fc.property(siteHistories, period, (histories, [after, until]) => {
        const columns = DatedHistories.of(histories, siteCodes);
        const moves = siteMovesOf(flowBetween(columns, after, until));
        const inGroups = flowBetween(columns.grouped(groups, groupOfSiteStatus), after, until);
        for (const [row, from] of [undefined, ...groups].entries()) {
          for (const [column, to] of groups.entries()) {
            const expected = moves
              .filter(
                (move) => (move.from && groupOfSiteStatus[move.from]) === from && groupOfSiteStatus[move.to] === to,
              )
              .reduce((sum, { count }) => sum + count, 0);
            expect(movesBetween(inGroups, row + NOT_KNOWN_YET, column)).toBe(from === to ? 0 : expected);
          }
        }
      }),
      { seed, numRuns: 100 },
    );
  });

  it("goes in and out of a state as often as its moves say", () => {
    const flow = flowOf([story, story.slice(0, 4)], "2010-01-01", "2023-01-01");
    const formal = siteCodes.indexOf("FORMAL");
    expect([inflowOf(flow, formal), outflowOf(flow, formal)]).toEqual([3, 1]);
  });
});

describe("the direction of a move", () => {
  const directions: Record<string, MoveDirection> = {
    "INFORMAL → ORGANISED": "forward",
    "INFORMAL → ABANDONED": "aside",
    "ORGANISED → LAND_REQUESTED": "forward",
    "ORGANISED → FORMAL": "forward",
    "ORGANISED → INFORMAL": "back",
    "LAND_REQUESTED → LAND_APPROVED": "forward",
    "LAND_REQUESTED → ORGANISED": "back",
    "LAND_APPROVED → FORMAL": "forward",
    "LAND_APPROVED → ORGANISED": "back",
    "FORMAL → SUSPENDED": "back",
    "FORMAL → EXPIRED": "back",
    "FORMAL → TERMINATED": "back",
    "FORMAL → CLOSURE": "forward",
    "SUSPENDED → FORMAL": "forward",
    "SUSPENDED → EXPIRED": "back",
    "SUSPENDED → TERMINATED": "back",
    "SUSPENDED → CLOSURE": "forward",
    "EXPIRED → FORMAL": "forward",
    "EXPIRED → CLOSURE": "forward",
    "EXPIRED → INFORMAL": "back",
    "TERMINATED → CLOSURE": "forward",
    "TERMINATED → INFORMAL": "back",
    "CLOSURE → HANDED_BACK": "forward",
    "CLOSURE → INFORMAL": "back",
    "HANDED_BACK → LAND_APPROVED": "forward",
    "HANDED_BACK → INFORMAL": "back",
    "ABANDONED → INFORMAL": "aside",
    "ABANDONED → CLOSURE": "forward",
  };

  it("is said for every transition the workflow allows", () => {
    const allowed = siteCodes
      .filter((from) => from !== "UNASSESSED")
      .flatMap((from) =>
        siteStatusWorkflow.transitions[from].map((to) => [`${from} → ${to}`, siteMoveDirection(from, to)]),
      );
    expect(Object.fromEntries(allowed)).toEqual(directions);
  });

  it("of a first assessment is neither forward nor back: something was learned, nothing moved", () => {
    for (const to of siteStatusWorkflow.transitions.UNASSESSED)
      expect(siteMoveDirection("UNASSESSED", to)).toBe("assessed");
    expect(siteMoveDirection(undefined, "UNASSESSED")).toBe("first_known");
  });

  it("turns round with the move, wherever both ways are on the path", () => {
    const onThePath = siteCodes.filter((code) => code !== "UNASSESSED" && code !== "HANDED_BACK");
    const turned: Record<MoveDirection, MoveDirection> = {
      forward: "back",
      back: "forward",
      aside: "aside",
      assessed: "assessed",
      first_known: "first_known",
    };
    for (const from of onThePath) {
      for (const to of onThePath) expect(siteMoveDirection(to, from)).toBe(turned[siteMoveDirection(from, to)]);
    }
  });

  it("is counted over all moves of a period", () => {
    const flow = flowOf(
      [
        [
          ["2015-01-01", "UNASSESSED"],
          ["2016-01-01", "ORGANISED"],
          ["2017-01-01", "FORMAL"],
          ["2019-10-01", "SUSPENDED"],
          ["2022-08-01", "FORMAL"],
        ],
        [
          ["2015-01-01", "UNASSESSED"],
          ["2016-01-01", "INFORMAL"],
          ["2017-01-01", "ABANDONED"],
        ],
      ],
      "2014-01-01",
      "2023-01-01",
    );
    expect(countByDirection(siteMovesOf(flow))).toEqual({ first_known: 2, assessed: 2, forward: 2, back: 1, aside: 1 });
  });
});
