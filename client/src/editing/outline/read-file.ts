import { limits } from "@asm-atlas/data/domain/limits.ts";
import { cornerCount, type Parts, partsOfGeometry } from "../../map/outline/parts.ts";
import type { Outline } from "../../map/tools/outline.ts";

/** Why a file gives no outline. */
type FileFault = "too-large" | "packed" | "unreadable" | "has-declarations" | "no-area" | "too-many-corners";

export type ReadFile =
  /** `others`: points, open lines and whatever else in the file is no area. */
  | { readonly ok: true; readonly parts: Parts; readonly others: number }
  | { readonly ok: false; readonly fault: FileFault };

interface Found {
  readonly parts: Parts[number][];
  others: number;
}

/** A coordinate that is no number: the land would be another without its corner, so the file is refused. */
class BrokenCoordinate extends Error {}

/** GeoJSON within GeoJSON, no deeper than anybody nests it. */
const mostNested = 8;

/** What every ZIP begins with, and with it a KMZ, whatever it is called. */
const zipBegins = "PK\u0003\u0004";

/**
 * Reads the outlines of one GeoJSON, KML or GPX file. XML is parsed by the browser into a document of its own that runs nothing and fetches
 * nothing; one that declares a document type is refused unread, for entities can grow without end. Every coordinate is read once, however the
 * elements are nested.
 * @param bytes the size of the file, which is looked at first
 * @param parseXml the browser's parser; gives null for what is no XML
 */
export function readOutlineFile(bytes: number, text: string, parseXml: (text: string) => Document | null): ReadFile {
  if (bytes > limits.outlineFileBytes) return { ok: false, fault: "too-large" };
  if (text.startsWith(zipBegins)) return { ok: false, fault: "packed" };
  const trimmed = text.replace(/^\uFEFF/, "").trimStart();
  const isXml = trimmed.startsWith("<");
  if (isXml && /<!(DOCTYPE|ENTITY)/i.test(trimmed)) return { ok: false, fault: "has-declarations" };
  const found = foundIn(() => (isXml ? foundInXml(parseXml(trimmed)) : foundInJson(trimmed)));
  if (!found) return { ok: false, fault: "unreadable" };
  if (cornerCount(found.parts) > limits.zoneVertices) return { ok: false, fault: "too-many-corners" };
  const parts = found.parts.filter((rings) => rings.length > 0 && rings.every((ring) => ring.length > 2));
  if (!parts.flat(2).every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    return { ok: false, fault: "unreadable" };
  const others = found.others + found.parts.length - parts.length;
  return parts.length > 0 ? { ok: true, parts, others } : { ok: false, fault: "no-area" };
}

function foundIn(read: () => Found | null): Found | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenCoordinate || error instanceof SyntaxError) return null; // no JSON, or no numbers
    throw error;
  }
}

function foundInJson(text: string): Found {
  const found: Found = { parts: [], others: 0 };
  collect(JSON.parse(text), found, 0);
  return found;
}

function collect(value: unknown, found: Found, depth: number): void {
  if (typeof value !== "object" || value === null || depth > mostNested) return;
  const { type, features, geometries, geometry, coordinates } = value as Readonly<Record<string, unknown>>;
  const nested = type === "FeatureCollection" ? features : type === "GeometryCollection" ? geometries : undefined;
  if (Array.isArray(nested)) for (const each of nested) collect(each, found, depth + 1);
  else if (type === "Feature") collect(geometry, found, depth + 1);
  else if (type === "Polygon" || type === "MultiPolygon") addAreas({ type, coordinates }, found);
  else if (type === "LineString") addLine(jsonRing(coordinates), found);
  else if (typeof type === "string") found.others++;
}

/** @throws BrokenCoordinate */
function addAreas({ type, coordinates }: { readonly type: string; readonly coordinates: unknown }, found: Found): void {
  if (!Array.isArray(coordinates)) return;
  const parts: readonly unknown[] = type === "Polygon" ? [coordinates] : coordinates;
  for (const rings of parts) if (Array.isArray(rings) && rings.length > 0) found.parts.push(rings.map(openJsonRing));
}

const openJsonRing = (ring: unknown): Outline => openRing(jsonRing(ring));

/** @throws BrokenCoordinate where a position is no pair of numbers */
function jsonRing(ring: unknown): readonly (readonly number[])[] {
  if (!Array.isArray(ring)) return [];
  return ring.map((position: unknown) => {
    const [lon, lat]: readonly unknown[] = Array.isArray(position) ? position : [];
    if (typeof lon !== "number" || typeof lat !== "number") throw new BrokenCoordinate();
    return [lon, lat];
  });
}

/** A line is an area where it comes back to its beginning. */
function addLine(positions: readonly (readonly number[])[], found: Found): void {
  const [first, last] = [positions[0], positions.at(-1)];
  const isClosed = positions.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  if (isClosed) found.parts.push([openRing(positions)]);
  else found.others++;
}

const openRing = (positions: readonly (readonly number[])[]): Outline =>
  partsOfGeometry({ type: "Polygon", coordinates: [positions] })[0]?.[0] ?? [];

function foundInXml(document: Document | null): Found | null {
  if (!document) return null;
  const all = (name: string) => [...document.getElementsByTagNameNS("*", name)];
  const root = document.documentElement.localName;
  if (root === "kml") {
    const found: Found = { parts: all("Polygon").map(kmlPolygon), others: all("Point").length + all("Track").length };
    const boundaries = new Set(["outerBoundaryIs", "innerBoundaryIs"]);
    const rings = all("LinearRing").filter(({ parentElement }) => !boundaries.has(parentElement?.localName ?? ""));
    for (const line of [...all("LineString"), ...rings]) addLine(kmlPositions(line), found);
    return found;
  }
  if (root === "gpx") {
    const lines = [
      ...all("trkseg").map((line) => childrenOf(line, "trkpt")),
      ...all("rte").map((line) => childrenOf(line, "rtept")),
    ];
    const parts = lines.map((points) => [openRing(points.map(gpxPosition))]);
    return { parts, others: all("wpt").length };
  }
  return null;
}

/** Children alone: elements that hold their like within them would be read once for each that is around. */
function childrenOf(element: Element, name: string): Element[] {
  return [...element.children].filter(({ localName }) => localName === name);
}

function kmlPolygon(polygon: Element): Outline[] {
  const ringsOf = (boundary: string) =>
    childrenOf(polygon, boundary).flatMap((each) =>
      childrenOf(each, "LinearRing").map((ring) => openRing(kmlPositions(ring))),
    );
  const [shell] = ringsOf("outerBoundaryIs");
  // Holes in nothing are no land.
  return shell ? [shell, ...ringsOf("innerBoundaryIs")] : [];
}

/** Longitude,latitude[,height] with blanks between. @throws BrokenCoordinate */
function kmlPositions(line: Element): readonly (readonly number[])[] {
  const text = childrenOf(line, "coordinates")
    .map((list) => list.textContent ?? "")
    .join(" ")
    .trim();
  return text === "" ? [] : text.split(/\s+/).map((tuple) => position(tuple.split(",", 2)));
}

/** @throws BrokenCoordinate */
function gpxPosition(point: Element): readonly number[] {
  return position([point.getAttribute("lon") ?? "", point.getAttribute("lat") ?? ""]);
}

/** Decimal numbers alone: an empty one would otherwise be zero, and a hexadecimal one a number. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** @throws BrokenCoordinate */
function position(numbers: readonly string[]): readonly number[] {
  const [lon = "", lat = ""] = numbers.map((number) => number.trim());
  if (!decimal.test(lon) || !decimal.test(lat)) throw new BrokenCoordinate();
  return [Number(lon), Number(lat)];
}
