import { limits } from "@asm-atlas/data/domain/limits.ts";
import { cornerCount, type Parts, partsOfGeometry } from "../../map/outline/parts.ts";
import type { Outline } from "../../map/tools/outline.ts";

/** Why a file gives no outline. */
type FileFault = "too-large" | "unreadable" | "has-declarations" | "no-area" | "too-many-corners";

export type ReadFile =
  /** `others`: points, open lines and whatever else in the file is no area. */
  | { readonly ok: true; readonly parts: Parts; readonly others: number }
  | { readonly ok: false; readonly fault: FileFault };

interface Found {
  readonly parts: Parts[number][];
  others: number;
}

/** GeoJSON within GeoJSON, no deeper than anybody nests it. */
const mostNested = 8;

/**
 * Reads the outlines of one GeoJSON, KML or GPX file. XML is parsed by the browser into a document of its own that runs nothing and fetches
 * nothing; one that declares a document type is refused unread, for entities can grow without end.
 * @param bytes the size of the file, which is looked at first
 * @param parseXml the browser's parser; gives null for what is no XML
 */
export function readOutlineFile(bytes: number, text: string, parseXml: (text: string) => Document | null): ReadFile {
  if (bytes > limits.outlineFileBytes) return { ok: false, fault: "too-large" };
  const trimmed = text.replace(/^\uFEFF/, "").trimStart();
  const isXml = trimmed.startsWith("<");
  if (isXml && /<!(DOCTYPE|ENTITY)/i.test(trimmed)) return { ok: false, fault: "has-declarations" };
  const found = isXml ? foundInXml(parseXml(trimmed)) : foundInJson(trimmed);
  if (!found) return { ok: false, fault: "unreadable" };
  if (cornerCount(found.parts) > limits.zoneVertices) return { ok: false, fault: "too-many-corners" };
  const parts = found.parts.filter((rings) => rings.every((ring) => ring.length > 2));
  if (!parts.flat(2).every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    return { ok: false, fault: "unreadable" };
  const others = found.others + found.parts.length - parts.length;
  return parts.length > 0 ? { ok: true, parts, others } : { ok: false, fault: "no-area" };
}

function foundInJson(text: string): Found | null {
  try {
    const found: Found = { parts: [], others: 0 };
    collect(JSON.parse(text), found, 0);
    return found;
  } catch {
    return null; // no JSON
  }
}

function collect(value: unknown, found: Found, depth: number): void {
  if (typeof value !== "object" || value === null || depth > mostNested) return;
  const { type, features, geometries, geometry, coordinates } = value as Readonly<Record<string, unknown>>;
  const nested = type === "FeatureCollection" ? features : type === "GeometryCollection" ? geometries : undefined;
  if (Array.isArray(nested)) for (const each of nested) collect(each, found, depth + 1);
  else if (type === "Feature") collect(geometry, found, depth + 1);
  else if (type === "Polygon" || type === "MultiPolygon") found.parts.push(...partsOfGeometry(value));
  else if (type === "LineString")
    addLine(partsOfGeometry({ type: "Polygon", coordinates: [coordinates] }), coordinates, found);
  else if (typeof type === "string") found.others++;
}

/** A line is an area where it comes back to its beginning. */
function addLine(asArea: Parts, coordinates: unknown, found: Found): void {
  const ends = Array.isArray(coordinates) ? [coordinates[0], coordinates.at(-1)] : [];
  const isClosed = ends.length === 2 && JSON.stringify(ends[0]) === JSON.stringify(ends[1]);
  if (isClosed && asArea[0]) found.parts.push(asArea[0]);
  else found.others++;
}

function foundInXml(document: Document | null): Found | null {
  if (!document) return null;
  const all = (name: string, within: Document | Element = document) => [...within.getElementsByTagNameNS("*", name)];
  const root = document.documentElement.localName;
  if (root === "kml") {
    const polygons = all("Polygon").map((polygon) => {
      const ringsOf = (boundary: string) =>
        all(boundary, polygon).flatMap((each) =>
          all("coordinates", each).map((list) => kmlRing(list.textContent ?? "")),
        );
      return [...ringsOf("outerBoundaryIs").slice(0, 1), ...ringsOf("innerBoundaryIs")];
    });
    return { parts: polygons, others: all("Point").length + all("LineString").length };
  }
  if (root === "gpx") {
    const lines = [...all("trkseg").map((line) => all("trkpt", line)), ...all("rte").map((line) => all("rtept", line))];
    const parts = lines.map((points) => [
      openRing(points.map((point) => [Number(point.getAttribute("lon")), Number(point.getAttribute("lat"))])),
    ]);
    return { parts, others: all("wpt").length };
  }
  return null;
}

const openRing = (positions: readonly (readonly number[])[]): Outline =>
  partsOfGeometry({
    type: "Polygon",
    coordinates: [positions.filter((each) => each.every(Number.isFinite))],
  })[0]?.[0] ?? [];

/** Longitude,latitude[,height] with blanks between. */
function kmlRing(text: string): Outline {
  return openRing(
    text
      .trim()
      .split(/\s+/)
      .map((tuple) => tuple.split(",").slice(0, 2).map(Number)),
  );
}
