import type { FeatureCollection } from "geojson";
import { readerOf } from "../../api/read.ts";

export interface LandYear {
  readonly year: number;
  readonly hectares: number;
  readonly zones: number;
}

/** A province as the zones that are shown in it name it. */
interface ZoneProvince {
  readonly nameEn: string;
  readonly nameMn: string;
}

/**
 * Hectares of accepted zones by the year of their acceptance, every year between the first and the last: the sums of what the release shows
 * zone by zone, as the query of `land-accepted-by-year` makes them (data/domain/publication/figures.ts).
 * @param province its name in English; null: the whole country
 */
export function landByYear(zones: FeatureCollection, province: string | null): readonly LandYear[] {
  const read = zones.features.map(readerOf).flatMap((zone) => {
    const year = zone.number("accepted_year");
    const isMeant = province === null || zone.text("province_name_en") === province;
    return year === null || !isMeant ? [] : [{ year, hectares: zone.number("hectares") ?? 0 }];
  });
  if (read.length === 0) return [];
  const years = read.map(({ year }) => year);
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => {
    const inYear = read.filter(({ year }) => year === first + index);
    return {
      year: first + index,
      hectares: inYear.reduce((sum, { hectares }) => sum + hectares, 0),
      zones: inYear.length,
    };
  });
}

/** The provinces in which zones are shown, each once, by their English names. */
export function provincesOfZones(zones: FeatureCollection): readonly ZoneProvince[] {
  const named = zones.features.map(readerOf).map((zone) => ({
    nameEn: zone.text("province_name_en") ?? "",
    nameMn: zone.text("province_name_mn") ?? "",
  }));
  return [...new Map(named.map((each) => [each.nameEn, each])).values()].sort((a, b) =>
    a.nameEn.localeCompare(b.nameEn),
  );
}
