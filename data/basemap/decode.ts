/** Reads the layers of `basemap.json` and `soums.json`. No dependency: it runs in the browser before the first map. */
import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { LonLat, Topology, TopologyGeometry } from "./format.ts";

type Place = (x: number, y: number) => LonLat;

/** Multiplying by 0.001 leaves tails such as 104.08300000000001; five decimals are more than the grid has. */
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

function placeOf({ transform: { scale, translate } }: Pick<Topology<unknown>, "transform">): Place {
  return (x, y) => [rounded(x * scale[0] + translate[0]), rounded(y * scale[1] + translate[1])];
}

function lineOfArc(steps: LonLat[], place: Place): LonLat[] {
  let x = 0;
  let y = 0;
  return steps.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return place(x, y);
  });
}

/** Joins arcs end to end; a negative index is the arc `~index` backwards. */
function joinArcs(arcs: LonLat[][], indexes: number[]): LonLat[] {
  return indexes.flatMap((index, position) => {
    const arc = (index < 0 ? arcs[~index]?.toReversed() : arcs[index]) ?? [];
    return position === 0 ? arc : arc.slice(1);
  });
}

function geometryOf(geometry: TopologyGeometry<unknown>, arcs: LonLat[][], place: Place): Geometry {
  const join = (indexes: number[]): LonLat[] => joinArcs(arcs, indexes);
  switch (geometry.type) {
    case "Point":
      return { type: "Point", coordinates: place(...geometry.coordinates) };
    case "LineString":
      return { type: "LineString", coordinates: join(geometry.arcs) };
    case "MultiLineString":
    case "Polygon":
      return { type: geometry.type, coordinates: geometry.arcs.map(join) };
    case "MultiPolygon":
      return { type: "MultiPolygon", coordinates: geometry.arcs.map((rings) => rings.map(join)) };
  }
}

/** One layer as GeoJSON, rings wound as RFC 7946 asks. Coordinates are degrees on the file's grid. */
export function decodeLayer<Layers, Name extends keyof Layers>(
  topology: Topology<Layers>,
  name: Name,
): FeatureCollection<Geometry, Layers[Name]> {
  const place = placeOf(topology);
  const arcs = topology.arcs.map((steps) => lineOfArc(steps, place));
  const features = topology.objects[name].geometries.map(
    (geometry): Feature<Geometry, Layers[Name]> => ({
      type: "Feature",
      properties: geometry.properties ?? ({} as Layers[Name]),
      geometry: geometryOf(geometry, arcs, place),
    }),
  );
  return { type: "FeatureCollection", features };
}
