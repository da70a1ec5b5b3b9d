import basemapUrl from "@asm-atlas/data/basemap/built/basemap.json?url";
import type { Basemap } from "@asm-atlas/data/basemap/format.ts";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

/** Where MapLibre's worker is. */
export { workerUrl };

/** @throws Error when the file cannot be had */
export async function fetchFile<Content>(url: string, signal?: AbortSignal): Promise<Content> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw new Error(`The basemap could not be loaded (${response.status}).`);
  return (await response.json()) as Content;
}

let basemap: Promise<Basemap> | undefined;

/** The basemap, fetched once however many maps are made; again after a failure. */
export function fetchBasemap(): Promise<Basemap> {
  basemap ??= fetchFile<Basemap>(basemapUrl).catch((cause) => {
    basemap = undefined;
    throw cause;
  });
  return basemap;
}

/**
 * Sends for what the engine would ask for when it has come itself, so that it comes beside it: the basemap, and the worker's
 * file, which the browser keeps. What fails here fails again where it is needed, and is told there.
 */
export function fetchFirstFiles(): void {
  const ignore = (): void => undefined;
  fetchBasemap().then(ignore, ignore);
  fetch(workerUrl)
    .then((response) => response.arrayBuffer())
    .then(ignore, ignore);
}
