import { frugalStandings, frugalSteps } from "@asm-atlas/data/domain/workflow/frugal-steps.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { checkDueOn } from "@asm-atlas/data/domain/workflow/zone-checks.ts";
import { counterFit } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import type { ZoneStage } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { describe, expect, it } from "vitest";

const way: DatedState<ZoneStage>[] = [
  ["2018-05-01", "IDENTIFIED"],
  ["2018-06-01", "ASSESSED"],
  ["2018-09-01", "PLANNED"],
  ["2019-04-01", "TECHNICAL"],
  ["2019-10-01", "TECHNICAL_DONE"],
  ["2020-05-01", "BIOLOGICAL"],
  ["2020-08-01", "MONITORING"],
  ["2022-09-01", "HANDOVER_SUBMITTED"],
  ["2023-02-01", "ACCEPTED"],
];
const whole = { disturbed: 9, technical: 9, topsoil: 7, biological: 6, accepted: 9 };
const none = { disturbed: null, technical: null, topsoil: null, biological: null, accepted: null };

interface Facts {
  readonly history?: readonly DatedState<ZoneStage>[];
  readonly counters?: Readonly<Record<keyof typeof whole, number | null>>;
  readonly isRead?: boolean;
  readonly onDay?: string;
}

/** What each of the six steps is at, in their order. */
const progressOf = ({ history = way, counters = whole, isRead = true, onDay = "2026-01-01" }: Facts) =>
  frugalStandings({ history, counters, isRead, onDay }).map(({ progress }) => progress);

describe("the six steps of the methodology", () => {
  it("are all done once the land is accepted", () => {
    expect(progressOf({})).toEqual(["done", "done", "done", "done", "done", "done"]);
    const days = frugalStandings({ history: way, counters: whole, isRead: true, onDay: "2026-01-01" });
    expect(days.map(({ on }) => on)).toEqual([
      "2018-09-01",
      "2019-10-01",
      "2019-10-01",
      "2020-08-01",
      null,
      "2023-02-01",
    ]);
    expect(days.map(({ step }) => step)).toEqual(frugalSteps.map(({ code }) => code));
  });

  it.each([
    ["before it is known", "2018-04-30", []],
    ["while it is assessed", "2018-07-01", ["under-way", "open", "open", "open", "open", "open"]],
    ["while pits are filled", "2019-06-01", ["done", "under-way", "open", "open", "open", "open"]],
    ["while it is sown", "2020-06-01", ["done", "done", "open", "under-way", "open", "open"]],
    ["once it is handed in", "2022-10-01", ["done", "done", "open", "done", "open", "under-way"]],
  ] as const)("tell where it stands %s", (_when, onDay, expected) => {
    expect(progressOf({ onDay, counters: none, isRead: false })).toEqual(expected);
  });

  it("tell of land handed in on technical work alone that nothing was planted", () => {
    const history: DatedState<ZoneStage>[] = [...way.slice(0, 5), ["2020-03-01", "HANDOVER_SUBMITTED"]];
    expect(progressOf({ history, isRead: false })).toEqual(["done", "done", "done", "left-out", "done", "under-way"]);
  });

  it("tell of land returned, and of its correction", () => {
    const returned: DatedState<ZoneStage>[] = [...way.slice(0, 8), ["2022-12-01", "REJECTED"]];
    expect(progressOf({ history: returned })).toEqual(["done", "done", "done", "done", "done", "returned"]);
    const again: DatedState<ZoneStage>[] = [...returned, ["2023-04-01", "TECHNICAL"]];
    expect(progressOf({ history: again })).toEqual(["done", "under-way", "under-way", "done", "done", "open"]);
  });

  it("are undone when it is disturbed again, and begin anew", () => {
    const lost: DatedState<ZoneStage>[] = [...way, ["2024-06-01", "REDISTURBED"]];
    expect(new Set(progressOf({ history: lost }))).toEqual(new Set(["undone"]));
    const anew: DatedState<ZoneStage>[] = [...lost, ["2024-08-01", "ASSESSED"]];
    expect(progressOf({ history: anew, counters: none, isRead: false })).toEqual([
      "under-way",
      "open",
      "open",
      "open",
      "open",
      "open",
    ]);
  });

  it.each([
    [{ ...none }, false, 0],
    [{ ...none, disturbed: 9 }, false, 1],
    [{ ...none, disturbed: 9, technical: 8 }, false, 1],
    [{ ...none, disturbed: 9, technical: 8.6 }, false, 2],
    [{ ...none, disturbed: 9, technical: 9 }, true, 3],
  ])("count what of the whole cycle is there: %o, read: %s", (counters, isRead, met) => {
    const standing = frugalStandings({ history: way, counters, isRead, onDay: "2026-01-01" })[4];
    expect(standing?.met).toEqual([met, 3]);
  });
});

describe("a counter", () => {
  it.each([
    [9, "fits"],
    [10, "fits"],
    [10.01, "above-area"],
    [10.5, "above-area"],
    [10.51, "too-much"],
  ] as const)("of %d ha beside an outline of 10 ha: %s", (hectares, fit) => {
    expect(counterFit(hectares, 10)).toBe(fit);
  });
});

describe("the next check of a zone", () => {
  const monitored = { stage: "MONITORING", since: "2024-02-29", nextCheckOn: null, lastReadOn: null } as const;

  it("is on the day somebody said", () => {
    expect(checkDueOn({ ...monitored, nextCheckOn: "2024-05-01" })).toBe("2024-05-01");
    expect(checkDueOn({ ...monitored, stage: "PLANNED", nextCheckOn: "2024-05-01" })).toBe("2024-05-01");
  });

  it("is else, while it is monitored, a year after it was read last, or planted", () => {
    expect(checkDueOn(monitored)).toBe("2025-02-28");
    expect(checkDueOn({ ...monitored, lastReadOn: "2024-12-31" })).toBe("2025-12-31");
    expect(checkDueOn({ ...monitored, lastReadOn: "2020-01-01" })).toBe("2025-02-28");
    expect(checkDueOn({ ...monitored, stage: "BIOLOGICAL" })).toBeNull();
  });
});
