import { useEffect, useLayoutEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useView, type View } from "./view-store.ts";
import { readView, writeView } from "./view-url.ts";

/** A map that is being dragged must not write an address a frame. */
const cameraRestMs = 400;

/** What moves continuously, or is only a way of looking: written when it has come to rest, and not a step to go back to. */
const flows = ["camera", "day", "thenDay", "knownOn", "list"] as const satisfies readonly (keyof View)[];

/**
 * Keeps view and address the same on pages with a map: back, forward and links move the view; what the person does moves
 * the address. Choosing something is a step one can go back from; moving the map is not.
 */
export function useAddress(): void {
  const location = useLocation();
  const navigate = useNavigate();
  const [mirror] = useState(() => new AddressMirror());

  // Before the first paint, and before the map is made: the address decides what it shows first.
  // The router may tell of an address that is past already, so the browser's own is read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the router's location is the signal, the browser's the value
  useLayoutEffect(() => mirror.takeOver(window.location.search), [mirror, location.search]);
  useEffect(
    () =>
      mirror.follow((search, isStep) => {
        const { pathname, hash } = window.location;
        void navigate({ pathname, search, hash }, { replace: !isStep });
      }),
    [mirror, navigate],
  );
}

class AddressMirror {
  #written: string | null = null;
  #isTakingOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The address has changed: the view follows, unless the change was our own. */
  takeOver(search: string): void {
    if (search === this.#written) return;
    clearTimeout(this.#timer);
    this.#written = search;
    this.#isTakingOver = true;
    useView.getState().takeOver(readView(new URLSearchParams(search)));
    this.#isTakingOver = false;
  }

  /** Writes the view into the address whenever it changes. @returns ends it */
  follow(write: (search: string, isStep: boolean) => void): () => void {
    const writeNow = (isStep: boolean) => {
      clearTimeout(this.#timer);
      const query = writeView(useView.getState(), new URLSearchParams(window.location.search));
      const search = query.size > 0 ? `?${readableQuery(query)}` : "";
      if (search === window.location.search) return;
      this.#written = search;
      write(search, isStep);
    };
    const stop = useView.subscribe((now, before) => {
      if (this.#isTakingOver) return;
      if (isChoice(now, before)) writeNow(true);
      else if (flows.some((each) => now[each] !== before[each])) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(writeNow, cameraRestMs, false);
      }
    });
    // The router tells of back and forward some time later; a camera written meanwhile would overwrite the older address.
    const onPopState = () => this.takeOver(window.location.search);
    window.addEventListener("popstate", onPopState);
    return () => {
      stop();
      clearTimeout(this.#timer);
      window.removeEventListener("popstate", onPopState);
    };
  }
}

function isChoice(now: View, before: View): boolean {
  return (
    now.selected !== before.selected ||
    now.switched !== before.switched ||
    now.hidden !== before.hidden ||
    now.where !== before.where ||
    now.area !== before.area ||
    now.isAreaFilter !== before.isAreaFilter ||
    now.opened !== before.opened ||
    // To begin or end a comparison, or to look at an older record, is a choice; to move the days is not.
    (now.thenDay === null) !== (before.thenDay === null) ||
    (now.knownOn === null) !== (before.knownOn === null) ||
    now.base !== before.base ||
    now.language !== before.language
  );
}

/** Commas, colons and semicolons are legal in a query; escaped they make a link that nobody can read. */
export function readableQuery(query: URLSearchParams): string {
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3B", ";");
}
