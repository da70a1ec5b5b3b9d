// Shapes with shared borders, and how they are written: TopoJSON on the grid.

import { feature, mergeArcs, meshArcs } from "topojson-client";
import { topology } from "topojson-server";
import { doubleArea, fromGrid, stepsPerDegree } from "./plane.mjs";

/** Joins faces into one shape for every key, so that borders between keys stay exactly shared. */
export function dissolve(faces, keyOf) {
  const geometries = faces.map(({ rings }) => ({ type: "Polygon", coordinates: rings }));
  const shared = topology({ faces: { type: "GeometryCollection", geometries } });
  const groups = new Map();
  shared.objects.faces.geometries.forEach((geometry, position) => {
    const key = keyOf(faces[position]);
    groups.set(key, [...(groups.get(key) ?? []), geometry]);
  });
  return new Map([...groups].map(([key, members]) => [key, polygonsOf(feature(shared, mergeArcs(shared, members)))]));
}

function polygonsOf({ geometry }) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const wound = polygons.map((polygon) =>
    polygon.map((ring, i) => (doubleArea(ring) > 0 === (i === 0) ? ring : ring.toReversed())),
  );
  return wound.sort((a, b) => doubleArea(b[0]) - doubleArea(a[0]));
}

/** GeoJSON geometry of grid polygons; `place` turns a grid point into the coordinates wanted. */
export function toGeometry(polygons, place = fromGrid) {
  const coordinates = polygons.map((polygon) => polygon.map((ring) => ring.map(place)));
  return coordinates.length === 1
    ? { type: "Polygon", coordinates: coordinates[0] }
    : { type: "MultiPolygon", coordinates };
}

const onGrid = (point) => point;

/** A feature of a topology: grid polygons with properties. */
export const shape = (polygons, properties = {}) => ({
  type: "Feature",
  properties,
  geometry: toGeometry(polygons, onGrid),
});

export const line = (parts, properties = {}) => ({
  type: "Feature",
  properties,
  geometry: { type: "MultiLineString", coordinates: parts },
});

export const point = (position, properties) => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: position },
});

function windArcs(arcsOfTopology, geometry) {
  const ringIsCounterClockwise = (indexes) => {
    const points = indexes.flatMap((i) => (i < 0 ? arcsOfTopology[~i].toReversed() : arcsOfTopology[i]));
    return doubleArea([...points, points[0]]) > 0;
  };
  const windRing = (indexes, position) =>
    ringIsCounterClockwise(indexes) === (position === 0) ? indexes : indexes.toReversed().map((i) => ~i);
  if (geometry.type === "Polygon") return { ...geometry, arcs: geometry.arcs.map(windRing) };
  if (geometry.type === "MultiPolygon") return { ...geometry, arcs: geometry.arcs.map((part) => part.map(windRing)) };
  return geometry;
}

function deltas(arc) {
  return arc.map(([x, y], i) => (i === 0 ? [x, y] : [x - arc[i - 1][0], y - arc[i - 1][1]]));
}

/**
 * A TopoJSON topology of named layers of features on the grid, rings wound as RFC 7946 wants.
 * @param layers  name → features
 * @param meshes  name → {layer, isBorder(propertiesA, propertiesB)}: each shared border of that layer once
 */
export function encode(layers, meshes = {}) {
  const collections = Object.entries(layers).map(([name, features]) => [name, { type: "FeatureCollection", features }]);
  const shared = topology(Object.fromEntries(collections));
  for (const [name, { layer, isBorder }] of Object.entries(meshes)) {
    const mesh = meshArcs(shared, shared.objects[layer], (a, b) => a !== b && isBorder(a.properties, b.properties));
    shared.objects[name] = { type: "GeometryCollection", geometries: [{ ...mesh, properties: {} }] };
  }
  for (const collection of Object.values(shared.objects)) {
    collection.geometries = collection.geometries.map((geometry) => windArcs(shared.arcs, geometry));
  }
  const step = 1 / stepsPerDegree;
  return {
    type: "Topology",
    transform: { scale: [step, step], translate: [0, 0] },
    objects: shared.objects,
    arcs: shared.arcs.map(deltas),
  };
}
