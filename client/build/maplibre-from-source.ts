import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { normalizePath, type Plugin, transformWithOxc } from "vite";
import { insteadOf } from "./maplibre-left-out.ts";

/** Sources MapLibre publishes beside its bundles, in the version the lock file pins. */
const sources = normalizePath(fileURLToPath(new URL("../../node_modules/maplibre-gl/src/", import.meta.url)));
const workerImport = "maplibre-gl/dist/maplibre-gl-worker.mjs";
const workerUrlModule = "\0maplibre-worker-url";
const notice =
  "/*! MapLibre GL JS, BSD-3-Clause, https://github.com/maplibre/maplibre-gl-js/blob/main/LICENSE.txt */\n";

const isSource = (id: string): boolean => id.startsWith(sources);

/**
 * Builds MapLibre from its sources instead of taking its two bundles. Each of those holds the half that page and worker share; built here,
 * that half is one file both load (`first-files.ts`), and what the atlas never runs stays out. Measured with brotli: 250 KB instead of 363, and
 * as much less to parse before the first map. The development server keeps the bundles: hundreds of small files would be slower there.
 */
export function maplibreFromSource(): Plugin {
  return {
    name: "atlas-maplibre-from-source",
    apply: "build",
    enforce: "pre",
    resolveId(id) {
      if (id === "maplibre-gl") return join(sources, "index.ts");
      return id.startsWith(workerImport) ? workerUrlModule : undefined;
    },
    load(id) {
      if (id !== workerUrlModule) return insteadOf(normalizePath(id));
      // A chunk of this build rather than a worker bundled apart: only so does it share files with the page.
      const worker = this.emitFile({ type: "chunk", id: join(sources, "source/worker.ts"), name: "map-worker" });
      return `export default import.meta.ROLLUP_FILE_URL_${worker};`;
    },
    transform(code, id) {
      if (!isSource(id)) return undefined;
      // MapLibre declares fields anew in subclasses to narrow their types. By the letter of the standard that would empty what the
      // parent's constructor has set; its own build leaves such fields out, and so does this.
      return transformWithOxc(code, id, {
        lang: "ts",
        typescript: { removeClassFieldsWithoutInitializer: true },
        assumptions: { setPublicClassFields: true },
      });
    },
    outputOptions(options) {
      return {
        ...options,
        postBanner: ({ moduleIds }) => (moduleIds.some(isSource) ? notice : ""),
      };
    },
  };
}
