import {
  eventOf,
  type Instrument,
  instrumentsOf,
  mayBeOn,
  placeLabels,
  suspensionsOf,
  type WishedLabel,
} from "@asm-atlas/client/src/panels/time/instruments.ts";
import { isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { legalInstruments } from "@asm-atlas/data/seed/facts/legal-instruments.ts";
import fc from "fast-check";
import type { FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("labels of instruments");

/** The instruments of the seed as their feed carries them. */
const feed = {
  type: "FeatureCollection",
  features: legalInstruments.map((instrument) => ({
    type: "Feature",
    id: instrument.code,
    geometry: null,
    properties: Object.fromEntries(
      Object.entries(instrument).map(([name, value]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value,
      ]),
    ),
  })),
} as unknown as FeatureCollection;

const instruments = instrumentsOf(feed);
const named = (code: string): Instrument => {
  const found = instruments.find((instrument) => instrument.code === code);
  if (!found) throw new Error(`${code} is not in the feed`);
  return found;
};

describe("the instruments on the axis", () => {
  it("come in the order of time", () => {
    expect(instruments).toHaveLength(legalInstruments.length);
    expect(instruments.map(({ from }) => from)).toEqual(instruments.map(({ from }) => from).sort((a, b) => a - b));
  });

  it("leave out what has no date that can be read", () => {
    const broken = {
      ...feed,
      features: feed.features.map((each) => ({ ...each, properties: { in_force_from: "soon" } })),
    };
    expect(instrumentsOf(broken)).toEqual([]);
  });

  it("tell of the suspension from 2019 to 2022: what was suspended, by what, and what restarted it", () => {
    const suspensions = suspensionsOf(instruments);
    expect(suspensions).toHaveLength(1);
    const [suspension] = suspensions;
    expect([isoOfDay(suspension?.from ?? 0), isoOfDay(suspension?.to ?? 0)]).toEqual(["2019-09-01", "2022-07-01"]);
    expect(suspension?.suspended.code).toBe("RES-2017-151");
    expect(suspension?.by?.code).toBe("RES-2019-355");
    expect(suspension?.endedBy?.code).toBe("RES-2022-296");
    expect(eventOf(named("RES-2019-355"), suspensions)).toBe("suspends");
    expect(eventOf(named("RES-2022-296"), suspensions)).toBe("restarts");
    expect(eventOf(named("RES-2017-151"), suspensions)).toBe("in_force");
  });

  it("are drawn as wide as their date is known", () => {
    const span = (code: string) => {
      const { from, precision } = named(code);
      return mayBeOn(from, precision).map((day) => isoOfDay(day));
    };
    expect(span("RES-2010-308")).toEqual(["2010-12-01", "2010-12-01"]);
    expect(span("RES-2019-355")).toEqual(["2019-09-01", "2019-09-30"]);
    expect(span("RES-2022-296")).toEqual(["2022-01-01", "2022-12-31"]);
    expect(mayBeOn(parseDay("2020-12-05") ?? 0, "month").map((day) => isoOfDay(day))).toEqual([
      "2020-12-01",
      "2020-12-31",
    ]);
  });
});

describe("their labels", () => {
  const label = fc.record({
    x: fc.integer({ min: 0, max: 300 }),
    widthPx: fc.integer({ min: 10, max: 160 }),
    weight: fc.integer({ min: 1, max: 10 }),
  });

  it("never touch and never stick out", () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 6 }), (labels: WishedLabel[]) => {
        const placed = placeLabels(labels, 300, 8).flatMap((left, index) => {
          const { widthPx = 0 } = labels[index] ?? {};
          return left === null ? [] : [{ left, right: left + widthPx }];
        });
        for (const { left, right } of placed) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(300);
        }
        const inOrder = placed.sort((a, b) => a.left - b.left);
        for (const [index, { left }] of inOrder.entries()) {
          const before = inOrder[index - 1];
          if (before) expect(left - before.right).toBeGreaterThanOrEqual(8);
        }
      }),
      { seed },
    );
  });

  it("begin where they point while there is room", () => {
    expect(
      placeLabels(
        [
          { x: 10, widthPx: 50, weight: 1 },
          { x: 100, widthPx: 50, weight: 1 },
        ],
        300,
        8,
      ),
    ).toEqual([10, 100]);
  });

  it("move aside for one another, and give way to what matters more", () => {
    const pair = [
      { x: 100, widthPx: 80, weight: 10 },
      { x: 150, widthPx: 80, weight: 10 },
    ];
    expect(placeLabels(pair, 300, 8)).toEqual([20, 150]);
    const crowd = [...pair, { x: 60, widthPx: 80, weight: 1 }];
    expect(placeLabels(crowd, 300, 8)).toEqual([20, 150, null]);
    expect(
      placeLabels(
        [
          { x: 280, widthPx: 80, weight: 1 },
          { x: 250, widthPx: 40, weight: 5 },
        ],
        300,
        8,
      ),
    ).toEqual([null, 250]);
  });
});
