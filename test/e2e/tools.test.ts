import { readFileSync } from "node:fs";
import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { formatDistance, formatHectares } from "@asm-atlas/client/src/map/tools/measures.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { booleanPointInPolygon, polygon } from "@turf/turf";
import type { FeatureCollection, Point } from "geojson";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { leadTo, readApi, type Visit, visit, words } from "./visitor.ts";

const text = words.en;
const { tools, filter } = workbenchEn;

const tool = (page: Page, name: keyof typeof tools.name) => page.getByRole("button", { name: tools.name[name] });
const selection = (page: Page) => page.getByRole("region", { name: tools.selection, exact: true });
const canvas = (page: Page) => page.locator("[data-map-idle] canvas");

/** The corners the address names. */
function areaOf(page: Page): [number, number][] {
  const numbers = (new URL(page.url()).searchParams.get("area") ?? "").split(",").map(Number);
  return numbers.flatMap((longitude, index): [number, number][] =>
    index % 2 === 0 ? [[longitude, numbers[index + 1] ?? Number.NaN]] : [],
  );
}

/** "12 sites in 1,240 km²" */
async function headlineCount(panel: Locator): Promise<number> {
  const said = await panel.getByText(/^[\d,]+ sites? in /).innerText();
  return Number(/^([\d,]+)/.exec(said)?.[1]?.replaceAll(",", ""));
}

/** What stands beside a name in the panel, as a number. */
async function lineCount(panel: Locator, name: string): Promise<number> {
  const line = panel.locator("li, dl > div").filter({ hasText: name });
  return (await line.count()) === 0
    ? 0
    : Number.parseInt((await line.locator("b").innerText()).replaceAll(",", ""), 10);
}

/** Draws a box with the mouse, from one corner to the other in one stroke. */
async function drawBox(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await tool(page, "select-box").click();
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
  await page.mouse.move(...to, { steps: 3 });
  await page.mouse.up();
}

/** Lets the address move the map, as back and forward do: then its middle is known exactly. */
async function lookAt(page: Page, [longitude, latitude]: readonly number[], zoom: number): Promise<void> {
  const address = new URL(page.url());
  address.searchParams.set("at", `${longitude},${latitude},${zoom}`);
  await leadTo(page, address.href);
  await page.waitForFunction(() => document.querySelector('[data-map-idle="true"]') !== null);
}

inBrowser("the tools on the map", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  const open = async (path: string, more: Omit<Visit, "path" | "as"> = {}): Promise<OpenedPage> => {
    const opened = await visit(browser(), server, { path, as: "planner", reducedMotion: true, ...more });
    await waitForMapIdle(opened.page);
    return opened;
  };

  const matched = async (collection: string, query: string) =>
    (
      await readApi<{ numberMatched: number }>(
        server,
        `/ogc/collections/${collection}/items?limit=1${query}`,
        "planner",
      )
    ).numberMatched;

  const sitePlaces = async () => {
    const feed = await readApi<FeatureCollection<Point>>(server, "/api/map/sites.geojson", "planner");
    return feed.features.map(({ geometry }) => geometry.coordinates);
  };

  describe("a box drawn with the mouse", () => {
    let opened: OpenedPage;
    beforeAll(async () => {
      opened = await open("/workbench");
      await drawBox(opened.page, [620, 300], [1000, 560]);
      await selection(opened.page).waitFor();
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("selects what the API finds in the same bbox, by status too", async () => {
      const { page } = opened;
      const corners = areaOf(page);
      expect(corners).toHaveLength(4);
      const [[west, south] = [], , [east, north] = []] = corners;
      const bbox = `&bbox=${[west, south, east, north]}`;
      const panel = selection(page);
      const total = await headlineCount(panel);
      expect(total).toBeGreaterThan(20);
      expect(total).toBe(await matched("sites", bbox));
      for (const { code, label } of siteStatusGroups) {
        expect(await lineCount(panel, label.en), code).toBe(await matched("sites", `${bbox}&status_group=${code}`));
      }
      expect(await lineCount(panel, tools.kindergartens)).toBe(await matched("kindergartens", bbox));
    });

    it("is looked at by everyone", async () => {
      await screenshot(opened.page, "area-wide-light-en");
      await expectAccessible(opened.page);
    });

    it("becomes a filter that map, sums and counts follow, and stands in the address", async () => {
      const { page } = opened;
      const total = await headlineCount(selection(page));
      const all = await matched("sites", "");
      const sums = page.getByText(
        filter.matching.replace("{{matched}}", String(total)).replace("{{known}}", String(all)),
      );
      await selection(page).getByRole("button", { name: tools.useAsFilter }).click();
      await sums.waitFor();
      expect(new URL(page.url()).searchParams.get("only")).toBe("area");
      await page.reload();
      await sums.waitFor();
      expect(await headlineCount(selection(page))).toBe(total);
      await page.getByRole("button", { name: tools.dropAreaFilter }).click();
      await sums.waitFor({ state: "detached" });
      expect(await headlineCount(selection(page))).toBe(total);
    });

    it("is given up, and found again by back", async () => {
      const { page } = opened;
      const corners = areaOf(page);
      await selection(page).getByRole("button", { name: tools.unselect }).click();
      await selection(page).waitFor({ state: "detached" });
      await page.waitForURL((address) => !address.searchParams.has("area"));
      await page.goBack();
      await selection(page).waitFor();
      expect(areaOf(page)).toEqual(corners);
      await page.goForward();
      await selection(page).waitFor({ state: "detached" });
      await page.goBack();
      await selection(page).waitFor();
    });

    it("is copied as a text and saved as a table of its sites", async () => {
      const { page, context } = opened;
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const panel = selection(page);
      const total = await headlineCount(panel);
      await panel.getByRole("button", { name: tools.copy, exact: true }).click();
      await panel.getByText(tools.copied).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(`${total} sites`);
      expect(copied).toContain(text.app.demoExplained);
      expect(copied.split("\n").at(-1)).toBe(page.url());
      const coming = page.waitForEvent("download");
      await panel.getByRole("button", { name: tools.saveCsv }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toMatch(/^asm-atlas-area-\d{4}-\d{2}-\d{2}\.csv$/);
      const saved = readFileSync(await download.path(), "utf8");
      expect(saved.trimEnd().split("\r\n")).toHaveLength(total + 1);
    });
  });

  it("an outline drawn by keyboard alone selects what lies in it", async () => {
    const opened = await open("/workbench?at=104,46.5,5");
    const { page } = opened;
    await tool(page, "select-outline").focus();
    await page.keyboard.press("Enter");
    const set = async (key: string, times: number) => {
      for (let pressed = 0; pressed < times; pressed += 1) await page.keyboard.press(key);
      await page.keyboard.press("Enter");
    };
    await set("ArrowLeft", 3);
    await set("ArrowDown", 4);
    await set("ArrowRight", 8);
    await set("ArrowUp", 1);
    await page.keyboard.press("Backspace");
    await set("ArrowUp", 6);
    await page.keyboard.press("Enter");
    await selection(page).waitFor();
    const corners = areaOf(page);
    expect(corners).toHaveLength(4);
    const ring = polygon([[...corners, ...corners.slice(0, 1)]]);
    const inside = (await sitePlaces()).filter((place) => booleanPointInPolygon(place, ring));
    expect(inside.length).toBeGreaterThan(5);
    expect(await headlineCount(selection(page))).toBe(inside.length);
    // Who cannot see the panel appear is taken there.
    expect(await selection(page).evaluate((panel) => panel === document.activeElement)).toBe(true);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("an outline tapped with a finger on a phone selects, and its panel unfolds", async () => {
    const opened = await open("/workbench", { size: "phone" });
    const { page } = opened;
    await page.getByRole("button", { name: tools.open }).tap();
    await tool(page, "select-outline").tap();
    const middle = await middleOfMap(page);
    for (const [x, y] of [
      [-110, -60],
      [-110, 50],
      [100, 50],
      [100, -60],
    ] as const) {
      await page.touchscreen.tap(middle.x + x, middle.y + y);
    }
    await expectAccessible(page);
    await screenshot(page, "outline-phone-light-en");
    await page.getByRole("button", { name: tools.finish }).tap();
    await selection(page).waitFor();
    const corners = areaOf(page);
    const ring = polygon([[...corners, ...corners.slice(0, 1)]]);
    const inside = (await sitePlaces()).filter((place) => booleanPointInPolygon(place, ring));
    expect(inside.length).toBeGreaterThan(5);
    expect(await headlineCount(selection(page))).toBe(inside.length);
    await selection(page).getByRole("button", { name: tools.unfold }).tap();
    await selection(page).getByRole("button", { name: tools.saveCsv }).waitFor();
    await screenshot(page, "area-phone-light-en");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("a distance is measured as PostGIS measures it", async () => {
    // test/fixtures/measure-references.json: ST_Distance(geography) of the two is 12,115.126 m.
    const opened = await open("/workbench?at=92.359183,45.8029322,13");
    const { page } = opened;
    await tool(page, "measure-distance").focus();
    await page.keyboard.press("Enter");
    await canvas(page).press("Enter");
    await lookAt(page, [92.4200366, 45.7026001], 13);
    await canvas(page).press("Enter");
    const panel = page.getByRole("region", { name: tools.name["measure-distance"] });
    await panel.getByText(formatDistance(12_115.126, "en"), { exact: true }).waitFor();
    await panel.getByRole("button", { name: tools.finish }).click();
    await panel.getByText(formatDistance(12_115.126, "en"), { exact: true }).waitFor();
    await canvas(page).press("Escape");
    await panel.waitFor({ state: "detached" });
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("an area is measured as PostGIS measures it", async () => {
    // The same file: ST_Area(geography) of this square degree is 9,130,709,421 m².
    const corners: [number, number][] = [
      [88, 42],
      [89, 42],
      [89, 43],
      [88, 43],
    ];
    const opened = await open("/workbench?at=88,42,8");
    const { page } = opened;
    await tool(page, "measure-area").focus();
    await page.keyboard.press("Enter");
    for (const corner of corners) {
      await lookAt(page, corner, 8);
      await canvas(page).press("Enter");
    }
    const panel = page.getByRole("region", { name: tools.name["measure-area"] });
    await panel.getByText(formatHectares(913_070.9, "en"), { exact: true }).waitFor();
    await lookAt(page, [88.5, 42.5], 7);
    await screenshot(page, "measure-wide-light-en");
    await expectAccessible(page);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("an outline that crosses itself is refused in words until it does not", async () => {
    const opened = await open("/workbench");
    const { page } = opened;
    await tool(page, "select-outline").click();
    for (const [x, y] of [
      [600, 300],
      [900, 500],
      [900, 300],
      [600, 500],
    ] as const) {
      await page.mouse.click(x, y);
    }
    const panel = page.getByRole("region", { name: tools.name["select-outline"] });
    await panel.getByText(/crosses itself/).waitFor();
    expect(await panel.getByRole("button", { name: tools.finish }).isDisabled()).toBe(true);
    await panel.getByRole("button", { name: tools.takeBack }).click();
    await panel.getByRole("button", { name: tools.finish }).click();
    await selection(page).waitFor();
    expect(areaOf(page)).toHaveLength(3);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("the coordinate of the middle is read out and copied; the right button marks a place", async () => {
    const opened = await open("/workbench?at=103.8467,46.8625,12");
    const { page, context } = opened;
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const readout = page.getByRole("region", { name: tools.readout, exact: true });
    await readout.getByText("46.86250° N, 103.84670° E").waitFor();
    await readout.getByRole("button").click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^46\.86250° N, 103\.84670° E · 48N \d{6} \d{7}$/,
    );
    const middle = await middleOfMap(page);
    await page.mouse.click(middle.x, middle.y, { button: "right" });
    const marker = page.getByRole("region", { name: tools.marker });
    const said = await marker.getByText(/^[\d.]+° N, [\d.]+° E$/).innerText();
    const [latitude, longitude] = said.match(/[\d.]+/g)?.map(Number) ?? [];
    // A mouse points at whole pixels; here one is 0.00012° of latitude and 0.00018° of longitude.
    expect(Math.abs((latitude ?? 0) - 46.8625)).toBeLessThan(0.00025);
    expect(Math.abs((longitude ?? 0) - 103.8467)).toBeLessThan(0.00025);
    await marker.getByText(/^46° 51′ 4\d\.\d″ N, 103° 50′ 4\d\.\d″ E$/).waitFor();
    await marker.getByText(/^48N \d{6} \d{7}$/).waitFor();
    await expectAccessible(page);
    await marker.getByRole("button", { name: tools.unmark }).click();
    await marker.waitFor({ state: "detached" });
    expectQuiet(opened.complaints);
    await opened.close();
  });

  describe("many sites at one point", () => {
    const place = [104.2, 46.8];
    const stacked = 6;

    /** The demo has none, so some of its sites are moved to one point on their way to the page. */
    const openStacked = async (path: string): Promise<OpenedPage> => {
      const opened = await visit(browser(), server, { path: "/about", as: "planner", reducedMotion: true });
      await opened.page.route("**/api/map/sites.geojson*", async (route) => {
        const response = await route.fetch();
        const feed = (await response.json()) as FeatureCollection<Point>;
        for (const site of feed.features.slice(0, stacked)) site.geometry.coordinates = [...place];
        await route.fulfill({ response, json: feed });
      });
      await opened.page.goto(`${server.url}${path}`);
      await waitForMapIdle(opened.page);
      return opened;
    };

    const fan = (page: Page) => page.getByRole("group", { name: new RegExp(`^${stacked} at this place`) });
    const card = (page: Page) => page.getByRole("region", { name: text.card.label, exact: true });

    it("fan out under a click, each to be chosen; zooming folds them", async () => {
      const opened = await openStacked(`/workbench?at=${place},16`);
      const { page } = opened;
      const middle = await middleOfMap(page);
      await page.mouse.click(middle.x, middle.y);
      const signs = fan(page).getByRole("button");
      expect(await signs.count()).toBe(stacked);
      const name = await signs.nth(3).getAttribute("aria-label");
      await signs.nth(3).click();
      await card(page)
        .getByText(name?.split(" · ")[0] ?? "")
        .first()
        .waitFor();
      await screenshot(page, "fan-wide-light-en");
      await expectAccessible(page);
      await page.getByRole("button", { name: text.map.zoomOut }).click();
      await fan(page).waitFor({ state: "detached" });
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("fan out by keyboard, and Escape folds them before it closes the card", async () => {
      const opened = await openStacked(`/workbench?at=${place},12`);
      const { page } = opened;
      await canvas(page).focus();
      await page.keyboard.press("Enter");
      await fan(page).waitFor();
      const first = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      await page.keyboard.press("ArrowRight");
      const second = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      expect(second).not.toBe(first);
      await page.keyboard.press("Enter");
      await card(page)
        .getByText(second?.split(" · ")[0] ?? "")
        .first()
        .waitFor();
      await page.keyboard.press("Escape");
      await fan(page).waitFor({ state: "detached" });
      expect(await card(page).isVisible()).toBe(true);
      await page.keyboard.press("Escape");
      await card(page).waitFor({ state: "detached" });
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("fan out of their ring, however far away, for no zoom would part them", async () => {
      const opened = await openStacked(`/workbench?at=${place},8.5`);
      const { page } = opened;
      const middle = await middleOfMap(page);
      await page.mouse.click(middle.x, middle.y);
      await fan(page).waitFor();
      expect(await fan(page).getByRole("button").count()).toBe(stacked);
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });
});
