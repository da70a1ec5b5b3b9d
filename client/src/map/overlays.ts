import type { FeatureCollection } from "geojson";
import { collectionOf, type Drawn, nothingDrawn, type OverlaySourceId, overlaySourceIds } from "./draw/drawn.ts";
import { drawOverlay } from "./draw/overlay.ts";
import { type Audience, type MapState, type OverlayId, type OverlayState, overlayIds } from "./map-state.ts";

/** An overlay's part of the desired state, as far as its drawing depends on it. */
interface Wanted {
  readonly data: FeatureCollection | null;
  readonly audience: Audience;
  readonly onDay: string;
  readonly hiddenCodes: readonly string[];
  readonly mask: Uint8Array | null;
}

interface Kept {
  wanted: Wanted;
  drawn: Drawn | undefined;
  /** The sources of the map hold something else than `drawn`. */
  isStale: boolean;
}

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((code, index) => code === b[index]));

function isSame(a: Wanted, b: Wanted): boolean {
  return (
    a.data === b.data &&
    a.audience === b.audience &&
    a.onDay === b.onDay &&
    a.mask === b.mask &&
    sameCodes(a.hiddenCodes, b.hiddenCodes)
  );
}

/** Mongolia keeps UTC+8 all year: the day on which a decision counts is the day there. */
export function todayInMongolia(now: Date = new Date()): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * What each overlay draws, worked out when it is first asked for and kept until something it depends on changes.
 * An overlay whose feed is broken draws nothing and says so once; the others do not notice.
 */
export class Overlays {
  readonly #kept = new Map<OverlayId, Kept>();
  readonly #onError: (layer: OverlayId, error: Error) => void;

  constructor(onError: (layer: OverlayId, error: Error) => void) {
    this.#onError = onError;
  }

  want(state: MapState): void {
    const onDay = state.onDay ?? todayInMongolia();
    for (const id of overlayIds) {
      const overlay: OverlayState | undefined = state.overlays.find((candidate) => candidate.id === id);
      const wanted: Wanted = {
        data: overlay?.data ?? null,
        audience: state.audience,
        onDay,
        hiddenCodes: overlay?.hiddenCodes ?? [],
        mask: overlay?.mask ?? null,
      };
      const kept = this.#kept.get(id);
      if (!kept || !isSame(kept.wanted, wanted)) this.#kept.set(id, { wanted, drawn: undefined, isStale: true });
    }
  }

  drawn(id: OverlayId): Drawn {
    const kept = this.#kept.get(id);
    if (!kept) return nothingDrawn;
    kept.drawn ??= this.#draw(id, kept.wanted);
    return kept.drawn;
  }

  dataOf(id: OverlayId): FeatureCollection | null {
    return this.#kept.get(id)?.wanted.data ?? null;
  }

  hiddenOf(id: OverlayId): ReadonlySet<string> {
    return new Set(this.#kept.get(id)?.wanted.hiddenCodes);
  }

  /** What the sources of an overlay must hold now; empty when they hold it already. */
  takeChanges(id: OverlayId): [OverlaySourceId, FeatureCollection][] {
    const kept = this.#kept.get(id);
    if (!kept?.isStale) return [];
    const { sources } = this.drawn(id);
    kept.isStale = false;
    return overlaySourceIds[id].map((source) => [source, sources[source] ?? collectionOf([])]);
  }

  #draw(id: OverlayId, { data, audience, onDay, hiddenCodes, mask }: Wanted): Drawn {
    if (!data) return nothingDrawn;
    try {
      return drawOverlay(id, data, { audience, onDay, hidden: new Set(hiddenCodes), mask });
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      // Reported when the engine is done with the state, for whoever listens may set the next one.
      queueMicrotask(() => this.#onError(id, error));
      return nothingDrawn;
    }
  }
}
