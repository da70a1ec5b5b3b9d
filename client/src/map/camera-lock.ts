import type { Map as MapLibreMap, MapMovementEvent } from "maplibre-gl";

/** Marks the movements of a map that only follow the other: half of one movement, not two. */
interface FollowingData {
  readonly isFollowing?: true;
}

/** Is this event of a movement that is on its way in another map, and will be told of when it has come to rest? */
export function isFollowing(event: MapMovementEvent): boolean {
  return (event as FollowingData).isFollowing === true;
}

/**
 * Keeps two maps looking at the same place. The first one leads, whatever moves it; a person who moves the second leads
 * until that movement ends. The map that follows is told to be at rest only once, at the end.
 */
export class CameraLock {
  readonly #subscriptions: { unsubscribe(): void }[] = [];
  #leader: MapLibreMap;
  #isCopying = false;

  constructor(first: MapLibreMap, second: MapLibreMap) {
    this.#leader = first;
    this.#follow(first, second, () => true);
    // Its own movements without a person are answers to the same state, which moves the first as well.
    this.#follow(second, first, (event) => event.originalEvent !== undefined);
    this.#copy(first, second, {});
  }

  end(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
  }

  #follow(from: MapLibreMap, to: MapLibreMap, mayLead: (event: MapMovementEvent) => boolean): void {
    const copy = (event: MapMovementEvent, isEnd: boolean) => {
      if (this.#isCopying || this.#leader !== from) return;
      const { originalEvent } = event;
      this.#copy(from, to, { ...(originalEvent ? { originalEvent } : {}), ...(isEnd ? {} : { isFollowing: true }) });
    };
    this.#subscriptions.push(
      from.on("movestart", (event) => {
        if (!this.#isCopying && mayLead(event)) this.#leader = from;
      }),
      from.on("move", (event) => copy(event, false)),
      from.on("moveend", (event) => copy(event, true)),
    );
  }

  #copy(from: MapLibreMap, to: MapLibreMap, data: object): void {
    this.#isCopying = true;
    to.jumpTo(
      {
        center: from.getCenter(),
        zoom: from.getZoom(),
        bearing: from.getBearing(),
        padding: from.getPadding(),
      },
      data,
    );
    this.#isCopying = false;
  }
}
