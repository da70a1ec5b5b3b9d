import { describe, expect, it } from "vitest";
import { importsOf, repositoryFiles } from "../helpers/source-files.ts";

const sources = repositoryFiles().filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith(".d.ts"));
const inRoom = (room: string) => sources.filter((path) => path.startsWith(room));
const isOurs = (target: string) => /^(data|server|client|test)\//.test(target);

/** From which room to which rooms an import may point (CONTRIBUTING.md, "The tree"). */
const directions: readonly { readonly from: string; readonly may: readonly string[]; readonly packages?: RegExp }[] = [
  { from: "data/domain/", may: ["data/domain/"], packages: /^(zod|geojson|@turf\/(?!turf$).+)$/ },
  { from: "data/seed/", may: ["data/seed/", "data/domain/", "data/basemap/"] },
  { from: "data/basemap/", may: ["data/basemap/", "data/domain/", "data/seed/facts/"] },
  { from: "server/src/db/", may: ["server/src/db/", "server/src/config.ts", "data/domain/"] },
  { from: "server/src/http/", may: ["server/src/http/", "server/src/db/", "server/src/config.ts", "data/domain/"] },
  { from: "server/src/share/", may: ["server/src/share/", "server/src/http/", "data/domain/", "data/basemap/"] },
  { from: "server/src/", may: ["server/src/", "data/domain/", "data/seed/", "data/basemap/"] },
  { from: "client/src/map/", may: ["client/src/map/", "client/src/signs/", "data/domain/", "data/basemap/"] },
  { from: "client/src/signs/", may: ["client/src/signs/", "client/src/map/tokens.ts", "data/domain/"] },
  { from: "client/src/ui/", may: ["client/src/ui/", "data/domain/csv.ts"] },
  { from: "client/src/", may: ["client/src/", "data/domain/", "data/basemap/"] },
];

describe("the tree", () => {
  it("is what the tests look at", () => {
    expect(inRoom("data/domain/").length).toBeGreaterThan(5);
    expect(inRoom("server/src/").length).toBeGreaterThan(5);
    expect(inRoom("client/src/").length).toBeGreaterThan(5);
  });

  it.each(directions)("$from imports only what lies in its direction", ({ from, may, packages }) => {
    const broken = inRoom(from).flatMap((path) =>
      importsOf(path)
        .filter((target) =>
          isOurs(target)
            ? !may.some((room) => target.startsWith(room))
            : packages !== undefined && !packages.test(target),
        )
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("server and client never import one another", () => {
    const crossing = [...inRoom("server/src/"), ...inRoom("client/src/")].flatMap((path) =>
      importsOf(path)
        .filter((target) => (path.startsWith("server/") ? target.startsWith("client/") : target.startsWith("server/")))
        .map((target) => `${path} → ${target}`),
    );
    expect(crossing).toEqual([]);
  });

  it("has no import cycle", () => {
    const graph = new Map(
      sources.map((path) => [path, importsOf(path).filter((target) => isOurs(target) && target !== path)]),
    );
    const finished = new Set<string>();
    const cycles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
        return;
      }
      if (finished.has(path)) return;
      for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
      finished.add(path);
    };
    for (const path of sources) walk(path, []);
    expect(cycles).toEqual([]);
  });

  it("has no barrel: a file that only re-exports hides where things are", () => {
    const barrels = [...inRoom("data/"), ...inRoom("server/src/"), ...inRoom("client/src/")].filter((path) =>
      /\/index\.tsx?$/.test(path),
    );
    expect(barrels).toEqual([]);
  });

  it("keeps the map engine away from every store", () => {
    const reading = inRoom("client/src/map/").filter((path) =>
      importsOf(path).some(
        (target) => target.startsWith("client/src/state") || target === "zustand" || target.startsWith("react-router"),
      ),
    );
    expect(reading).toEqual([]);
  });
});
