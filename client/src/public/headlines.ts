import type { Feature, FeatureCollection } from "geojson";
import { propertiesOf } from "../map/feed.ts";

/** The five groups of the nation, as publication rule 5 prints them. */
export const nationGroups = ["under_contract", "on_the_way", "not_formalised", "suspended_or_ended", "closed"] as const;
export type NationGroup = (typeof nationGroups)[number];

/** Every known place once, by its group on the day of the step. */
export interface NationSites {
  readonly countedTo: string;
  readonly groups: Readonly<Record<NationGroup, number>>;
  readonly known: number;
  /** Of these, how many had a valid contract at least once (rule 4). */
  readonly everContracted: number;
}

export interface LandFigures {
  readonly countedTo: string;
  readonly acceptedHa: number;
  readonly acceptedZones: number;
  readonly allHa: number;
  readonly allZones: number;
  readonly technicalHa: number;
  readonly biologicalHa: number;
}

export interface PeopleFigures {
  readonly people: number;
  readonly women: number;
  readonly men: number;
  readonly events: number;
  readonly fromYear: number;
  readonly toYear: number;
}

/** People seen at work and children living near, by the newest visit to each place; undefined where too few places stand behind a number. */
export interface PlacesSeen {
  readonly countedTo: string;
  readonly people: number | undefined;
  readonly women: number | undefined;
  readonly men: number | undefined;
  readonly peopleCountedAt: number;
  readonly children: number | undefined;
  readonly childrenCountedAt: number;
  readonly placesKnown: number;
}

export interface KindergartenFigures {
  readonly open: number;
  readonly planned: number;
  readonly all: number;
  readonly openSeats: number;
  readonly plannedSeats: number;
}

type Row = Readonly<Record<string, unknown>>;

/** A count in a row; what is null or missing counts as nothing, for a release leaves out what is zero. */
function number(row: Row, name: string): number {
  const value = row[name];
  return typeof value === "number" ? value : 0;
}

/** The nation's row of `site-summary` items. @returns undefined when nothing has been released */
export function nationSites(rows: readonly Feature[]): NationSites | undefined {
  const latest = rows
    .map(propertiesOf)
    .filter((row) => typeof row.step === "string")
    .sort((a, b) => String(a.step).localeCompare(String(b.step)))
    .at(-1);
  if (!latest) return undefined;
  const groups = Object.fromEntries(nationGroups.map((group) => [group, number(latest, group)])) as Record<
    NationGroup,
    number
  >;
  const known = Object.values(groups).reduce((sum, count) => sum + count, 0);
  return { countedTo: String(latest.step), groups, known, everContracted: number(latest, "ever_contracted") };
}

/** The nation in a summary feed whose units carry `rows`. */
function nationOf(feed: FeatureCollection): Row {
  const nation = feed.features.find((unit) => propertiesOf(unit).level === "nation");
  return nation ? propertiesOf(nation) : {};
}

function rowsOf(unit: Row): readonly Row[] {
  const rows = unit.rows;
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** Land of the nation from the `rehabilitation-summary` feed. Land disturbed again was accepted before: it is not added to the total. */
export function landFigures(feed: FeatureCollection): LandFigures | undefined {
  const nation = nationOf(feed);
  const rows = rowsOf(nation).filter((row) => row.stage_group !== "disturbed_again");
  if (rows.length === 0) return undefined;
  const accepted = rows.filter((row) => row.stage_group === "accepted");
  const sum = (of: readonly Row[], name: string) => of.reduce((total, row) => total + number(row, name), 0);
  return {
    countedTo: String(nation.counted_to ?? ""),
    acceptedHa: sum(accepted, "hectares"),
    acceptedZones: sum(accepted, "zones"),
    allHa: sum(rows, "hectares"),
    allZones: sum(rows, "zones"),
    technicalHa: sum(rows, "technical_hectares"),
    biologicalHa: sum(rows, "biological_hectares"),
  };
}

/** People of the nation, all years and topics, from the `activity-summary` feed. Rows without a topic are a year's total. */
export function peopleFigures(feed: FeatureCollection): PeopleFigures | undefined {
  const rows = rowsOf(nationOf(feed));
  const totals = rows.filter((row) => !row.topic);
  const counted = totals.length > 0 ? totals : rows;
  if (counted.length === 0) return undefined;
  const years = counted.map((row) => number(row, "year"));
  const sum = (name: string) => counted.reduce((total, row) => total + number(row, name), 0);
  return {
    people: sum("people"),
    women: sum("women"),
    men: sum("men"),
    events: sum("activities"),
    fromYear: Math.min(...years),
    toYear: Math.max(...years),
  };
}

/** The rows of `nation-summary` that speak of people. @returns undefined when nothing has been released */
export function placesSeen(rows: readonly Feature[]): PlacesSeen | undefined {
  const rowOf = (subject: string) => rows.map(propertiesOf).find((row) => row.subject === subject);
  const working = rowOf("people_working");
  const near = rowOf("children_2_5");
  if (!working || !near) return undefined;
  const told = (row: Row, name: string) => (typeof row[name] === "number" ? row[name] : undefined);
  return {
    countedTo: String(working.counted_to ?? ""),
    people: told(working, "people"),
    women: told(working, "women"),
    men: told(working, "men"),
    peopleCountedAt: number(working, "sites_assessed"),
    children: told(near, "children"),
    childrenCountedAt: number(near, "sites_assessed"),
    placesKnown: number(working, "places_known"),
  };
}

/** The items of `kindergartens` by what they are to a family: open, coming, or neither now. */
export function kindergartenFigures(kindergartens: readonly Feature[]): KindergartenFigures {
  const rows = kindergartens.map(propertiesOf);
  const of = (group: string) => rows.filter((row) => row.status_group === group);
  const seats = (group: string) => of(group).reduce((sum, row) => sum + number(row, "seats"), 0);
  return {
    open: of("open").length,
    planned: of("planned").length,
    all: rows.length,
    openSeats: seats("open"),
    plannedSeats: seats("planned"),
  };
}
