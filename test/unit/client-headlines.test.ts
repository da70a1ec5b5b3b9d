import {
  coverage,
  kindergartenFigures,
  landFigures,
  nationSites,
  peopleFigures,
  placesSeen,
  programmeAim,
  reachedByProgramme,
} from "@asm-atlas/client/src/public/headlines.ts";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";

/** Places do not matter to figures; the point stands for the areas of the feed. */
const feature = (properties: Record<string, unknown>): Feature => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [0, 0] },
  properties,
});
const feed = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

describe("the figure of sites", () => {
  const row = (step: string, underContract: number) =>
    feature({
      level: "nation",
      step,
      under_contract: underContract,
      on_the_way: 2,
      not_formalised: 30,
      suspended_or_ended: 4,
      closed: 5,
      ever_contracted: 17,
    });

  it("is that of the newest step, with every known place counted in one group", () => {
    const sites = nationSites([row("2026-06-30", 11), row("2025-12-31", 9)]);
    expect(sites).toMatchObject({ countedTo: "2026-06-30", known: 52, everContracted: 17 });
    expect(sites?.groups.under_contract).toBe(11);
  });

  it("comes with every step there is, oldest first", () => {
    const sites = nationSites([row("2026-06-30", 11), row("2024-12-31", 3), row("2025-12-31", 9)]);
    expect(sites?.steps.map(({ countedTo, groups }) => [countedTo, groups.under_contract])).toEqual([
      ["2024-12-31", 3],
      ["2025-12-31", 9],
      ["2026-06-30", 11],
    ]);
  });

  it("is missing, not nought, before the first release", () => expect(nationSites([])).toBeUndefined());
});

describe("the figure of land", () => {
  const nation = feature({
    level: "nation",
    counted_to: "2026-06-30",
    rows: [
      { stage_group: "accepted", zones: 7, hectares: 57, technical_hectares: 57, biological_hectares: 25 },
      { stage_group: "work_under_way", zones: 6, hectares: 37, technical_hectares: 30, biological_hectares: 10 },
      { stage_group: "disturbed_again", zones: 1, hectares: 4, technical_hectares: 4 },
    ],
  });
  const province = feature({ level: "province", rows: [{ stage_group: "accepted", zones: 99, hectares: 990 }] });

  it("counts what was accepted, out of all zones, each hectare once", () => {
    expect(landFigures(feed(province, nation))).toEqual({
      countedTo: "2026-06-30",
      acceptedHa: 57,
      acceptedZones: 7,
      allHa: 94,
      allZones: 13,
      technicalHa: 87,
      biologicalHa: 35,
    });
  });

  it("is missing without a release", () => expect(landFigures(feed())).toBeUndefined());
});

describe("the figure of people", () => {
  it("adds the years' totals and not their topics once more", () => {
    const nation = feature({
      level: "nation",
      rows: [
        { year: 2012, activities: 2, people: 40, women: 10, men: 20 },
        { year: 2012, topic: "rights_and_law", activities: 2, people: 40, women: 10, men: 20 },
        { year: 2013, activities: 4, people: 140, women: 60, men: 80 },
      ],
    });
    expect(peopleFigures(feed(nation))).toEqual({
      people: 180,
      women: 70,
      men: 100,
      events: 6,
      fromYear: 2012,
      toYear: 2013,
      byYear: new Map([
        [2012, 40],
        [2013, 140],
      ]),
      topics: 1,
    });
  });

  it("is held against the programme's aim by the programme's own years", () => {
    const nation = feature({
      level: "nation",
      rows: [2018, 2019, 2020, 2021].map((year) => ({ year, activities: 1, people: 10 * (year - 2017) })),
    });
    const people = peopleFigures(feed(nation));
    expect(people && reachedByProgramme(people)).toBe(20 + 30);
    const quoted = feature({ code: "reached-trafigura", value_low: 1500, value_high: 1500, source_name: "A page" });
    expect(programmeAim([quoted])).toEqual({ people: 1500, source: "A page" });
    expect(programmeAim([])).toBeUndefined();
  });
});

describe("the figure of soums and provinces", () => {
  const unit = (level: string, number: number) =>
    feature({
      level,
      unit_code: "X",
      steps: [
        ["2025-12-31", 0, 4],
        ["2026-06-30", number, number + 4],
      ],
    });

  it("names soums of five places or more only, by the newest step", () => {
    const units = [unit("soum", 0), unit("soum", 5), unit("soum", 15), unit("province", 0), unit("province", 23)];
    expect(coverage(feed(...units))).toEqual({ soumsNamed: 2, soums: 3, provincesKnown: 1, provinces: 2 });
  });

  it("is missing before the first release", () => expect(coverage(feed())).toBeUndefined());
});

describe("the figures of people at the places", () => {
  const working = { subject: "people_working", sites_assessed: 200, places_known: 240, counted_to: "2026-06-30" };
  const near = { subject: "children_2_5", children: 470, sites_assessed: 150, places_known: 240 };

  it("come with the places they were counted at, of all there are", () => {
    const rows = [feature(near), feature({ ...working, people: 2750, women: 560, men: 1400 })];
    expect(placesSeen(rows)).toEqual({
      countedTo: "2026-06-30",
      people: 2750,
      women: 560,
      men: 1400,
      peopleCountedAt: 200,
      children: 470,
      childrenCountedAt: 150,
      placesKnown: 240,
    });
  });

  it("are not told, rather than nought, where too few places stand behind them", () => {
    const few = placesSeen([
      feature({ ...working, people: null, sites_assessed: 0 }),
      feature({ ...near, children: null }),
    ]);
    expect(few).toMatchObject({ people: undefined, women: undefined, children: undefined, placesKnown: 240 });
  });

  it("are missing before the first release", () => expect(placesSeen([])).toBeUndefined());
});

describe("the figure of kindergartens", () => {
  it("tells open from planned, with the seats of each", () => {
    const kindergartens = [
      feature({ status_group: "open", seats: 50 }),
      feature({ status_group: "open" }),
      feature({ status_group: "planned", seats: 25 }),
      feature({ status_group: "ended", seats: 30 }),
    ];
    expect(kindergartenFigures(kindergartens)).toEqual({
      open: 2,
      planned: 1,
      all: 4,
      openSeats: 50,
      plannedSeats: 25,
    });
  });
});
