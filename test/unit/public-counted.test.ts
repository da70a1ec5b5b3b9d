import type { Words } from "@asm-atlas/client/src/i18n/use-words.ts";
import { countedRows } from "@asm-atlas/client/src/public/counted/rows.ts";
import { type FigureId, figureIds } from "@asm-atlas/client/src/public/figure-ids.ts";
import { chaptersOf } from "@asm-atlas/client/src/public/further/chapter-list.ts";
import { country, figuresOf } from "@asm-atlas/client/src/public/further/units.ts";
import * as figures from "@asm-atlas/client/src/public/headlines.ts";
import { pausesOf } from "@asm-atlas/client/src/public/pauses.ts";
import type { Headline, Headlines, Released } from "@asm-atlas/client/src/public/use-headlines.ts";
import { publicFigures } from "@asm-atlas/data/domain/publication/figures.ts";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";

const feature = (properties: Record<string, unknown>, id?: string): Feature => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [104, 47] },
  properties,
  ...(id ? { id } : {}),
});
const feed = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const nationRow = (step: string, under_contract: number, ever_contracted: number) =>
  feature({
    level: "nation",
    step,
    under_contract,
    on_the_way: 2,
    not_formalised: 20,
    suspended_or_ended: 1,
    closed: 1,
    ever_contracted,
  });
const province = (code: string, ...steps: [string, number, number, number][]) =>
  feature(
    { level: "province", unit_code: code, unit_name_en: `P ${code}`, unit_name_mn: `А ${code}`, steps },
    `province-${code}`,
  );
const soum = (code: string, low: number) =>
  feature(
    { level: "soum", unit_code: code, unit_name_en: code, unit_name_mn: code, steps: [["2026-06-30", low, low + 4]] },
    `soum-${code}`,
  );

/** A small release, with whole sums: 30 places in two provinces. */
const released: Released = {
  nation: [nationRow("2019-12-31", 9, 9), nationRow("2021-12-31", 3, 9), nationRow("2026-06-30", 6, 12)],
  units: feed(
    feature({ level: "nation", unit_code: "MN", steps: [] }),
    province("MN-1", ["2019-12-31", 10, 4, 3], ["2026-06-30", 12, 5, 7]),
    province("MN-2", ["2019-12-31", 15, 5, 2], ["2026-06-30", 18, 7, 4]),
    soum("0101", 0),
    soum("0102", 5),
    soum("0201", 10),
  ),
  land: feed(
    feature({
      level: "nation",
      counted_to: "2026-06-30",
      rows: [
        { stage_group: "accepted", zones: 3, hectares: 21, technical_hectares: 20, biological_hectares: 11 },
        { stage_group: "work_under_way", zones: 2, hectares: 9, technical_hectares: 4, biological_hectares: 1 },
        { stage_group: "disturbed_again", zones: 1, hectares: 2, technical_hectares: 2, biological_hectares: 2 },
      ],
    }),
    feature({ level: "province", unit_code: "MN-1", rows: [{ stage_group: "accepted", zones: 1, hectares: 5 }] }),
    feature({ level: "province", unit_code: "MN-2", rows: [{ stage_group: "accepted", zones: 2, hectares: 15 }] }),
  ),
  people: feed(
    feature({
      level: "nation",
      rows: [
        { year: 2019, people: 40, women: 10, men: 20, activities: 2 },
        { year: 2019, topic: "rights_and_law", people: 40, activities: 2 },
        { year: 2025, people: 60, women: 30, men: 30, activities: 2 },
        { year: 2025, topic: "rights_and_law", people: 20, activities: 1 },
        { year: 2025, topic: "rehabilitation", people: 40, activities: 1 },
      ],
    }),
    feature({
      level: "province",
      unit_code: "MN-1",
      rows: [
        { year: 2019, people: 40 },
        { year: 2025, people: 10 },
      ],
    }),
  ),
  kindergartens: [
    feature({ code: "a", kind: "building", status_group: "open", seats: 50, province_name_en: "P MN-1" }),
    feature({ code: "b", kind: "ger", status_group: "open", province_name_en: "P MN-2" }),
    feature({ code: "c", kind: "ger", status_group: "planned", seats: 25, province_name_en: "P MN-1" }),
    feature({ code: "d", kind: "ger", status_group: "ended", seats: 30, province_name_en: "P MN-1" }),
  ],
  seen: [
    feature({ subject: "people_working", people: 270, women: 50, men: 140, sites_assessed: 20, places_known: 30 }),
    feature({ subject: "children_2_5", children: 80, sites_assessed: 15, places_known: 30 }),
  ],
};

const headline = <Figure>(figure: Figure | undefined): Headline<Figure> => ({
  figure,
  isComing: false,
  isWithheld: false,
  failure: null,
  retry: () => undefined,
});

const headlines: Headlines = {
  atlas: undefined,
  isSettled: true,
  sites: headline(figures.nationSites(released.nation ?? [])),
  land: headline(released.land && figures.landFigures(released.land)),
  seen: headline(figures.placesSeen(released.seen ?? [])),
  people: headline(released.people && figures.peopleFigures(released.people)),
  kindergartens: headline(figures.kindergartenFigures(released.kindergartens ?? [])),
  aim: headline<figures.Aim>(undefined),
  covered: headline(released.units && figures.coverage(released.units)),
  pauses: pausesOf(feed(feature({ suspended_from: "2019-09-01", suspended_to: "2022-07-01" }), feature({}))),
  released,
};

/** Words that say which text they would be, with what fills it in. */
const words = {
  language: "en",
  t: (key: string, slots?: object) => `${key} ${JSON.stringify(slots ?? {})}`,
  say: (label: { en: string }) => label.en,
  sayCode: (_entries: unknown, code: string) => code,
  name: (en: string) => en,
  count: String,
  measure: String,
  day: (iso: string) => iso,
} as unknown as Words;

/** What the tiles show. */
function shownBy({
  sites,
  land,
  seen,
  people,
  kindergartens,
  covered,
}: Headlines): Record<FigureId, number | undefined> {
  return {
    "sites-under-contract": sites.figure?.groups.under_contract,
    "sites-ever-contracted": sites.figure?.everContracted,
    "sites-known": sites.figure?.known,
    "people-reached": people.figure?.people,
    "people-reached-by-topic": people.figure?.topics,
    "land-accepted": land.figure?.acceptedHa,
    "land-technical": land.figure?.technicalHa,
    "land-biological": land.figure?.biologicalHa,
    "kindergartens-open": kindergartens.figure?.open,
    "kindergartens-planned": kindergartens.figure?.planned,
    "seats-open": kindergartens.figure?.openSeats,
    "seats-planned": kindergartens.figure?.plannedSeats,
    "children-near": seen.figure?.children,
    "people-working": seen.figure?.people,
    "soums-named": covered.figure?.soumsNamed,
  };
}

describe("the rows behind a headline figure", () => {
  it.each(figureIds)("make exactly it: %s", (id) => {
    const counted = countedRows(id, released, words);
    expect(counted?.total).toBe(shownBy(headlines)[id]);
    expect(counted?.total).toBeGreaterThan(0);
    const values = counted?.rows.map(({ value }) => value ?? 0) ?? [];
    const made = { sum: values.reduce((sum, value) => sum + value, 0), rows: values.length, first: values[0] };
    expect(counted && made[counted.how]).toBe(counted?.total);
  });

  it("are of the same figures that the open data define, each with its query", () => {
    expect([...figureIds].sort()).toEqual(publicFigures.map(({ id }) => id).sort());
  });

  it("are not told before what they are read from is there", () => {
    const nothing = Object.fromEntries(Object.keys(released).map((name) => [name, undefined])) as unknown as Released;
    expect(figureIds.map((id) => countedRows(id, nothing, words))).toEqual(figureIds.map(() => null));
  });
});

describe("a province beside the country", () => {
  it("tells what rules allow of both: places and people up to the step, land and kindergartens of the release", () => {
    expect(figuresOf("MN-1", "2020-12-31", released)).toEqual({
      known: 10,
      ever: 4,
      groups: 3,
      hectares: { accepted: 5 },
      kindergartens: 1,
      seats: 50,
      planned: 1,
      people: 40,
    });
    expect(figuresOf(country, "2026-06-30", released)).toEqual({
      known: 30,
      ever: 12,
      groups: 11,
      hectares: { accepted: 21, work_under_way: 9 },
      kindergartens: 2,
      seats: 50,
      planned: 1,
      people: 100,
    });
  });

  it("is silent, not nought, before the first step", () =>
    expect(figuresOf("MN-1", "2009-12-31", released)).toMatchObject({ known: undefined, groups: undefined }));
});

describe("the story", () => {
  const chapters = chaptersOf(headlines, words);

  it("tells its chapters by numbers of the release", () => {
    expect(chapters.map(({ id, value }) => [id, value])).toEqual([
      ["organised", "11"],
      ["legal", "9"],
      ["stopped", "3"],
      ["repaired", "21"],
      ["safe", "2"],
    ]);
  });

  it("shows the map of each chapter's own day, and of the newest where it speaks of now", () => {
    expect(chapters.map(({ scene }) => scene.onDay)).toEqual([null, "2019-12-31", "2021-12-31", null, null]);
    expect(chapters.map(({ countedTo }) => countedTo)).toEqual([
      "2026-06-30",
      "2019-12-31",
      "2021-12-31",
      "2026-06-30",
      "2026-06-30",
    ]);
  });

  it("leaves out the chapter on the suspension where none is on record", () => {
    const told = chaptersOf({ ...headlines, pauses: [] }, words);
    expect(told.map(({ id }) => id)).toEqual(["organised", "legal", "repaired", "safe"]);
  });
});
