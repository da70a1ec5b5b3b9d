import { publicEn } from "@asm-atlas/client/src/i18n/public/public-en.ts";
import { publicMn } from "@asm-atlas/client/src/i18n/public/public-mn.ts";
import { stepsOf } from "@asm-atlas/client/src/map/feed.ts";
import type { FigureId } from "@asm-atlas/client/src/public/figure-ids.ts";
import type { FeatureCollection } from "geojson";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { renderedCodes } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { readApi, visit, words } from "./visitor.ts";

const text = words.en.public;

/** The most a page may move about under its reader: the sum of the browser's layout shifts, from the first on. */
const mostShift = 0.1;

const layoutShift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const sum = (entries: PerformanceEntryList) =>
          entries.reduce((total, entry) => total + (entry as PerformanceEntry & { value: number }).value, 0);
        new PerformanceObserver((list) => resolve(sum(list.getEntries()))).observe({
          type: "layout-shift",
          buffered: true,
        });
        // Where nothing moved there is nothing to hear of.
        setTimeout(() => resolve(0), 500);
      }),
  );

/** A figure of each kind; that the rows of every one make it is a matter of counting (unit/public-counted). */
const figuresTried: readonly FigureId[] = ["sites-known", "people-reached", "land-accepted", "kindergartens-open"];

/** "1,134" and "57 ha" as numbers. */
const numberIn = (shown: string) => Number(shown.replace(/[^\d]/g, ""));

const wayTo = (page: Page, part: keyof typeof text.parts) =>
  page.getByRole("navigation", { name: text.further }).getByRole("button", { name: text.parts[part], exact: true });

interface NationRow {
  readonly under_contract: number;
  readonly known: number;
}

inBrowser("the public page", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  describe("on a wide screen", () => {
    let page: Page;
    let close: () => Promise<void>;
    beforeAll(async () => {
      const opened = await visit(browser(), server, { path: "/" });
      page = opened.page;
      close = async () => {
        expectQuiet(opened.complaints);
        await opened.close();
      };
      await waitForMapIdle(page);
    });
    afterAll(() => close());

    it("says at once what was reached, when and by whose count, and does not move about", async () => {
      const items = "/ogc/collections/site-summary/items?level=nation&datetime=2100-01-01";
      const [nation] = (await readApi<FeatureCollection>(server, items)).features;
      const { under_contract, known } = (nation?.properties ?? {}) as NationRow;
      const tile = page.getByRole("article", { name: text.sites.title, exact: true });
      expect(await tile.locator("[data-figure]").innerText()).toBe(String(under_contract));
      await tile.getByText(text.sites.of.replace("{{total}}", String(known))).waitFor();
      await page.getByText(/release \d+ of \d+ \w+ \d{4} · next release not before/).waitFor();
      expect(await layoutShift(page)).toBeLessThanOrEqual(mostShift);
      await expectAccessible(page);
      await screenshot(page, "public-page-wide-light-en");
    });

    it("shows exactly what a figure counts, in the list and on the map", async () => {
      await page.getByRole("article", { name: text.sites.title, exact: true }).locator("summary").click();
      for (const id of figuresTried) {
        const shown = numberIn(await page.locator(`[data-figure="${id}"]`).innerText());
        await page.locator(`[data-show="${id}"]`).click();
        const list = page.getByRole("region", { name: publicEn.counted.title[id], exact: true });
        expect(numberIn((await list.locator("[data-counted]").getAttribute("data-counted")) ?? ""), id).toBe(shown);
        await expect.poll(() => new URL(page.url()).searchParams.get("open")).toBe(`show-${id}`);
        const [rows] = await list.getByRole("table").all();
        const values = (await rows?.getByRole("cell").allInnerTexts()) ?? [];
        if (await list.getByText(publicEn.counted.rowsAddUp.replace(/\{.*/, "")).count())
          expect(
            values.map(numberIn).reduce((sum, value) => sum + value, 0),
            id,
          ).toBe(shown);
        else if (await list.getByText("each is one that was counted").count()) expect(values.length, id).toBe(shown);
        else expect(numberIn(values[0] ?? ""), id).toBe(shown);
        if (id === "kindergartens-open") {
          await waitForMapIdle(page);
          await expect.poll(async () => (await renderedCodes(page, "kindergartens")).length).toBe(shown);
          await expect.poll(() => renderedCodes(page, "sites")).toEqual([]);
        }
      }
      await page.getByRole("button", { name: publicEn.counted.everything }).click();
      await page.waitForURL((address) => !address.searchParams.has("open") && !address.searchParams.has("switched"));
      // Who closes the list is where they opened it.
      await page.waitForFunction(() => document.activeElement?.matches("[data-show]"));
    });

    it("tells the story: the map goes along, and the address stays what the reader made it", async () => {
      await waitForMapIdle(page);
      const before = page.url();
      await wayTo(page, "story").click();
      const chapters = page.getByRole("navigation", { name: publicEn.chapters.tabs });
      await chapters.getByRole("button", { name: publicEn.chapters.tab.safe }).click();
      await page.waitForSelector('[data-chapter="safe"][data-is-in-sight="true"]');
      await page.waitForTimeout(200);
      await waitForMapIdle(page);
      await expect.poll(() => renderedCodes(page, "sites")).toEqual([]);
      await expect.poll(async () => (await renderedCodes(page, "kindergartens")).length).toBeGreaterThan(0);
      await chapters.getByRole("button", { name: publicEn.chapters.tab.legal }).click();
      await page.getByText(/The map shows 31 December 20\d\d/).waitFor();
      expect(page.url()).toBe(before);
      await page.getByRole("button", { name: publicEn.chapters.skip }).click();
      await page.waitForFunction(() => document.activeElement?.id === "part-years");
      await page.getByText(/The map shows \d/).waitFor({ state: "detached" });
      await waitForMapIdle(page);
      await expect.poll(async () => (await renderedCodes(page, "sites")).length).toBeGreaterThan(0);
    });

    it("goes through the steps with the map: an address holds the one looked at", async () => {
      await page.getByRole("slider", { name: publicEn.years.step }).fill("0");
      await page.getByText("The map shows 31 December 2010.").waitFor();
      await page.waitForURL(/day=2010-12-31/);
      await waitForMapIdle(page);
      await expect.poll(() => renderedCodes(page, "sites")).toEqual([]);
      await page.getByRole("button", { name: text.newest }).click();
      await page.waitForURL((address) => !address.searchParams.has("day"));
    });

    it("tells the hectares accepted in each year, of the country and of a province, as the zones on the map add up to", async () => {
      const zones = (await readApi<FeatureCollection>(server, "/api/map/rehabilitation-zones.geojson")).features.map(
        ({ properties }) => properties as { accepted_year: number; hectares: number; province_name_en: string },
      );
      const chart = page.locator('[data-series="land-accepted-by-year"]');
      const told = async () =>
        (await chart.getByRole("listitem").allInnerTexts()).map((row) => row.split(/\s+/).map(numberIn));
      const expected = (of: typeof zones) => {
        const years = of.map(({ accepted_year }) => accepted_year);
        const first = Math.min(...years);
        return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => {
          const inYear = of.filter(({ accepted_year }) => accepted_year === first + index);
          return [first + index, inYear.reduce((sum, { hectares }) => sum + hectares, 0)];
        });
      };
      const yearAndHectares = async () => (await told()).map(([year, hectares]) => [year, hectares]);
      await expect.poll(yearAndHectares).toEqual(expected(zones));
      const [{ province_name_en: province } = { province_name_en: "" }] = zones;
      await chart.getByRole("combobox", { name: publicEn.years.where }).selectOption({ label: province });
      await expect
        .poll(yearAndHectares)
        .toEqual(expected(zones.filter(({ province_name_en }) => province_name_en === province)));
    });

    it("compares a province with the country in two steps, which a link repeats", async () => {
      await wayTo(page, "compare").click();
      await page
        .getByRole("combobox", { name: publicEn.compare.first, exact: true })
        .selectOption({ label: "Bayankhongor" });
      const table = page.getByRole("table", { name: /Bayankhongor · The whole country/ });
      const known = table.getByRole("row", { name: new RegExp(`^${publicEn.compare.known}`) });
      await known.waitFor();
      const units = await readApi<FeatureCollection>(server, "/api/map/site-summary.geojson");
      const newestOf = (code: string) => {
        const unit = units.features.find(({ id }) => id === code);
        return unit ? (stepsOf(unit).at(-1)?.slice(1).map(Number) ?? []) : [];
      };
      const nation = newestOf("nation-MN").reduce((sum, group) => sum + group, 0);
      expect((await known.getByRole("cell").allInnerTexts()).map(numberIn)).toEqual([
        newestOf("province-MN-069")[0],
        nation,
      ]);
      await expect.poll(() => new URL(page.url()).searchParams.get("compare")).toBe("MN-069,MN");
      await page.reload();
      await page.getByRole("table", { name: /Bayankhongor · The whole country/ }).waitFor();
      await expectAccessible(page);
    });
  });

  it("on a phone in Mongolian: the same in a hand's width, by keyboard, and as a table", async () => {
    const { page, complaints, close } = await visit(browser(), server, {
      path: "/",
      size: "phone",
      language: "mn",
      theme: "dark",
    });
    await waitForMapIdle(page);
    expect(await layoutShift(page)).toBeLessThanOrEqual(mostShift);
    await screenshot(page, "public-page-phone-dark-mn");
    const figure = page.locator('[data-show="land-accepted"]');
    await figure.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: publicMn.counted.title["land-accepted"], exact: true }).waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: publicMn.counted.close }).click();
    await page.waitForFunction(() => document.activeElement?.matches('[data-show="land-accepted"]'));
    await page.getByRole("button", { name: words.mn.public.asTable, exact: true }).click();
    const table = page.getByRole("region", { name: publicMn.compare.table, exact: true }).first();
    await expect.poll(() => table.getByRole("row").count()).toBeGreaterThan(15);
    await page.getByRole("button", { name: words.mn.public.parts.others, exact: true }).click();
    await page.getByRole("heading", { name: publicMn.others.question["people-in-asm"] }).waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await screenshot(page, "public-page-phone-table-dark-mn");
    expectQuiet(complaints);
    await close();
  });
});
