/**
 * What the files in `built/` hold. Coordinates are WGS 84 [longitude, latitude] in degrees, on a grid of
 * 0.001 degree. All shapes are approximate: see `sources.json` and `README.md`.
 */
import type { Feature, MultiPolygon, Polygon } from "geojson";

export type LonLat = [lon: number, lat: number];

export interface AdminUnitProperties {
  /** Aimag: ISO 3166-2, "MN-073". Soum or district: the official four-digit code, "6101". */
  code: string;
  level: "aimag" | "soum";
  /** The aimag's code; null for an aimag. */
  parent: string | null;
  kind: "aimag" | "capital" | "soum" | "district";
  name_en: string;
  name_mn: string;
  /** Other Latin spellings, for search. */
  aliases: string[];
  /** The centre's own name, Latin; null for a soum whose centre bears its name. */
  seat: string | null;
  population_2020: number | null;
  /** Published figure; aimags only. */
  area_km2: number | null;
  /** Area of the drawn shape on the ellipsoid; null when it is not drawn. */
  approx_area_km2: number | null;
  /** The centre settlement, as precise as its source; null for the soums no source places. */
  centre: LonLat | null;
  /** A point well inside the shape; null when it is not drawn. */
  label: LonLat | null;
  geom_basis: "approximate";
  coord_basis: "geonames" | "single_list" | "none";
  /**
   * How sure the centre is. A: two sources within 2 km; B: within 5 km, or the aimag centre; C: one source, or two
   * that disagree; D: by elimination; null for aimags.
   */
  coord_check: "A" | "B" | "C" | "D" | "district" | "none" | null;
}

/** `id` is the code. The geometry is null for the soums no source places. */
export interface AdminUnit extends Feature<Polygon | MultiPolygon | null, AdminUnitProperties> {
  id: string;
}

/** `admin-units.geojson`: aimags, then soums, each by code. Loaded into the database by the seed. */
export interface AdminUnits {
  type: "FeatureCollection";
  features: AdminUnit[];
}

/** Layers of `basemap.json` and the properties of their features. */
export interface BasemapLayers {
  /** All land around and under Mongolia: one feature; what it leaves out is sea. */
  land: Record<string, never>;
  /** Borders among the countries around, none of Mongolia's. */
  neighbourBorders: Record<string, never>;
  lakes: Record<string, never>;
  /** Natural Earth 1:50m: too coarse to be drawn beyond about zoom 7. */
  rivers: Record<string, never>;
  country: Record<string, never>;
  aimags: { code: string };
  /** Every border between two aimags once; the outline of the country is not in it. */
  aimagBorders: Record<string, never>;
  /** Points inside the aimags. */
  aimagLabels: { code: string; name_en: string; name_mn: string };
  /** The aimag centres and Ulaanbaatar. */
  towns: { aimag: string; name_en: string; name_mn: string; is_capital: boolean };
}

/** Layers of `soums.json`; the soums without a coordinate are not in it. */
export interface SoumLayers {
  soums: { code: string; parent: string };
  /** Every border between two soums of one aimag once. */
  soumBorders: Record<string, never>;
  /** Centre settlements: where a soum's label stands. */
  soumCentres: { code: string; parent: string; kind: "soum" | "district"; name_en: string; name_mn: string };
}

type Arcs = number[];

export type TopologyGeometry<Properties> = { properties?: Properties } & (
  | { type: "Point"; coordinates: LonLat }
  | { type: "LineString"; arcs: Arcs }
  | { type: "MultiLineString" | "Polygon"; arcs: Arcs[] }
  | { type: "MultiPolygon"; arcs: Arcs[][] }
);

/** The part of TopoJSON 1.0 that the built files use: every object a collection, arcs and points as grid integers. */
export interface Topology<Layers> {
  type: "Topology";
  transform: { scale: LonLat; translate: LonLat };
  objects: {
    [Name in keyof Layers]: { type: "GeometryCollection"; geometries: TopologyGeometry<Layers[Name]>[] };
  };
  /** Each arc: its first point, then the step to every next one. */
  arcs: LonLat[][];
}

export type Basemap = Topology<BasemapLayers>;
export type Soums = Topology<SoumLayers>;

interface UnitName {
  code: string;
  parent: string;
  name_en: string;
  name_mn: string;
}

/** `sources.json`: where everything comes from and what is known to be wrong with it. */
export interface BasemapSources {
  sources: {
    name: string;
    version: string;
    /** When the package was fetched, or the year of the figures. */
    date: string;
    edition?: string;
    licence: string;
    url: string;
    used_for: string;
  }[];
  notes: { soum_areas: string; aimag_areas: string; seat_names_mn: string; aliases: string };
  /** What was changed against the sources, in words. */
  repairs: string[];
  moved_borders: { code: string; name_en: string; beyond_border_km: number }[];
  /** Pieces of soums that went to a neighbour because a border cut them off. */
  reassigned_fragments: number;
  soums_without_coordinate: UnitName[];
  soums_named_in_one_script: UnitName[];
}
