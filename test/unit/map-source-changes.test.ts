import { sourceChanges } from "@asm-atlas/client/src/map/source-changes.ts";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";

const site = (code: string, sign: string): Feature => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [100, 47] },
  properties: { code, sign },
});
const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const seed = testSeed("changes of the map");

describe(`a step of the time slider (seed ${seed})`, () => {
  it("sent as changes leaves the map with exactly the sites of the day", () => {
    const random = new Dice(seed).next;
    for (let round = 0; round < 50; round++) {
      const pool = Array.from({ length: 500 }, (_, index) => site(`ASM-${index}`, "INFORMAL"));
      const before = collection(pool.filter(() => random() < 0.95));
      const after = collection(
        pool.flatMap((one) => (random() < 0.05 ? [] : random() < 0.2 ? [site(one.properties?.code, "FORMAL")] : [one])),
      );
      const changes = sourceChanges(before, after);
      const held = new Map(before.features.map((one) => [one.properties?.code, one]));
      for (const code of changes?.remove ?? []) held.delete(code);
      for (const one of changes?.add ?? []) held.set(one.properties?.code, one);
      expect(changes).toBeDefined();
      expect(changes?.add.length).toBeLessThan(after.features.length / 2);
      expect(new Set(held.values())).toEqual(new Set(after.features));
    }
  });

  it("sends everything at first, when most of it is new, and when there is little", () => {
    const many = (sign: string) => collection(Array.from({ length: 400 }, (_, index) => site(`ASM-${index}`, sign)));
    expect(sourceChanges(collection([]), many("INFORMAL"))).toBeUndefined();
    expect(sourceChanges(many("INFORMAL"), many("FORMAL"))).toBeUndefined();
    expect(sourceChanges(collection([site("A", "FORMAL")]), collection([site("A", "EXPIRED")]))).toBeUndefined();
  });
});
