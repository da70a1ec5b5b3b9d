import {
  type Extent,
  type GeometryType,
  geometryTypes,
  isWithin,
  type Position,
  roundCoordinate,
  worldExtent,
} from "./model.ts";
import { type GeometryReason, geometryReason, type ReasonList } from "./reasons.ts";

/** A list of positions as it was given (rounded), with its JSON pointer. */
export interface PositionList {
  readonly path: string;
  readonly positions: Position[];
}

/** A copy of foreign input whose shape is right: nothing of the input object itself is kept. */
export type ReadGeometry =
  | { readonly type: "Point"; readonly position: Position }
  | { readonly type: "MultiPoint"; readonly positions: Position[] }
  | { readonly type: "LineString" | "MultiLineString"; readonly lines: PositionList[] }
  /** One list of rings a part; the first ring of a part is its shell. */
  | { readonly type: "Polygon" | "MultiPolygon"; readonly parts: PositionList[][] };

export interface ReadLimits {
  readonly types: readonly GeometryType[];
  readonly maxVertices: number;
  readonly maxRings: number;
  readonly extent: Extent;
}

/** Members that RFC 7946 section 7.1 keeps out of a geometry object: somebody gave a feature or a collection. */
const forbiddenMembers = ["geometry", "geometries", "properties", "features"];
const longitudeLatitudeCrs = /^(urn:ogc:def:crs:OGC:(1\.3)?:CRS84|OGC:CRS84|urn:ogc:def:crs:EPSG::4326|EPSG:4326)$/;
const TYPE_NAME_CHARACTERS = 40;

/**
 * Copies a geometry out of anything, reading every member once and never more than the limits allow.
 * Adds to `report` what is wrong; the result counts only while `report` is empty. May throw what a getter or proxy of the input throws.
 */
export function readGeometry(input: unknown, limits: ReadLimits, report: ReasonList): ReadGeometry | undefined {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    report.add({ code: geometryReason.notAnObject, path: "" });
    return undefined;
  }
  const type = readType(input, limits, report);
  checkMembers(input, report);
  if (!Object.hasOwn(input, "coordinates")) {
    report.add({ code: geometryReason.coordinatesMissing, path: "" });
    return undefined;
  }
  if (type === undefined) return undefined;
  const reader = new CoordinateReader(type, limits, report);
  return reader.read(ownMember(input, "coordinates"));
}

function ownMember(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
}

function readType(input: object, limits: ReadLimits, report: ReasonList): GeometryType | undefined {
  const name = ownMember(input, "type");
  const type = geometryTypes.find((known) => known === name);
  if (type !== undefined && limits.types.includes(type)) return type;
  if (typeof name !== "string") {
    report.add({ code: geometryReason.typeMissing, path: "" });
    return undefined;
  }
  const isKnown = type !== undefined || name === "GeometryCollection";
  report.add({
    code: isKnown ? geometryReason.typeNotAllowed : geometryReason.typeUnknown,
    path: "/type",
    values: { type: name.slice(0, TYPE_NAME_CHARACTERS), allowed: limits.types.join(", ") },
  });
  return undefined;
}

/** `bbox` and members nobody knows are left behind: they are not needed to know the place. A `crs` would change its meaning. */
function checkMembers(input: object, report: ReasonList): void {
  for (const member of forbiddenMembers) {
    if (Object.hasOwn(input, member)) {
      report.add({ code: geometryReason.memberNotAllowed, path: `/${member}`, values: { member } });
    }
  }
  const crs = ownMember(input, "crs");
  if (crs === undefined || crs === null) return;
  const properties = typeof crs === "object" ? ownMember(crs, "properties") : undefined;
  const name = typeof properties === "object" && properties !== null ? ownMember(properties, "name") : undefined;
  if (typeof name !== "string" || !longitudeLatitudeCrs.test(name)) {
    report.add({ code: geometryReason.crsNotSupported, path: "/crs" });
  }
}

class CoordinateReader {
  readonly #type: GeometryType;
  readonly #limits: ReadLimits;
  readonly #report: ReasonList;
  readonly #outside: { path: string; position: Position }[] = [];
  #vertices = 0;
  #rings = 0;

  constructor(type: GeometryType, limits: ReadLimits, report: ReasonList) {
    this.#type = type;
    this.#limits = limits;
    this.#report = report;
  }

  read(coordinates: unknown): ReadGeometry | undefined {
    const geometry = this.#readType(coordinates);
    this.#reportPlaces();
    return geometry;
  }

  #readType(coordinates: unknown): ReadGeometry | undefined {
    const path = "/coordinates";
    const type = this.#type;
    if (type === "Point") {
      if (isEmptyArray(coordinates)) this.#report.add({ code: geometryReason.empty, path });
      else {
        const position = this.#readPosition(coordinates, path);
        return position && { type, position };
      }
      return undefined;
    }
    if (type === "MultiPoint") return { type, positions: this.#readPositions(coordinates, path) };
    if (type === "LineString") return { type, lines: [this.#readPath(coordinates, path)] };
    if (type === "MultiLineString") {
      return { type, lines: this.#readParts(coordinates, path, (line, at) => this.#readPath(line, at)) };
    }
    if (type === "Polygon") return { type, parts: [this.#readPolygon(coordinates, path)] };
    return { type, parts: this.#readParts(coordinates, path, (part, at) => this.#readPolygon(part, at)) };
  }

  /** The length of a list, checked before anything in it is touched, so that a huge list costs nothing. */
  #lengthOf(list: unknown, path: string): number {
    if (!Array.isArray(list)) {
      const code = typeof list === "number" ? geometryReason.wrongNesting : geometryReason.notAnArray;
      this.#report.add({ code, path, values: { type: this.#type } });
      return 0;
    }
    const { length } = list;
    if (!Number.isSafeInteger(length) || length < 0) {
      this.#report.add({ code: geometryReason.unreadable, path });
      return 0;
    }
    if (length === 0) this.#report.add({ code: geometryReason.empty, path });
    return length;
  }

  #readParts<Part>(list: unknown, path: string, readPart: (part: unknown, path: string) => Part): Part[] {
    const length = this.#lengthOf(list, path);
    if (length > this.#limits.maxRings) {
      this.#report.add({ code: geometryReason.tooManyParts, path, values: { max: this.#limits.maxRings } });
      return [];
    }
    return readEach(list, length, (part, index) => readPart(part, `${path}/${index}`));
  }

  #readPolygon(list: unknown, path: string): PositionList[] {
    const length = this.#lengthOf(list, path);
    this.#rings += length;
    if (this.#rings > this.#limits.maxRings) {
      this.#report.add({ code: geometryReason.tooManyRings, path, values: { max: this.#limits.maxRings } });
      return [];
    }
    return readEach(list, length, (ring, index) => this.#readPath(ring, `${path}/${index}`));
  }

  #readPath(list: unknown, path: string): PositionList {
    return { path, positions: this.#readPositions(list, path) };
  }

  #readPositions(list: unknown, path: string): Position[] {
    const length = this.#lengthOf(list, path);
    this.#vertices += length;
    if (this.#vertices > this.#limits.maxVertices) {
      this.#report.add({ code: geometryReason.tooManyVertices, path, values: { max: this.#limits.maxVertices } });
      return [];
    }
    const positions: Position[] = [];
    readEach(list, length, (item, index) => {
      const position = this.#readPosition(item, `${path}/${index}`);
      if (position) positions.push(position);
    });
    return positions;
  }

  /** A third number is a height: it must be a number, and is left behind, because places are kept in two dimensions. */
  #readPosition(value: unknown, path: string): Position | undefined {
    if (!Array.isArray(value)) {
      const code = typeof value === "number" ? geometryReason.wrongNesting : geometryReason.notAnArray;
      this.#report.add({ code, path, values: { type: this.#type } });
      return undefined;
    }
    const { length } = value;
    const [lon, lat, height] = [value[0], value[1], length > 2 ? value[2] : 0];
    const code = positionFault(length, [lon, lat, height]);
    if (code !== undefined) {
      this.#report.add({ code, path, values: { type: this.#type } });
      return undefined;
    }
    const position: Position = [roundCoordinate(lon), roundCoordinate(lat)];
    if (!isWithin(this.#limits.extent, position)) this.#outside.push({ path, position });
    return position;
  }

  #reportPlaces(): void {
    const [first] = this.#outside;
    if (!first) return;
    const { extent } = this.#limits;
    const isSwapped = ({ position }: { position: Position }) => isWithin(extent, [position[1], position[0]]);
    // A whole drawing turned over is one mistake, not one a corner.
    if (this.#outside.every(isSwapped) && this.#outside.length >= this.#vertices) {
      this.#report.add(placeReason(first.path, first.position, true));
      return;
    }
    for (const outside of this.#outside)
      this.#report.add(placeReason(outside.path, outside.position, isSwapped(outside)));
  }
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function readEach<Result>(list: unknown, length: number, read: (item: unknown, index: number) => Result): Result[] {
  const results: Result[] = [];
  if (Array.isArray(list)) for (let index = 0; index < length; index++) results.push(read(list[index], index));
  return results;
}

function positionFault(length: number, numbers: readonly unknown[]) {
  if (numbers.some(Array.isArray)) return geometryReason.wrongNesting;
  if (!(length >= 2)) return geometryReason.positionTooShort;
  if (length > 3) return geometryReason.positionTooLong;
  if (numbers.some((number) => typeof number !== "number")) return geometryReason.positionNotNumber;
  if (!numbers.every(Number.isFinite)) return geometryReason.positionNotFinite;
  return undefined;
}

function placeReason(path: string, position: Position, swapped: boolean): GeometryReason {
  const [lon, lat] = position;
  const values = { lon, lat };
  if (swapped) return { code: geometryReason.axesSwapped, path, at: [lat, lon], values };
  if (isWithin(worldExtent, position)) return { code: geometryReason.outsideExtent, path, at: position, values };
  const code = Math.abs(lon) > 180 ? geometryReason.longitudeOutOfRange : geometryReason.latitudeOutOfRange;
  return { code, path, values };
}
