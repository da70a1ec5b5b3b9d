import { geometryTypes } from "@asm-atlas/data/domain/geometry/model.ts";
import { type GeometryOptions, geometryReason, parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("hostile geometry");

const options: GeometryOptions = { types: geometryTypes, maxVertices: 1_000 };

/** The first reason for refusing an input; fails if it is accepted. Throwing is what must never happen. */
function refused(input: unknown): string {
  const parsed = parseGeometry(input, options);
  return parsed.ok ? "accepted" : parsed.reasons[0].code;
}

function throwing(): never {
  throw new Error("hostile");
}

test("whatever is sent gets an answer", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const outcome = fc.property(anything, (input) => typeof parseGeometry(input, options).ok === "boolean");
  expect(fc.check(outcome, { seed, numRuns: 3_000 }).failed).toBe(false);
});

test("whatever is sent as coordinates gets an answer, and what is accepted is accepted again unchanged", () => {
  const number = fc.oneof(fc.double(), fc.integer({ min: -4, max: 4 }), fc.constant(-0));
  const item = fc.oneof({ weight: 20, arbitrary: number }, { weight: 1, arbitrary: fc.anything() });
  const position = fc.oneof(
    { weight: 9, arbitrary: fc.tuple(number, number) },
    { weight: 1, arbitrary: fc.array(item, { maxLength: 4 }) },
  );
  const list = fc.array(position, { maxLength: 6 });
  const ring = list.map((positions) => [...positions, ...positions.slice(0, 1)]);
  const coordinates = fc.oneof(
    fc.anything(),
    position,
    list,
    fc.array(ring, { maxLength: 3 }),
    fc.array(fc.array(ring, { maxLength: 3 }), { maxLength: 3 }),
  );
  const outcome = fc.property(fc.constantFrom(...geometryTypes), coordinates, (type, given) => {
    const parsed = parseGeometry({ type, coordinates: given }, options);
    if (!parsed.ok) return parsed.reasons.length > 0;
    const again = parseGeometry(JSON.parse(JSON.stringify(parsed.geometry)), options);
    return again.ok && JSON.stringify(again.geometry) === JSON.stringify(parsed.geometry);
  });
  expect(fc.check(outcome, { seed, numRuns: 10_000 }).failed).toBe(false);
});

test.each([
  ["nothing", undefined],
  ["a number", 7],
  ["a big number", 7n],
  ["a symbol", Symbol("geometry")],
  ["a function", () => ({ type: "Point", coordinates: [0, 0] })],
  ["a list", []],
])("%s is not an object", (_, input) => {
  expect(refused(input)).toBe(geometryReason.notAnObject);
});

test("an object that contains itself is refused", () => {
  const coordinates: unknown[] = [];
  coordinates.push(coordinates);
  expect(refused({ type: "Polygon", coordinates })).toBe(geometryReason.wrongNesting);
  const itself: Record<string, unknown> = { type: "Polygon" };
  itself.coordinates = itself;
  itself.crs = itself;
  expect(refused(itself)).toBe(geometryReason.crsNotSupported);
});

test("getters and proxies that throw are refused", () => {
  expect(refused(Object.defineProperty({}, "type", { get: throwing }))).toBe(geometryReason.unreadable);
  expect(refused(new Proxy({}, { getOwnPropertyDescriptor: throwing }))).toBe(geometryReason.unreadable);
  const { proxy, revoke } = Proxy.revocable<unknown[]>([], {});
  revoke();
  expect(refused({ type: "LineString", coordinates: proxy })).toBe(geometryReason.unreadable);
  expect(refused(proxy)).toBe(geometryReason.unreadable);
});

test("a list that lies about its length is refused", () => {
  const lying = (length: unknown) =>
    new Proxy([[0, 0]], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
  for (const length of ["many", -1, Number.NaN, 0.5, undefined]) {
    expect(refused({ type: "LineString", coordinates: lying(length) })).toBe(geometryReason.unreadable);
  }
});

test("a getter that changes its mind cannot bring in what was not checked", () => {
  let reads = 0;
  const shifty = Object.defineProperty([0, 0], 0, { get: () => (reads++ === 0 ? 106.9 : "DROP") });
  const parsed = parseGeometry({ type: "Point", coordinates: shifty }, options);
  expect(parsed).toEqual({ ok: true, geometry: { type: "Point", coordinates: [106.9, 0] } });
});

test("type and coordinates that are only inherited do not count", () => {
  const point = { type: "Point", coordinates: [0, 0] };
  expect(refused(Object.create(point))).toBe(geometryReason.typeMissing);
  expect(refused(JSON.parse('{"__proto__":{"type":"Point","coordinates":[0,0]}}'))).toBe(geometryReason.typeMissing);
  expect(refused({ type: "constructor", coordinates: [0, 0] })).toBe(geometryReason.typeUnknown);
});

test("numbers in disguise are refused", () => {
  const disguises = ["1", 1n, Object(1), new Date(1), { valueOf: () => 1 }, true, null, undefined];
  for (const disguise of disguises) {
    expect(refused({ type: "Point", coordinates: [disguise, 0] })).toBe(geometryReason.positionNotNumber);
  }
  expect(refused({ type: "Point", coordinates: { 0: 1, 1: 1, length: 2 } })).toBe(geometryReason.notAnArray);
  expect(refused({ type: "Point", coordinates: new Float64Array([1, 1]) })).toBe(geometryReason.notAnArray);
});

test("lists of any size and depth are refused without being walked", () => {
  expect(refused({ type: "MultiPoint", coordinates: new Array(4_294_967_295) })).toBe(geometryReason.tooManyVertices);
  expect(refused({ type: "MultiPolygon", coordinates: new Array(4_294_967_295) })).toBe(geometryReason.tooManyParts);
  expect(refused({ type: "Polygon", coordinates: new Array(4_294_967_295) })).toBe(geometryReason.tooManyRings);
  expect(refused({ type: "Point", coordinates: new Array(4_294_967_295).fill(0, 0, 2) })).toBe(
    geometryReason.positionTooLong,
  );
  let deep: unknown = [];
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];
  for (const type of geometryTypes) expect(refused({ type, coordinates: deep })).toBe(geometryReason.wrongNesting);
  expect(refused({ type: "P".repeat(1_000_000), coordinates: [0, 0] })).toBe(geometryReason.typeUnknown);
});

test("lists with gaps are refused", () => {
  const gaps = new Array(5);
  gaps[0] = [0, 0];
  expect(refused({ type: "LineString", coordinates: gaps })).toBe(geometryReason.notAnArray);
});
