import type { Feature } from "geojson";
import { newestFirst, type Reader } from "../../../api/read.ts";
import type { VisitTuple } from "../../../sites/visit.ts";
import { factsOfTuple, type VisitFacts } from "../../../sites/visit-changes.ts";

/** One visit as the card tells it: what the map's second feed knows at once, and the rest once it has come. */
export interface VisitRow {
  readonly facts: VisitFacts;
  /** Null while it is on its way. */
  readonly more: {
    readonly wasOnSite: boolean;
    readonly deepestM: number | null;
    readonly confidence: string | null;
    readonly countMethod: string | null;
    readonly note: string | null;
  } | null;
}

export function rowsOfTuples(tuples: readonly VisitTuple[]): readonly VisitRow[] {
  return tuples.map((tuple) => ({ facts: factsOfTuple(tuple), more: null }));
}

/** Oldest first. Beside the visits on the spot it knows those that only looked from a distance. */
export function rowsOfFeatures(visits: readonly Feature[]): readonly VisitRow[] {
  return newestFirst(visits, "visited_on").map(rowOf).toReversed();
}

function rowOf(visit: Reader): VisitRow {
  const seen = (field: string) => {
    const code = visit.text(field);
    return code === "not_assessed" ? null : code;
  };
  return {
    facts: {
      on: visit.text("visited_on") ?? "",
      people: visit.number("workers"),
      women: visit.number("women"),
      men: visit.number("men"),
      children: visit.number("kindergarten_age_children"),
      shafts: visit.number("open_shafts"),
      mercury: seen("mercury"),
      water: seen("water_contamination"),
      under_15: seen("under_15_seen"),
    },
    more: {
      wasOnSite: visit.flag("was_on_site") !== false,
      deepestM: visit.number("max_depth_m"),
      confidence: visit.text("confidence"),
      countMethod: visit.text("count_method"),
      note: visit.text("note"),
    },
  };
}

/** Visits on the spot up to a day, newest first. */
export function onSpotUpTo(rows: readonly VisitRow[], onDay: string): readonly VisitRow[] {
  return rows.filter(({ facts, more }) => facts.on <= onDay && more?.wasOnSite !== false).toReversed();
}
