import {
  depositTypes,
  locationPrecisions,
  minerals,
  presence,
  prohibitedZones,
  siteKinds,
  suspicion,
} from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { reachRings } from "@asm-atlas/data/domain/statistics/reach.ts";
import type { CodeEntry } from "@asm-atlas/data/domain/text.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Words } from "../../i18n/use-words.ts";
import type { Band } from "../../sites/bands.ts";
import { type FacetId, notAssessed, notRecorded } from "../../sites/facets/facet.ts";
import { parseMove } from "../../sites/facets/moved-facet.ts";
import { childrenBands, peopleBands, shaftBands, visitAges } from "../../sites/facets/visit-facets.ts";
import type { Names } from "../../workbench/names.ts";

const vocabularies: Partial<Record<FacetId, readonly CodeEntry[]>> = {
  status: siteStatusWorkflow.states,
  mineral: minerals,
  kind: siteKinds,
  deposit: depositTypes,
  mercury: suspicion,
  water: suspicion,
  under_15: presence,
  prohibited: prohibitedZones,
  precision: locationPrecisions,
};

const bandsOf: Partial<Record<FacetId, readonly Band[]>> = {
  people: peopleBands,
  children: childrenBands,
  shafts: shaftBands,
};

function bandWords({ from, to }: Band, { t, count }: Words): string {
  if (to === undefined) return t("filter.orMore", { from: count(from) });
  return from === to ? count(from) : t("filter.range", { from: count(from), to: count(to) });
}

/** "Under contract → Suspended, 1 September 2019 to 30 June 2022": both days belong to the period. */
function moveWords(code: string, { t, sayCode, day }: Words): string {
  const move = parseMove(code);
  if (!move) return code;
  const [first, last] = [isoOfDay(move.after + 1) ?? "", isoOfDay(move.until) ?? ""];
  return t("filter.move", {
    from: move.from === undefined ? t("filter.newlyKnown") : sayCode(siteStatusWorkflow.states, move.from),
    to: sayCode(siteStatusWorkflow.states, move.to),
    first: day(first),
    last: day(last),
  });
}

/** The words of one entry of a facet: a label of the domain, a name, a range. */
export function entryWords(facet: FacetId, code: string, words: Words, names: Names): string {
  const { t, sayCode } = words;
  if (code === notRecorded) return t("filter.notRecorded");
  const vocabulary = vocabularies[facet];
  if (vocabulary) return sayCode(vocabulary, code);
  if (code === notAssessed) return t("filter.notAssessed");
  const band = bandsOf[facet]?.find((each) => each.code === code);
  if (band) return bandWords(band, words);
  switch (facet) {
    case "aimag":
      return names.unit(code);
    case "soum":
      return names.unitWithParent(code);
    case "organisation":
      return names.organisation(code);
    case "last_visit": {
      const age = visitAges.find((each) => each === code);
      return age ? t(`filter.visitAge.${age}`) : code;
    }
    case "reach": {
      const ring = reachRings.find((each) => each === code);
      return ring ? t(`filter.reach.${ring}`) : code;
    }
    case "moved":
      return moveWords(code, words);
    case "demo":
      return code === "demo" ? t("filter.demo.demo") : t("filter.demo.real");
    default:
      return code;
  }
}
