import { overlayIds } from "@asm-atlas/client/src/map/map-state.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { openPage, phone, waitForMapIdle, wide } from "../helpers/browser.ts";
import { noDelay, startLink } from "../helpers/link.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectQuiet, inBrowser } from "./expectations.ts";

/** What a stranger's first visit may transfer, compressed (1 KB = 1,000 bytes): for words and figures, and until the map is drawn. */
const wordsBytes = 180_000;
const mapBytes = 600_000;

const isFont = (path: string) => path.endsWith(".woff2");
/** What the page sends for once words and figures are there: the feeds the map draws, the map itself and its legend. */
const isOfMap = (path: string) =>
  overlayIds.some((id) => path === `/api/map/${id}.geojson`) ||
  /^\/assets\/(?:map-(?:engine|shared|worker)|basemap|legend-panel)-/.test(path);

/** The heaviest files, for the eye of whoever has to find out what grew. */
const heaviest = (files: ReadonlyMap<string, number>) =>
  [...files]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([path, bytes]) => `${bytes} ${path}`)
    .join("\n");

inBrowser("a stranger's first visit", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  /** Bytes by file until the map is drawn, and those that came for the words: whatever was asked for before the map was, and every font. */
  async function visitAs(language: "en" | "mn", size: typeof wide | typeof phone) {
    const link = await startLink(server.url, noDelay);
    try {
      const opened = await openPage(browser(), { url: `${link.url}/`, language, ...size });
      await waitForMapIdle(opened.page);
      expectQuiet(opened.complaints);
      const all = link.transferred();
      const mapAt = link.asked().findIndex(isOfMap);
      const before = new Set(link.asked().slice(0, mapAt));
      const words = new Map([...all].filter(([path]) => before.has(path) || isFont(path)));
      await opened.close();
      return { all, words };
    } finally {
      await link.stop();
    }
  }

  const sum = (files: ReadonlyMap<string, number>) => [...files.values()].reduce((total, bytes) => total + bytes, 0);

  describe.each([
    ["wide", wide],
    ["phone", phone],
  ] as const)("on a %s screen", (_size, size) => {
    it.each(["en", "mn"] as const)("keeps to what a weak network can bear: %s", async (language) => {
      const { all, words } = await visitAs(language, size);
      expect([...words.keys()]).toEqual(expect.arrayContaining(["/api/atlas", "/ogc/collections/site-summary/items"]));
      expect([...all.keys()]).toEqual(
        expect.arrayContaining([
          "/api/map/sites.geojson",
          ...["map-engine", "map-worker", "basemap"].map((name) => expect.stringContaining(name)),
        ]),
      );
      expect(sum(words), heaviest(words)).toBeLessThanOrEqual(wordsBytes);
      expect(sum(all), heaviest(all)).toBeLessThanOrEqual(mapBytes);
    });
  });

  it("fetches no letters it does not write in, and nothing that is made for staff", async () => {
    for (const language of ["en", "mn"] as const) {
      const { all } = await visitAs(language, phone);
      const fonts = [...all.keys()]
        .filter(isFont)
        .map((path) => path.replace(/^.*\/(inter-core-[a-z]+(?:-ext)?)-.*$/, "$1"));
      expect(fonts.sort()).toEqual(
        language === "en"
          ? ["inter-core-latin"]
          : ["inter-core-cyrillic", "inter-core-cyrillic-ext", "inter-core-latin"],
      );
      expect(
        [...all.keys()].filter((path) => /workbench|page-menu|library-parts|card-panel|sign-in/.test(path)),
      ).toEqual([]);
    }
  });
});
