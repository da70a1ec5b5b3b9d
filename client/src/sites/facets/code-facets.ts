import {
  depositTypes,
  locationPrecisions,
  minerals,
  prohibitedZones,
  siteKinds,
} from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { type SiteDetails, type SiteTable, siteStatusCodes, statesOn } from "../site-table.ts";
import { columnOfCodes, type Facet, type FacetColumn, type FacetId, notAssessed, notRecorded } from "./facet.ts";

/** A fact of the site itself, the same on every day. */
function ofSite(
  id: FacetId,
  declared: readonly string[],
  values: (table: SiteTable) => readonly (string | null)[],
): Facet {
  return {
    id,
    needsDetails: false,
    isDated: false,
    read: (table) => columnOfCodes(values(table), declared, notRecorded),
  };
}

function ofDetails(
  id: FacetId,
  declared: readonly string[],
  values: (details: SiteDetails) => readonly (string | null)[],
  missing: string = notRecorded,
): Facet {
  return {
    id,
    needsDetails: true,
    isDated: false,
    read: (table) =>
      columnOfCodes(table.details ? values(table.details) : table.codes.map(() => null), declared, missing),
  };
}

const mineralCodes = codesOf(minerals);

/** A site may have several minerals: a bit each. Ten fit into the sixteen of a column; a test watches that they do. */
function readMinerals(table: SiteTable): FacetColumn {
  const bitOf = new Map(mineralCodes.map((code, index) => [code as string, 1 << index]));
  const values = new Uint16Array(table.size);
  for (const [index, codes] of table.minerals.entries()) {
    let bits = 0;
    for (const code of codes) bits |= bitOf.get(code) ?? 0;
    values[index] = bits;
  }
  return { codes: mineralCodes, holds: "bits", values };
}

/** One entry more than there are statuses: a site that was not known yet on the day has none and matches none. */
function readStatus(table: SiteTable, onDay: string): FacetColumn {
  const states = statesOn(table, onDay);
  const values = new Uint16Array(table.size);
  for (let index = 0; index < table.size; index += 1) {
    const state = states[index] ?? -1;
    values[index] = state < 0 ? siteStatusCodes.length : state;
  }
  return { codes: siteStatusCodes, holds: "index", values };
}

export const codeFacets: readonly Facet[] = [
  { id: "status", needsDetails: false, isDated: true, read: readStatus },
  { id: "mineral", needsDetails: false, isDated: false, read: readMinerals },
  ofSite("kind", codesOf(siteKinds), (table) => table.kinds),
  ofSite("aimag", [], (table) => table.aimagCodes),
  ofSite("soum", [], (table) => table.soumCodes),
  ofSite("demo", ["demo", "real"], (table) => table.isDemo.map((isDemo) => (isDemo ? "demo" : "real"))),
  ofDetails("organisation", [], (details) => details.organisationCodes),
  ofDetails("deposit", codesOf(depositTypes), (details) => details.depositTypes),
  ofDetails("prohibited", codesOf(prohibitedZones), (details) => details.prohibitedZones, notAssessed),
  ofDetails("precision", codesOf(locationPrecisions), (details) => details.locationPrecisions),
];
