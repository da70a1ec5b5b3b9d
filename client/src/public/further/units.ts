import type { Feature, FeatureCollection } from "geojson";
import { codeOf, propertiesOf, stepOn, stepsOf } from "../../map/feed.ts";
import { nationOf, nationSites, rowsOf } from "../headlines.ts";
import type { Released } from "../use-headlines.ts";

/** The whole country among the units that are compared. */
export const country = "MN";

/** A province of publication, or the country. */
export interface Unit {
  readonly code: string;
  readonly nameEn: string;
  readonly nameMn: string;
  /** The feature of the map; null for the country. */
  readonly feature: Feature | null;
}

/** The provinces of the `site-summary` feed, in the order of their English names. */
export function provincesOf(units: FeatureCollection): readonly Unit[] {
  return units.features
    .filter((feature) => propertiesOf(feature).level === "province")
    .map((feature) => {
      const { unit_code, unit_name_en, unit_name_mn } = propertiesOf(feature);
      return { code: String(unit_code), nameEn: String(unit_name_en), nameMn: String(unit_name_mn), feature };
    })
    .sort((a, b) => a.nameEn.localeCompare(b.nameEn));
}

/** Hectares by stage that a province tells too. */
export const comparedStages = ["accepted", "awaiting_acceptance", "work_under_way", "being_planned"] as const;

/** What rules allow to be told of a province, each as the country tells it too. Undefined: not told. */
export interface UnitFigures {
  readonly known: number | undefined;
  readonly ever: number | undefined;
  readonly groups: number | undefined;
  readonly hectares: Readonly<Partial<Record<(typeof comparedStages)[number], number>>>;
  readonly kindergartens: number;
  readonly seats: number;
  readonly planned: number;
  readonly people: number;
}

type Row = Readonly<Record<string, unknown>>;
const numberIn = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
const sumOf = (values: readonly (number | undefined)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/**
 * The figures of a unit: places and people up to a step, land and kindergartens as they are in the newest release, which tells them of no other day.
 * @param step YYYY-MM-DD of a step
 */
export function figuresOf(code: string, step: string, released: Released): UnitFigures {
  return {
    ...placesOf(code, step, released),
    hectares: hectaresOf(rowsOfUnit(released.land, code)),
    ...kindergartensOf(code, released),
    people: sumOf(
      rowsOfUnit(released.people, code)
        .filter(({ topic, year }) => !topic && Number(year) <= Number(step.slice(0, 4)))
        .map(({ people }) => numberIn(people)),
    ),
  };
}

function placesOf(code: string, step: string, { nation, units }: Released) {
  const provinces = units?.features.filter((unit) => propertiesOf(unit).level === "province") ?? [];
  const at = (unit: Feature) => stepOn(stepsOf(unit), step);
  if (code === country) {
    const told = nation && nationSites(nation)?.steps.findLast(({ countedTo }) => countedTo <= step);
    return {
      known: told?.known,
      ever: told?.everContracted,
      groups: sumOf(provinces.map((unit) => numberIn(at(unit)?.[3]))),
    };
  }
  const unit = provinces.find((each) => propertiesOf(each).unit_code === code);
  const [, known, ever, groups] = (unit && at(unit)) ?? [];
  return { known: numberIn(known), ever: numberIn(ever), groups: numberIn(groups) };
}

function rowsOfUnit(feed: FeatureCollection | undefined, code: string): readonly Row[] {
  if (!feed) return [];
  if (code === country) return rowsOf(nationOf(feed));
  const unit = feed.features.find((each) => propertiesOf(each).unit_code === code);
  return unit ? rowsOf(propertiesOf(unit)) : [];
}

function hectaresOf(rows: readonly Row[]): UnitFigures["hectares"] {
  const told = comparedStages.flatMap((stage) => {
    const hectares = numberIn(rows.find(({ stage_group }) => stage_group === stage)?.hectares);
    return hectares === undefined ? [] : [[stage, hectares] as const];
  });
  return Object.fromEntries(told);
}

/** A kindergarten names its province, not the province's code. */
function kindergartensOf(code: string, { kindergartens, units }: Released) {
  const name = units && provincesOf(units).find((unit) => unit.code === code)?.nameEn;
  const here = (kindergartens ?? [])
    .map(propertiesOf)
    .filter(({ province_name_en }) => code === country || province_name_en === name);
  const open = here.filter(({ status_group }) => status_group === "open");
  return {
    kindergartens: open.length,
    seats: sumOf(open.map(({ seats }) => numberIn(seats))),
    planned: here.filter(({ status_group }) => status_group === "planned").length,
  };
}

/** The province with the most accepted hectares; undefined where none has any. */
export function provinceOfMostLand(land: FeatureCollection, units: FeatureCollection): Unit | undefined {
  const hectares = (code: string) => hectaresOf(rowsOfUnit(land, code)).accepted ?? 0;
  const [most] = [...provincesOf(units)].sort((a, b) => hectares(b.code) - hectares(a.code));
  return most && hectares(most.code) > 0 ? most : undefined;
}

/** Code of a unit as the map knows it. */
export function mapCodeOf(unit: Unit): string | null {
  return unit.feature && codeOf(unit.feature);
}
