import { checkAreas } from "./geometry/areas.ts";
import { type Extent, type Geometry, type GeometryType, type Position, worldExtent } from "./geometry/model.ts";
import { type PositionList, type ReadGeometry, readGeometry } from "./geometry/read.ts";
import { type GeometryReason, geometryReason, ReasonList } from "./geometry/reasons.ts";
import { cornerOf, isCounterClockwise, isSame, makeRing, type Ring } from "./geometry/ring.ts";
import { areaHa } from "./measure.ts";

export type { Extent, Geometry, GeometryType, MultiPolygon, Polygon, Position } from "./geometry/model.ts";
export { mongoliaExtent } from "./geometry/model.ts";
export {
  describeGeometryReason,
  type GeometryReason,
  type GeometryReasonCode,
  geometryReason,
  geometryReasonValues,
} from "./geometry/reasons.ts";

export interface GeometryOptions {
  readonly types: readonly GeometryType[];
  /** Positions at most, closing positions included (what PostGIS counts as `ST_NPoints`). */
  readonly maxVertices: number;
  /** Rings of all parts together at most, and parts at most. Defaults to `DEFAULT_MAX_RINGS`. */
  readonly maxRings?: number;
  /** Every position must lie in it. Defaults to the whole world; for places of this project give `mongoliaExtent`. */
  readonly extent?: Extent;
  /** Geodesic hectares an area must have, and may have. Default to any. */
  readonly leastHa?: number;
  readonly mostHa?: number;
}

export type ParsedGeometry =
  | { readonly ok: true; readonly geometry: Geometry }
  | { readonly ok: false; readonly reasons: readonly [GeometryReason, ...GeometryReason[]] };

const DEFAULT_MAX_RINGS = 2_000;

/**
 * Turns anything into a geometry that PostGIS takes and GEOS calls valid, or says what is wrong and where. Never throws.
 * It is the only validator: the embedded engine gives no row, and no error, where GEOS would raise one.
 *
 * What it puts right in silence, because nothing is lost that a person meant:
 * - coordinates are rounded to seven decimals, and all rules hold after rounding;
 * - corners (of lines and rings) that repeat the one before are left out;
 * - a height, `bbox` and unknown members are left behind;
 * - rings are turned as RFC 7946 section 3.1.6 wants them: shells counter-clockwise, holes clockwise.
 *
 * Stricter than `ST_IsValid` in one point: an empty geometry, or an empty part, is refused. Lines may cross themselves and a MultiPoint may
 * repeat a point, as in PostGIS.
 */
export function parseGeometry(input: unknown, options: GeometryOptions): ParsedGeometry {
  const report = new ReasonList();
  const read = readSafely(input, options, report);
  const geometry = read && report.isEmpty ? checkShape(read, report) : undefined;
  if (geometry && report.isEmpty) checkSize(geometry, options, report);
  if (geometry && report.isEmpty) return { ok: true, geometry };
  const [first = { code: geometryReason.unreadable, path: "" }, ...others] = report.reasons;
  return { ok: false, reasons: [first, ...others] };
}

/** The input is foreign: a getter or a proxy may throw. Nothing of ours runs after it has been copied. */
function readSafely(input: unknown, options: GeometryOptions, report: ReasonList): ReadGeometry | undefined {
  const { types, maxVertices, maxRings = DEFAULT_MAX_RINGS, extent = worldExtent } = options;
  try {
    return readGeometry(input, { types, maxVertices, maxRings, extent }, report);
  } catch {
    report.add({ code: geometryReason.unreadable, path: "" });
    return undefined;
  }
}

function checkShape(read: ReadGeometry, report: ReasonList): Geometry | undefined {
  switch (read.type) {
    case "Point":
      return { type: "Point", coordinates: read.position };
    case "MultiPoint":
      return { type: "MultiPoint", coordinates: read.positions };
    case "LineString":
    case "MultiLineString": {
      const lines = read.lines.map((line) => checkLine(line, report));
      const [line = []] = lines;
      return read.type === "LineString"
        ? { type: "LineString", coordinates: line }
        : { type: "MultiLineString", coordinates: lines };
    }
    default: {
      const parts = checkParts(read.parts, report);
      const [part = []] = parts ?? [];
      if (!parts) return undefined;
      return read.type === "Polygon"
        ? { type: "Polygon", coordinates: part }
        : { type: "MultiPolygon", coordinates: parts };
    }
  }
}

/** Of points and lines nothing is asked: they have no area. */
function checkSize(geometry: Geometry, { leastHa = 0, mostHa = Infinity }: GeometryOptions, report: ReasonList): void {
  if (leastHa === 0 && mostHa === Infinity) return;
  const hectares = areaHa(geometry);
  if (hectares < leastHa) report.add({ code: geometryReason.areaTooSmall, path: "", values: { least: leastHa } });
  if (hectares > mostHa) report.add({ code: geometryReason.areaTooLarge, path: "", values: { most: mostHa } });
}

function checkLine({ path, positions }: PositionList, report: ReasonList): Position[] {
  const kept = positions.filter((position, at) => {
    const before = positions[at - 1];
    return before === undefined || !isSame(before, position);
  });
  const [first] = kept;
  if (positions.length < 2) report.add({ code: geometryReason.lineTooShort, path, ...(first && { at: first }) });
  else if (first && kept.length < 2) report.add({ code: geometryReason.lineCollapses, path, at: first });
  return kept;
}

function checkParts(parts: readonly PositionList[][], report: ReasonList): Position[][][] | undefined {
  for (const list of parts.flat()) checkRingList(list, report);
  if (!report.isEmpty) return undefined;
  const rings = parts.map((lists, part) => lists.map((list, index) => makeRing(list, part, index)));
  for (const [index, ring] of rings.flat().entries()) {
    if (ring.x.length >= 3) continue;
    const [first] = parts.flat()[index]?.positions ?? [];
    report.add({ code: geometryReason.ringCollapses, path: ring.path, ...(first && { at: first }) });
  }
  if (!report.isEmpty) return undefined;
  checkAreas(rings, report);
  return report.isEmpty ? rings.map((part) => part.map(woundPositions)) : undefined;
}

function checkRingList({ path, positions }: PositionList, report: ReasonList): void {
  const [first] = positions;
  const last = positions.at(-1);
  if (!first || !last) return;
  if (!isSame(first, last)) {
    const lastPath = `${path}/${positions.length - 1}`;
    report.add({ code: geometryReason.ringNotClosed, path: lastPath, at: last, otherPath: `${path}/0` });
  }
  if (positions.length < 4) report.add({ code: geometryReason.ringTooShort, path, at: first });
}

/** The ring's positions, closed, in the direction of its kind. It begins where the person began. */
function woundPositions(ring: Ring): Position[] {
  const corners = Array.from(ring.x, (_, corner) => cornerOf(ring, corner));
  corners.push(cornerOf(ring, 0));
  return isCounterClockwise(ring) === (ring.index === 0) ? corners : corners.reverse();
}
