import soumsUrl from "@asm-atlas/data/basemap/built/soums.json?url";
import { decodeLayer } from "@asm-atlas/data/basemap/decode.ts";
import type { Basemap, Soums } from "@asm-atlas/data/basemap/format.ts";
import type { Feature, FeatureCollection, Polygon } from "geojson";
import { mongolia } from "./camera.ts";
import { fetchBasemap, fetchFile } from "./first-files.ts";
import { boxOf } from "./geometry.ts";

export interface Ground {
  /** Land, water and lines, told apart by their property `part`. */
  readonly ground: FeatureCollection;
  /** Points with names: aimags and towns. `side` says whether one lies at an end of the country. */
  readonly places: FeatureCollection;
}

export interface SoumData {
  readonly borders: FeatureCollection;
  readonly centres: FeatureCollection;
}

/** A name this near the end of the country (as a share of its width) keeps to the inside: on a phone the screen ends there too. */
const edgeShare = 1 / 8;

function sideOf({ geometry }: Feature): "west" | "middle" | "east" {
  const [west, , east] = mongolia;
  const longitude = geometry.type === "Point" ? (geometry.coordinates[0] ?? 0) : 0;
  const share = (longitude - west) / (east - west);
  return share < edgeShare ? "west" : share > 1 - edgeShare ? "east" : "middle";
}

const withSide = (place: Feature): Feature => ({ ...place, properties: { ...place.properties, side: sideOf(place) } });

function partsOf<Name extends keyof Basemap["objects"]>(basemap: Basemap, names: readonly Name[]): Feature[] {
  return names.flatMap((name) =>
    decodeLayer(basemap, name).features.map(
      (feature): Feature => ({ ...feature, properties: { ...feature.properties, part: name } }),
    ),
  );
}

/** The file holds land; what it leaves out of its own rectangle is sea. */
function seaBehind(land: readonly Feature[]): Feature[] {
  return land.slice(0, 1).flatMap(({ geometry }): Feature[] => {
    const box = boxOf(geometry);
    if (!box) return [];
    const [west, south, east, north] = box;
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const rectangle: Polygon = { type: "Polygon", coordinates: [corners] };
    return [{ type: "Feature", properties: { part: "sea" }, geometry: rectangle }];
  });
}

/** Country, neighbours, water, aimags and towns. */
export async function loadBasemap(signal: AbortSignal): Promise<Ground> {
  const basemap = await fetchBasemap();
  signal.throwIfAborted();
  const land = partsOf(basemap, ["land"]);
  const lines = partsOf(basemap, ["neighbourBorders", "lakes", "rivers", "country", "aimagBorders"]);
  return {
    ground: { type: "FeatureCollection", features: [...seaBehind(land), ...land, ...lines] },
    places: { type: "FeatureCollection", features: partsOf(basemap, ["aimagLabels", "towns"]).map(withSide) },
  };
}

/** The centre of an aimag is a soum as well and mostly bears its name; one label is enough. */
function withoutTowns(soumCentres: FeatureCollection, places: FeatureCollection): FeatureCollection {
  const towns = new Set(places.features.map(({ properties }) => `${properties?.aimag} ${properties?.name_en}`));
  const isTown = ({ properties }: Feature): boolean => towns.has(`${properties?.parent} ${properties?.name_en}`);
  return { ...soumCentres, features: soumCentres.features.filter((centre) => !isTown(centre)) };
}

/** Borders and names of the soums, wanted only when one comes near. */
export async function loadSoums(places: FeatureCollection, signal: AbortSignal): Promise<SoumData> {
  const soums = await fetchFile<Soums>(soumsUrl, signal);
  return {
    borders: decodeLayer(soums, "soumBorders"),
    centres: withoutTowns(decodeLayer(soums, "soumCentres"), places),
  };
}
