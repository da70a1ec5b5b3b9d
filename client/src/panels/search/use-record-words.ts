import { kindergartenKinds, organisationKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import {
  groupOfKindergartenStatus,
  type KindergartenStatus,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { type DatedState, stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { groupOfZoneStage, type ZoneStage, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Feature, FeatureCollection } from "geojson";
import { useMemo } from "react";
import { useFeed } from "../../api/collections.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { featureByCode } from "../../map/selection.ts";
import { siteStatusCodes } from "../../sites/site-table.ts";
import { useView } from "../../state/view-store.ts";
import { type Sheet, useSheet } from "../../workbench/sheet.ts";
import type { RecordWords, SearchOption } from "./search-options.ts";
import { sitesLeftIn } from "./sites-left.ts";

type Described = Pick<SearchOption, "title" | "detail" | "sign">;

const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(" · ");

function describeSite(code: string, sheet: Sheet, words: Words): Described {
  const { lens, names, onDay } = sheet;
  const site = lens?.table.indexOfCode.get(code);
  if (!lens || site === undefined) return { title: code, detail: "" };
  const { details, soumCodes, aimagCodes } = lens.table;
  const unit = soumCodes[site] ?? aimagCodes[site];
  const status = siteStatusCodes[lens.states[site] ?? -1];
  const said = status
    ? words.sayCode(siteStatusWorkflow.states, status)
    : words.t("search.notKnownYet", words.daySlots(onDay));
  return {
    title: words.name(details?.namesEn[site], details?.namesMn[site]) || code,
    detail: joined(code, unit && names.unitWithParent(unit), said),
    ...(status ? { sign: { layer: "sites", code: status } } : {}),
  };
}

/** Name, place and where it stands of a zone or kindergarten. */
function describeDated(
  layer: "rehabilitation-zones" | "kindergartens",
  feature: Feature | undefined,
  code: string,
  { names, onDay }: Sheet,
  words: Words,
): Described {
  const properties = feature?.properties ?? {};
  const unit = properties.soum_code ?? properties.aimag_code;
  const history = Array.isArray(properties.history) ? (properties.history as readonly DatedState[]) : [];
  const state = stateOn(history, onDay);
  const isZone = layer === "rehabilitation-zones";
  const states = isZone ? zoneStageWorkflow.states : kindergartenStatusWorkflow.states;
  const kind = isZone ? null : words.sayCode(kindergartenKinds, String(properties.kind ?? ""));
  const said = state ? words.sayCode(states, state) : words.t("search.notKnownYet", words.daySlots(onDay));
  const sign =
    state && (isZone ? groupOfZoneStage[state as ZoneStage] : groupOfKindergartenStatus[state as KindergartenStatus]);
  return {
    title: words.name(properties.name_en, properties.name_mn) || code,
    detail: joined(code, typeof unit === "string" ? names.unitWithParent(unit) : null, kind, said),
    ...(sign ? { sign: { layer, code: sign } } : {}),
  };
}

function describeUnit(unit: Feature | undefined, code: string, { names }: Sheet, words: Words): Described {
  const { level, kind, parent_code: parent } = unit?.properties ?? {};
  const title = names.unit(code);
  if (level === "aimag") {
    const isCapital = kind === "capital";
    return {
      title,
      detail: isCapital ? words.t("search.capital") : words.t("search.aimag"),
    };
  }
  const slots = { parent: names.unit(String(parent)) };
  return { title, detail: kind === "district" ? words.t("search.districtOf", slots) : words.t("search.soumOf", slots) };
}

function describeOrganisation(
  organisation: Feature | undefined,
  code: string,
  { names }: Sheet,
  words: Words,
): Described {
  const { kind, aimag_code: aimag } = organisation?.properties ?? {};
  const kindName = words.sayCode(organisationKinds, String(kind ?? ""));
  return {
    title: names.organisation(code),
    detail: joined(code, kindName, typeof aimag === "string" ? names.unit(aimag) : null),
  };
}

const found = (data: FeatureCollection | undefined, code: string) => data && featureByCode(data, code);

/** How results are told, on the day and through the filter looked at. */
export function useRecordWords(): RecordWords {
  const words = useWords();
  const sheet = useSheet();
  const where = useView((view) => view.where);
  const { data: units } = useFeed("staff", "admin-units");
  const { data: organisations } = useFeed("staff", "organisations");
  const { data: kindergartens } = sheet.kindergartens;
  const { data: zones } = sheet.zones;
  const { language } = words;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the words only the language matters, and they are a new object each time
  return useMemo((): RecordWords => {
    const { lens } = sheet;
    return {
      describe: (kind, code) => {
        switch (kind) {
          case "aimag":
          case "soum":
            return describeUnit(found(units, code), code, sheet, words);
          case "organisation":
            return describeOrganisation(found(organisations, code), code, sheet, words);
          case "kindergartens":
            return describeDated(kind, found(kindergartens, code), code, sheet, words);
          case "rehabilitation-zones":
            return describeDated(kind, found(zones, code), code, sheet, words);
          default:
            return describeSite(code, sheet, words);
        }
      },
      sitesLeft: lens ? sitesLeftIn(lens, where) : () => null,
    };
  }, [sheet, where, units, organisations, kindergartens, zones, language]);
}
