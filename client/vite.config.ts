import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstFiles } from "./build/first-files.ts";
import { maplibreFromSource } from "./build/maplibre-from-source.ts";
import { precompress } from "./build/precompress.ts";
import { textsAhead } from "./build/texts-ahead.ts";

/** Where `npm run dev` finds the server; `server/bin/dev.mjs` sets it. */
const server = process.env.ATLAS_DEV_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [maplibreFromSource(), firstFiles(), textsAhead(), react(), precompress()],
  // MapLibre's worker is an ES module, and the Content-Security-Policy allows it from our own address only.
  worker: { format: "es" },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // A data: font or script would be refused by the policy; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    // Compressing takes most of a build, and is meant to.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ["/api", "/ogc", "/open-data/", "/share", "/healthz", "/readyz"].map((path) => [path, { target: server }]),
    ),
  },
});
