import { time } from "@asm-atlas/client/src/i18n/workbench/en/time.ts";
import { time as timeMn } from "@asm-atlas/client/src/i18n/workbench/mn/time.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { FeatureCollection, Point } from "geojson";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap, renderedCodes } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { type Counts, legendCounts, numberIn } from "./legend.ts";
import { leadTo, nameOf, readApi, views, visit, words } from "./visitor.ts";

const text = words.en;
const groupCodes = codesOf(siteStatusGroups);

const slider = (page: Page) => page.getByRole("slider", { name: time.slider, exact: true });
const thenSlider = (page: Page) => page.getByRole("slider", { name: time.thenSlider, exact: true });
const dayField = (page: Page) => page.getByLabel(time.dayLookedAt, { exact: true }).and(page.locator("input"));
const readOut = (page: Page) => page.getByRole("region", { name: time.readOut, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
/** What is to come true shortly; machines that do other things as well take their time. */
const soon = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 20_000 });
const inAddress = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const expectInAddress = (page: Page, name: string, value: string | null) =>
  soon(() => inAddress(page, name)).toBe(value);

interface ReadOut {
  readonly day: string;
  readonly known: number;
  readonly counts: Counts;
}

/** All of it at one moment: the day may move while somebody reads. */
async function readOutOf(page: Page): Promise<ReadOut> {
  const [head = "", ...said] = await readOut(page).evaluate(
    (region, codes) =>
      ["p", ...codes.map((code) => `[data-group="${code}"] dd`)].map(
        (place) => region.querySelector<HTMLElement>(place)?.innerText ?? "",
      ),
    groupCodes,
  );
  const [, written = ""] = /^(\d+ \w+ \d{4})/.exec(head) ?? [];
  return {
    day: written && new Date(`${written} UTC`).toISOString().slice(0, 10),
    known: numberIn(head, /of ([\d,]+) sites/),
    counts: Object.fromEntries(groupCodes.map((code, index) => [code, numberIn(said[index] ?? "", /^\s*([\d,]+)/)])),
  };
}

const sumOf = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

inBrowser("time on the workbench", (browser) => {
  // Two maps drawn without a graphics card, beside whatever else the machine does.
  vi.setConfig({ testTimeout: 180_000 });
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  /** The sites as the database knows them on a day, page by page. */
  async function sitesOn(day: string): Promise<ReadonlyMap<string, { status: string; group: string }>> {
    const sites = new Map<string, { status: string; group: string }>();
    for (let matched = 1; sites.size < matched; ) {
      const path = `/ogc/collections/sites/items?datetime=${day}&limit=100&offset=${sites.size}`;
      const page = await readApi<FeatureCollection & { numberMatched: number }>(server, path, "planner");
      matched = page.numberMatched;
      for (const { properties } of page.features)
        sites.set(String(properties?.code), { status: properties?.status, group: properties?.status_group });
    }
    return sites;
  }

  async function countsOn(day: string): Promise<Counts> {
    const groups = [...(await sitesOn(day)).values()].map(({ group }) => group);
    return Object.fromEntries(groupCodes.map((code) => [code, groups.filter((group) => group === code).length]));
  }

  const open = async (query: string, more: Partial<Parameters<typeof visit>[2]> = {}) => {
    const opened = await visit(browser(), server, { path: `/workbench${query}`, as: "planner", ...more });
    await waitForMapIdle(opened.page);
    return opened;
  };

  describe("the day looked at", () => {
    let opened: OpenedPage;
    /** The page all of this looks at, at another address. */
    const at = async (query: string) => {
      await leadTo(opened.page, `/workbench${query}`);
      await waitForMapIdle(opened.page);
      return opened.page;
    };
    beforeAll(async () => {
      opened = await open("");
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("shows on legend and read-out what the database says: 1 October 2019 and four other days", async () => {
      const page = await at("");
      for (const day of ["2019-10-01", "2012-06-30", "2018-12-31", "2022-07-01", "2024-02-29"]) {
        await dayField(page).fill(day);
        const expected = await countsOn(day);
        expect(sumOf(expected), day).toBeGreaterThan(0);
        await expectInAddress(page, "day", day);
        await soon(() => legendCounts(page)).toEqual(expected);
        const said = await readOutOf(page);
        expect(said, day).toEqual({ day, known: sumOf(expected), counts: expected });
        expect(await slider(page).getAttribute("aria-valuetext")).toBe(
          new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
            new Date(day),
          ),
        );
      }
    });

    it("is read off the chart under the pointer, with sums that are the database's", async () => {
      const page = await at("?day=2024-01-01");
      await soon(async () => (await readOutOf(page)).day).toBe("2024-01-01");
      const track = slider(page).locator("..");
      const box = await track.boundingBox();
      for (const share of [0.2, 0.58, 0.7]) {
        await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * share, (box?.y ?? 0) + 20);
        await soon(async () => (await readOutOf(page)).day).not.toBe("2024-01-01");
        const { day, counts, known } = await readOutOf(page);
        expect(counts, day).toEqual(await countsOn(day));
        expect(sumOf(counts)).toBe(known);
      }
      // Reading is not choosing.
      expect(inAddress(page, "day")).toBe("2024-01-01");
      await page.mouse.move(5, 5);
      await soon(async () => (await readOutOf(page)).day).toBe("2024-01-01");
    });

    it("counts through the filter and the switches of the legend", async () => {
      const page = await at("?day=2019-12-01&where=mineral:gold_placer&hide=sites:not_formalised");
      const path = "/ogc/collections/sites/items?datetime=2019-12-01&limit=1000";
      const { features } = await readApi<FeatureCollection>(server, path, "planner");
      const gold = features.filter(({ properties }) => properties?.minerals.includes("gold_placer"));
      const off = readOut(page).locator('[data-group="not_formalised"] dd').getByText(time.off, { exact: true });
      await off.waitFor();
      const shown = groupCodes.filter((each) => each !== "not_formalised");
      const expected = shown.map((code) => [
        code,
        gold.filter(({ properties }) => properties?.status_group === code).length,
      ]);
      await soon(async () => {
        const { counts, known } = await readOutOf(page);
        return [known, shown.map((code) => [code, counts[code]])];
      }).toEqual([features.length, expected]);
    });

    it("names the suspension of 2019 and the restart of 2022 with their instruments, and says where sources disagree", async () => {
      const page = await at("");
      const label = page.getByRole("button", { name: /^Resolution 355/ });
      expect(await label.innerText()).toContain("Sep 2019");
      expect(await page.getByRole("button", { name: /^Resolution 296/ }).innerText()).toContain("2022");
      await label.click();
      await page.getByText("Sources disagree on the month").waitFor();
      await page.getByText("The month is known, the day is not").waitFor();
      await button(page, time.lookAtDay).click();
      await expectInAddress(page, "day", "2019-09-01");
    });

    it("is a table on demand, every year's end and the day itself", async () => {
      const page = await at("?day=2019-10-01");
      await button(page, time.asTable).click();
      const table = page.getByRole("table", { name: time.tableLabel });
      const cellsOf = async (name: string) => {
        const cells = await table.getByRole("row").filter({ hasText: name }).getByRole("cell").allInnerTexts();
        return cells.slice(0, -1).map(Number);
      };
      for (const [name, day] of [
        ["31 December 2018", "2018-12-31"],
        ["31 December 2022", "2022-12-31"],
        ["1 October 2019", "2019-10-01"],
      ] as const) {
        await expect.poll(() => cellsOf(name), { message: name }).toEqual(Object.values(await countsOn(day)));
      }
    });
  });

  describe("without a mouse", () => {
    it("the slider goes by days, months and to its ends", async () => {
      const opened = await open("?day=2019-10-01");
      const { page } = opened;
      const thumb = slider(page);
      for (let pressed = 0; pressed < 80; pressed += 1) {
        await page.keyboard.press("Tab");
        if (await thumb.evaluate((element) => element === document.activeElement)) break;
      }
      expect(await thumb.evaluate((element) => element === document.activeElement)).toBe(true);
      for (const [key, day] of [
        ["ArrowRight", "2019-10-02"],
        ["ArrowDown", "2019-10-01"],
        ["Shift+ArrowLeft", "2019-09-01"],
        ["PageUp", "2019-10-01"],
        ["PageDown", "2019-09-01"],
        ["Home", "2010-01-01"],
        ["End", null],
      ] as const) {
        await page.keyboard.press(key);
        await expectInAddress(page, "day", day);
      }
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("a finger drags the day along the chart on a phone", async () => {
      const opened = await open("?day=2012-01-01", { size: "phone" });
      const { page, context } = opened;
      await page.getByRole("tab", { name: time.title }).click();
      const track = slider(page).locator("..");
      // The sheet rises; a trial press waits until it has come to rest.
      await track.click({ trial: true });
      const box = await track.boundingBox();
      const at = (share: number) => ({ x: (box?.x ?? 0) + (box?.width ?? 0) * share, y: (box?.y ?? 0) + 30 });
      const finger = await context.newCDPSession(page);
      const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) =>
        finger.send("Input.dispatchTouchEvent", { type, touchPoints });
      await touch("touchStart", at(0.3));
      for (const share of [0.4, 0.5, 0.6]) await touch("touchMove", at(share));
      await touch("touchEnd");
      await soon(() => inAddress(page, "day") ?? "").toMatch(/^20(19|20)-/);
      const day = inAddress(page, "day") ?? "";
      expect((await readOutOf(page)).counts).toEqual(await countsOn(day));
      await expectNoSidewaysScroll(page);
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });

  it("time passes while it plays, in single pictures where less movement is asked for, until somebody pauses it", async () => {
    const opened = await open("?day=2016-03-31", { reducedMotion: true });
    const { page } = opened;
    await button(page, time.play).click();
    await soon(async () => (await readOutOf(page)).day).toBe("2016-05-30");
    await button(page, time.pause).click();
    const { day } = await readOutOf(page);
    await page.waitForTimeout(1_500);
    expect((await readOutOf(page)).day).toBe(day);
    await button(page, time.stepNames.year).click();
    await button(page, time.back.year).click();
    await soon(async () => (await readOutOf(page)).day.slice(0, 4)).toBe("2015");
    expectQuiet(opened.complaints);
    await opened.close();
  });

  describe("two days side by side", () => {
    const query = "?day=2023-05-01&then=2019-08-31";
    const maps = (page: Page) => page.locator("[data-map-idle]");
    const handle = (page: Page) => page.getByRole("slider", { name: /^Where the map of/ });
    const bothIdle = (page: Page) => soon(() => page.locator('[data-map-idle="true"]').count()).toBe(2);
    let opened: OpenedPage;
    /** The page all of this looks at, its comparison opened anew. */
    const compared = async (more = "") => {
      await leadTo(opened.page, "/workbench?day=2023-05-01");
      await soon(() => maps(opened.page).count()).toBe(1);
      await leadTo(opened.page, `/workbench${query}${more}`);
      await bothIdle(opened.page);
      return opened.page;
    };
    beforeAll(async () => {
      opened = await open(query);
      await opened.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("come from the address, end with a press, and come back by Back", async () => {
      const { page } = opened;
      await page.goto(`${server.url}/workbench${query}`);
      await bothIdle(page);
      const labels = await maps(page).evaluateAll((elements) =>
        elements.map((each) => each.getAttribute("aria-label")),
      );
      expect(labels).toEqual(["Map on 1 May 2023", "Map on 31 August 2019"]);
      expect(await legendCounts(page)).toEqual(await countsOn("2023-05-01"));
      await button(page, time.endComparing).click();
      await soon(() => maps(page).count()).toBe(1);
      expect([inAddress(page, "day"), inAddress(page, "then")]).toEqual(["2023-05-01", null]);
      await page.goBack();
      await soon(() => maps(page).count()).toBe(2);
      expect(inAddress(page, "then")).toBe("2019-08-31");
      await page.goForward();
      await soon(() => maps(page).count()).toBe(1);
      await button(page, time.compare).click();
      await expectInAddress(page, "then", "2022-05-01");
    });

    it("keep their order: the earlier one stays before the day looked at", async () => {
      const page = await compared();
      await thenSlider(page).focus();
      await page.keyboard.press("End");
      await expectInAddress(page, "then", "2023-04-30");
      await slider(page).focus();
      await page.keyboard.press("Home");
      await expectInAddress(page, "day", "2023-05-01");
    });

    it("each show their own day, move together and answer to a press", async () => {
      const feed = await readApi<FeatureCollection<Point>>(server, "/api/map/sites.geojson", "planner");
      const [before, after] = [await sitesOn("2019-08-31"), await sitesOn("2023-05-01")];
      const known = feed.features.find(({ id }) => before.has(String(id)));
      const later = feed.features.find(({ id }) => !before.has(String(id)) && after.has(String(id)));
      const at = (feature: typeof known) => `at=${feature?.geometry.coordinates.join(",")},15`;
      const off = "switched=rehabilitation-zones,kindergartens";
      const page = await compared(`&${at(known)}&${off}`);
      const card = page.getByRole("region", { name: text.card.label, exact: true });
      const pressMiddle = async () => {
        const { x, y } = await middleOfMap(page);
        await page.mouse.click(x, y);
        await card.getByText(String(known?.id)).first().waitFor();
        await page.keyboard.press("Escape");
        await card.waitFor({ state: "detached" });
      };
      // All of it then, all of it now.
      for (const key of ["End", "Home"]) {
        await handle(page).focus();
        await page.keyboard.press(key);
        await soon(() => handle(page).getAttribute("aria-valuenow")).toBe(key === "End" ? "100" : "0");
        await pressMiddle();
      }
      // A site known only later is on one of them.
      await compared(`&${at(later)}&${off}`);
      await soon(() => renderedCodes(page, "sites", 0)).toContain(String(later?.id));
      expect(await renderedCodes(page, "sites", 1)).not.toContain(String(later?.id));
      // Who moves the earlier map moves both: the address tells of the other one.
      const longitude = () => Number(inAddress(page, "at")?.split(",")[0]);
      const start = longitude();
      await handle(page).focus();
      await page.keyboard.press("End");
      const { x, y } = await middleOfMap(page);
      await page.mouse.move(x - 60, y);
      await page.mouse.down();
      await page.mouse.move(x - 260, y, { steps: 5 });
      await page.mouse.up();
      // Two hundred pixels at zoom 15, where the world is 512 × 2¹⁵ wide; the map may glide on a little.
      await soon(() => longitude() - start).toBeGreaterThan((200 * 360) / (512 * 2 ** 15) - 0.0003);
    });

    it("the line between them is dragged", async () => {
      const page = await compared();
      const box = await handle(page).boundingBox();
      const [x, y] = [(box?.x ?? 0) + 22, (box?.y ?? 0) + 22];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 150, y, { steps: 4 });
      await page.mouse.up();
      await soon(async () => Number(await handle(page).getAttribute("aria-valuenow"))).toBeGreaterThan(55);
      const moved = await handle(page).boundingBox();
      expect((moved?.x ?? 0) + 22).toBeCloseTo(x + 150, -1);
    });

    it("tell what changed between them as the database does; a site of the list opens its card", async () => {
      const page = await compared();
      const [before, after] = [await sitesOn("2019-08-31"), await sitesOn("2023-05-01")];
      const changed = [...after].filter(([code, { status }]) => before.get(code)?.status !== status);
      const headline = `${changed.length} of ${after.size} sites changed`;
      await page.getByText(headline).waitFor();
      const new_ = changed.filter(([code]) => !before.has(code)).length;
      await page.getByText(time.went.first_known.replace("{{sites}}", String(new_))).waitFor();
      await button(page, time.showChanges).click();
      const panel = page.getByRole("region", { name: time.changesTitle, exact: true });
      const groups = panel.locator("li[data-open] > button");
      const sizes = (await groups.allInnerTexts()).map((said) => numberIn(said, /([\d,]+) of [\d,]+\s*$/));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(changed.length);

      await button(page, time.copyCsv).click();
      await panel.getByText(time.copied.replace("{{rows}}", String(changed.length))).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.trim().split("\r\n")).toHaveLength(changed.length + 1);
      for (const [code] of changed) expect(copied).toContain(code);

      await groups.first().click();
      const site: Locator = panel.locator("li[data-open] li button").first();
      const code = (await site.locator("b").innerText()).trim();
      expect(changed.map(([each]) => each)).toContain(code);
      await site.click();
      const card = page.getByRole("region", { name: text.card.label, exact: true });
      await card.getByText(code).first().waitFor();
      const feed = await readApi<FeatureCollection<Point>>(server, "/api/map/sites.geojson", "planner");
      const place = feed.features.find(({ id }) => id === code)?.geometry.coordinates;
      await soon(() =>
        inAddress(page, "at")
          ?.split(",")
          .slice(0, 2)
          .map((each) => Number(each).toFixed(2)),
      ).toEqual(place?.map((each) => each.toFixed(2)));
      await expectAccessible(page);
    });
  });

  it.each(views)("is accessible and fits: $size $theme $language", async (view) => {
    const { language, theme, size } = view;
    const said = language === "mn" ? timeMn : time;
    const opened = await open("?day=2023-05-01&then=2019-08-31", { language, theme, size });
    const { page } = opened;
    if (size === "phone") await page.getByRole("tab", { name: said.title }).click();
    await soon(() => page.locator('[data-map-idle="true"]').count()).toBe(2);
    await button(page, said.about).click();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `time-compared-${nameOf(view)}`);
    await button(page, said.endComparing).click();
    await button(page, said.asTable).click();
    await waitForMapIdle(page);
    await expectAccessible(page);
    await screenshot(page, `time-${nameOf(view)}`);
    expectQuiet(opened.complaints);
    await opened.close();
  });
});
