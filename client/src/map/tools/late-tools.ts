import type { Map as MapLibreMap } from "maplibre-gl";
import type { MapEvents, MapState } from "../map-state.ts";
import type { Stacked } from "../stack.ts";
import type { MapTools } from "./map-tools.ts";
import type { ToolCommand, ToolEvents } from "./tool.ts";

/** Do two states have the same features on the map? */
function showTheSame(before: MapState, after: MapState): boolean {
  return (
    before.onDay === after.onDay &&
    after.overlays.every(({ id, data, mask, visible, hiddenCodes }) => {
      const known = before.overlays.find((overlay) => overlay.id === id);
      const hasSameLook = known?.visible === visible && known.hiddenCodes === hiddenCodes;
      return hasSameLook && known.data === data && known.mask === mask;
    })
  );
}

/** Fetches the tools when a page first asks for them: the public page never does. Until they are there, what is wanted waits. */
export class LateTools {
  readonly #map: MapLibreMap;
  readonly #events: Pick<MapEvents, "tools" | "onSelect">;
  #wanted: MapState;
  #tools: MapTools | undefined;
  #loading: Promise<void> | undefined;
  #isOver = false;

  constructor(map: MapLibreMap, events: Pick<MapEvents, "tools" | "onSelect">, first: MapState) {
    this.#map = map;
    this.#events = events;
    this.#wanted = first;
    this.want(first);
  }

  /** Does the pointer belong to a tool? Then it chooses no features. */
  get isDrawing(): boolean {
    return (this.#wanted.tools?.active ?? null) !== null;
  }

  want(state: MapState): void {
    // Whatever is fanned out may not be there any more.
    if (!showTheSame(this.#wanted, state)) this.fold();
    this.#wanted = state;
    const { tools } = this.#events;
    if (state.tools && tools) this.#loading ??= this.#load(tools);
    this.#show();
  }

  /** Fans out signs of one place. @returns false before the tools are there, and where they never are */
  fanOut(stack: readonly Stacked[]): boolean {
    if (!this.#tools) return false;
    const { theme, language } = this.#wanted;
    this.#tools.fanOut(stack, { theme, language }, (ref) => this.#events.onSelect(ref));
    return true;
  }

  fold(): void {
    this.#tools?.fold();
  }

  command(command: ToolCommand): void {
    this.#tools?.command(command);
  }

  remove(): void {
    this.#isOver = true;
    this.#tools?.remove();
  }

  async #load(events: ToolEvents): Promise<void> {
    try {
      const { MapTools } = await import("./map-tools.ts");
      if (this.#isOver) return;
      this.#tools = new MapTools(this.#map, events);
      this.#show();
    } catch (cause) {
      // The next wish tries again.
      this.#loading = undefined;
      console.error(cause);
    }
  }

  #show(): void {
    const { tools, theme, language } = this.#wanted;
    if (tools) this.#tools?.show(tools, theme, language);
  }
}
