import { formatDecimal, formatUtm } from "@asm-atlas/data/domain/coordinates/format.ts";
import {
  type CoordinateReading,
  type ParsedCoordinate,
  parseCoordinate,
} from "@asm-atlas/data/domain/coordinates/parse.ts";
import { coordinateReason, describeCoordinate } from "@asm-atlas/data/domain/coordinates/reasons.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import type { Words } from "../../i18n/use-words.ts";
import type { SignLayer } from "../../signs/catalogue.ts";
import type { FacetId } from "../../sites/facets/facet.ts";
import { type SiteFilter, withFacet } from "../../sites/site-filter.ts";
import type { IconName } from "../../ui/icons.tsx";
import type { Found } from "./search-corpus.ts";
import { filterWords, type SearchKind } from "./search-entries.ts";

/** What choosing a result does. */
export type SearchAct =
  | { readonly does: "open"; readonly layer: "sites" | "kindergartens" | "rehabilitation-zones"; readonly code: string }
  | { readonly does: "fit"; readonly unit: string }
  /** `look`: where to look then, at the area of a unit or at the sites of a group. */
  | {
      readonly does: "filter";
      readonly facet: FacetId;
      readonly codes: readonly string[];
      readonly look?: { readonly unit: string } | { readonly organisation: string };
    }
  | { readonly does: "mark"; readonly position: Position };

export interface SearchOption {
  readonly id: string;
  readonly title: string;
  /** Code, place and status in words. */
  readonly detail: string;
  readonly sign?: { readonly layer: SignLayer; readonly code: string };
  readonly icon?: IconName;
  readonly act: SearchAct;
}

export interface OptionGroup {
  readonly id: SearchKind | "coordinate";
  readonly title: string;
  /** How many there are, when they are more than shown. */
  readonly total: number;
  /** Named for "4 of 31": results, without the second actions of some. */
  readonly shown: number;
  readonly options: readonly SearchOption[];
}

/** How records are told: what a person reads beside a name. */
export interface RecordWords {
  /** Name, the line below it, and the sign; the place and the status on the day looked at are in them. */
  describe(kind: SearchKind, code: string): Pick<SearchOption, "title" | "detail" | "sign">;
  /** How many sites would be left by a filter on top of the others; null while that is not known. */
  sitesLeft(facet: FacetId, codes: readonly string[]): number | null;
}

export interface SearchAnswerInWords {
  readonly groups: readonly OptionGroup[];
  /** What is wrong with a typed coordinate, or worth knowing of it. */
  readonly note: string;
}

/** The filter with a result's entries in the place of its facet's; a soum takes the place of an aimag, and the other way round. */
export function narrowedTo(where: SiteFilter, facet: FacetId, codes: readonly string[]): SiteFilter {
  const other = { aimag: "soum", soum: "aimag" }[facet as string];
  return withFacet(other ? withFacet(where, other, []) : where, facet, codes);
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(" · ");

const sayLeft = (left: number | null, { t, count }: Words): string =>
  left === null ? "" : t("search.sitesLeft", { count: left, number: count(left) });

function filterOption(act: Extract<SearchAct, { does: "filter" }>, title: string, detail: string): SearchOption {
  return { id: `filter-${act.facet}-${act.codes.join("-")}`, title, detail, icon: "filter", act };
}

function unitOptions(
  kind: "aimag" | "soum",
  code: string,
  inWords: Words,
  words: RecordWords,
): readonly SearchOption[] {
  const { title, detail } = words.describe(kind, code);
  const left = words.sitesLeft(kind, [code]);
  const fit: SearchOption = {
    id: `${kind}-${code}`,
    title,
    detail: joined(detail, left === 0 ? sayLeft(left, inWords) : ""),
    icon: "outline",
    act: { does: "fit", unit: code },
  };
  if (left === 0) return [fit];
  const act = { does: "filter", facet: kind, codes: [code], look: { unit: code } } as const;
  return [fit, filterOption(act, inWords.t("search.only", { place: title }), sayLeft(left, inWords))];
}

function optionsOf(kind: SearchKind, code: string, inWords: Words, words: RecordWords): readonly SearchOption[] {
  switch (kind) {
    case "aimag":
    case "soum":
      return unitOptions(kind, code, inWords, words);
    case "filter": {
      const word = filterWords[Number(code)];
      if (!word) return [];
      const { facet, codes, label } = word;
      const detail = joined(inWords.t(`filter.facet.${facet}`), sayLeft(words.sitesLeft(facet, codes), inWords));
      return [filterOption({ does: "filter", facet, codes }, inWords.say(label), detail)];
    }
    case "organisation": {
      const { title, detail } = words.describe(kind, code);
      const left = sayLeft(words.sitesLeft(kind, [code]), inWords);
      const act = { does: "filter", facet: kind, codes: [code], look: { organisation: code } } as const;
      return [filterOption(act, title, joined(detail, left))];
    }
    default:
      return [{ id: `${kind}-${code}`, ...words.describe(kind, code), act: { does: "open", layer: kind, code } }];
  }
}

function groupOf({ kind, matches, total }: Found, inWords: Words, words: RecordWords): OptionGroup {
  const options = matches.flatMap(({ entry }) => optionsOf(kind, entry.key, inWords, words));
  return { id: kind, title: inWords.t(`search.kind.${kind}`), total, shown: matches.length, options };
}

function placeOption(reading: CoordinateReading, { language }: Words): SearchOption {
  const { longitude, latitude } = reading;
  const utm = formatUtm(reading);
  return {
    id: `place-${longitude}-${latitude}`,
    title: formatDecimal(reading, language),
    detail: utm ? `UTM ${utm}` : "",
    icon: "crosshair",
    act: { does: "mark", position: [longitude, latitude] },
  };
}

/** Reasons that say: this is no coordinate, search for it as a name. */
const isName = new Set<string>([coordinateReason.empty, coordinateReason.notOne, coordinateReason.unknownPart]);

function noteOf(parsed: ParsedCoordinate, isFound: boolean, { language }: Words): string {
  if (parsed.ok) return parsed.notes.map((note) => describeCoordinate(note, language)).join(" ");
  const { code } = parsed.reason;
  // A single number is half a coordinate, or the number of a site.
  const isHalf = code === coordinateReason.incomplete;
  return isName.has(code) || (isHalf && isFound) ? "" : describeCoordinate(parsed.reason, language);
}

/** What was typed, answered: coordinates first, then what bears the name, kind by kind. */
export function answer(
  typed: string,
  found: readonly Found[],
  inWords: Words,
  words: RecordWords,
): SearchAnswerInWords {
  const parsed = parseCoordinate(typed);
  const readings = parsed.ok ? [parsed.reading] : parsed.candidates;
  const places = readings.map((reading) => placeOption(reading, inWords));
  const coordinates: OptionGroup = {
    id: "coordinate",
    title: inWords.t("search.kind.coordinate"),
    total: places.length,
    shown: places.length,
    options: places,
  };
  return {
    groups: [...(places.length > 0 ? [coordinates] : []), ...found.map((each) => groupOf(each, inWords, words))],
    note: noteOf(parsed, found.length > 0, inWords),
  };
}
