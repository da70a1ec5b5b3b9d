import type { MapEngine } from "@asm-atlas/client/src/map/map-engine.ts";
import type { MapState, OverlayId } from "@asm-atlas/client/src/map/map-state.ts";
import type { Page } from "playwright-core";

/**
 * What the map has really drawn. The product gives its map to nobody, and it needs no door for tests: React keeps the
 * component that owns the engine beside the element, and this walks from one to the other. One place to mend should React change.
 */
interface Hook {
  readonly memoizedState: unknown;
  readonly next: Hook | null;
}
interface Fiber {
  readonly return: Fiber | null;
  readonly memoizedState: Hook | null;
  readonly memoizedProps: { readonly state?: MapState };
}

type Probe = (element: Element) => { readonly engine: MapEngine; readonly state: MapState };

/** Installed into the page as `window.__probeMap` by the test, not by the product. */
function installProbe(): void {
  const probe: Probe = (element) => {
    const key = Object.keys(element).find((name) => name.startsWith("__reactFiber$"));
    let fiber = (element as unknown as Record<string, Fiber | null | undefined>)[key ?? ""] ?? null;
    for (; fiber !== null; fiber = fiber.return) {
      for (
        let hook = fiber.memoizedState;
        hook !== null && typeof hook === "object" && "next" in hook;
        hook = hook.next
      ) {
        const held = hook.memoizedState as { readonly current?: unknown } | null;
        const engine = held !== null && typeof held === "object" ? held.current : undefined;
        const state = fiber.memoizedProps.state;
        if (
          engine !== null &&
          typeof engine === "object" &&
          engine !== undefined &&
          "renderedCodes" in engine &&
          state
        ) {
          return { engine: engine as MapEngine, state };
        }
      }
    }
    throw new Error("The map's engine was not found beside its element");
  };
  Object.assign(window, { __probeMap: probe });
}

/** Beside an earlier day there are two: the day looked at first, then the earlier one. */
const mapElement = (page: Page, index = 0) => page.locator("[data-map-idle]").nth(index);

async function install(page: Page): Promise<void> {
  // Outside vitest the TypeScript loader wraps named functions into a helper that a page does not have.
  await page.evaluate("globalThis.__name ??= (value) => value");
  await page.evaluate(installProbe);
}

/** Codes of the features of an overlay that MapLibre has drawn right now (`queryRenderedFeatures`), on the first map or another. */
export async function renderedCodes(page: Page, layer: OverlayId, map = 0): Promise<string[]> {
  await install(page);
  return mapElement(page, map).evaluate(
    (element, id) => (window as unknown as { __probeMap: Probe }).__probeMap(element).engine.renderedCodes(id),
    layer,
  );
}

export interface PixelOnPage {
  readonly x: number;
  readonly y: number;
}

/** The middle of what panels leave free of the map: where the camera of an address (`at=`) puts its place. */
export async function middleOfMap(page: Page): Promise<PixelOnPage> {
  await install(page);
  return mapElement(page).evaluate((element) => {
    const { padding } = (window as unknown as { __probeMap: Probe }).__probeMap(element).state;
    const { left, top, width, height } = element.getBoundingClientRect();
    return {
      x: left + padding.left + (width - padding.left - padding.right) / 2,
      y: top + padding.top + (height - padding.top - padding.bottom) / 2,
    };
  });
}
