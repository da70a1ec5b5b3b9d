import { landByYear, provincesOfZones } from "@asm-atlas/client/src/public/further/land-years.ts";
import type { FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";

const zone = (accepted_year: number, hectares: number, province = "Töv") => ({
  type: "Feature" as const,
  geometry: { type: "Point" as const, coordinates: [0, 0] },
  properties: { accepted_year, hectares, province_name_en: province, province_name_mn: `${province} аймаг` },
});
const feed: FeatureCollection = {
  type: "FeatureCollection",
  features: [zone(2018, 7), zone(2021, 4, "Dornod"), zone(2018, 3), zone(2020, 5)],
};

describe("hectares accepted by year", () => {
  it("are the sums of the zones that are shown, with the years in which none was accepted between them", () => {
    expect(landByYear(feed, null)).toEqual([
      { year: 2018, hectares: 10, zones: 2 },
      { year: 2019, hectares: 0, zones: 0 },
      { year: 2020, hectares: 5, zones: 1 },
      { year: 2021, hectares: 4, zones: 1 },
    ]);
  });

  it("are those of one province, from its own first year on, and together those of the country", () => {
    expect(landByYear(feed, "Dornod")).toEqual([{ year: 2021, hectares: 4, zones: 1 }]);
    expect(provincesOfZones(feed).map(({ nameEn }) => nameEn)).toEqual(["Dornod", "Töv"]);
    const sum = (province: string | null) =>
      landByYear(feed, province).reduce((all, { hectares }) => all + hectares, 0);
    expect(sum("Dornod") + sum("Töv")).toBe(sum(null));
  });

  it("are none where no zone is shown", () =>
    expect(landByYear({ type: "FeatureCollection", features: [] }, null)).toEqual([]));
});
