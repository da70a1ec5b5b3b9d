import { newestFirst } from "@asm-atlas/client/src/api/read.ts";
import {
  asEnteredAgain,
  askedInPlaceOf,
  historyWithout,
  valuesOfEvent,
} from "@asm-atlas/client/src/panels/decision/correction-draft.ts";
import { eventOf, faultsOf } from "@asm-atlas/client/src/panels/decision/event-fields.ts";
import {
  type EventKind,
  kindergartenEvents,
  siteEvents,
  zoneEvents,
} from "@asm-atlas/client/src/panels/decision/event-kinds.ts";
import { stateChoiceOf } from "@asm-atlas/client/src/panels/decision/state-choice.ts";
import { mayEnterStage, type Role } from "@asm-atlas/data/domain/roles.ts";
import { type DatedState, firstBreak, statesThatFit } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { legalInstruments } from "@asm-atlas/data/seed/facts/legal-instruments.ts";
import fc from "fast-check";
import type { Feature } from "geojson";
import { describe, expect, it } from "vitest";

const history: readonly DatedState[] = [
  ["2023-04-01", "IDENTIFIED"],
  ["2023-06-01", "ASSESSED"],
  ["2024-03-01", "PLANNED"],
  ["2024-06-01", "TECHNICAL"],
  ["2024-09-15", "TECHNICAL_DONE"],
];

describe("states that fit on a day", () => {
  it.each([
    ["after everything", "2025-01-01", ["TECHNICAL", "BIOLOGICAL", "HANDOVER_SUBMITTED"]],
    ["on the day of the newest step, after it", "2024-09-15", ["TECHNICAL", "BIOLOGICAL", "HANDOVER_SUBMITTED"]],
    ["between two steps: what follows one and leads to the other", "2023-07-01", []],
    ["before the record was known", "2020-01-01", []],
  ])("%s", (_when, onDay, states) => {
    expect(statesThatFit(zoneStageWorkflow as EventKind["workflow"], history, onDay)).toEqual(states);
  });

  it("leave, one and all, a history that holds; and no other state does", () => {
    const { workflow } = zoneEvents;
    const walk = fc.array(fc.nat(), { maxLength: 12 }).map((picks) => {
      const told: DatedState[] = [];
      for (const pick of picks) {
        const states = statesThatFit(workflow, told, "2099-01-01");
        const to = states[pick % states.length];
        if (to !== undefined) told.push([`${2010 + told.length}-05-01`, to]);
      }
      return told;
    });
    fc.assert(
      fc.property(walk, fc.integer({ min: 2009, max: 2024 }), (told, year) => {
        const onDay = `${year}-07-01`;
        const fitting = statesThatFit(workflow, told, onDay);
        for (const { code } of workflow.states) {
          const entered = [
            ...told.filter(([on]) => on <= onDay),
            [onDay, code] as const,
            ...told.filter(([on]) => on > onDay),
          ];
          expect(firstBreak(workflow, entered) === undefined).toBe(fitting.includes(code));
        }
      }),
      { seed: 20_261_125 },
    );
  });
});

describe("the form of a step", () => {
  const choice = (role: Role, values: object, kind = zoneEvents, told = history) =>
    stateChoiceOf(kind, told, role, { effectiveOn: "2025-01-01", ...values }, legalInstruments);
  const submitted: readonly DatedState[] = [...history, ["2024-10-01", "HANDOVER_SUBMITTED"]];

  it("offers an officer the work on a zone, a planner its acceptance, an administrator both", () => {
    expect(choice("officer", {}).states).toEqual(["TECHNICAL", "BIOLOGICAL", "HANDOVER_SUBMITTED"]);
    expect(choice("planner", {}).states).toEqual([]);
    expect(choice("officer", {}, zoneEvents, submitted).states).toEqual([]);
    expect(choice("planner", {}, zoneEvents, submitted).states).toEqual(["ACCEPTED", "REJECTED"]);
    expect(choice("administrator", {}, zoneEvents, submitted).states).toEqual(["ACCEPTED", "REJECTED"]);
    expect(mayEnterStage("anonymous", "ASSESSED")).toBe(false);
  });

  it("offers statuses of a kindergarten to planners, and nothing to officers", () => {
    const told: readonly DatedState[] = [
      ["2023-01-01", "PROPOSED"],
      ["2023-05-01", "FUNDED"],
    ];
    expect(choice("planner", {}, kindergartenEvents, told).states).toEqual(["UNDER_CONSTRUCTION"]);
    expect(choice("officer", {}, kindergartenEvents, told).states).toEqual([]);
  });

  it("says that a state chosen before does not fit once the day is another, and not while there is no day", () => {
    expect(choice("officer", { to: "BIOLOGICAL" }).isMisfit).toBe(false);
    expect(choice("officer", { to: "BIOLOGICAL", effectiveOn: "2024-01-01" }).isMisfit).toBe(true);
    expect(choice("officer", { to: "BIOLOGICAL", effectiveOn: "" })).toMatchObject({ isMisfit: false, states: [] });
  });

  it("asks for hectares, act and due day where the stage is shown by them", () => {
    expect(new Set(choice("planner", { to: "ACCEPTED" }).asked.needed)).toEqual(
      new Set(["effectiveOn", "to", "hectares", "document"]),
    );
    expect(new Set(choice("planner", { to: "REJECTED" }).asked.needed)).toEqual(
      new Set(["effectiveOn", "to", "dueOn", "note"]),
    );
    expect(choice("officer", { to: "TECHNICAL" }).asked.fields).toEqual(["effectiveOn", "to", "document", "note"]);
  });

  it("names what is missing and hectares that are none, and sends only what the step asks for", () => {
    const { asked } = choice("planner", { to: "ACCEPTED" });
    const typed = { effectiveOn: "2025-01-01", to: "ACCEPTED", hectares: "-2", document: "  ", dueOn: "2025-09-01" };
    expect([...faultsOf(asked, typed)]).toEqual([
      ["hectares", "hectares"],
      ["document", "needed"],
    ]);
    const right = { ...typed, hectares: "3.25", document: " Act 14 " };
    expect([...faultsOf(asked, right)]).toEqual([]);
    expect(eventOf("id", "ACCEPTED", asked, right)).toEqual({
      id: "id",
      to: "ACCEPTED",
      effectiveOn: "2025-01-01",
      hectares: 3.25,
      document: "Act 14",
    });
  });

  it("takes no reason of two letters for a correction", () => {
    expect(faultsOf({ fields: ["reason"], needed: ["reason"] }, { reason: "no" }).get("reason")).toBe("reason");
    expect(faultsOf({ fields: ["reason"], needed: ["reason"] }, { reason: "" }).get("reason")).toBe("needed");
    expect(faultsOf({ fields: ["reason"], needed: ["reason"] }, { reason: "Typed twice" }).size).toBe(0);
  });
});

describe("the correction of an event", () => {
  const event = (id: string, on: string, status: string, more: object = {}): Feature => ({
    type: "Feature",
    id,
    geometry: null as never,
    properties: { effective_on: on, recorded_at: `${on}T04:00:00Z`, status, ...more },
  });
  const contract = {
    contract_type: "bilateral_soum",
    contract_number: "12",
    contract_from: "2023-05-01",
    instrument_code: "RES-2022-296",
  };
  const events = [
    event("a", "2023-01-01", "UNASSESSED"),
    event("b", "2023-03-01", "INFORMAL", { struck_at: "2023-04-01T00:00:00Z" }),
    event("c", "2023-04-01", "LAND_APPROVED"),
    event("d", "2023-05-01", "FORMAL", contract),
  ];

  it("looks at what would stand without it, oldest first, and at nothing that was struck before", () => {
    expect(historyWithout(siteEvents, events, "c")).toEqual([
      ["2023-01-01", "UNASSESSED"],
      ["2023-05-01", "FORMAL"],
    ]);
  });

  it("begins with what the event says, so that sending it unchanged enters the same again", () => {
    const [newest] = newestFirst(events, "effective_on");
    if (!newest) throw new Error("There is an event");
    const values = valuesOfEvent(siteEvents, newest);
    const { asked, to, isMisfit } = stateChoiceOf(
      siteEvents,
      historyWithout(siteEvents, events, "d"),
      "administrator",
      values,
      legalInstruments,
    );
    expect([to, isMisfit, faultsOf(asked, values).size]).toEqual(["FORMAL", false, 0]);
    expect(asked.fields).toContain("override");
    expect(eventOf("new", "FORMAL", asked, values)).toEqual({
      id: "new",
      to: "FORMAL",
      effectiveOn: "2023-05-01",
      instrument: "RES-2022-296",
      contract: { type: "bilateral_soum", number: "12", from: "2023-05-01" },
    });
  });

  it("is undone by an event that says what the struck one said, under an id of its own", () => {
    const [newest] = newestFirst(events, "effective_on");
    expect(newest && asEnteredAgain(siteEvents, newest, "again")).toEqual({
      id: "again",
      to: "FORMAL",
      effectiveOn: "2023-05-01",
      instrument: "RES-2022-296",
      contract: { type: "bilateral_soum", number: "12", from: "2023-05-01" },
    });
  });

  it("keeps what the event says beyond what its step asks for, as long as it stays the same step", () => {
    const told = [
      ...events,
      event("e", "2024-01-01", "SUSPENDED", { suspension_reason: "moratorium" }),
      event("f", "2025-01-01", "FORMAL", { instrument_code: "RES-2022-296" }),
    ];
    const [resumed] = newestFirst(told, "effective_on");
    if (!resumed) throw new Error("There is an event");
    const askedFor = (values: object) =>
      askedInPlaceOf(
        siteEvents,
        resumed,
        stateChoiceOf(
          siteEvents,
          historyWithout(siteEvents, told, "f"),
          "administrator",
          { ...valuesOfEvent(siteEvents, resumed), ...values },
          legalInstruments,
        ),
      );
    expect(askedFor({}).fields).toEqual(["effectiveOn", "to", "instrument", "override", "document", "note"]);
    expect(askedFor({}).needed).not.toContain("instrument");
    expect(askedFor({ to: "TERMINATED" }).fields).toEqual(["effectiveOn", "to", "document", "note"]);
  });
});
