import { presence, suspicion } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { type Band, bandIndexOf, bandsFrom } from "../bands.ts";
import type { SiteTable } from "../site-table.ts";
import { type VisitTuple, visitOn } from "../visit.ts";
import { type Facet, type FacetColumn, type FacetId, notAssessed } from "./facet.ts";

/** Bands of what visits counted. The first two ends keep "none" apart from "few". */
export const peopleBands = bandsFrom([0, 1, 10, 25, 50]);
export const childrenBands = bandsFrom([0, 1, 5, 10]);
export const shaftBands = bandsFrom([0, 1, 3, 10]);

/** How long ago the last visit was, in whole months before the day looked at. */
export const visitAges = ["under_6_months", "under_1_year", "under_2_years", "over_2_years", "never"] as const;

function readVisits(
  table: SiteTable,
  onDay: string,
  codes: readonly string[],
  indexOf: (visit: VisitTuple | undefined) => number,
): FacetColumn {
  const values = new Uint16Array(table.size);
  for (let index = 0; index < table.size; index += 1) {
    values[index] = indexOf(visitOn(table.details?.visits[index] ?? [], onDay));
  }
  return { codes, holds: "index", values };
}

/** A number of the last visit, in bands; the entry after the bands is "not assessed". */
function counted(id: FacetId, bands: readonly Band[], numberOf: (visit: VisitTuple) => number | null): Facet {
  const codes = [...bands.map((band) => band.code), notAssessed];
  return {
    id,
    needsDetails: true,
    isDated: true,
    read: (table, onDay) =>
      readVisits(table, onDay, codes, (visit) => {
        const number = visit && numberOf(visit);
        return number === null || number === undefined ? bands.length : bandIndexOf(bands, number);
      }),
  };
}

/** A code of the last visit, where null is "not assessed". */
function seen(id: FacetId, declared: readonly string[], codeOf: (visit: VisitTuple) => string | null): Facet {
  return {
    id,
    needsDetails: true,
    isDated: true,
    read: (table, onDay) =>
      readVisits(table, onDay, declared, (visit) =>
        Math.max(0, declared.indexOf((visit && codeOf(visit)) ?? notAssessed)),
      ),
  };
}

/** The same day so many months earlier, as text to compare with: `2024-08-31` minus 6 → `2024-02-31`, which sorts as it should. */
export function monthsBefore(onDay: string, months: number): string {
  const monthNumber = Number(onDay.slice(0, 4)) * 12 + Number(onDay.slice(5, 7)) - 1 - months;
  const [year, month] = [Math.floor(monthNumber / 12), (monthNumber % 12) + 1];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}${onDay.slice(7)}`;
}

function readLastVisit(table: SiteTable, onDay: string): FacetColumn {
  const limits = [6, 12, 24].map((months) => monthsBefore(onDay, months));
  return readVisits(table, onDay, visitAges, (visit) => {
    if (!visit) return visitAges.indexOf("never");
    const age = limits.findIndex((limit) => visit[0] > limit);
    return age < 0 ? visitAges.indexOf("over_2_years") : age;
  });
}

export const visitFacets: readonly Facet[] = [
  counted("people", peopleBands, (visit) => visit[1]),
  counted("children", childrenBands, (visit) => visit[4]),
  counted("shafts", shaftBands, (visit) => visit[5]),
  seen("mercury", codesOf(suspicion), (visit) => visit[6]),
  seen("water", codesOf(suspicion), (visit) => visit[7]),
  seen("under_15", codesOf(presence), (visit) => visit[8]),
  { id: "last_visit", needsDetails: true, isDated: true, read: readLastVisit },
];
