import { childrenInReach, ringsTogether, seasonDay } from "@asm-atlas/client/src/figures/compute/children-in-reach.ts";
import { durationOf } from "@asm-atlas/client/src/figures/compute/duration.ts";
import { hectaresByStage } from "@asm-atlas/client/src/figures/compute/hectares-by-stage.ts";
import { peopleReached } from "@asm-atlas/client/src/figures/compute/people-reached.ts";
import { waitingTimesOf } from "@asm-atlas/client/src/figures/compute/waiting-times.ts";
import { kindergartensOf } from "@asm-atlas/client/src/sites/kindergartens.ts";
import { type SiteTable, siteTableOf } from "@asm-atlas/client/src/sites/site-table.ts";
import { DatedHistories } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { reachRings } from "@asm-atlas/data/domain/statistics/reach.ts";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { siteCodes } from "../helpers/random-histories.ts";

const day = (iso: string) => parseDay(iso) ?? Number.NaN;
const feature = (code: string, properties: object, coordinates?: [number, number]): Feature => ({
  type: "Feature",
  id: code,
  geometry: coordinates ? { type: "Point", coordinates } : (null as never),
  properties: { code, ...properties },
});
const collection = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

describe("time in a status", () => {
  const entered = day("2020-01-01");
  /** Weeks after which each left, `6+` for those still there when last seen. */
  const timesOf = (weeks: readonly (number | `${number}+`)[]) => {
    const watchedUntil = entered + 7 * 40;
    const stories = weeks.map((each) => {
      const lasted = 7 * Number.parseInt(String(each), 10);
      const isStill = String(each).endsWith("+");
      const since = isStill ? watchedUntil - lasted : entered;
      const story: [string, string][] = [[isoOfDay(since) ?? "", "LAND_REQUESTED"]];
      return isStill ? story : [...story, [isoOfDay(entered + lasted) ?? "", "LAND_APPROVED"] as [string, string]];
    });
    const histories = DatedHistories.of(stories, siteCodes);
    const all = new Uint8Array(stories.length).fill(1);
    return waitingTimesOf(histories, watchedUntil, all).find(({ status }) => status === "LAND_REQUESTED");
  };

  it("has the published medians and limits of Freireich et al. (Blood 21, 1963), log(−log) as SAS LIFETEST prints them", () => {
    const mercaptopurine = timesOf([
      ...([6, 6, 6, "6+", 7, "9+", 10, "10+", "11+", 13, 16] as const),
      ...(["17+", "19+", "20+", 22, 23, "25+", "32+", "32+", "34+", "35+"] as const),
    ]);
    expect(mercaptopurine).toMatchObject({ medianLowDays: 13 * 7, medianHighDays: undefined });
    expect(mercaptopurine?.curve).toMatchObject({ medianDays: 23 * 7, spells: 21, ended: 9, censored: 12 });
    const placebo = timesOf([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);
    expect(placebo).toMatchObject({ medianLowDays: 4 * 7, medianHighDays: 11 * 7 });
    expect(placebo?.curve.medianDays).toBe(8 * 7);
  });

  it("is told of statuses that any site was in, and of no others", () => {
    const histories = DatedHistories.of(
      [
        [
          ["2020-01-01", "UNASSESSED"],
          ["2020-03-01", "INFORMAL"],
        ],
      ],
      siteCodes,
    );
    const statuses = (onDay: string) =>
      waitingTimesOf(histories, day(onDay), Uint8Array.of(1)).map(({ status }) => status);
    expect(statuses("2020-02-01")).toEqual(["UNASSESSED"]);
    expect(statuses("2021-01-01")).toEqual(["UNASSESSED", "INFORMAL"]);
    expect(waitingTimesOf(histories, day("2021-01-01"), Uint8Array.of(0))).toEqual([]);
  });

  it.each([
    [45, { unit: "days", value: 45 }],
    [60, { unit: "months", value: 2 }],
    [426, { unit: "months", value: 14 }],
    [1_096, { unit: "years", value: 3 }],
    [1_300, { unit: "years", value: 3.5 }],
  ])("of %i days is said as a person would", (days, said) => expect(durationOf(days)).toEqual(said));
});

describe("hectares by stage", () => {
  const zones = collection(
    feature("RZ-1", {
      history: [
        ["2018-01-01", "IDENTIFIED"],
        ["2018-03-01", "TECHNICAL"],
        ["2018-09-01", "TECHNICAL_DONE"],
        ["2019-01-01", "BIOLOGICAL"],
        ["2019-08-01", "MONITORING"],
        ["2020-06-01", "ACCEPTED"],
      ],
      ...{ area_ha: 10, technical_ha: 9, biological_ha: 5, accepted_ha: 9 },
    }),
    feature("RZ-2", {
      history: [
        ["2019-01-01", "IDENTIFIED"],
        ["2020-01-01", "TECHNICAL"],
      ],
      ...{ area_ha: 6, technical_ha: 2 },
    }),
    feature("RZ-3", { history: [["2021-01-01", "IDENTIFIED"]], area_ha: 4 }),
  );
  const on = (onDay: string, mask: Uint8Array | null = null, hidden: readonly string[] = []) =>
    hectaresByStage(zones, onDay, mask, hidden);
  const stage = (counted: ReturnType<typeof on>, group: string) => counted.stages.find((each) => each.group === group);

  it("are as they are recorded today, technical and biological each by itself", () => {
    const today = on("2024-01-01");
    expect([today.shown, today.known]).toEqual([3, 3]);
    expect(today.all).toEqual({
      area: { sum: 20, known: 3 },
      technical: { sum: 11, known: 3 },
      biological: { sum: 5, known: 3 },
      accepted: { sum: 9, known: 3 },
    });
    expect(stage(today, "work_under_way")).toMatchObject({ zones: 1, hectares: { technical: { sum: 2, known: 1 } } });
  });

  it("of an earlier day are known where work had ended or not begun, and not known while it was going on", () => {
    expect(on("2018-06-01").all).toMatchObject({ technical: { sum: 0, known: 0 }, biological: { sum: 0, known: 1 } });
    expect(on("2018-10-01").all).toMatchObject({ technical: { sum: 9, known: 1 } });
    expect(on("2019-03-01").all).toMatchObject({ technical: { sum: 9, known: 2 }, biological: { sum: 0, known: 1 } });
    expect(on("2019-09-01").all).toMatchObject({ biological: { sum: 5, known: 2 }, accepted: { sum: 0, known: 2 } });
  });

  it("follow filter and legend, and say of how many zones they are", () => {
    const masked = on("2024-01-01", Uint8Array.of(1, 1, 0), ["work_under_way"]);
    expect([masked.shown, masked.known, masked.all.area.sum]).toEqual([1, 3, 10]);
  });

  it("do not take a number that is missing for none, once work has begun", () => {
    const missing = collection(
      feature("RZ-4", {
        history: [
          ["2020-01-01", "IDENTIFIED"],
          ["2020-02-01", "TECHNICAL"],
        ],
        area_ha: 3,
      }),
    );
    expect(hectaresByStage(missing, "2024-01-01", null, []).all.technical).toEqual({ sum: 0, known: 0 });
  });
});

describe("people reached", () => {
  const activities = collection(
    feature("A1", { topic: "rights_and_law", held_on: "2018-05-01", soum_code: "1", women: 4, men: 6, people: 10 }),
    feature("A2", { topic: "rights_and_law", held_on: "2018-06-01", soum_code: "2", people: 20 }),
    feature("A3", { topic: "mercury_free", held_on: "2018-07-01", soum_code: "1", women: 1, men: 1, people: 5 }),
    feature("A4", { topic: "mercury_free", held_on: "2019-07-01", women: 3, men: 0, people: 3 }),
  );

  it("are counted by year, topic and sex; whoever was not counted by sex stands by themselves", () => {
    const { cells, all, known } = peopleReached(activities, "2024-01-01", null);
    expect(
      cells.map(({ year, topic, women, men, notBySex, people }) => [year, topic, women, men, notBySex, people]),
    ).toEqual([
      [2018, "rights_and_law", 4, 6, 20, 30],
      [2018, "mercury_free", 1, 1, 3, 5],
      [2019, "mercury_free", 3, 0, 0, 3],
    ]);
    expect(all).toMatchObject({ women: 8, men: 7, notBySex: 23, people: 38, activities: 4, activitiesBySex: 2 });
    expect([known, all.soums]).toEqual([4, ["1", "2"]]);
  });

  it("end with the day looked at, and say how many activities there were in all", () => {
    const early = peopleReached(activities, "2018-06-30", Uint8Array.of(0, 1, 1, 1));
    expect([early.all.activities, early.known, early.all.people]).toEqual([1, 2, 20]);
    expect([...early.byYear.keys()]).toEqual([2018]);
  });
});

describe("children in reach", () => {
  const sites = collection(
    feature("S1", { history: [["2015-01-01", "INFORMAL"]], aimag_code: "MN-069" }, [100, 47]),
    feature("S2", { history: [["2015-01-01", "INFORMAL"]], aimag_code: "MN-069" }, [100.2, 47]),
    feature("S3", { history: [["2015-01-01", "FORMAL"]], aimag_code: "MN-055" }, [103, 47]),
    feature("S4", { history: [["2015-01-01", "FORMAL"]] }, [100.01, 47]),
  );
  const visit = (onDay: string, children: number | null) => [onDay, 5, null, null, children, null, null, null, null];
  const details = collection(
    feature("S1", { visits: [visit("2019-05-01", 7), visit("2020-03-01", 4)] }),
    feature("S2", { visits: [visit("2019-05-01", 3)] }),
    feature("S3", { visits: [visit("2019-05-01", 0)] }),
    feature("S4", { visits: [visit("2019-05-01", null)] }),
  );
  const kindergartens = kindergartensOf(
    collection(
      feature(
        "KG-1",
        { kind: "ger", seats: 20, history: [["2019-01-01", "OPEN"]], season_from: "05-15", season_to: "09-30" },
        [100, 47.01],
      ),
      feature("KG-2", { kind: "building", history: [["2019-01-01", "OPEN"]] }, [100.3, 47]),
    ),
  );
  if (!kindergartens) throw new Error("The kindergartens of this test cannot be read");
  const table = (): SiteTable => {
    const made = siteTableOf(sites, details);
    if (!made) throw new Error("The sites of this test cannot be read");
    return { ...made, kindergartens };
  };
  const inSeason = (season: "summer" | "winter", filter = {}) =>
    childrenInReach(table(), kindergartens, season, "2020-11-26", filter, []);

  it("are those of the newest summer and winter up to the day, which never lie ahead of it", () => {
    const days = (onDay: string) =>
      (["summer", "winter"] as const).map((each) => isoOfDay(seasonDay(each, day(onDay))));
    expect(days("2020-11-26")).toEqual(["2020-07-15", "2020-01-15"]);
    expect(days("2020-03-01")).toEqual(["2019-07-15", "2020-01-15"]);
    expect(days("2020-01-14")).toEqual(["2019-07-15", "2019-01-15"]);
  });

  it("are told by ring; the season decides which kindergarten is open, and the visit up to it how many there are", () => {
    const summer = inSeason("summer");
    expect([summer.openKindergartens, summer.seats, summer.seatsKnown]).toEqual([2, 20, 1]);
    expect(summer.all.daily).toMatchObject({ sites: 2, sitesKnown: 1, children: 4 });
    expect(summer.all.outer).toMatchObject({ sites: 1, children: 3 });
    expect(summer.all.beyond).toMatchObject({ sites: 1, sitesKnown: 1, children: 0 });
    const winter = inSeason("winter");
    expect(winter.all.daily).toMatchObject({ sites: 0, children: 0 });
    expect(winter.all.outer).toMatchObject({ sites: 1, sitesKnown: 1, children: 3 });
    // Two sites 23 km from the building, one of them with 7 children then, the other never counted; and the one far away with none.
    expect(winter.all.beyond).toMatchObject({ sites: 3, sitesKnown: 2, children: 7 });
  });

  it("add up over the aimags, sites without one included", () => {
    const { all, byAimag } = inSeason("winter");
    const whole = ringsTogether(all, reachRings);
    const parts = [...byAimag.values()].map((counts) => ringsTogether(counts, reachRings));
    const sum = (numberOf: (part: (typeof parts)[number]) => number) =>
      parts.reduce((total, part) => total + numberOf(part), 0);
    expect([...byAimag.keys()]).toEqual(["MN-069", "MN-055", null]);
    expect(sum(({ sites }) => sites)).toBe(whole.sites);
    expect(sum(({ children }) => children ?? 0)).toBe(whole.children);
  });

  it("are not known, rather than none, where nobody has counted", () => {
    const { byAimag } = inSeason("summer");
    expect(ringsTogether(byAimag.get(null) ?? inSeason("summer").all, ["daily"]).children).toBeUndefined();
  });

  it("follow the filter of the sites, while every kindergarten counts", () => {
    const { all, shown, known, openKindergartens } = inSeason("summer", { aimag: ["MN-055"] });
    expect([shown, known, openKindergartens]).toEqual([1, 4, 2]);
    expect(all.beyond.sites).toBe(1);
  });
});
