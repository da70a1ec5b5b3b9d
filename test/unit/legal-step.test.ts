import { legalStepOf, type SiteBeforeStep } from "@asm-atlas/data/domain/workflow/legal-step.ts";
import { rulesOn } from "@asm-atlas/data/domain/workflow/regulation.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { legalInstruments } from "@asm-atlas/data/seed/facts/legal-instruments.ts";
import { describe, expect, it } from "vitest";

const site = (changes: Partial<SiteBeforeStep>): SiteBeforeStep => ({
  status: "LAND_APPROVED",
  wasVisited: true,
  hasGroup: true,
  members: 7,
  hasDefault: false,
  areaHa: 4.8,
  prohibitedZone: "none",
  linkedZones: 0,
  acceptedZones: 0,
  rules: { areOpen: true, instrument: "RES-2022-296" },
  instrument: "RES-2022-296",
  ...changes,
});

/** Codes of the points in a state. */
const pointsOf = (changes: Partial<SiteBeforeStep>, wanted: "met" | "missing" | "unknown") =>
  legalStepOf(site(changes))
    ?.requirements.filter(({ state }) => state === wanted)
    .map(({ code }) => code);

describe("what a site lacks for its next legal step", () => {
  it("with land approved and everything in order is the contract alone", () => {
    expect(pointsOf({}, "missing")).toEqual(["contract"]);
    expect(pointsOf({}, "unknown")).toEqual([]);
  });

  it.each([
    ["four members", { members: 4 }, "missing", "group"],
    ["five members", { members: 5 }, "met", "group"],
    ["members nobody counted", { members: null }, "unknown", "group"],
    ["no group", { hasGroup: false, members: null }, "missing", "group"],
    ["exactly 5 ha", { areaHa: 5 }, "met", "area"],
    ["more than 5 ha", { areaHa: 5.01 }, "missing", "area"],
    ["an area nobody measured", { areaHa: null }, "unknown", "area"],
    ["land at a river source", { prohibitedZone: "river_source" }, "missing", "outside_prohibited"],
    ["land nobody held against the zones", { prohibitedZone: "not_assessed" }, "unknown", "outside_prohibited"],
    ["a group that left land unrepaired", { hasDefault: true }, "missing", "no_default"],
    ["land only requested", { status: "LAND_REQUESTED" }, "missing", "land_approval"],
    ["a contract that ran out on approved land", { status: "EXPIRED" }, "met", "land_approval"],
    ["rules that are suspended", { rules: { areOpen: false, instrument: "RES-2019-355" } }, "missing", "rules_open"],
  ] as const)("%s: %o leaves %s the point %s", (_what, changes, state, code) => {
    expect(pointsOf(changes, state)).toContain(code);
  });

  it("does not ask a group that is not there whether it repaired its land", () => {
    const all = legalStepOf(site({ hasGroup: false }))?.requirements.map(({ code }) => code);
    expect(all).not.toContain("no_default");
  });

  it("after extraction is every zone accepted, and at least one marked", () => {
    expect(pointsOf({ status: "CLOSURE" }, "missing")).toEqual(["zone_marked", "zones_accepted"]);
    expect(pointsOf({ status: "CLOSURE", linkedZones: 2, acceptedZones: 1 }, "missing")).toEqual(["zones_accepted"]);
    expect(pointsOf({ status: "CLOSURE", linkedZones: 2, acceptedZones: 2 }, "missing")).toEqual([]);
  });

  it("is told for every status but the two that lack nothing", () => {
    const silent = siteStatusWorkflow.states.filter(({ code }) => legalStepOf(site({ status: code })) === null);
    expect(silent.map(({ code }) => code)).toEqual(["FORMAL", "HANDED_BACK"]);
  });
});

describe("the rules on a day", () => {
  it.each([
    ["2010-11-30", false, null],
    ["2010-12-01", true, "RES-2010-308"],
    ["2017-07-01", true, "RES-2017-151"],
    ["2019-08-31", true, "RES-2017-151"],
    ["2019-10-01", false, "RES-2019-355"],
    ["2022-07-01", true, "RES-2022-296"],
    ["2026-01-01", true, "RES-2022-296"],
  ] as const)("on %s allow new contracts: %s, by %s", (onDay, areOpen, instrument) => {
    expect(rulesOn(legalInstruments, onDay)).toEqual({ areOpen, instrument });
  });
});
