import { cellOf } from "@asm-atlas/data/domain/publication/cells.ts";
import { bandOf, RELEASE_DELAY_DAYS } from "@asm-atlas/data/domain/publication/rules.ts";
import { publicStatusGroupOf } from "@asm-atlas/data/domain/publication/status-groups.ts";
import {
  earliestReleaseOn,
  firstCalendar,
  isCutOff,
  nextCutOff,
  nextReleaseOn,
  stepOn,
  stepsUpTo,
} from "@asm-atlas/data/domain/publication/steps.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { describe, expect, it } from "vitest";

describe("the steps of a release", () => {
  it("are each 31 December from 2010, and the cut-off", () => {
    expect(stepsUpTo("2012-12-31")).toEqual(["2010-12-31", "2011-12-31", "2012-12-31"]);
    expect(stepsUpTo("2012-06-30")).toEqual(["2010-12-31", "2011-12-31", "2012-06-30"]);
    expect(stepsUpTo("2012-03-31")).toEqual(["2010-12-31", "2011-12-31", "2012-03-31"]);
    for (const day of ["2012-06-29", "2012-05-31", "2012-13-31", "someday"])
      expect(() => stepsUpTo(day)).toThrow(RangeError);
  });

  it("answer a day with the newest step not after it", () => {
    const steps = stepsUpTo("2012-06-30");
    expect(stepOn("2011-12-30", steps)).toBe("2010-12-31");
    expect(stepOn("2011-12-31", steps)).toBe("2011-12-31");
    expect(stepOn("2030-01-01", steps)).toBe("2012-06-30");
    expect(stepOn("2010-12-30", steps)).toBeUndefined();
  });

  it("come out at least 90 days after the cut-off, on the calendar's days", () => {
    expect(earliestReleaseOn("2025-06-30")).toBe("2025-10-01");
    expect(earliestReleaseOn("2025-12-31")).toBe("2026-04-01");
    for (const cutOff of ["2023-06-30", "2023-12-31", "2024-12-31"]) {
      expect((Date.parse(earliestReleaseOn(cutOff)) - Date.parse(cutOff)) / 86_400_000).toBeGreaterThanOrEqual(
        RELEASE_DELAY_DAYS,
      );
    }
    expect(isCutOff("2025-12-30")).toBe(false);
  });
});

describe("the calendar of releases", () => {
  it("tells, until another is set, of half-years and three months", () => {
    expect(nextReleaseOn("2026-06-30", firstCalendar)).toBe("2027-04-01");
    expect(nextReleaseOn("2025-12-31", firstCalendar)).toBe("2026-10-01");
  });

  it("is the one that was set: quarters, years, a longer delay", () => {
    const quarterly = { releasesAYear: 4, delayMonths: 3 };
    const yearly = { releasesAYear: 1, delayMonths: 12 };
    expect(nextReleaseOn("2025-12-31", quarterly)).toBe("2026-07-01");
    expect(nextReleaseOn("2026-09-30", quarterly)).toBe("2027-04-01");
    expect(nextReleaseOn("2025-12-31", yearly)).toBe("2028-01-01");
    expect(earliestReleaseOn("2026-03-31", quarterly)).toBe("2026-07-01");
    expect(isCutOff("2026-03-31", quarterly)).toBe(true);
    expect(isCutOff("2026-03-31")).toBe(false);
    expect(isCutOff("2026-06-30", yearly)).toBe(false);
  });

  it("goes on from a day of the calendar before it", () => {
    expect(nextCutOff("2026-03-31", firstCalendar)).toBe("2026-06-30");
    expect(nextCutOff("2026-09-30", { releasesAYear: 1, delayMonths: 3 })).toBe("2026-12-31");
  });
});

describe("a band", () => {
  it.each([
    [0, 0, 4],
    [4, 0, 4],
    [5, 5, 9],
    [123, 120, 124],
  ])("of %i places is %i to %i", (places, low, high) => {
    expect(bandOf(places)).toEqual({ low, high });
  });
});

describe("a cell", () => {
  it("holds its west and south edge, whatever the nearest binary number is", () => {
    expect(cellOf(106.9, 47.3)).toMatchObject({ x: 1069, y: 473 });
    expect(cellOf(106.8999999, 47.2999999)).toMatchObject({ x: 1068, y: 472 });
    expect(cellOf(106.99999999, 47.3)).toMatchObject({ x: 1070 });
  });
});

describe("the group a place is counted in", () => {
  it("is one of five for every status", () => {
    for (const { code } of siteStatusWorkflow.states) {
      expect(["under_contract", "on_the_way", "not_formalised", "suspended_or_ended", "closed"]).toContain(
        publicStatusGroupOf({ status: code, signedInForce: true }),
      );
    }
  });

  it("takes a moratorium for a fact about the law, and a contract signed under a suspended rule for one on the way", () => {
    expect(publicStatusGroupOf({ status: "SUSPENDED", suspensionReason: "moratorium", signedInForce: true })).toBe(
      "under_contract",
    );
    expect(publicStatusGroupOf({ status: "SUSPENDED", suspensionReason: "dispute", signedInForce: true })).toBe(
      "suspended_or_ended",
    );
    expect(publicStatusGroupOf({ status: "FORMAL", signedInForce: false })).toBe("on_the_way");
    expect(publicStatusGroupOf({ status: "UNASSESSED", signedInForce: false })).toBe("not_formalised");
  });
});
