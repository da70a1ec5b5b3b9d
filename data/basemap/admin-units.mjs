// The features of admin-units.geojson; format.ts says what each property means.

import { aimagAliases } from "./aimag-names.mjs";
import { areaKm2, fromGrid, labelPoint } from "./plane.mjs";
import { toGeometry } from "./topology.mjs";

const byCode = (a, b) => (a.code < b.code ? -1 : 1);

/** What follows from the drawn shape; nulls for a unit that cannot be drawn. */
function drawn(polygons) {
  if (polygons === undefined) return { geometry: null, approxAreaKm2: null, label: null };
  const degrees = polygons.map((polygon) => polygon.map((ring) => ring.map(fromGrid)));
  return {
    geometry: toGeometry(polygons),
    approxAreaKm2: Math.round(areaKm2(degrees) * 10) / 10,
    label: labelPoint(degrees),
  };
}

function aimagFeature(aimag, polygons) {
  const { geometry, approxAreaKm2, label } = drawn(polygons);
  const properties = {
    code: aimag.code,
    level: "aimag",
    parent: null,
    kind: aimag.code === "MN-1" ? "capital" : "aimag",
    name_en: aimag.nameEn,
    name_mn: aimag.nameMn,
    aliases: aimagAliases[aimag.code],
    seat: aimag.seat,
    population_2020: aimag.population2020,
    area_km2: aimag.areaKm2,
    approx_area_km2: approxAreaKm2,
    centre: aimag.centre,
    label,
    geom_basis: "approximate",
    coord_basis: "geonames",
    coord_check: null,
  };
  return { type: "Feature", id: aimag.code, properties, geometry };
}

function soumFeature(soum, polygons) {
  const { geometry, approxAreaKm2, label } = drawn(polygons);
  const properties = {
    code: soum.code,
    level: "soum",
    parent: soum.aimag,
    kind: soum.kind,
    name_en: soum.nameEn,
    name_mn: soum.nameMn,
    aliases: soum.aliases,
    seat: soum.seat,
    population_2020: soum.population2020,
    area_km2: null,
    approx_area_km2: approxAreaKm2,
    centre: soum.centre,
    label,
    geom_basis: "approximate",
    coord_basis: soum.coordBasis,
    coord_check: soum.coordCheck,
  };
  return { type: "Feature", id: soum.code, properties, geometry };
}

/** All aimags and all soums by code; a soum without a coordinate has no geometry, area or label. */
export function adminUnitFeatures(aimags, soums, aimagShapes, soumShapes) {
  return {
    aimagFeatures: aimags.toSorted(byCode).map((aimag) => aimagFeature(aimag, aimagShapes.get(aimag.code))),
    soumFeatures: soums.toSorted(byCode).map((soum) => soumFeature(soum, soumShapes.get(soum.code))),
  };
}
