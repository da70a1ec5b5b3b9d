import type { FeatureCollection } from "geojson";
import { useCallback, useMemo, useState } from "react";
import { useFeeds } from "../api/collections.ts";
import type { Audience, OverlayId } from "../map/map-state.ts";
import { isOverlayOn, useView } from "../state/view-store.ts";
import type { Scene } from "./scene.ts";

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

/** What an overlay shows in the stead of its own feed, once that is there: made of it, and perhaps of more that has to come first. */
export interface Substitute {
  /** Null while it is on its way, and where it cannot be made. */
  readonly data: FeatureCollection | null;
  /** Why it cannot be made; null while it may still come. */
  readonly failure: unknown;
  readonly retry: () => void;
}

/** Overlays that are not named show their feeds. */
export type Substitutes = { readonly [Layer in OverlayId]?: Substitute | null };

/**
 * The overlays of a page, as they were chosen or as a scene wants them. Each is fetched, fails and is tried again alone; one that is switched off is not fetched.
 * `reportNotDrawn` takes what the map could not draw although it was fetched.
 */
export function useOverlays(
  audience: Audience,
  ids: readonly OverlayId[],
  mayFetch: boolean,
  masks: Masks,
  substitutes: Substitutes,
  scene: Scene | null,
): { readonly overlays: readonly Overlay[]; readonly reportNotDrawn: (layer: OverlayId) => void } {
  const switched = useView((view) => view.switched);
  const chosenHidden = useView((view) => view.hidden);
  const hidden = scene ? scene.hidden : chosenHidden;
  const isShown = (id: OverlayId) => (scene ? scene.layers.includes(id) : isOverlayOn({ switched }, id));
  const [notDrawn, setNotDrawn] = useState<readonly OverlayId[]>([]);
  const feeds = useFeeds(
    audience,
    ids.map((id) => ({ id, isWanted: mayFetch && isShown(id) })),
  );
  const overlays = feeds.map(({ id, result }): Overlay => {
    const isOn = isShown(id);
    const substitute = result.data ? (substitutes[id] ?? null) : null;
    const data = substitute ? substitute.data : (result.data ?? null);
    const status = substitute && !data ? (substitute.failure === null ? "pending" : "error") : result.status;
    return {
      id,
      isOn,
      hiddenCodes: hidden[id] ?? nothingHidden,
      data,
      mask: masks[id] ?? null,
      isComing: !data && (status === "pending" || result.isFetching),
      phase: phaseOf(isOn, status, notDrawn.includes(id)),
      failure: substitute ? substitute.failure : result.error,
      retry: () => {
        setNotDrawn((before) => before.filter((each) => each !== id));
        if (substitute && substitute.failure !== null) substitute.retry();
        else void result.refetch();
      },
    };
  });
  const key = feeds.map(({ result }) => `${result.dataUpdatedAt}:${result.status}:${result.fetchStatus}`).join();
  const reportNotDrawn = useCallback(
    (layer: OverlayId) => setNotDrawn((before) => (before.includes(layer) ? before : [...before, layer])),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether any feed changed; their results are new objects every time
  const stable = useMemo(() => overlays, [key, switched, hidden, notDrawn, ids, masks, substitutes, scene]);
  return { overlays: stable, reportNotDrawn };
}

function phaseOf(isOn: boolean, status: "pending" | "error" | "success", isNotDrawn: boolean): Overlay["phase"] {
  if (!isOn) return "off";
  if (status === "error") return "failed";
  if (status === "pending") return "coming";
  return isNotDrawn ? "not-drawn" : "there";
}
