import { findingsOf, nothingAround } from "@asm-atlas/client/src/editing/outline/findings.ts";
import {
  closeRing,
  joined,
  partsHa,
  shared,
  sharedQuickly,
  trimmed,
} from "@asm-atlas/client/src/editing/outline/operations.ts";
import { readCorners, withPosition } from "@asm-atlas/client/src/editing/outline/other-input.ts";
import { readOutlineFile } from "@asm-atlas/client/src/editing/outline/read-file.ts";
import {
  canRedo,
  canUndo,
  modeOf,
  partsNow,
  splitOffNow,
  useOutline,
} from "@asm-atlas/client/src/editing/outline/session.ts";
import type { WalkedPoint } from "@asm-atlas/client/src/map/outline/outline-state.ts";
import { geometryOfParts, type Parts, partsOfGeometry, withRing } from "@asm-atlas/client/src/map/outline/parts.ts";
import { snapLineOf, snapped } from "@asm-atlas/client/src/map/outline/snap.ts";
import type { Outline } from "@asm-atlas/client/src/map/tools/outline.ts";
import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { countryCheck } from "@asm-atlas/data/domain/geometry/country.ts";
import { parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";
import { validGeometries } from "../helpers/random-geometry.ts";

/** Squares on a grid of thousandths of a degree near Arvaikheer: about 76 m by 111 m each. */
const square = (x: number, y: number, side: number): Outline =>
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ].map(([lon = 0, lat = 0]) => [
    Math.round((104 + lon / 1000) * 1e7) / 1e7,
    Math.round((46 + lat / 1000) * 1e7) / 1e7,
  ]);

const partsAfter = (closing: ReturnType<typeof closeRing>): Parts => {
  if (!("parts" in closing)) throw new Error(JSON.stringify(closing));
  return closing.parts;
};
const proposalOf = (closing: ReturnType<typeof closeRing>) => {
  if (!("proposal" in closing)) throw new Error(JSON.stringify(closing));
  return closing.proposal;
};
const isValid = (parts: Parts) =>
  parseGeometry(geometryOfParts(parts), { types: ["MultiPolygon"], maxVertices: 20_000 }).ok;

describe("an area that is opened and put together again", () => {
  it("is what it was, with its holes and parts: 500 random ones", () => {
    const areas = validGeometries(testSeed("outlines"), 1_200).filter(({ type }) => /Polygon$/.test(type));
    expect(areas.length).toBeGreaterThan(300);
    const back = areas.map((area) => geometryOfParts(partsOfGeometry(area)));
    expect(back).toEqual(
      areas.map((area) => ({
        type: "MultiPolygon",
        coordinates: area.type === "Polygon" ? [area.coordinates] : area.coordinates,
      })),
    );
  });

  it("changes one ring and leaves the others; a ring of two corners goes, and with a shell its part", () => {
    const parts = [[square(0, 0, 10), square(2, 2, 2)], [square(20, 0, 5)]];
    const moved = withRing(parts, 0, 1, square(3, 3, 2));
    expect([moved[0]?.[0], moved[1]]).toEqual([parts[0]?.[0], parts[1]]);
    expect(moved[0]?.[1]).toEqual(square(3, 3, 2));
    expect(withRing(parts, 0, 1, square(0, 0, 1).slice(0, 2))).toEqual([[square(0, 0, 10)], [square(20, 0, 5)]]);
    expect(withRing(parts, 0, 0, [])).toEqual([[square(20, 0, 5)]]);
  });
});

describe("cutting, joining and splitting", () => {
  const field: Parts = [[square(0, 0, 10)], [square(20, 0, 5)]];

  it("a ring inside a part becomes its hole exactly as drawn, and nothing else moves", () => {
    const cut = partsAfter(closeRing(field, square(2, 2, 3), "hole"));
    expect(cut).toEqual([[square(0, 0, 10), square(2, 2, 3)], [square(20, 0, 5)]]);
    const again = partsAfter(closeRing(cut, square(6, 6, 2), "hole"));
    expect(again[0]).toEqual([square(0, 0, 10), square(2, 2, 3), square(6, 6, 2)]);
    expect(isValid(again)).toBe(true);
  });

  it("a ring over the edge takes the edge along; one beside misses; one over all leaves nothing", () => {
    const cut = partsAfter(closeRing(field, square(8, 8, 5), "hole"));
    expect(partsHa(cut)).toBeCloseTo(partsHa(field) - partsHa([[square(8, 8, 2)]]), 3);
    expect(cut.map((rings) => rings.length)).toEqual([1, 1]);
    expect(closeRing(field, square(40, 40, 5), "hole")).toEqual({ refusal: "hole-misses" });
    expect(closeRing([[square(0, 0, 2)]], square(-1, -1, 5), "hole")).toEqual({ refusal: "hole-takes-all" });
  });

  it("parts that meet are joined into one, with the land between them, and parts that lie apart stay", () => {
    const meeting = [...field, [square(10, 2, 3)], [square(9, 7, 4)]];
    const whole = partsAfter(joined(meeting));
    expect(whole).toHaveLength(2);
    expect(partsHa(whole)).toBeCloseTo(partsHa(meeting) - partsHa([[square(9, 7, 1)]]) * 3, 2);
    expect(isValid(whole)).toBe(true);
    expect(joined(field)).toEqual({ refusal: "not-joined" });
  });

  it("a line from side to side offers each piece, and together they are the whole", () => {
    const line = [...square(4, -3, 0).slice(0, 1), ...square(6, 14, 0).slice(0, 1)];
    const { kind, choices } = proposalOf(closeRing(field, line, "split"));
    expect([kind, choices.length]).toEqual(["split", 2]);
    const kept = choices.reduce((sum, { keptHa }) => sum + keptHa, 0);
    expect(kept).toBeCloseTo(partsHa(field.slice(0, 1)), 3);
    for (const { parts, removed, keptHa } of choices) {
      expect(isValid(parts)).toBe(true);
      expect(parts[1]).toEqual(field[1]);
      expect(partsHa(parts) + partsHa(removed)).toBeCloseTo(partsHa(field), 3);
      expect(keptHa).toBeGreaterThan(0);
    }
    const beside = [...square(-5, -3, 0).slice(0, 1), ...square(-4, 14, 0).slice(0, 1)];
    expect(closeRing(field, beside, "split")).toEqual({ refusal: "line-misses" });
  });

  it("a trim shows what it removes, leaves land that shares nothing with the other zone, and changes nothing by itself", () => {
    const dice = new Dice(testSeed("trims"));
    for (let round = 0; round < 100; round++) {
      const other: Parts = [[square(dice.between(-4, 9), dice.between(-4, 9), dice.between(2, 6))]];
      const overlap = shared(field, other);
      if (partsHa(overlap) < 0.001) continue;
      const [choice] = proposalOf(trimmed(field, [other])).choices;
      if (!choice) throw new Error("no choice");
      // Cut edges end on kept decimals: half a centimetre along a kilometre.
      expect(Math.abs(partsHa(choice.parts) + partsHa(choice.removed) - partsHa(field))).toBeLessThan(0.002);
      expect(partsHa(choice.removed)).toBeCloseTo(partsHa(overlap), 2);
      expect(partsHa(shared(choice.parts, other)) * 10_000).toBeLessThan(limits.zoneOverlapM2);
      expect(isValid(choice.parts)).toBe(true);
    }
    expect(trimmed([[square(1, 1, 2)]], [[[square(0, 0, 10)]]])).toEqual({ refusal: "trim-takes-all" });
  });
});

describe("outlines that come otherwise than by hand", () => {
  it("are typed or pasted a corner a line, in degrees and UTM, closed or not", () => {
    const typed = readCorners("46.001 104.001\n\n46°00'03.6\"N 104°00'07.2\"E\r\n48N 425000 5206000\n46.001 104.001\n");
    expect(typed).toMatchObject({ ok: true });
    if (!typed.ok) return;
    expect(typed.corners).toHaveLength(3);
    expect(typed.corners.slice(0, 2)).toEqual([
      [104.001, 46.001],
      [104.002, 46.001],
    ]);
    expect(readCorners("46.001 104.001\nnear the river")).toMatchObject({ ok: false, line: 2 });
    expect(readCorners("")).toEqual({ ok: true, corners: [] });
  });

  it("are walked: what the device does not know well enough is passed over, and so is standing still", () => {
    const settings = { spacingM: 5, gateM: 10 };
    const at = (metresEast: number, accuracyM: number) => ({
      position: [104 + metresEast / 77_300, 46] as [number, number],
      accuracyM,
    });
    const fixes = [at(0, 40), at(0, 8), at(2, 4), at(7, 9), at(30, 11), at(31, Number.NaN), at(40, 10)];
    const walk = fixes.reduce<readonly WalkedPoint[]>((walked, fix) => withPosition(walked, fix, settings), []);
    expect(walk).toEqual([at(0, 8), at(7, 9), at(40, 10)]);
  });

  describe("from a file", () => {
    const noXml = () => null;
    const read = (value: unknown) => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      return readOutlineFile(text.length, text, noXml);
    };
    const ring = [...square(0, 0, 5), ...square(0, 0, 5).slice(0, 1)];
    const polygon = { type: "Polygon", coordinates: [ring] };

    it("take every area of a GeoJSON, closed lines included, and tell how much was left out", () => {
      const features = [polygon, { type: "LineString", coordinates: ring }, { type: "Point", coordinates: [104, 46] }];
      const file = {
        type: "FeatureCollection",
        features: features.map((geometry) => ({ type: "Feature", properties: {}, geometry })),
      };
      expect(read(file)).toEqual({ ok: true, parts: [[square(0, 0, 5)], [square(0, 0, 5)]], others: 1 });
      expect(read(polygon)).toEqual({ ok: true, parts: [[square(0, 0, 5)]], others: 0 });
    });

    it("refuse, each with its code, what is too large, no such file, declares entities, or holds no land", () => {
      const faultOf = (value: unknown) => {
        const answer = read(value);
        return answer.ok ? "taken" : answer.fault;
      };
      expect(readOutlineFile(limits.outlineFileBytes + 1, "", noXml)).toEqual({ ok: false, fault: "too-large" });
      expect(readOutlineFile(limits.outlineFileBytes, JSON.stringify(polygon), noXml)).toMatchObject({ ok: true });
      expect(faultOf("%PDF-1.7")).toBe("unreadable");
      expect(faultOf("")).toBe("unreadable");
      expect(faultOf("<kml")).toBe("unreadable");
      expect(faultOf('<!DOCTYPE lolz [<!ENTITY lol "lol">]><kml/>')).toBe("has-declarations");
      expect(faultOf({ type: "Point", coordinates: [104, 46] })).toBe("no-area");
      expect(faultOf({ type: "Polygon", coordinates: "no list" })).toBe("no-area");
      expect(
        faultOf({
          type: "Polygon",
          coordinates: [
            [
              [1e9, 0],
              [0, 0],
              [0, 1e9],
            ],
          ],
        }),
      ).toBe("unreadable");
      const deep = `${'{"type":"GeometryCollection","geometries":['.repeat(5_000)}{}${"]}".repeat(5_000)}`;
      expect(faultOf(deep)).toBe("no-area");
      const round = (corners: number) =>
        Array.from({ length: corners }, (_, corner) => {
          const angle = (2 * Math.PI * corner) / corners;
          return [104 + 0.01 * Math.cos(angle), 46 + 0.01 * Math.sin(angle)];
        });
      expect(faultOf({ type: "Polygon", coordinates: [round(limits.zoneVertices + 1)] })).toBe("too-many-corners");
      expect(faultOf({ type: "Polygon", coordinates: [round(limits.zoneVertices)] })).toBe("taken");
    });
  });
});

describe("what is found of an outline", () => {
  const zones = editableLayer("rehabilitation-zones")?.outline;
  if (!zones) throw new Error("zones are not edited");
  const nowhere = nothingAround;

  it("names the rule it breaks, in the words the server has for it", () => {
    const codes = (parts: Parts) => findingsOf(parts, zones, nowhere)?.reasons.map(({ code }) => code);
    expect(findingsOf([], zones, nowhere)).toBeNull();
    expect(codes([[square(0, 0, 10)]])).toEqual([]);
    expect(codes([[square(0, 0, 0.05)]])).toEqual(["geometry.area-too-small"]);
    expect(codes([[square(0, 0, 60)]])).toEqual(["geometry.area-too-large"]);
    const [a, b, c, d] = square(0, 0, 10);
    if (!a || !b || !c || !d) throw new Error("a square has four corners");
    expect(codes([[[a, c, b, d]]])).toEqual(["geometry.self-intersection"]);
    expect(codes([[square(-20_000, 0, 10)]])).toContain("geometry.outside-extent");
  });

  it("holds the area of a site against rules of its own: its size, its corners, and that the site lies in it", () => {
    const rules = editableLayer("sites")?.area?.rules;
    if (!rules) throw new Error("sites have no area");
    const around = (lon: number) => ({
      ...nowhere,
      sites: [{ code: "ASM-1", position: [lon, 46.001] as [number, number] }],
      isLinked: true,
      farM: 0,
    });
    const codes = (parts: Parts) => findingsOf(parts, rules, nowhere)?.reasons.map(({ code }) => code);
    expect(codes([[square(0, 0, 10)]])).toEqual([]);
    expect(codes([[square(0, 0, 15)]])).toEqual(["geometry.area-too-large"]);
    const inside = findingsOf([[square(0, 0, 10)]], rules, around(104.001));
    expect([inside?.nearest?.distanceM, inside?.isFar]).toEqual([0, false]);
    const outside = findingsOf([[square(0, 0, 10)]], rules, around(104.02));
    expect(outside?.isFar).toBe(true);
    expect(outside?.nearest?.distanceM).toBeGreaterThan(100);
  });

  it("tells which open zone shares how much land, and how far the nearest site is", () => {
    const other: Parts = [[square(8, 0, 10)]];
    const box = [104.008, 46, 104.018, 46.01] as const;
    const found = findingsOf([[square(0, 0, 10)]], zones, {
      ...nowhere,
      zones: [{ code: "RZ-009", box, parts: other }],
      sites: [
        { code: "ASM-1", position: [104.2, 46] },
        { code: "ASM-2", position: [104.005, 46.02] },
      ],
      isLinked: true,
    });
    expect(found?.overlaps.map(({ code }) => code)).toEqual(["RZ-009"]);
    expect(found?.overlaps[0]?.areaHa).toBeCloseTo(partsHa([[square(8, 0, 2)]]) * 5, 1);
    expect(found?.nearest).toEqual({ code: "ASM-2", distanceM: expect.closeTo(1112, -1) });
    expect(found?.isFar).toBe(false);
    const far = findingsOf([[square(0, 0, 10)]], zones, {
      ...nowhere,
      sites: [{ code: "ASM-1", position: [104.2, 46] }],
      isLinked: true,
    });
    expect(far?.isFar).toBe(true);
    const edge = findingsOf([[square(0, 0, 8)]], zones, { ...nowhere, zones: [{ code: "RZ-009", box, parts: other }] });
    expect(edge?.overlaps).toEqual([]);
  });

  it("shares in plain numbers what it shares with all digits: 150 pairs of uneven rings, with holes", () => {
    const dice = new Dice(testSeed("shared land"));
    const uneven = (corners: number): Parts => {
      const [x, y] = [dice.between(-4, 4), dice.between(-4, 4)];
      const ring = (reach: number): Outline =>
        Array.from({ length: corners }, (_, corner): [number, number] => {
          const angle = (2 * Math.PI * corner) / corners;
          const far = reach * dice.between(0.6, 1);
          return [104 + (x + far * Math.cos(angle)) / 1000, 46 + (y + far * Math.sin(angle)) / 1000];
        });
      return [[ring(6), ring(2)]];
    };
    const shares = Array.from({ length: 150 }, () => {
      const [one, other] = [uneven(dice.whole(3, 40)), uneven(dice.whole(3, 40))];
      return [partsHa(sharedQuickly(one, other)), partsHa(shared(one, other))];
    });
    for (const [quick = 0, exact = 0] of shares) expect(Math.abs(quick - exact)).toBeLessThan(0.0005);
    expect(shares.filter(([, exact = 0]) => exact > 1).length).toBeGreaterThan(100);
  });

  it("warns of land under protection with how much of it, however large the area, and refuses nothing for it", () => {
    const park = {
      code: "PA-001",
      kind: "national_park",
      nameEn: "North park",
      nameMn: null,
      source: "Ministry",
      asOf: "2026-01-01",
      isDemo: false,
      box: [103, 46.004, 105, 48] as const,
      parts: [
        [
          [
            [103, 46.004],
            [105, 46.004],
            [105, 48],
            [103, 48],
          ],
          // Land inside of it that is not protected.
          square(0, 8, 20),
        ],
      ] as Parts,
    };
    const found = findingsOf([[square(0, 0, 10)]], zones, { ...nowhere, protectedPlaces: [park] });
    expect(found?.reasons).toEqual([]);
    expect(found?.protections.map(({ code }) => code)).toEqual(["PA-001"]);
    expect(found?.protections[0]?.areaHa).toBeCloseTo(partsHa([[square(0, 4, 4)]]) * 2.5, 1);
    for (const free of [square(0, 0, 4), square(2, 9, 5)])
      expect(findingsOf([[free]], zones, { ...nowhere, protectedPlaces: [park] })?.protections).toEqual([]);
  });

  it("points at the place where an outline leaves the country, 500 m beyond its border and not before", () => {
    // A country whose east border is a meridian; 500 m are 0.00646 degrees of longitude here.
    const [west, east, south, north] = [103, 104, 45, 47];
    const country = countryCheck([
      {
        type: "Polygon",
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      },
    ]);
    const at = (x: number) => findingsOf([[square(x, 0, 4)]], zones, { ...nowhere, country });
    expect([at(-20)?.abroad, at(-2)?.abroad, at(2)?.abroad]).toEqual([null, null, null]);
    expect(at(3)?.abroad?.[0]).toBeCloseTo(104.007, 6);
    expect(at(200)?.abroad).not.toBeNull();
    // The corners are all within; an edge between them is not.
    const bay = countryCheck([
      {
        type: "Polygon",
        coordinates: [
          [
            [103, 45],
            [104.02, 45],
            [104.02, 46],
            [104.001, 46],
            [104.001, 46.02],
            [104.02, 46.02],
            [104.02, 47],
            [103, 47],
            [103, 45],
          ],
        ],
      },
    ]);
    const across: Outline = [
      [104.0, 45.999],
      [104.019, 45.999],
      [104.019, 46.021],
      [104.0, 46.021],
    ];
    expect(across.every((corner) => bay([[corner]]) === null)).toBe(true);
    const [lon = 0, lat = 0] = bay([across]) ?? [];
    expect([lon, lat > 46.0044 && lat < 46.0156]).toEqual([104.019, true]);
    expect(countryCheck([])([across])).toBeNull();
  });
});

describe("steps of an outline", () => {
  const { start, takeRing, change, undo, redo, setPurpose, answer } = useOutline.getState();
  const pen: string[] = [];
  const back = () => undo((what) => pen.push(what));
  const forth = () => redo((what) => pen.push(what));
  beforeEach(() => {
    pen.length = 0;
    start({ land: "zone", key: "test", was: [], parts: [], begin: null, isRecalled: false, close: closeRing });
  });

  it("begin with drawing, and go on with reshaping what was drawn", () => {
    expect(modeOf(useOutline.getState())).toBe("polygon");
    takeRing(square(0, 0, 10));
    expect(modeOf(useOutline.getState())).toBe("edit");
    expect(partsNow(useOutline.getState())).toEqual([[square(0, 0, 10)]]);
  });

  it("a closed ring is opened again by undo, corner by corner, and closed by redo", () => {
    takeRing(square(0, 0, 10));
    back();
    expect(useOutline.getState()).toMatchObject({ purpose: "part", begin: square(0, 0, 10), at: 0 });
    useOutline.setState({ path: { corners: square(0, 0, 10), ring: square(0, 0, 10), canUndo: true, canRedo: false } });
    back();
    expect(pen).toEqual(["undo"]);
    forth();
    expect(pen).toEqual(["undo", "give-up"]);
    expect(partsNow(useOutline.getState())).toEqual([[square(0, 0, 10)]]);
  });

  it("a refused cut changes nothing and says why; a proposal waits for its answer", () => {
    takeRing(square(0, 0, 10));
    setPurpose("hole");
    takeRing(square(40, 0, 3));
    expect(useOutline.getState()).toMatchObject({ refusal: "hole-misses", at: 1 });
    setPurpose("split");
    takeRing([...square(4, -3, 0).slice(0, 1), ...square(6, 14, 0).slice(0, 1)]);
    expect(useOutline.getState()).toMatchObject({ proposal: { kind: "split" }, at: 1 });
    answer(null);
    expect(useOutline.getState()).toMatchObject({ proposal: null, at: 1 });
  });

  it("keep what splits take off until it is wanted no more, and undo gives it back to the outline", () => {
    const field: Parts = [[square(0, 0, 10)]];
    change(field);
    const line = (x: number): Outline => [...square(x, -3, 0).slice(0, 1), ...square(x, 14, 0).slice(0, 1)];
    const split = (x: number) => {
      setPurpose("split");
      takeRing(line(x));
      const { choices } = useOutline.getState().proposal ?? { choices: [] };
      answer(choices.findIndex(({ keptHa }) => keptHa === Math.max(...choices.map((each) => each.keptHa))));
    };
    const off = () => splitOffNow(useOutline.getState());
    split(3);
    expect([partsHa(partsNow(useOutline.getState())), partsHa(off())].map((ha) => ha.toFixed(1))).toEqual([
      (partsHa(field) * 0.7).toFixed(1),
      (partsHa(field) * 0.3).toFixed(1),
    ]);
    split(8);
    expect(off()).toHaveLength(2);
    expect(partsHa(off()) + partsHa(partsNow(useOutline.getState()))).toBeCloseTo(partsHa(field), 3);
    for (const piece of off())
      expect(partsHa(shared([piece], partsNow(useOutline.getState()))) * 10_000).toBeLessThan(limits.zoneOverlapM2);
    useOutline.getState().dropSplitOff();
    expect(off()).toEqual([]);
    back();
    expect(off()).toHaveLength(2);
    back();
    expect(off()).toHaveLength(1);
    back();
    expect([off(), partsNow(useOutline.getState())]).toEqual([[], field]);
  });

  it("undone one by one lead back to the beginning, and redone to the end: 50 random sessions", () => {
    const dice = new Dice(testSeed("outline steps"));
    for (let round = 0; round < 50; round++) {
      start({ land: "zone", key: "test", was: [], parts: [], begin: null, isRecalled: false, close: closeRing });
      useOutline.setState({ shape: "rectangle" });
      for (let step = 0; step < 12; step++) {
        const ring = square(dice.whole(0, 30), dice.whole(0, 30), dice.whole(1, 9));
        setPurpose(dice.pick(["part", "part", "hole"] as const));
        if (dice.next() < 0.2) change([...partsNow(useOutline.getState()), [ring]]);
        else takeRing(ring);
        if (dice.next() < 0.3) back();
      }
      const { at } = useOutline.getState();
      const end = partsNow(useOutline.getState());
      while (canUndo(useOutline.getState())) back();
      expect(partsNow(useOutline.getState())).toEqual([]);
      for (let step = 0; step < at; step++) forth();
      expect(partsNow(useOutline.getState())).toEqual(end);
    }
    while (canRedo(useOutline.getState())) forth();
    expect(canRedo(useOutline.getState())).toBe(false);
  });
});

describe("corners that catch", () => {
  /** A tenth of a pixel for each 1e-5 degrees. */
  const ground = {
    project: ([lon, lat]: Readonly<[number, number]>) => ({ x: (lon - 104) * 1e5, y: (46 - lat) * 1e5 }),
    unproject: ({ x, y }: { readonly x: number; readonly y: number }): [number, number] => [
      104 + x / 1e5,
      46 - y / 1e5,
    ],
  };
  const lines = [snapLineOf([...square(0, 0, 10), ...square(0, 0, 10).slice(0, 1)])].filter((line) => line !== null);

  it("take the nearest corner before the nearest edge, and nothing beyond reach", () => {
    expect(snapped(lines, { x: 5, y: -4 }, 12, ground)).toEqual([104, 46]);
    expect(snapped(lines, { x: 500, y: -8 }, 12, ground)).toEqual([104.005, 46]);
    expect(snapped(lines, { x: 500, y: -40 }, 12, ground)).toBeUndefined();
    expect(snapped([], { x: 0, y: 0 }, 12, ground)).toBeUndefined();
  });
});
