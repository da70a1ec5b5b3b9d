import type { Feature, FeatureCollection } from "geojson";
import { propertiesOf, stepsOf } from "../map/feed.ts";

/** The five groups of the nation, as publication rule 5 prints them. */
export const nationGroups = ["under_contract", "on_the_way", "not_formalised", "suspended_or_ended", "closed"] as const;
export type NationGroup = (typeof nationGroups)[number];

/** Every known place once, by its group on the day of the step. */
export interface NationStep {
  readonly countedTo: string;
  readonly groups: Readonly<Record<NationGroup, number>>;
  readonly known: number;
  /** Of these, how many had a valid contract at least once (rule 4). */
  readonly everContracted: number;
}

/** The newest step, and all there are of the release, oldest first. */
export interface NationSites extends NationStep {
  readonly steps: readonly NationStep[];
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
  /** People by year, for whoever asks of some of the years. */
  readonly byYear: ReadonlyMap<number, number>;
  /** How many topics there were events on. */
  readonly topics: number;
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

/** The nation's rows of `site-summary` items. @returns undefined when nothing has been released */
export function nationSites(rows: readonly Feature[]): NationSites | undefined {
  const steps = rows
    .map(propertiesOf)
    .filter((row) => typeof row.step === "string")
    .map(nationStep)
    .sort((a, b) => a.countedTo.localeCompare(b.countedTo));
  const newest = steps.at(-1);
  return newest && { ...newest, steps };
}

function nationStep(row: Row): NationStep {
  const groups = Object.fromEntries(nationGroups.map((group) => [group, number(row, group)])) as Record<
    NationGroup,
    number
  >;
  const known = Object.values(groups).reduce((sum, count) => sum + count, 0);
  return { countedTo: String(row.step), groups, known, everContracted: number(row, "ever_contracted") };
}

/** The nation in a summary feed whose units carry `rows`. */
export function nationOf(feed: FeatureCollection): Row {
  const nation = feed.features.find((unit) => propertiesOf(unit).level === "nation");
  return nation ? propertiesOf(nation) : {};
}

export function rowsOf(unit: Row): readonly Row[] {
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
    byYear: new Map(counted.map((row) => [number(row, "year"), number(row, "people")])),
    topics: new Set(rows.flatMap(({ topic }) => topic ?? [])).size,
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

/** An aim of the programme as others published it. */
export interface Aim {
  readonly people: number;
  readonly source: string;
}

/** The programme's aim among the items of `published-figures`; undefined where the release has none. */
export function programmeAim(figures: readonly Feature[]): Aim | undefined {
  const row = figures.map(propertiesOf).find(({ code }) => code === programme.figure);
  return row && { people: number(row, "value_high"), source: String(row.source_name) };
}

/** The programme that aimed at so many people reached, and its years: data/seed/facts/programme-figures.ts. */
export const programme = { figure: "reached-trafigura", fromYear: 2019, toYear: 2020 } as const;

/** People reached within the years of the programme. */
export function reachedByProgramme({ byYear }: PeopleFigures): number {
  let people = 0;
  for (let year = programme.fromYear; year <= programme.toYear; year += 1) people += byYear.get(year) ?? 0;
  return people;
}

/** How much of the country has places that are known, from the newest step of the `site-summary` feed. */
export interface Coverage {
  /** Soums with five places or more: only these are named as soums with mining (rule 3). */
  readonly soumsNamed: number;
  readonly soums: number;
  readonly provincesKnown: number;
  readonly provinces: number;
}

export function coverage(feed: FeatureCollection): Coverage | undefined {
  const units = feed.features.map((unit) => ({ level: propertiesOf(unit).level, number: newestNumber(unit) }));
  const of = (level: string) => units.filter((unit) => unit.level === level).map((unit) => unit.number);
  const [soums, provinces] = [of("soum"), of("province")];
  if (soums.length === 0) return undefined;
  return {
    soumsNamed: soums.filter((low) => low > 0).length,
    soums: soums.length,
    provincesKnown: provinces.filter((known) => known > 0).length,
    provinces: provinces.length,
  };
}

/** A soum's lower bound, a province's places ever known. */
function newestNumber(unit: Feature): number {
  return stepsOf(unit).at(-1)?.[1] ?? 0;
}
