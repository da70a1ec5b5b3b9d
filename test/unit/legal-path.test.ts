import { type InstrumentTimes, instrumentStateOn } from "@asm-atlas/data/domain/workflow/instruments.ts";
import {
  type LegalSituation,
  nextSteps,
  type RequirementCode,
  requirementWords,
} from "@asm-atlas/data/domain/workflow/legal-path.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { legalInstruments } from "@asm-atlas/data/seed/facts/legal-instruments.ts";
import { describe, expect, it } from "vitest";

const instruments: readonly InstrumentTimes[] = legalInstruments;
const ready: LegalSituation = {
  status: "LAND_APPROVED",
  onDay: "2024-05-01",
  organisation: { members: 7, isInDefault: false },
  areaHa: 4.8,
  prohibitedZone: "none",
  zones: [],
  instruments,
};

const step = (situation: LegalSituation, to: SiteStatus) => {
  const found = nextSteps(situation).find((each) => each.to === to);
  if (!found) throw new Error(`${situation.status} does not lead to ${to}`);
  return found;
};
const stateOf = (situation: LegalSituation, to: SiteStatus, code: RequirementCode) =>
  step(situation, to).requirements.find((requirement) => requirement.code === code)?.state;

describe("what is missing", () => {
  it("names exactly the steps the workflow allows, for every status", () => {
    for (const { code } of siteStatusWorkflow.states)
      expect(nextSteps({ ...ready, status: code }).map(({ to }) => to)).toEqual(siteStatusWorkflow.transitions[code]);
  });

  it("opens the contract to a group of five on approved land, the contract itself being a paper to come", () => {
    expect(step(ready, "FORMAL").isOpen).toBe(true);
    expect(stateOf(ready, "FORMAL", "contract")).toBe("paper");
    expect(stateOf(ready, "FORMAL", "land-or-licence")).toBe("met");
  });

  it("names the regulation the contract would rest on, and that there was none during the suspension", () => {
    const requirement = (onDay: string) =>
      step({ ...ready, onDay }, "FORMAL").requirements.find(({ code }) => code === "instrument-in-force");
    expect(requirement("2024-05-01")).toMatchObject({ state: "met", instrument: "RES-2022-296" });
    expect(requirement("2018-05-01")).toMatchObject({ state: "met", instrument: "RES-2017-151" });
    expect(requirement("2020-05-01")).toMatchObject({ state: "missing", instrument: null });
  });

  it.each([
    ["no group", { organisation: null }, "group", "missing"],
    ["four members", { organisation: { members: 4, isInDefault: false } }, "five-members", "missing"],
    ["members nobody counted", { organisation: { members: null, isInDefault: false } }, "five-members", "unknown"],
    ["a group in default", { organisation: { members: 7, isInDefault: true } }, "no-default", "warning"],
    ["6 hectares", { areaHa: 6 }, "at-most-5-ha", "warning"],
    ["a river source", { prohibitedZone: "river_source" }, "no-prohibited-zone", "warning"],
    ["a place nobody assessed", { prohibitedZone: "not_assessed" }, "no-prohibited-zone", "unknown"],
  ] as const)("tells %s from what is met", (_what, difference, code, state) => {
    expect(stateOf({ ...ready, ...difference }, "FORMAL", code)).toBe(state);
  });

  it("asks for the licence holder's agreement where there is no approved land", () => {
    expect(stateOf({ ...ready, status: "ORGANISED" }, "FORMAL", "land-or-licence")).toBe("paper");
  });

  it("asks for no new contract when work resumes", () => {
    expect(stateOf({ ...ready, status: "SUSPENDED" }, "FORMAL", "contract")).toBeUndefined();
  });

  it("gives land back only when every linked zone is accepted", () => {
    const closing: LegalSituation = { ...ready, status: "CLOSURE" };
    const zones = (...stages: readonly string[]) => stages.map((stage, index) => ({ code: `RZ-${index}`, stage }));
    expect(stateOf({ ...closing, zones: zones("ACCEPTED", "MONITORING") }, "HANDED_BACK", "zones-accepted")).toBe(
      "missing",
    );
    expect(stateOf({ ...closing, zones: zones("ACCEPTED") }, "HANDED_BACK", "zones-accepted")).toBe("met");
  });

  it("says which way each step leads", () => {
    expect(step({ ...ready, status: "ORGANISED" }, "INFORMAL").direction).toBe("back");
    expect(step({ ...ready, status: "ORGANISED" }, "LAND_REQUESTED").direction).toBe("forward");
    expect(step({ ...ready, status: "FORMAL" }, "SUSPENDED").direction).toBe("end");
    expect(step({ ...ready, status: "EXPIRED" }, "FORMAL").direction).toBe("forward");
  });

  it("has words for every requirement in both languages", () => {
    for (const words of Object.values(requirementWords))
      expect(Object.values(words).every((text) => text.length > 3)).toBe(true);
  });
});

describe("an instrument", () => {
  it("is not yet, in force, suspended or ended, each from its first day on", () => {
    const times: InstrumentTimes = {
      code: "RES-X",
      inForceFrom: "2017-07-01",
      suspendedFrom: "2019-09-01",
      suspendedTo: "2020-09-01",
      endedOn: "2022-07-01",
      bearsContracts: true,
    };
    const on = (day: string) => instrumentStateOn(times, day);
    expect(["2017-06-30", "2017-07-01", "2019-09-01", "2020-09-01", "2022-06-30", "2022-07-01"].map(on)).toEqual([
      "not-yet",
      "in-force",
      "suspended",
      "in-force",
      "in-force",
      "ended",
    ]);
  });
});
