import { activityTopics, kindergartenKinds, minerals } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Feature, FeatureCollection } from "geojson";
import { type Reader, readerOf } from "../../api/read.ts";
import type { Words } from "../../i18n/use-words.ts";
import { codeOf, stepsOf } from "../../map/feed.ts";
import type { FeatureRef } from "../../map/map-state.ts";
import type { FigureId } from "../figure-ids.ts";
import { nameOfGroup } from "../group-names.ts";
import { nationGroups, nationOf, nationSites, rowsOf } from "../headlines.ts";
import type { Released } from "../use-headlines.ts";

/** One row behind a figure. */
export interface CountedRow {
  readonly key: string;
  readonly name: string;
  /** Null: not recorded. */
  readonly value: number | null;
  /** What the map shows of it. */
  readonly pick?: FeatureRef;
}

/** Exactly what a figure counts. */
export interface Counted {
  /** How the rows make the figure: added up, each counted once, or the first alone, the others being what it is of. */
  readonly how: "sum" | "rows" | "first";
  readonly total: number;
  readonly nameColumn: "province" | "group" | "year" | "topic" | "stage" | "kindergarten" | "soum" | "what";
  readonly valueColumn: "places" | "people" | "hectares" | "seats" | "children" | "least";
  readonly rows: readonly CountedRow[];
}

type Columns = Pick<Counted, "nameColumn" | "valueColumn">;

/** Landed with `disturbed_again` apart: that land was accepted before. */
const stagesOnce = codesOf(zoneStageGroups).filter((stage) => stage !== "disturbed_again");

/** The rows of a figure. @returns null while what it is read from is not there */
export function countedRows(id: FigureId, released: Released, words: Words): Counted | null {
  switch (id) {
    case "sites-under-contract":
      return released.nation ? groupsOf(released.nation, words) : null;
    case "sites-ever-contracted":
      return released.units ? provincesBy(released.units, 2, words) : null;
    case "sites-known":
      return released.units ? provincesBy(released.units, 1, words) : null;
    case "soums-named":
      return released.units ? soumsNamed(released.units, words) : null;
    case "people-reached":
      return released.people ? peopleByYear(released.people) : null;
    case "people-reached-by-topic":
      return released.people ? peopleByTopic(released.people, words) : null;
    case "land-accepted":
      return released.land ? made("first", stageColumns, stages(released.land, "hectares", words)) : null;
    case "land-technical":
      return released.land ? made("sum", stageColumns, stages(released.land, "technical_hectares", words)) : null;
    case "land-biological":
      return released.land ? made("sum", stageColumns, stages(released.land, "biological_hectares", words)) : null;
    case "kindergartens-open":
    case "kindergartens-planned":
    case "seats-open":
    case "seats-planned":
      return released.kindergartens ? kindergartens(id, released.kindergartens, words) : null;
    case "people-working":
      return released.seen ? working(released.seen, words) : null;
    case "children-near":
      return released.seen ? children(released.seen, words) : null;
  }
}

function made(how: Counted["how"], columns: Columns, rows: readonly CountedRow[]): Counted {
  const sum = rows.reduce((total, { value }) => total + (value ?? 0), 0);
  return { how, ...columns, rows, total: { sum, rows: rows.length, first: rows[0]?.value ?? 0 }[how] };
}

const byValue = (a: CountedRow, b: CountedRow) => (b.value ?? 0) - (a.value ?? 0);

function unitsOf(feed: FeatureCollection, level: string, column: number, words: Words): CountedRow[] {
  return feed.features
    .filter((unit) => unit.properties?.level === level)
    .map((unit) => ({
      key: codeOf(unit),
      name: words.name(unit.properties?.unit_name_en, unit.properties?.unit_name_mn),
      value: Number(stepsOf(unit).at(-1)?.[column] ?? 0),
      ...(unit.geometry ? { pick: { layer: "site-summary" as const, code: codeOf(unit) } } : {}),
    }));
}

function provincesBy(feed: FeatureCollection, column: 1 | 2, words: Words): Counted {
  const rows = unitsOf(feed, "province", column, words).sort(byValue);
  return made("sum", { nameColumn: "province", valueColumn: "places" }, rows);
}

function soumsNamed(feed: FeatureCollection, words: Words): Counted {
  const rows = unitsOf(feed, "soum", 1, words).filter(({ value }) => (value ?? 0) > 0);
  return made("rows", { nameColumn: "soum", valueColumn: "least" }, rows.sort(byValue));
}

function groupsOf(nation: readonly Feature[], words: Words): Counted {
  const newest = nationSites(nation);
  const rows = nationGroups.map((group) => ({
    key: group,
    name: nameOfGroup(group, words),
    value: newest?.groups[group] ?? 0,
  }));
  return made("first", { nameColumn: "group", valueColumn: "places" }, rows);
}

const nationRows = (feed: FeatureCollection) => rowsOf(nationOf(feed));
const numberIn = (value: unknown) => (typeof value === "number" ? value : 0);

function peopleByYear(feed: FeatureCollection): Counted {
  const rows = nationRows(feed)
    .filter(({ topic }) => !topic)
    .map(({ year, people }) => ({ key: String(year), name: String(year), value: numberIn(people) }));
  return made("sum", { nameColumn: "year", valueColumn: "people" }, rows);
}

function peopleByTopic(feed: FeatureCollection, words: Words): Counted {
  const people = new Map<string, number>();
  for (const { topic, people: reached } of nationRows(feed))
    if (typeof topic === "string") people.set(topic, (people.get(topic) ?? 0) + numberIn(reached));
  const rows = [...people].map(([topic, value]) => ({
    key: topic,
    name: words.sayCode(activityTopics, topic),
    value,
  }));
  return made("rows", { nameColumn: "topic", valueColumn: "people" }, rows.sort(byValue));
}

const stageColumns: Columns = { nameColumn: "stage", valueColumn: "hectares" };

function stages(feed: FeatureCollection, column: string, words: Words): CountedRow[] {
  const byStage = new Map(nationRows(feed).map((row) => [row.stage_group, row]));
  // What was accepted first: it is the figure, the others are what it is of.
  return [...stagesOnce]
    .sort((a, b) => Number(b === "accepted") - Number(a === "accepted"))
    .map((stage) => ({
      key: stage,
      name: words.sayCode(zoneStageGroups, stage),
      value: numberIn(byStage.get(stage)?.[column]),
    }));
}

/** Hectares of the nation that were accepted and disturbed again. */
export function disturbedAgain(feed: FeatureCollection): number {
  return numberIn(nationRows(feed).find(({ stage_group }) => stage_group === "disturbed_again")?.hectares);
}

function kindergartens(id: FigureId, items: readonly Feature[], words: Words): Counted {
  const [counts, group] = id.split("-");
  const rows = items
    .map(readerOf)
    .filter((read) => read.text("status_group") === group)
    .map((read): CountedRow => {
      const code = read.text("code") ?? "";
      return {
        key: code,
        name: words.t("counted.kindIn", {
          kind: words.sayCode(kindergartenKinds, read.text("kind") ?? ""),
          province: placeOf(read, words),
        }),
        value: read.number("seats"),
        pick: { layer: "kindergartens", code },
      };
    });
  return made(counts === "seats" ? "sum" : "rows", { nameColumn: "kindergarten", valueColumn: "seats" }, rows);
}

/** The soum where it may be named, and the province. */
function placeOf(read: Reader, words: Words): string {
  const soum = words.name(read.text("soum_name_en"), read.text("soum_name_mn"));
  const province = words.name(read.text("province_name_en"), read.text("province_name_mn"));
  return [soum, province].filter(Boolean).join(", ");
}

function seenOf(items: readonly Feature[], subject: string): Reader | undefined {
  return items.map(readerOf).find((read) => read.text("subject") === subject);
}

function working(items: readonly Feature[], words: Words): Counted {
  const read = seenOf(items, "people_working");
  const rows = [
    { key: "people", name: words.t("public.working.title"), value: read?.number("people") ?? null },
    { key: "women", name: words.t("public.people.women"), value: read?.number("women") ?? null },
    { key: "men", name: words.t("public.people.men"), value: read?.number("men") ?? null },
  ];
  return made("first", { nameColumn: "what", valueColumn: "people" }, rows);
}

function children(items: readonly Feature[], words: Words): Counted {
  const value = seenOf(items, "children_2_5")?.number("children") ?? null;
  const rows = [{ key: "children", name: words.t("counted.also.children-near"), value }];
  return made("sum", { nameColumn: "what", valueColumn: "children" }, rows);
}

/** The places of the register and the accepted zones that the map draws, for figures that are told of the nation only. */
export function drawnRows(
  layer: "sites" | "rehabilitation-zones",
  feed: FeatureCollection,
  words: Words,
): CountedRow[] {
  return feed.features.map((feature): CountedRow => {
    const read = readerOf(feature);
    const code = codeOf(feature);
    const what = layer === "sites" ? words.sayCode(minerals, read.text("mineral") ?? "") : code;
    return {
      key: code,
      name: [what, placeOf(read, words)].filter(Boolean).join(", "),
      value: read.number(layer === "sites" ? "contract_since_year" : "hectares"),
      pick: { layer, code },
    };
  });
}
