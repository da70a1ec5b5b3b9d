import type { OverlayId } from "@asm-atlas/client/src/map/map-state.ts";
import { mostOutlineCorners, roundedCorner } from "@asm-atlas/client/src/map/tools/outline.ts";
import { usualList } from "@asm-atlas/client/src/state/list-look.ts";
import { readView, type ShareableView, writeView } from "@asm-atlas/client/src/state/view-url.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const layers: readonly OverlayId[] = [
  "sites",
  "rehabilitation-zones",
  "kindergartens",
  "published-figures",
  "site-summary",
];
const seed = testSeed("addresses of views");

const code = fc.stringMatching(/^[A-Za-z0-9+-]{1,12}$/);
const layer = fc.constantFrom(...layers);
const isoDay = fc
  .date({ min: new Date("2010-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const corner = fc.tuple(
  fc.integer({ min: 8_700_000, max: 12_000_000 }).map((n) => n / 100_000),
  fc.integer({ min: 4_100_000, max: 5_300_000 }).map((n) => n / 100_000),
);
const area = fc.record({
  area: fc.array(corner, { minLength: 3, maxLength: 12 }),
  isAreaFilter: fc.boolean(),
});
const noArea = fc.constant({ area: null, isAreaFilter: false });
const view: fc.Arbitrary<ShareableView> = fc.oneof(area, noArea).chain((chosen) => viewWith(chosen));
const viewWith = (chosen: Pick<ShareableView, "area" | "isAreaFilter">): fc.Arbitrary<ShareableView> =>
  fc.record({
    area: fc.constant(chosen.area),
    isAreaFilter: fc.constant(chosen.isAreaFilter),
    language: fc.constantFrom("en", "mn"),
    isLanguageChosen: fc.constant(true),
    switched: fc.uniqueArray(layer),
    hidden: fc.dictionary(layer, fc.uniqueArray(code, { minLength: 1, maxLength: 4 }), { noNullPrototype: true }),
    selected: fc.option(fc.record({ layer, code })),
    where: fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
      fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), { minLength: 1, maxLength: 4 }),
      { noNullPrototype: true },
    ),
    day: fc.option(isoDay),
    thenDay: fc.option(isoDay),
    knownOn: fc.option(isoDay),
    opened: fc.uniqueArray(fc.stringMatching(/^[a-z-]{1,12}$/), { maxLength: 3 }),
    base: fc.option(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/)),
    list: fc.record({
      layer,
      sort: fc.dictionary(layer, fc.uniqueArray(fc.stringMatching(/^-?[a-z]{1,12}$/), { minLength: 1, maxLength: 3 }), {
        noNullPrototype: true,
      }),
      columns: fc.dictionary(layer, fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), {
        noNullPrototype: true,
      }),
    }),
    camera: fc.option(
      fc.record({
        longitude: fc.integer({ min: -1_800_000, max: 1_800_000 }).map((n) => n / 10_000),
        latitude: fc.integer({ min: -850_000, max: 850_000 }).map((n) => n / 10_000),
        zoom: fc.integer({ min: 0, max: 2_200 }).map((n) => n / 100),
      }),
    ),
  });

const sorted = ({ switched, hidden, opened, ...rest }: Partial<ShareableView>) => ({
  ...rest,
  switched: [...(switched ?? [])].sort(),
  opened: [...(opened ?? [])].sort(),
  hidden: Object.fromEntries(
    Object.entries(hidden ?? {})
      .map(([name, codes]) => [name, [...codes].sort()] as const)
      .sort(),
  ),
});

describe("an address", () => {
  it("opens exactly the view it was made from", () => {
    fc.assert(
      fc.property(view, (seen) => {
        const address = writeView(seen, new URLSearchParams()).toString();
        expect(sorted(readView(new URLSearchParams(address)))).toEqual(sorted(seen));
      }),
      { seed },
    );
  });

  it("is never an error, however mangled", () => {
    const query = fc.dictionary(
      fc.constantFrom(
        "at",
        "lang",
        "pick",
        "switched",
        "hide",
        "where",
        "area",
        "only",
        "day",
        "then",
        "open",
        "list",
        "sort",
        "columns",
        "base",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(query, (parameters) => {
        const read = readView(new URLSearchParams(parameters));
        expect(layers).toEqual(expect.arrayContaining([...(read.switched ?? [])]));
        expect(layers).toContain(read.list?.layer);
        const { camera } = read;
        if (camera) expect(Math.abs(camera.latitude)).toBeLessThanOrEqual(85);
      }),
      { seed },
    );
  });

  it("says nothing of a view that is as it opens by itself", () => {
    const asOpened = {
      language: "en",
      isLanguageChosen: false,
      switched: [],
      hidden: {},
      selected: null,
      where: {},
      area: null,
      isAreaFilter: false,
      day: null,
      thenDay: null,
      knownOn: null,
      opened: [],
      list: usualList,
      base: null,
      camera: null,
    } as const;
    expect(writeView(asOpened, new URLSearchParams()).toString()).toBe("");
  });

  it("keeps what others put into it", () => {
    const shared = {
      language: "mn",
      isLanguageChosen: true,
      switched: [],
      hidden: {},
      selected: null,
      where: {},
      area: null,
      isAreaFilter: false,
      day: null,
      thenDay: null,
      knownOn: null,
      opened: [],
      list: usualList,
      base: null,
      camera: null,
    } as const;
    expect(writeView(shared, new URLSearchParams("utm=x")).toString()).toBe("utm=x&lang=mn");
  });

  it.each(["at=1,2", "at=200,10,5", "at=1,2,3,4", "at=,,", "at=x,y,z"])(
    "leaves out the impossible place %s",
    (query) => {
      expect(readView(new URLSearchParams(query)).camera).toBeNull();
    },
  );

  it.each(["day=2023-02-30", "day=yesterday", "day=2019-1-1", "day="])("leaves out the impossible day %s", (query) => {
    expect(readView(new URLSearchParams(query)).day).toBeNull();
  });

  it.each([
    "area=104,46,105,46",
    "area=104,46,105,46,105",
    "area=104,46,105,x,105,47",
    "area=104,46,,46,105,47",
    "area=204,46,105,46,105,47",
    `area=${Array.from({ length: mostOutlineCorners + 1 }, (_, n) => `104,${40 + n / 10}`)}`,
  ])("leaves out the impossible area %s, and does not filter by it", (query) => {
    const read = readView(new URLSearchParams(`${query}&only=area`));
    expect([read.area, read.isAreaFilter]).toEqual([null, false]);
  });

  it("keeps the longest area within what a server takes as an address", () => {
    const corners = Array.from({ length: mostOutlineCorners }, (_, n): [number, number] => [
      104.12345,
      46 + n / 99_999,
    ]);
    const read = readView(new URLSearchParams({ area: corners.flatMap((each) => roundedCorner(each)).join(",") }));
    expect(read.area).toHaveLength(mostOutlineCorners);
    const query = writeView(
      { ...(readView(new URLSearchParams()) as ShareableView), area: read.area ?? null },
      new URLSearchParams(),
    );
    expect(query.toString().length).toBeLessThan(limits.urlCharacters / 2);
  });

  it("reads a filter as it is written", () => {
    const query = "where=mineral:gold_placer,gold_hard_rock;aimag:MN-069";
    expect(readView(new URLSearchParams(query)).where).toEqual({
      mineral: ["gold_placer", "gold_hard_rock"],
      aimag: ["MN-069"],
    });
  });
});
