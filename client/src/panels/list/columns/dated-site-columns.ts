import { suspicion } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { type Day, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { type SiteTable, statesOn } from "../../../sites/site-table.ts";
import { type VisitTuple, visitOn } from "../../../sites/visit.ts";
import type { NearestKindergarten } from "../nearest-kindergarten.ts";
import { Columns, type ListColumn } from "./list-column.ts";
import { type SiteColumnSource, siteHeads } from "./site-columns.ts";

/**
 * Columns of sites as they were on a day: status, what the last visit up to it found, and the nearest kindergarten open on it.
 * @param nearest null while the kindergartens are on their way
 */
export function datedSiteColumns(
  source: SiteColumnSource,
  onDay: string,
  nearest: NearestKindergarten | null,
): readonly ListColumn[] {
  const { table, names, words } = source;
  const { t, count, measure } = words;
  const make = new Columns(table.size, words);
  const { ofFeed, ofDetails } = siteHeads(source);
  const states = statesOn(table, onDay);
  const noneOpen = nearest ? t("list.noneOpen") : t("legend.loading");
  const seen = (row: number): VisitTuple | undefined => visitOn(table.details?.visits[row] ?? [], onDay);
  const counted = (id: string, field: string, at: 1 | 2 | 3 | 4 | 5) =>
    make.numbers(ofDetails(id, field, "assessed"), (row) => seen(row)?.[at] ?? null, count);
  const instrumentOf = (row: number) => {
    const code = instrumentOn(table, row, onDay);
    return code ? names.instrument(code) : null;
  };
  return [
    {
      ...make.entries(ofFeed("status", "status"), siteStatusWorkflow.states, (row) => states[row] ?? -1),
      sign: (row) => siteStatusWorkflow.states[states[row] ?? -1]?.code ?? null,
    },
    make.days(ofFeed("since", "status_since"), sinceOn(table, onDay)),
    make.texts(ofDetails("instrument", "status_instrument"), instrumentOf),
    counted("people", "workers", 1),
    counted("women", "women", 2),
    counted("men", "men", 3),
    counted("children", "kindergarten_age_children", 4),
    counted("shafts", "open_shafts", 5),
    make.codes(ofDetails("mercury", "mercury", "assessed"), suspicion, (row) => seen(row)?.[6] ?? null, [
      "not_assessed",
    ]),
    make.days(
      {
        ...ofDetails("visit", "last_visit_on"),
        ...(source.detailsAreComing ? {} : { missing: t("list.neverVisited") }),
      },
      (row) => dayOrNull(seen(row)?.[0]),
    ),
    make.texts({ id: "kindergarten", label: t("list.nearestKindergarten"), missing: noneOpen }, (row) =>
      nearest ? nearest.nameOf(row) : null,
    ),
    make.numbers(
      { id: "distance", label: t("list.kindergartenDistance"), missing: noneOpen },
      (row) => (nearest ? nearest.distanceKmOf(row) : null),
      measure,
    ),
  ];
}

function sinceOn({ histories }: SiteTable, onDay: string): (row: number) => Day | null {
  const day = parseDay(onDay) ?? 0;
  return (row) => {
    const change = histories.changeOn(row, day);
    return change < (histories.offsets[row] ?? 0) ? null : (histories.days[change] ?? null);
  };
}

/** The instrument of the last event up to the day; events and instruments stand in the same order. */
function instrumentOn({ events, details }: SiteTable, row: number, onDay: string): string | null {
  const last = (events[row] ?? []).findLastIndex(([effectiveOn]) => effectiveOn <= onDay);
  return details?.instruments[row]?.[last] ?? null;
}

const dayOrNull = (iso: string | undefined): Day | null => (iso === undefined ? null : (parseDay(iso) ?? null));
