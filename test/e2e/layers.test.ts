import { areas } from "@asm-atlas/client/src/i18n/workbench/en/areas.ts";
import type { OverlayId } from "@asm-atlas/client/src/map/map-state.ts";
import { kindergartenLayer } from "@asm-atlas/data/domain/layers/kindergarten.ts";
import { publishedFigureLayer } from "@asm-atlas/data/domain/layers/reference.ts";
import { rehabilitationZoneLayer } from "@asm-atlas/data/domain/layers/rehabilitation-zone.ts";
import { siteLayer } from "@asm-atlas/data/domain/layers/site.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection, MultiPolygon } from "geojson";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap, renderedCodes } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectQuiet, inBrowser } from "./expectations.ts";
import { readApi, visit, words } from "./visitor.ts";

const text = words.en;

/** An overlay's part of the legend, by its title. */
const part = (page: Page, title: string) => page.getByRole("region", { name: title, exact: true });
const switchOf = (page: Page, title: string) =>
  page.getByRole("switch", { name: text.legend.show.replace("{{name}}", title), exact: true });

/** Shows an overlay's entries where they are folded away: by its title, which a person presses for them. */
async function unfold(page: Page, title: string): Promise<void> {
  const fold = part(page, title).getByRole("button", { expanded: false }).filter({ hasText: title });
  if ((await fold.count()) > 0) await fold.click();
}

/** Presses a switch where it is drawn: what one sees of it lies over the control itself. */
const press = (control: Locator) => control.click({ force: true });

/** The map follows a switch or an answer a moment later: looks until it has, or time is over. */
const drawnOf = (page: Page, layer: OverlayId) =>
  expect.poll(() => renderedCodes(page, layer), { timeout: 20_000, message: layer });

/** "12 in view of 46": the number of all, as a screen reader hears it. */
async function totalIn(page: Page, title: string, entry?: string): Promise<number> {
  const whole = part(page, title);
  const place = entry === undefined ? whole : whole.getByRole("listitem").filter({ hasText: entry });
  const said = await place
    .getByText(/in view of [\d,]+$/)
    .first()
    .innerText();
  return Number(/of ([\d,]+)$/.exec(said)?.[1]?.replaceAll(",", ""));
}

const layers = [
  { layer: siteLayer, groups: siteStatusGroups, property: "status_group" },
  { layer: rehabilitationZoneLayer, groups: zoneStageGroups, property: "stage_group" },
  { layer: kindergartenLayer, groups: kindergartenStatusGroups, property: "status_group" },
] as const;

inBrowser("the layers of the workbench", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  const matched = async (collection: string, query = "") =>
    (
      await readApi<{ numberMatched: number }>(
        server,
        `/ogc/collections/${collection}/items?limit=1${query}`,
        "planner",
      )
    ).numberMatched;

  describe("the legend", () => {
    let opened: OpenedPage;
    beforeAll(async () => {
      opened = await visit(browser(), server, { path: "/workbench?switched=published-figures", as: "planner" });
      await waitForMapIdle(opened.page);
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it.each(layers)("counts what the API counts: $layer.id", async ({ layer, groups, property }) => {
      const { page } = opened;
      const title = layer.title.en;
      await unfold(page, title);
      expect(await totalIn(page, title)).toBe(await matched(layer.id));
      for (const group of groups) {
        expect(await totalIn(page, title, group.label.en), group.code).toBe(
          await matched(layer.id, `&${property}=${group.code}`),
        );
      }
    });

    it.each([...layers.map(({ layer }) => layer), publishedFigureLayer])(
      "hides and shows a layer by its switch: $id",
      async ({ id, title }) => {
        const { page } = opened;
        const layer = id as OverlayId;
        const before = await renderedCodes(page, layer);
        expect(before).not.toEqual([]);
        await press(switchOf(page, title.en));
        await drawnOf(page, layer).toEqual([]);
        await press(switchOf(page, title.en));
        await drawnOf(page, layer).toEqual(before);
      },
    );

    it("hides and shows one entry by its switch and leaves the others", async () => {
      const { page } = opened;
      const [group, other] = kindergartenStatusGroups;
      const codesOf = async (code: string | undefined) => {
        const path = `/ogc/collections/kindergartens/items?status_group=${code}`;
        const items = await readApi<{ features: { properties: { code: string } }[] }>(server, path, "planner");
        return items.features.map(({ properties }) => properties.code);
      };
      const [hidden, kept] = [await codesOf(group?.code), await codesOf(other?.code)];
      expect(hidden).not.toEqual([]);
      await unfold(page, kindergartenLayer.title.en);
      const entry = part(page, kindergartenLayer.title.en).getByRole("switch", {
        name: text.legend.show.replace("{{name}}", group?.label.en ?? ""),
        exact: true,
      });
      const both = await renderedCodes(page, "kindergartens");
      expect(both).toEqual(expect.arrayContaining([...hidden, ...kept]));
      await press(entry);
      await drawnOf(page, "kindergartens").toEqual(both.filter((code) => !hidden.includes(code)));
      await press(entry);
      await drawnOf(page, "kindergartens").toEqual(both);
    });
  });

  describe("areas under protection", () => {
    it("come when they are asked for, and say whose word they are", async () => {
      const { features } = await readApi<FeatureCollection<MultiPolygon>>(
        server,
        "/api/map/protected-areas.geojson",
        "planner",
      );
      const water = features.find(({ properties }) => properties?.kind === "water_protection");
      const corners = water?.geometry.coordinates[0]?.[0] ?? [];
      const middle = [0, 1].map(
        (axis) => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length,
      );
      const opened = await visit(browser(), server, {
        // What else stands there is switched off: the click can only mean the area.
        path: `/workbench?at=${middle.join(",")},11&switched=sites,rehabilitation-zones`,
        as: "planner",
      });
      const { page } = opened;
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await waitForMapIdle(page);
      await switchOf(page, areas.title).waitFor({ state: "attached" });
      expect(asked).not.toContain("/api/map/protected-areas.geojson");
      await press(switchOf(page, areas.title));
      await drawnOf(page, "protected-areas").toContain(String(water?.id));
      await unfold(page, areas.title);
      await expect.poll(() => totalIn(page, areas.title, areas.group.water)).toBe(1);
      const { x, y } = await middleOfMap(page);
      await page.mouse.click(x, y);
      const card = page.getByRole("region", { name: text.card.label, exact: true });
      await card.getByText(String(water?.properties?.source)).waitFor();
      await expect.poll(() => new URL(page.url()).searchParams.get("pick")).toBe(`protected-areas:${water?.id}`);
      await expectAccessible(page);
      await screenshot(page, "protected-areas");
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });

  it("says that the map is at rest only when the last layer has come", async () => {
    const opened = await visit(browser(), server, { path: "/about", as: "planner" });
    const { page } = opened;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/api/map/kindergartens.geojson*", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}/workbench`);
    await page.locator("[data-map-idle] canvas").waitFor();
    await drawnOf(page, "sites").not.toEqual([]);
    await drawnOf(page, "rehabilitation-zones").not.toEqual([]);
    expect(await page.locator("[data-map-idle]").getAttribute("data-map-idle")).toBe("false");
    letGo();
    await waitForMapIdle(page);
    await expect.poll(() => renderedCodes(page, "kindergartens")).not.toEqual([]);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  const failures = [
    [
      "its connection breaks",
      (page: Page, feed: string) => page.route(feed, (route) => route.abort("connectionreset")),
    ],
    [
      "the server answers 500",
      (page: Page, feed: string) =>
        page.route(feed, (route) =>
          route.fulfill({
            status: 500,
            contentType: "application/problem+json",
            body: JSON.stringify({ title: "x", status: 500, code: "server.unexpected", requestId: "r-1" }),
          }),
        ),
    ],
    [
      "what arrives is no map data",
      (page: Page, feed: string) =>
        page.route(feed, (route) =>
          route.fulfill({ status: 200, contentType: "application/geo+json", body: '{"type":"Nonsense"}' }),
        ),
    ],
  ] as const;

  describe.each(layers)("the layer $layer.id fails alone", ({ layer }) => {
    it.each(failures)("when %s, and comes back by Try again", async (_when, fail) => {
      const opened = await visit(browser(), server, { path: "/about", as: "planner" });
      const { page, complaints } = opened;
      const feed = `**/api/map/${layer.id}.geojson*`;
      await fail(page, feed);
      await page.goto(`${server.url}/workbench`);
      const alert = part(page, layer.title.en).getByRole("alert");
      // A client may try a few times by itself before it gives up.
      await alert.waitFor({ timeout: 30_000 });
      expect(await alert.innerText()).toContain(layer.title.en);
      await waitForMapIdle(page);
      for (const other of layers) {
        if (other.layer.id !== layer.id)
          await expect.poll(() => renderedCodes(page, other.layer.id as OverlayId)).not.toEqual([]);
      }
      await expect.poll(() => renderedCodes(page, layer.id as OverlayId)).toEqual([]);
      await page.unroute(feed);
      await alert.getByRole("button", { name: text.app.tryAgain }).click();
      await alert.waitFor({ state: "detached" });
      await waitForMapIdle(page);
      await expect.poll(() => renderedCodes(page, layer.id as OverlayId)).not.toEqual([]);
      expectQuiet(complaints, [new RegExp(`${layer.id}\\.geojson`)]);
      await opened.close();
    });
  });
});
