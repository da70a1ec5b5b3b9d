import type { FeatureCollection } from "geojson";
import { useCallback, useMemo, useState } from "react";
import { useFeeds } from "../api/collections.ts";
import type { Audience, OverlayId } from "../map/map-state.ts";
import { isOverlayOn, useView } from "../state/view-store.ts";

/** One overlay as the page holds it: its switch, its feed and how that fared. */
export interface Overlay {
  readonly id: OverlayId;
  readonly isOn: boolean;
  readonly hiddenCodes: readonly string[];
  readonly data: FeatureCollection | null;
  /** Which features of the feed pass the page's filters; null: all do. */
  readonly mask: Uint8Array | null;
  /** There is nothing to draw yet and something will come, also when a failed one is tried again. */
  readonly isComing: boolean;
  readonly phase: "off" | "coming" | "there" | "failed" | "not-drawn";
  /** Why the feed could not be fetched; only in phase `failed`. */
  readonly failure: unknown;
  readonly retry: () => void;
}

const nothingHidden: readonly string[] = [];

/** Which features of each overlay pass the filters; overlays that are not named are not filtered. */
export type Masks = { readonly [Layer in OverlayId]?: Uint8Array | null };

/**
 * The overlays of a page. Each is fetched, fails and is tried again alone; one that is switched off is not fetched.
 * `reportNotDrawn` takes what the map could not draw although it was fetched.
 */
export function useOverlays(
  audience: Audience,
  ids: readonly OverlayId[],
  mayFetch: boolean,
  masks: Masks,
): { readonly overlays: readonly Overlay[]; readonly reportNotDrawn: (layer: OverlayId) => void } {
  const switched = useView((view) => view.switched);
  const hidden = useView((view) => view.hidden);
  const [notDrawn, setNotDrawn] = useState<readonly OverlayId[]>([]);
  const feeds = useFeeds(
    audience,
    ids.map((id) => ({ id, isWanted: mayFetch && isOverlayOn({ switched }, id) })),
  );
  const overlays = feeds.map(({ id, result }): Overlay => {
    const isOn = isOverlayOn({ switched }, id);
    return {
      id,
      isOn,
      hiddenCodes: hidden[id] ?? nothingHidden,
      data: result.data ?? null,
      mask: masks[id] ?? null,
      isComing: !result.data && (result.isPending || result.isFetching),
      phase: phaseOf(isOn, result.status, notDrawn.includes(id)),
      failure: result.error,
      retry: () => {
        setNotDrawn((before) => before.filter((each) => each !== id));
        void result.refetch();
      },
    };
  });
  const key = feeds.map(({ result }) => `${result.dataUpdatedAt}:${result.status}:${result.fetchStatus}`).join();
  const reportNotDrawn = useCallback(
    (layer: OverlayId) => setNotDrawn((before) => (before.includes(layer) ? before : [...before, layer])),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether any feed changed; their results are new objects every time
  const stable = useMemo(() => overlays, [key, switched, hidden, notDrawn, ids, masks]);
  return { overlays: stable, reportNotDrawn };
}

function phaseOf(isOn: boolean, status: "pending" | "error" | "success", isNotDrawn: boolean): Overlay["phase"] {
  if (!isOn) return "off";
  if (status === "error") return "failed";
  if (status === "pending") return "coming";
  return isNotDrawn ? "not-drawn" : "there";
}
