import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BaseHealth, type BasePhase } from "@asm-atlas/client/src/map/base/base-health.ts";
import { readForeignStyle } from "@asm-atlas/client/src/map/base/foreign-style.ts";
import { readBaseMaps } from "@asm-atlas/server/src/atlas-info/base-maps.ts";
import { ConfigError } from "@asm-atlas/server/src/config.ts";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "asm-atlas-base-maps-"));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
function fileWith(content: unknown): string {
  const file = join(folder, `${++written}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

describe("the settings of further base maps", () => {
  it("need only a name and an address; what the address is tells what it holds", () => {
    const file = fileWith([
      { name: "Imagery", url: "https://tiles.example.org/a/{z}/{x}/{y}.jpg" },
      {
        name: { en: "Terrain", mn: "Гадаргуу" },
        url: "https://maps.example.org/style.json",
        origins: ["https://t.example.org"],
      },
    ]);
    expect(readBaseMaps(file)).toEqual([
      {
        id: "base-1",
        name: { en: "Imagery", mn: "Imagery" },
        kind: "raster",
        url: "https://tiles.example.org/a/{z}/{x}/{y}.jpg",
        attribution: null,
        tileSize: 256,
        maxZoom: 19,
        origins: ["https://tiles.example.org"],
      },
      expect.objectContaining({
        id: "base-2",
        name: { en: "Terrain", mn: "Гадаргуу" },
        kind: "style",
        origins: ["https://maps.example.org", "https://t.example.org"],
      }),
    ]);
  });

  it("are not needed", () => {
    expect(readBaseMaps(undefined)).toEqual([]);
  });

  it.each([
    ["no JSON", "not a list"],
    ["no list", { name: "A", url: "https://a.example.org/{z}/{x}/{y}" }],
    ["an address that is no web address", [{ name: "A", url: "file:///etc/passwd" }]],
    ["a template without {y}", [{ name: "A", url: "https://a.example.org/{z}/{x}.png" }]],
    ["a name that is empty", [{ name: " ", url: "https://a.example.org/style.json" }]],
    ["an id that no address can carry", [{ id: "A B", name: "A", url: "https://a.example.org/style.json" }]],
    [
      "an origin with a path",
      [{ name: "A", url: "https://a.example.org/s.json", origins: ["https://b.example.org/x"] }],
    ],
    [
      "an origin that would let everything through",
      [{ name: "A", url: "https://a.example.org/s.json", origins: ["*"] }],
    ],
    ["a word nobody knows", [{ name: "A", url: "https://a.example.org/s.json", colour: "red" }]],
    [
      "one id twice",
      [
        { id: "a", name: "A", url: "https://a.example.org/s.json" },
        { id: "a", name: "B", url: "https://b.example.org/s.json" },
      ],
    ],
  ])("end the start with a sentence for %s", (_what, content) => {
    expect(() => readBaseMaps(fileWith(content))).toThrow(ConfigError);
    expect(() => readBaseMaps(fileWith(content))).toThrow(/^ATLAS_BASEMAPS: /);
  });
});

describe("a base map is", () => {
  const watched = () => {
    const phases: BasePhase[] = [];
    return { phases, health: new BaseHealth((phase) => phases.push(phase)) };
  };
  const fail = (health: BaseHealth, times: number) => {
    for (let time = 0; time < times; time += 1) {
      health.started();
      health.failed();
    }
  };

  it("there from its first tile on, whatever the others did", () => {
    const { phases, health } = watched();
    health.started();
    health.started();
    health.failed();
    expect(phases).toEqual([]);
    health.succeeded();
    expect(phases).toEqual(["there"]);
  });

  it("failed when not one came and nothing is under way", () => {
    const { phases, health } = watched();
    health.started();
    health.started();
    health.failed();
    health.gaveUp();
    expect(phases).toEqual(["failed"]);
  });

  it("no failure where a few tiles are missing, and failed after eight in a row; back with the next tile", () => {
    const { phases, health } = watched();
    health.started();
    health.succeeded();
    fail(health, 7);
    expect(phases).toEqual(["there"]);
    fail(health, 1);
    expect(phases).toEqual(["there", "failed"]);
    health.started();
    health.succeeded();
    expect(phases).toEqual(["there", "failed", "there"]);
  });

  it("there, too, where it has no tile to ask for; tiles given up are no failure", () => {
    const { phases, health } = watched();
    health.started();
    health.gaveUp();
    expect(phases).toEqual([]);
    health.settled();
    expect(phases).toEqual(["there"]);
  });
});

describe("of a foreign style", () => {
  const url = "https://maps.example.org/styles/a/style.json";
  const style = {
    version: 8,
    glyphs: "https://maps.example.org/{fontstack}/{range}.pbf",
    sources: {
      land: { type: "vector", tiles: ["../../tiles/{z}/{x}/{y}.pbf"] },
      hills: { type: "raster-dem", url: "https://dem.example.org/tiles.json" },
      film: { type: "video", urls: ["a.mp4"] },
      dense: { type: "vector", encoding: "mlt", tiles: ["https://x.example.org/{z}/{x}/{y}.mlt"] },
      unused: { type: "raster", tiles: ["https://x.example.org/{z}/{x}/{y}.png"] },
    },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": "#fff" } },
      { id: "wood", type: "fill", source: "land", "source-layer": "wood", paint: { "fill-color": "green" } },
      { id: "sand", type: "fill", source: "land", "source-layer": "sand", paint: { "fill-pattern": "dots" } },
      { id: "names", type: "symbol", source: "land", "source-layer": "names" },
      { id: "shade", type: "hillshade", source: "hills" },
      { id: "film", type: "raster", source: "film" },
      { id: "dense", type: "fill", source: "dense", "source-layer": "wood", paint: { "fill-color": "green" } },
      { id: "lost", type: "line", source: "nowhere" },
    ],
  };

  it("areas, lines and shades are drawn; names, pictures of its own and what has no source are not", () => {
    const read = readForeignStyle(style, url);
    expect(read?.layers.map(({ id }) => id)).toEqual(["base:paper", "base:wood", "base:shade"]);
    expect(Object.keys(read?.sources ?? {})).toEqual(["base:land", "base:hills"]);
    expect(read?.layers[1]).toMatchObject({ source: "base:land", "source-layer": "wood" });
  });

  it("addresses are made whole, their slots kept", () => {
    expect(readForeignStyle(style, url)?.sources["base:land"]).toMatchObject({
      tiles: ["https://maps.example.org/tiles/{z}/{x}/{y}.pbf"],
    });
  });

  it.each([
    ["nothing", null],
    ["a page", "<html>"],
    ["an older style", { version: 7, sources: {}, layers: [] }],
    ["a style of names only", { version: 8, sources: {}, layers: [{ id: "a", type: "symbol", source: "b" }] }],
  ])("there is none in %s", (_what, content) => {
    expect(readForeignStyle(content, url)).toBeNull();
  });
});
