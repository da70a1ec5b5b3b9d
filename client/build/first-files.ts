import { normalizePath, type Plugin } from "vite";

/** What a stranger's browser fetches one after the other, by the module each begins with: what page and worker of the map share, the page, the map. */
const beginnings = [
  { name: "map-shared", begins: "/maplibre-gl/src/source/worker.ts" },
  { name: "first", begins: "/client/src/main.tsx" },
  { name: "map-engine", begins: "/client/src/map/map-engine.ts" },
] as const;

/** All modules that must be there before the one that begins with them runs. */
function neededBy(beginning: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const needed = new Set<string>();
  const waiting = [beginning];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    waiting.push(...importsOf(id));
  }
  return needed;
}

/**
 * Puts what always comes together into one file. Left to itself the build cuts a file for each set of pages that share a module: a first
 * visit fetched a hundred, most of them smaller than what their headers weigh, and each compressed by itself.
 */
export function firstFiles(): Plugin {
  const needs = new Map<string, ReadonlySet<string>>();
  return {
    name: "atlas-first-files",
    apply: "build",
    buildEnd() {
      const ids = [...this.getModuleIds()];
      for (const { name, begins } of beginnings) {
        const beginning = ids.find((id) => normalizePath(id).endsWith(begins));
        if (beginning === undefined) continue;
        const needed = neededBy(beginning, (id) => this.getModuleInfo(id)?.importedIds ?? []);
        // The worker's own beginning would run in the page.
        if (name === "map-shared") needed.delete(beginning);
        needs.set(name, needed);
      }
    },
    outputOptions(options) {
      const groups = beginnings.map(({ name }, index) => ({
        name,
        test: (id: string) => needs.get(name)?.has(id),
        // What two need goes where the first of them is.
        priority: beginnings.length - index,
      }));
      return { ...options, codeSplitting: { groups } };
    },
  };
}
