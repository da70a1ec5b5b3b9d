import { join, relative } from "node:path";
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../helpers/source-files.ts";

/** Rooms of the client that a stranger's first visit may draw on. Whatever is made for staff, or comes when it is asked for, lives elsewhere. */
const publicRooms =
  /^client\/src\/(?:main\.tsx|about\/anchors\.ts|(?:api|app|i18n|keys|map|panels\/legend|public|signs|state|ui)\/)/;
/** Packages that are too heavy for it. */
const forStaff = /^node_modules\/(?:@mantine\/|zod\/|terra-draw)/;

/** Looked at in the client's build as it would be written, file by file. */
describe("the files of a stranger's first visit", () => {
  let chunks: readonly Rolldown.OutputChunk[];
  let page: string;
  beforeAll(async () => {
    const built = await build({ root: join(root, "client"), logLevel: "silent", build: { write: false } });
    const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
    const files = outputs.flatMap(({ output }) => output);
    chunks = files.filter((file) => file.type === "chunk");
    page = files
      .flatMap((file) => (file.type === "asset" && file.fileName === "index.html" ? [file.source] : []))
      .join();
  });

  const modulesOf = (chunk: Rolldown.OutputChunk) =>
    chunk.moduleIds.map((id) => relative(root, id.replace(/\?.*$/, "")));
  const chunkWith = (module: string) => {
    const found = chunks.find((chunk) => modulesOf(chunk).includes(module));
    if (!found) throw new Error(`${module} is in no file of the build`);
    return found;
  };

  /** A file and all that must have come before it runs. */
  function withImports(chunk: Rolldown.OutputChunk, seen = new Set<Rolldown.OutputChunk>()): Set<Rolldown.OutputChunk> {
    if (seen.has(chunk)) return seen;
    seen.add(chunk);
    for (const name of chunk.imports) {
      const imported = chunks.find(({ fileName }) => fileName === name);
      if (imported) withImports(imported, seen);
    }
    return seen;
  }

  const firstFiles = () =>
    new Set(
      [
        "client/src/main.tsx",
        "client/src/i18n/en.ts",
        "client/src/i18n/mn.ts",
        "client/src/map/map-engine.ts",
        "client/src/panels/legend/legend-panel.tsx",
        "node_modules/maplibre-gl/src/source/worker.ts",
      ].flatMap((module) => [...withImports(chunkWith(module))]),
    );
  const firstModules = () => [...firstFiles()].flatMap(modulesOf);

  it("hold the public page, and only rooms of the client that it may draw on", () => {
    const ours = firstModules().filter((module) => module.startsWith("client/src/"));
    expect(ours).toContain("client/src/public/public-page.tsx");
    expect(ours.filter((module) => !publicRooms.test(module))).toEqual([]);
  });

  it("hold no package that only staff need", () => {
    const packages = firstModules().filter((module) => module.startsWith("node_modules/"));
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter((module) => forStaff.test(module))).toEqual([]);
  });

  it("are few: what always comes together is one file", () => {
    const page = withImports(chunkWith("client/src/main.tsx"));
    expect([...page].map(({ fileName }) => fileName).length).toBeLessThanOrEqual(3);
    const map = [...withImports(chunkWith("client/src/map/map-engine.ts"))].filter((chunk) => !page.has(chunk));
    expect(map.map(({ fileName }) => fileName).length).toBeLessThanOrEqual(3);
  });

  it("come beside the program where they hold the texts, each language marked as such", () => {
    for (const language of ["en", "mn"]) {
      const linked = [...page.matchAll(/rel="modulepreload" href="\/([^"]+)" data-texts="([a-z]+)"/g)];
      const { fileName } = chunkWith(`client/src/i18n/${language}.ts`);
      expect(linked.filter(([, , of]) => of === language).map(([, href]) => href)).toContain(fileName);
    }
  });

  it("start no page in the worker of the map", () => {
    const worker = [...withImports(chunkWith("node_modules/maplibre-gl/src/source/worker.ts"))].flatMap(modulesOf);
    expect(worker.filter((module) => module.startsWith("client/"))).toEqual([]);
  });

  it("hold nothing of MapLibre that the atlas never runs", () => {
    const modules = firstModules();
    expect(modules).toContain("node_modules/maplibre-gl/src/symbol/shaping.ts");
    expect(modules.filter((module) => /^node_modules\/(?:bidi-js|@maplibre\/mlt)\//.test(module))).toEqual([]);
  });

  it("are not those of the workbench, the menu and the cards", () => {
    const first = firstFiles();
    for (const module of [
      "client/src/workbench/workbench-page.tsx",
      "client/src/app/page-menu.tsx",
      "client/src/panels/card/card-panel.tsx",
      "client/src/sign-in/sign-in-page.tsx",
      "client/src/about/about-page.tsx",
      "client/src/share/share-panel.tsx",
      "client/src/share/embed-page.tsx",
    ])
      expect(first.has(chunkWith(module)), module).toBe(false);
  });

  it("hold what page and worker of the map share once", () => {
    const engine = withImports(chunkWith("client/src/map/map-engine.ts"));
    const worker = withImports(chunkWith("node_modules/maplibre-gl/src/source/worker.ts"));
    const shared = [...worker].filter((chunk) => engine.has(chunk));
    const size = (of: Iterable<Rolldown.OutputChunk>) => [...of].reduce((sum, { code }) => sum + code.length, 0);
    expect(size(shared)).toBeGreaterThan(0.9 * size(worker));
  });

  it("leave the fields of MapLibre's classes as its own build does: declared again in a subclass, they would be emptied", () => {
    const { code } = chunkWith("node_modules/maplibre-gl/src/style/style_layer/fill_style_layer.ts");
    expect(code).toMatch(/class \w* ?extends \w+\{constructor\(/);
    expect(code).not.toMatch(/[{;]_transitionablePaint;/);
  });
});
