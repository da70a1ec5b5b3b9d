import {
  groupOfKindergartenStatus,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { Workflow } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { groupOfZoneStage, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection } from "geojson";
import { useMemo } from "react";
import { type Fetched, useFeed } from "../../api/collections.ts";
import type { OverlayId } from "../../map/map-state.ts";
import { isOverlayOn, useView } from "../../state/view-store.ts";
import { useSheet } from "../../workbench/sheet.ts";
import type { ListLayer } from "./list-layers.ts";
import { type Records, recordsOf } from "./records.ts";
import { type ShownRows, shownRecords, shownSites } from "./shown-rows.ts";

/** A layer's records as the list holds them; the rows only while they can be shown. */
export interface ListSource {
  readonly layer: ListLayer;
  readonly phase: "off" | "coming" | "failed" | "unreadable" | "there";
  readonly failure: unknown;
  readonly retry: () => void;
  readonly shown: ShownRows | null;
  /** Codes of all records, in the order of the feed. */
  readonly codes: readonly string[];
}

const nothing: readonly string[] = [];

function sourceOf(
  layer: ListLayer,
  isOn: boolean,
  feed: Fetched<FeatureCollection>,
  codes: readonly string[],
  shown: ShownRows | null,
): ListSource {
  const phase = !isOn
    ? "off"
    : feed.isPending
      ? "coming"
      : feed.error
        ? "failed"
        : shown === null
          ? "unreadable"
          : "there";
  return {
    layer,
    phase,
    failure: feed.error,
    retry: () => void feed.refetch(),
    shown: phase === "there" ? shown : null,
    codes,
  };
}

const useIsOn = (layer: OverlayId): boolean => useView((view) => isOverlayOn(view, layer));

export function useSiteSource(): ListSource {
  const { table, lens, known } = useSheet();
  const feed = useFeed("staff", "sites");
  const shown = useMemo(() => lens && shownSites(lens), [lens]);
  const source = sourceOf("sites", useIsOn("sites"), feed, table?.codes ?? nothing, shown);
  if (!known || known.feeds || source.phase !== "unreadable") return source;
  // The feed is there; the record of the day is not yet, or cannot be.
  const { failure, retry } = known.substitute;
  return { ...source, phase: failure === null ? "coming" : "failed", failure, retry };
}

export interface RecordSource extends ListSource {
  readonly records: Records | null;
}

function useRecordSource(
  layer: "rehabilitation-zones" | "kindergartens",
  workflow: Workflow,
  groupOf: Readonly<Record<string, string>>,
): RecordSource {
  const { onDay, masks, zones, kindergartens } = useSheet();
  const feed = layer === "kindergartens" ? kindergartens : zones;
  const hidden = useView((view) => view.hidden[layer]) ?? nothing;
  const mask = masks[layer] ?? null;
  const records = useMemo(() => (feed.data ? recordsOf(feed.data, workflow) : null), [feed.data, workflow]);
  const shown = useMemo(() => {
    const groups = workflow.states.map(({ code }) => groupOf[code] ?? code);
    return records && shownRecords(records, onDay, mask, groups, hidden);
  }, [records, workflow, groupOf, onDay, mask, hidden]);
  return { ...sourceOf(layer, useIsOn(layer), feed, records?.codes ?? nothing, shown), records };
}

export const useZoneSource = (): RecordSource =>
  useRecordSource("rehabilitation-zones", zoneStageWorkflow, groupOfZoneStage);

export const useKindergartenSource = (): RecordSource =>
  useRecordSource("kindergartens", kindergartenStatusWorkflow, groupOfKindergartenStatus);
