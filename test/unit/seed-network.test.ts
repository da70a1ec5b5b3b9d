import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type DatedState, firstBreak, stateOn, type Workflow } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import { countryFrom } from "@asm-atlas/data/seed/demo/country.ts";
import { distanceM, isInside, type Position } from "@asm-atlas/data/seed/demo/geodesy.ts";
import { legalInstruments, regulationOn } from "@asm-atlas/data/seed/facts/legal-instruments.ts";
import { readAdminUnits } from "@asm-atlas/data/seed/files.ts";
import { demoNetwork } from "@asm-atlas/data/seed/load.ts";
import { describe, expect, it } from "vitest";

const seed = process.env.ATLAS_TEST_SEED ?? "asm-atlas";
console.log(`seed-network: ATLAS_TEST_SEED=${seed}`);

const network = demoNetwork({ seed, sites: 240 });
const bundles = network.planned.map((planned) => network.site(planned));
const everything = (of: typeof network) => [
  of.planned.map((planned) => of.site(planned)),
  of.zones,
  of.kindergartens,
  of.activities,
  of.accounts,
];
const historyOf = (bundle: (typeof bundles)[number]): DatedState<SiteStatus>[] =>
  bundle.events.map(({ effectiveOn, status }) => [effectiveOn, status]);
const statusesOn = (day: string) => bundles.map((bundle) => stateOn(historyOf(bundle), day));
const underContractOn = (day: string) => statusesOn(day).filter((status) => status === "FORMAL").length;

/** Asserts a history in order and allowed throughout. */
function expectToHold<Code extends string>(
  workflow: Workflow<Code>,
  history: readonly DatedState<Code>[],
  name: string,
): void {
  expect(firstBreak(workflow, history), name).toBeUndefined();
  const days = history.map(([day]) => day);
  expect([...days].sort(), name).toEqual(days);
  expect((days.at(-1) ?? "") <= "2026-06-30", name).toBe(true);
}

describe("the demo network", () => {
  it("is the same, id by id, for the same seed", () => {
    expect(JSON.stringify(everything(demoNetwork({ seed, sites: 240 })))).toBe(JSON.stringify(everything(network)));
  });

  it("is another one for another seed", () => {
    const other = demoNetwork({ seed: `${seed} 2`, sites: 240 });
    const ids = new Set(bundles.map(({ site }) => site.id));
    expect(other.planned.some((planned) => ids.has(other.site(planned).site.id))).toBe(false);
    expect(other.planned[0]?.place).not.toEqual(network.planned[0]?.place);
  });

  it("gives no id twice, and every id the shape of a UUIDv7", () => {
    const ids = [
      ...bundles.flatMap(({ site, events, visits }) => [
        site.id,
        ...events.map(({ id }) => id),
        ...visits.map(({ id }) => id),
      ]),
      ...network.zones.flatMap(({ zone, events }) => [zone.id, ...events.map(({ id }) => id)]),
      ...network.kindergartens.flatMap(({ kindergarten, events }) => [kindergarten.id, ...events.map(({ id }) => id)]),
      ...network.activities.map(({ id }) => id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
  });

  it.each([0, 1.5, 100_001])("refuses a size of %d", (sites) => {
    expect(() => demoNetwork({ sites })).toThrow(RangeError);
  });

  it.each([1, 12, 700])("keeps its shape for %d sites", (sites) => {
    const other = demoNetwork({ seed, sites });
    expect(other.planned).toHaveLength(sites);
    for (const planned of other.planned)
      expectToHold(siteStatusWorkflow, historyOf(other.site(planned)), `site ${planned.number}`);
  });

  it("calls everything demo, and every name says so in both languages", () => {
    for (const { site } of bundles) {
      expect(site.isDemo && site.nameEn.startsWith("Demo site ") && site.nameMn.startsWith("Үзүүлэх талбай ")).toBe(
        true,
      );
    }
    const rows = [
      ...bundles.flatMap(({ organisation, events, visits, consent }) => [organisation, ...events, ...visits, consent]),
      ...network.zones.flatMap(({ zone, events, decision }) => [zone, ...events, decision]),
      ...network.kindergartens.flatMap(({ kindergarten, events, decision }) => [kindergarten, ...events, decision]),
      ...network.activities,
      ...network.accounts,
    ];
    expect(rows.every((row) => row === undefined || row.isDemo)).toBe(true);
    expect(
      network.accounts.every(({ passwordHash, email }) => passwordHash === "!" && email.endsWith("@demo.invalid")),
    ).toBe(true);
  });
});

describe("demo sites", () => {
  const country = countryFrom(readAdminUnits());

  it("lie in their soum and aimag, 3 to 45 km from the soum's centre", () => {
    for (const { planned, site } of bundles) {
      const place: Position = [site.lon, site.lat];
      expect(isInside(planned.soum.polygons, place), site.code).toBe(true);
      expect(isInside(country.aimags.get(planned.soum.aimagCode) ?? [], place), site.code).toBe(true);
      const distance = distanceM(place, planned.soum.centre);
      expect(distance > 3_000 && distance < 45_000, site.code).toBe(true);
    }
  });

  it("are clustered in about a quarter of the soums", () => {
    const soums = new Set(network.planned.map(({ soum }) => soum.code)).size;
    expect(soums).toBeGreaterThan(60);
    expect(soums).toBeLessThan(100);
  });

  it("mine gold in three of four cases", () => {
    const gold = network.planned.filter(({ mineral }) => mineral.startsWith("gold")).length;
    expect(gold / 240).toBeGreaterThan(0.72);
    expect(gold / 240).toBeLessThan(0.76);
  });

  it("cover at most the published ceiling of 5 ha", () => {
    for (const { site } of bundles) expect((site.areaHa ?? 0) <= 5, site.code).toBe(true);
    expect(bundles.filter(({ site }) => site.area !== null).length).toBeGreaterThan(40);
  });

  it("belong to groups of 5 to 20 with about a quarter to a third of women", () => {
    const groups = bundles.map(({ organisation }) => organisation).filter((group) => group !== undefined);
    const members = groups.map(({ membersWomen, membersMen }) => (membersWomen ?? 0) + (membersMen ?? 0));
    expect(members.every((count) => count >= 5 && count <= 20)).toBe(true);
    const women = groups.reduce((sum, { membersWomen }) => sum + (membersWomen ?? 0), 0);
    const share = women / members.reduce((a, b) => a + b, 0);
    expect(share).toBeGreaterThan(0.24);
    expect(share).toBeLessThan(0.33);
  });

  it("show every status today, in the mix the pictures promise", () => {
    const groups: Record<string, number> = {};
    for (const status of statusesOn("2026-06-30")) {
      const group = status ? groupOfSiteStatus[status] : "unknown";
      groups[group] = (groups[group] ?? 0) + 1;
    }
    expect(groups).toEqual({
      under_contract: 46,
      on_the_way: 39,
      not_formalised: 112,
      not_assessed: 15,
      suspended_or_ended: 21,
      closed: 7,
    });
    expect(new Set(statusesOn("2026-06-30")).size).toBe(siteStatusWorkflow.states.length);
  });

  it("leave much unassessed, and never say no where nobody looked", () => {
    const visits = bundles.flatMap((bundle) => bundle.visits);
    expect(visits.length).toBeGreaterThan(500);
    expect(visits.filter(({ mercury }) => mercury === "not_assessed").length / visits.length).toBeGreaterThan(0.3);
    for (const visit of visits.filter(({ wasOnSite }) => !wasOnSite)) {
      expect(visit.notVisitedReason).toBeTruthy();
      expect([visit.workers, visit.openShafts, visit.kindergartenAgeChildren]).toEqual([null, null, null]);
    }
  });
});

describe("demo histories", () => {
  it("obey the workflow, in order, up to the newest day", () => {
    for (const bundle of bundles) expectToHold(siteStatusWorkflow, historyOf(bundle), bundle.site.code);
  });

  it("are written down 0 to 119 days later and never before they happened", () => {
    for (const { effectiveOn, recordedAt } of bundles.flatMap(({ events }) => events)) {
      const days = (Date.parse(recordedAt.slice(0, 10)) - Date.parse(effectiveOn)) / 86_400_000;
      expect(days >= 0 && days <= 119).toBe(true);
      expect(recordedAt < "2026-07-01").toBe(true);
    }
  });

  it("rest on the regulation in force that day, but for the few contracts signed while it was suspended", () => {
    const events = bundles.flatMap((bundle) => bundle.events).filter(({ instrumentCode }) => instrumentCode !== null);
    const unlawful = events.filter(
      ({ instrumentCode, effectiveOn }) => regulationOn(effectiveOn)?.code !== instrumentCode,
    );
    expect(unlawful).toHaveLength(3);
    for (const { status, instrumentCode, effectiveOn } of unlawful) {
      expect([status, instrumentCode]).toEqual(["FORMAL", "RES-2017-151"]);
      expect(effectiveOn > "2020-01-01" && effectiveOn < "2022-01-01").toBe(true);
    }
    const codes = new Set(legalInstruments.map(({ code }) => code));
    expect(events.every(({ instrumentCode }) => instrumentCode !== null && codes.has(instrumentCode))).toBe(true);
  });

  it("have papers for every contract, land or a licence holder behind it, and an end that agrees with what followed", () => {
    for (const { events, site } of bundles) {
      for (const [index, event] of events.entries()) {
        const before = events[index - 1]?.status;
        if (event.status === "FORMAL" && before !== "SUSPENDED") expect(event.contractNumber, site.code).toBeTruthy();
        if (event.status === "FORMAL" && before === "ORGANISED")
          expect(event.contractType).toBe("tripartite_licence_holder");
        if (event.contractTo !== null) expect(event.contractTo > (event.contractFrom ?? ""), site.code).toBe(true);
        if (event.status === "EXPIRED") {
          const contract = events.slice(0, index).findLast(({ contractNumber }) => contractNumber !== null);
          expect((contract?.contractTo ?? "") < event.effectiveOn, site.code).toBe(true);
        }
        expect(event.status === "SUSPENDED", site.code).toBe(event.suspensionReason !== null);
      }
    }
  });

  it("stop nearly every contract in one wave in autumn 2019", () => {
    const before = bundles.filter((bundle) => stateOn(historyOf(bundle), "2019-08-31") === "FORMAL");
    const wave = bundles
      .flatMap(({ events }) => events)
      .filter(({ suspensionReason }) => suspensionReason === "moratorium");
    expect(before.length).toBeGreaterThan(40);
    expect(wave.length / before.length).toBeGreaterThan(0.9);
    expect(wave.every(({ effectiveOn }) => effectiveOn > "2019-09-01" && effectiveOn < "2019-12-01")).toBe(true);
    expect(wave.every(({ instrumentCode }) => instrumentCode === "RES-2019-355")).toBe(true);
  });

  it("approve no land while the rules are suspended", () => {
    const land = bundles
      .flatMap(({ events }) => events)
      .filter(
        ({ status, effectiveOn }) =>
          status === "LAND_APPROVED" && effectiveOn > "2019-09-01" && effectiveOn < "2022-07-01",
      );
    expect(land).toEqual([]);
  });

  it("rise again after the restart of 2022", () => {
    expect(underContractOn("2019-08-31")).toBeGreaterThan(40);
    expect(underContractOn("2021-12-31")).toBeLessThan(8);
    expect(underContractOn("2024-12-31")).toBeGreaterThan(25);
    expect(underContractOn("2026-06-30")).toBe(46);
  });

  it("let about 70 % of the contracts agree to be shown, decided by two", () => {
    const consents = bundles.map(({ consent }) => consent).filter((row) => row !== undefined);
    expect(consents.length).toBeGreaterThan(18);
    expect(consents.length).toBeLessThan(50);
    for (const { decidedBy, confirmedBy, agreedOn, decidedOn } of consents) {
      expect(decidedBy).not.toBe(confirmedBy);
      expect(decidedOn >= agreedOn).toBe(true);
    }
    expect(consents.filter(({ shownAs }) => shownAs === "soum").length).toBeGreaterThan(consents.length / 2);
  });
});

describe("demo zones", () => {
  it("are 17 and stand at every stage", () => {
    expect(network.zones).toHaveLength(17);
    const stages = new Set(network.zones.map(({ events }) => events.at(-1)?.stage));
    expect(stages.size).toBe(zoneStageWorkflow.states.length);
    for (const { zone, events } of network.zones) {
      expectToHold(
        zoneStageWorkflow,
        events.map(({ effectiveOn, stage }) => [effectiveOn, stage] as const),
        zone.code,
      );
    }
  });

  it("are verified by another account than the one that marked them", () => {
    for (const { zone, events } of network.zones) {
      for (const { actorId } of events.filter(({ stage }) => stage === "ACCEPTED"))
        expect(actorId).not.toBe(zone.markedBy);
    }
  });

  it("keep their counters apart and within what was disturbed", () => {
    for (const { zone } of network.zones) {
      for (const hectares of [zone.technicalHa, zone.topsoilHa, zone.biologicalHa, zone.acceptedHa]) {
        expect((hectares ?? 0) <= (zone.disturbedHa ?? 0), zone.code).toBe(true);
      }
      expect((zone.disturbedHa ?? 0) <= zone.declaredAreaHa * 1.05, zone.code).toBe(true);
    }
  });

  it("accepted the land before a linked site was handed back, and only accepted zones belong to such sites", () => {
    const handedBack = new Map(
      bundles.flatMap(({ site, events }) =>
        events
          .filter(({ status }) => status === "HANDED_BACK")
          .map(({ effectiveOn }) => [site.id, effectiveOn] as const),
      ),
    );
    expect(handedBack.size).toBe(4);
    let linked = 0;
    for (const { linkedSiteIds, events } of network.zones) {
      for (const id of linkedSiteIds) {
        const on = handedBack.get(id);
        if (on === undefined) continue;
        linked += 1;
        expect(events.at(-1)?.stage).toBe("ACCEPTED");
        expect((events.at(-1)?.effectiveOn ?? "9999") <= on).toBe(true);
      }
    }
    expect(linked).toBe(4);
  });
});

describe("demo kindergartens and trainings", () => {
  it("are three open since 2019 and five planned", () => {
    const now = network.kindergartens.map(({ events }) => events.at(-1)?.status);
    expect(now.filter((status) => status === "OPEN")).toHaveLength(3);
    expect(now.filter((status) => status !== "OPEN").sort()).toEqual([
      "FUNDED",
      "FUNDED",
      "PROPOSED",
      "PROPOSED",
      "UNDER_CONSTRUCTION",
    ]);
    for (const { kindergarten, events } of network.kindergartens) {
      expectToHold(
        kindergartenStatusWorkflow,
        events.map(({ effectiveOn, status }) => [effectiveOn, status] as const),
        kindergarten.code,
      );
      const opened = events.find(({ status }) => status === "OPEN")?.effectiveOn;
      expect(opened === undefined || opened.startsWith("2019-")).toBe(true);
    }
  });

  it("close for the winter where they are seasonal", () => {
    const seasonal = network.kindergartens.filter(
      ({ kindergarten, events }) => kindergarten.seasonFrom && events.length > 4,
    );
    expect(seasonal).toHaveLength(1);
    const history = seasonal[0]?.events.map(({ effectiveOn, status }) => [effectiveOn, status] as const) ?? [];
    expect(stateOn(history, "2023-01-15")).toBe("SEASONAL_CLOSED");
    expect(stateOn(history, "2026-06-30")).toBe("OPEN");
  });

  it("serve sites that are there", () => {
    const ids = new Set(bundles.map(({ site }) => site.id));
    for (const { servedSiteIds } of network.kindergartens) {
      expect(servedSiteIds.length).toBeGreaterThan(0);
      expect(servedSiteIds.every((id) => ids.has(id))).toBe(true);
    }
  });

  it("reached 1,134 people, 465 of them women, in the programme of 2019", () => {
    const programme = network.activities.filter(({ programme }) => programme !== null);
    expect(programme.reduce((sum, { people }) => sum + people, 0)).toBe(1_134);
    expect(programme.reduce((sum, { women }) => sum + (women ?? 0), 0)).toBe(465);
    for (const { people, women, men } of network.activities) {
      expect(people).toBeGreaterThan(0);
      expect(women === null || women + (men ?? 0) === people).toBe(true);
    }
  });
});
