import {
  type AddProtocolAction,
  addProtocol,
  type RequestParameters,
  type RequestTransformFunction,
  removeProtocol,
} from "maplibre-gl";

/** A server that does not answer is as good as one that refuses. */
const patienceMs = 20_000;

interface RequestEvents {
  onStarted(): void;
  onSucceeded(): void;
  onFailed(): void;
  onGaveUp(): void;
  /** What tiles depend on could not be had. */
  onBrokeDown(): void;
}

let made = 0;

/**
 * Everything a foreign base map asks for goes through here: under a scheme of its own, which MapLibre's worker hands back to the page. The
 * page's content security policy then decides, and the worker's file stays the same for everybody.
 */
export class ForeignRequests {
  readonly #scheme = `atlas-base-${++made}`;
  readonly #events: RequestEvents;
  readonly #origins = new Set<string>();

  constructor(events: RequestEvents) {
    this.#events = events;
    addProtocol(this.#scheme, (parameters, abort) => this.#load(parameters, abort));
  }

  /** To be given to the map: our own addresses stay as they are. */
  readonly transform: RequestTransformFunction = (url, type) => {
    if (!/^https?:\/\//.test(url) || new URL(url).origin === window.location.origin) return undefined;
    return { url: `${this.#scheme}://${type === "Tile" ? "tile" : "part"}/${url}` };
  };

  /** Was this server asked? */
  hasAsked(origin: string): boolean {
    return this.#origins.has(origin);
  }

  /** @throws TypeError when it cannot be had, SyntaxError when it is no JSON */
  async json(url: string, signal: AbortSignal): Promise<unknown> {
    return (await this.#fetch(url, signal)).json();
  }

  end(): void {
    removeProtocol(this.#scheme);
  }

  async #load({ url, type }: RequestParameters, { signal }: AbortController): ReturnType<AddProtocolAction> {
    const [, kind, address = ""] = /^[^:]+:\/\/(tile|part)\/(.*)$/.exec(url) ?? [];
    const isTile = kind === "tile";
    if (isTile) this.#events.onStarted();
    try {
      const response = await this.#fetch(address, signal);
      const data = type === "json" ? ((await response.json()) as object) : await response.arrayBuffer();
      if (isTile) this.#events.onSucceeded();
      return { data, cacheControl: response.headers.get("Cache-Control"), expires: response.headers.get("Expires") };
    } catch (error) {
      this.#tellOf(isTile, signal.aborted);
      throw error;
    }
  }

  #tellOf(isTile: boolean, isAborted: boolean): void {
    if (isAborted) {
      if (isTile) this.#events.onGaveUp();
    } else if (isTile) this.#events.onFailed();
    else this.#events.onBrokeDown();
  }

  async #fetch(url: string, signal: AbortSignal): Promise<Response> {
    this.#origins.add(new URL(url).origin);
    const response = await fetch(url, {
      credentials: "omit",
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    if (!response.ok) throw new TypeError(`${url} answered ${response.status}.`);
    return response;
  }
}
