import { orientation } from "@asm-atlas/data/domain/geometry/orientation.ts";
import { expect, test } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";
import { position } from "../helpers/drawing.ts";

const seed = testSeed("orientation");

/** The sign by whole numbers: every coordinate here is a whole number of 2^-60. */
function exactSign(...coordinates: readonly number[]): number {
  const [ax = 0n, ay = 0n, bx = 0n, by = 0n, cx = 0n, cy = 0n] = coordinates.map((value) => BigInt(value * 2 ** 60));
  const determinant = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
  return determinant > 0n ? 1 : determinant < 0n ? -1 : 0;
}

test("three points that lie on one line on paper are told apart by the last bit of their doubles", () => {
  const dice = new Dice(seed);
  let nearby = 0;
  for (let round = 0; round < 20_000; round++) {
    const [lon, lat] = position(dice.between(88, 119), dice.between(42, 52));
    const reach = 10 ** dice.between(-5, 1);
    const [dx, dy] = position(dice.between(-reach, reach), dice.between(-reach, reach));
    const [bLon, bLat] = position(lon + dx, lat + dy);
    const [cLon, cLat] = position(lon + 3 * dx, lat + 3 * dy);
    const expected = exactSign(lon, lat, bLon, bLat, cLon, cLat);
    if (expected !== 0) nearby++;
    expect(Math.sign(orientation(lon, lat, bLon, bLat, cLon, cLat))).toBe(expected);
    expect(Math.sign(orientation(cLon, cLat, bLon, bLat, lon, lat))).toBe(expected === 0 ? 0 : -expected);
  }
  expect(nearby).toBeGreaterThan(1_000);
});

test("left is positive, right is negative, straight on is zero", () => {
  expect(orientation(0, 0, 1, 0, 1, 1)).toBeGreaterThan(0);
  expect(orientation(0, 0, 1, 0, 1, -1)).toBeLessThan(0);
  expect(orientation(0, 0, 1, 1, 3, 3)).toBe(0);
  expect(orientation(0.1, 0.1, 0.1, 0.1, 3, 4)).toBe(0);
});
