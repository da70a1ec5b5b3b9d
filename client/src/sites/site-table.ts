import { DatedHistories } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection } from "geojson";
import { codeOf, featuresOf, historyOf, pointOf, propertiesOf, readOrNull } from "../map/feed.ts";
import type { KindergartenRecord } from "./kindergartens.ts";
import type { VisitTuple } from "./visit.ts";

/** Codes of the statuses, in the order of the path to legality: what `DatedHistories` counts by. */
export const siteStatusCodes: readonly string[] = codesOf(siteStatusWorkflow.states);

/**
 * All sites as columns, in the order of their feed. Filters, slider, charts and list run over these: a column of 100,000 numbers
 * is read in a millisecond, as many objects in fifty.
 */
export interface SiteTable {
  readonly size: number;
  readonly codes: readonly string[];
  readonly indexOfCode: ReadonlyMap<string, number>;
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly histories: DatedHistories<SiteStatus>;
  /** Every event as the feed carries it: `histories` keeps changes only, the instruments of the details belong to events. */
  readonly events: readonly (readonly DatedState[])[];
  readonly kinds: readonly string[];
  readonly minerals: readonly (readonly string[])[];
  readonly aimagCodes: readonly (string | null)[];
  readonly soumCodes: readonly (string | null)[];
  readonly isDemo: readonly boolean[];
  /** What comes with the second feed; null until it is there. */
  readonly details: SiteDetails | null;
  /** All kindergartens, for what sites have within reach; null until they are there. */
  readonly kindergartens: readonly KindergartenRecord[] | null;
}

/** Columns of the second feed, in the order of the table. A site it does not know has nothing on record. */
export interface SiteDetails {
  readonly namesEn: readonly (string | null)[];
  readonly namesMn: readonly (string | null)[];
  readonly organisationCodes: readonly (string | null)[];
  readonly depositTypes: readonly (string | null)[];
  readonly areasHa: readonly (number | null)[];
  readonly locationPrecisions: readonly (string | null)[];
  readonly prohibitedZones: readonly (string | null)[];
  /** Oldest first. */
  readonly visits: readonly (readonly VisitTuple[])[];
  /** Instrument of each event of the site's history, in the same order. */
  readonly instruments: readonly (readonly (string | null)[])[];
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const listOf = <Each>(value: unknown): readonly Each[] => (Array.isArray(value) ? (value as Each[]) : []);

/** @throws FeedError for a feed that is not what its layer declares */
function readSites(data: FeatureCollection): SiteColumns {
  const features = featuresOf(data);
  const codes = features.map(codeOf);
  const events = features.map(historyOf);
  const longitudes = new Float64Array(features.length);
  const latitudes = new Float64Array(features.length);
  for (const [index, feature] of features.entries()) {
    const [longitude = 0, latitude = 0] = pointOf(feature).coordinates;
    longitudes[index] = longitude;
    latitudes[index] = latitude;
  }
  const column = <Value>(name: string, read: (value: unknown) => Value): Value[] =>
    features.map((feature) => read(propertiesOf(feature)[name]));
  return {
    size: features.length,
    codes,
    indexOfCode: new Map(codes.map((code, index) => [code, index])),
    longitudes,
    latitudes,
    histories: DatedHistories.of(events, siteStatusCodes as readonly SiteStatus[]),
    events,
    kinds: column("site_kind", (value) => textOf(value) ?? ""),
    minerals: column("minerals", (value) => listOf<string>(value)),
    aimagCodes: column("aimag_code", textOf),
    soumCodes: column("soum_code", textOf),
    isDemo: column("is_demo", (value) => value === true),
  };
}

function readDetails(codes: readonly string[], data: FeatureCollection): SiteDetails {
  const byCode = new Map(featuresOf(data).map((feature): [string, Feature] => [codeOf(feature), feature]));
  const column = <Value>(name: string, read: (value: unknown) => Value): Value[] =>
    codes.map((code) => read(byCode.get(code)?.properties?.[name]));
  return {
    namesEn: column("name_en", textOf),
    namesMn: column("name_mn", textOf),
    organisationCodes: column("organisation_code", textOf),
    depositTypes: column("deposit_type", textOf),
    areasHa: column("area_ha", (value) => (typeof value === "number" ? value : null)),
    locationPrecisions: column("location_precision", textOf),
    prohibitedZones: column("prohibited_zone", textOf),
    visits: column("visits", (value) => listOf<VisitTuple>(value)),
    instruments: column("instruments", (value) => listOf<string | null>(value)),
  };
}

type SiteColumns = Omit<SiteTable, "details" | "kindergartens">;

const tables = new WeakMap<FeatureCollection, SiteColumns>();
const detailed = new WeakMap<FeatureCollection, WeakMap<FeatureCollection, SiteTable>>();

/**
 * The table of a pair of feeds, made once for each pair.
 * @returns null when the sites' feed is not what its layer declares; the map says so in its own legend entry
 */
export function siteTableOf(sites: FeatureCollection, details: FeatureCollection | null): SiteTable | null {
  return readOrNull(() => {
    const base = tables.get(sites) ?? readSites(sites);
    tables.set(sites, base);
    if (details === null) return { ...base, details: null, kindergartens: null };
    const known = detailed.get(sites)?.get(details);
    if (known) return known;
    const table: SiteTable = { ...base, details: readDetails(base.codes, details), kindergartens: null };
    const ofSites = detailed.get(sites) ?? new WeakMap<FeatureCollection, SiteTable>();
    detailed.set(sites, ofSites.set(details, table));
    return table;
  });
}

const lastStates = new WeakMap<DatedHistories, { readonly onDay: string; readonly states: Int8Array }>();

/** Index of each site's status on a day in `siteStatusCodes`, −1 where it was not known yet. The last day asked for is kept: do not write into it. */
export function statesOn({ histories }: SiteTable, onDay: string): Int8Array {
  const last = lastStates.get(histories);
  if (last?.onDay === onDay) return last.states;
  const states = histories.statesOn(parseDay(onDay) ?? 0);
  lastStates.set(histories, { onDay, states });
  return states;
}
