import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import { formatDms, formatUtm } from "@asm-atlas/data/domain/coordinates/format.ts";
import { minerals } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { Feature, FeatureCollection, Point } from "geojson";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { readApi, type Visit, visit, words } from "./visitor.ts";

const text = words.en;
const { search, filter, tools } = workbenchEn;

const field = (page: Page, label: string = search.label) => page.getByRole("combobox", { name: label, exact: true });
const options = (page: Page) => page.getByRole("listbox").getByRole("option");
const option = (page: Page, title: string) => options(page).filter({ has: page.getByText(title, { exact: true }) });
const card = (page: Page) => page.getByRole("region", { name: text.card.label, exact: true });

/** What a screen reader is told is marked in the list. */
async function marked(page: Page): Promise<string> {
  const id = await field(page).getAttribute("aria-activedescendant");
  return id === null ? "" : page.locator(`[id="${id}"]`).innerText();
}

inBrowser("the search", (browser) => {
  let server: Reading;
  let units: readonly Feature[];
  let site: Feature<Point>;
  beforeAll(async () => {
    server = await readingServer();
    const read = (id: string) => readApi<FeatureCollection<Point>>(server, `/api/map/${id}.geojson`, "planner");
    units = (await read("admin-units")).features;
    site = (await read("sites")).features[7] as Feature<Point>;
  });

  const open = async (more: Partial<Omit<Visit, "as">> = {}): Promise<OpenedPage> => {
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner", reducedMotion: true, ...more });
    await waitForMapIdle(opened.page);
    return opened;
  };

  describe("of a soum", () => {
    let opened: OpenedPage;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("finds it in Latin, in Cyrillic, by its other spelling, and with a wrong letter", async () => {
      const { page } = opened;
      // A soum that is spelt in a third way, and whose name nobody else bears.
      const named = (unit: Feature) => unit.properties as { name_en: string; name_mn: string; aliases: string[] };
      const isAlone = (unit: Feature) =>
        units.filter((each) => named(each).name_mn === named(unit).name_mn).length === 1;
      const soum = units.find(
        (unit) =>
          unit.properties?.kind === "soum" &&
          named(unit).aliases.length > 0 &&
          isAlone(unit) &&
          named(unit).name_en.length > 7,
      );
      if (!soum) throw new Error("No soum of the demo has another spelling");
      const { name_en: english, name_mn: mongolian, aliases } = named(soum);
      const mistyped = `${english.slice(0, 3)}${english.slice(4)}`;
      for (const typed of [english, mongolian, ...aliases, mistyped]) {
        await field(page).fill(typed);
        await option(page, english).first().waitFor();
        expect(await option(page, english).count(), typed).toBeGreaterThan(0);
      }
    });

    it("says how many are found, and what is near when nothing is typed", async () => {
      const { page } = opened;
      await field(page).fill("zzzzqqq");
      await page.getByRole("status").filter({ hasText: search.nothing }).waitFor();
      await field(page).fill("Bayankhongor");
      await options(page).first().waitFor();
      const shown = await options(page).count();
      expect(shown).toBeGreaterThan(1);
      await page
        .getByRole("status")
        .filter({ hasText: /^\d+ found\./ })
        .waitFor();
      await screenshot(page, "search-wide-light-en");
      await expectAccessible(page);
      await field(page).fill("");
      await page.getByText(search.names).waitFor();
    });
  });

  it("fits an aimag, and filters to it by its second action", async () => {
    const opened = await open();
    const { page } = opened;
    await field(page).fill("Баянхонгор");
    await option(page, "Bayankhongor").first().click();
    // The middle of the aimag, as near as the whole of it fits beside the panels.
    await page.waitForURL((address) => {
      const [longitude = 0, latitude = 0, zoom = 0] = (address.searchParams.get("at") ?? "").split(",").map(Number);
      return Math.hypot(longitude - 99.5, latitude - 45.3) < 1.2 && zoom > 5.2;
    });
    await expect.poll(() => new URL(page.url()).searchParams.get("where")).toBeNull();
    await field(page).fill("bayanhongor");
    await option(page, search.only.replace("{{place}}", "Bayankhongor")).first().click();
    await page.waitForURL((address) => address.searchParams.get("where") === "aimag:MN-069");
    await page
      .getByRole("button", { name: filter.remove.replace("{{facet}}", "Aimag").replace("{{entry}}", "Bayankhongor") })
      .waitFor();
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("is used by keyboard alone: to a site, its card, and back out", async () => {
    const opened = await open();
    const { page } = opened;
    const code = String(site.id);
    await page.keyboard.press("/");
    await expect.poll(() => field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type("demo site");
    await options(page).first().waitFor();
    const first = await marked(page);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => marked(page)).not.toBe(first);
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => marked(page)).toBe(first);
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => marked(page)).toBe(await options(page).last().innerText());
    await page.keyboard.press("Escape");
    await options(page).first().waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await expect.poll(() => field(page).inputValue()).toBe("");
    await page.keyboard.type(code);
    await option(page, "Demo site 8").or(options(page)).first().waitFor();
    expect(await marked(page)).toContain(code);
    await page.keyboard.press("Enter");
    await card(page).getByText(code).first().waitFor();
    const [longitude = 0, latitude = 0] = site.geometry.coordinates;
    await page.waitForURL((address) => {
      const [x = 0, y = 0, zoom = 0] = (address.searchParams.get("at") ?? "").split(",").map(Number);
      return Math.hypot(x - longitude, y - latitude) < 0.01 && zoom >= 12;
    });
    await page.keyboard.press("Escape");
    await expect.poll(() => field(page).evaluate((input) => input === document.activeElement)).toBe(false);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  describe("of a coordinate", () => {
    const place = { longitude: 103.8467, latitude: 46.8625 };
    const forms = [
      ["decimal", "46.8625 103.8467"],
      ["decimal with commas", "46,8625; 103,8467"],
      ["degrees, minutes, seconds", "46°51'45\"N 103°50'48.1\"E"],
      ["as it is written here", formatDms(place, "mn")],
      ["UTM", formatUtm(place) ?? ""],
    ] as const;
    let opened: OpenedPage;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it.each(forms)("flies there and reads it out: %s", async (_form, typed) => {
      const { page } = opened;
      await field(page).fill(typed);
      await page.getByRole("group", { name: search.kind.coordinate }).getByRole("option").first().waitFor();
      await field(page).press("Enter");
      const marker = page.getByRole("region", { name: tools.marker });
      const read = (await marker.getByText(/^[\d.]+° N, [\d.]+° E$/).innerText()).match(/[\d.]+(?=°)/g) ?? [];
      // Each form has its own last decimal: all within three metres.
      expect(Math.abs(Number(read[0]) - place.latitude)).toBeLessThan(3e-5);
      expect(Math.abs(Number(read[1]) - place.longitude)).toBeLessThan(3e-5);
      await page.waitForURL((address) => /^103\.84\d*,46\.86\d*,1[2-9]/.test(address.searchParams.get("at") ?? ""));
      await marker.getByRole("button", { name: tools.unmark }).click();
    });

    it("offers every zone a UTM position without one may lie in", async () => {
      const { page } = opened;
      await field(page).fill("411234 5190876");
      await options(page).first().waitFor();
      expect(await options(page).count()).toBeGreaterThan(2);
    });

    it("says what is wrong with one that cannot be", async () => {
      const { page } = opened;
      await field(page).fill("46°75'00\"N 103°50'48\"E");
      await page
        .getByText(/minutes/i)
        .first()
        .waitFor();
      expect(await options(page).count()).toBe(0);
    });
  });

  describe("which gold sites in Bayankhongor are not formalised, and how many people (P1, three steps)", () => {
    const gold = minerals.filter(({ code }) => code.startsWith("gold")).map(({ code }) => code as string);
    const steps = [
      search.only.replace("{{place}}", "Bayankhongor"),
      "Gold",
      siteStatusGroups[2]?.label.en ?? "",
    ] as const;
    const typed = ["Bayankhongor", "gold", "not formalised"] as const;

    /** The database's own answer. */
    const expected = async () => {
      const path = "/ogc/collections/sites/items?aimag_code=MN-069&status=INFORMAL&limit=1000";
      const items = await readApi<FeatureCollection>(server, path, "planner");
      const found = items.features.filter(({ properties }) => gold.some((code) => properties?.minerals.includes(code)));
      const workers = found.flatMap(({ properties }) => properties?.workers ?? []);
      return { sites: found.length, people: workers.reduce((sum: number, each: number) => sum + each, 0) };
    };

    const expectAnswer = async (page: Page) => {
      const { sites, people } = await expected();
      expect(sites).toBeGreaterThan(0);
      const summary = page.getByRole("region", { name: filter.title });
      await summary.getByText(new RegExp(`^${sites} of \\d+ sites match$`)).waitFor();
      const line = summary.locator("dl > div").filter({ hasText: filter.facet.people });
      expect(await line.locator("b").innerText()).toBe(people.toLocaleString("en"));
    };

    it("is answered by pointer", async () => {
      const opened = await open();
      const { page } = opened;
      for (const [index, title] of steps.entries()) {
        await field(page).fill(typed[index] ?? "");
        await option(page, title).first().click();
      }
      await expectAnswer(page);
      // Without a further step: it is on screen, under nothing.
      const people = page.getByRole("region", { name: filter.title }).getByText(filter.facet.people, { exact: true });
      const isSeen = () =>
        people.evaluate((label) => {
          const { left, top, height } = label.getBoundingClientRect();
          return document.elementFromPoint(left + 2, top + height / 2) === label;
        });
      await expect.poll(isSeen).toBe(true);
      await waitForMapIdle(page);
      await screenshot(page, "p1-wide-light-en");
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("is answered by keyboard", async () => {
      const opened = await open();
      const { page } = opened;
      await page.keyboard.press("/");
      for (const [index, title] of steps.entries()) {
        await page.keyboard.type(typed[index] ?? "");
        await option(page, title).first().waitFor();
        for (let pressed = 0; pressed < 20 && !(await marked(page)).startsWith(title); pressed += 1) {
          await page.keyboard.press("ArrowDown");
        }
        await page.keyboard.press("Enter");
      }
      await expectAnswer(page);
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("is answered by touch, on a phone", async () => {
      const opened = await open({ size: "phone" });
      const { page } = opened;
      for (const [index, title] of steps.entries()) {
        await page.getByRole("button", { name: search.open, exact: true }).tap();
        await field(page).fill(typed[index] ?? "");
        await option(page, title).first().waitFor();
        if (index === 1) await screenshot(page, "search-phone-light-en");
        if (index === 1) await expectAccessible(page);
        await option(page, title).first().tap();
      }
      await page.getByRole("button", { name: text.card.raise }).tap();
      await expectAnswer(page);
      await expectNoSidewaysScroll(page);
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });

  it("flies to a site on a phone, though the sheet rises with its card on the way", async () => {
    const opened = await open({ size: "phone", reducedMotion: false });
    const { page } = opened;
    await page.getByRole("button", { name: search.open, exact: true }).tap();
    await field(page).fill(String(site.id));
    await options(page).first().tap();
    await card(page).getByText(String(site.id)).first().waitFor();
    const [longitude = 0, latitude = 0] = site.geometry.coordinates;
    await page.waitForURL((address) => {
      const [x = 0, y = 0, zoom = 0] = (address.searchParams.get("at") ?? "").split(",").map(Number);
      return Math.hypot(x - longitude, y - latitude) < 0.01 && zoom >= 12;
    });
    await expect.poll(() => new URL(page.url()).searchParams.get("pick")).toBe(`sites:${site.id}`);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("speaks Mongolian, in the dark, on a phone", async () => {
    const opened = await open({ size: "phone", language: "mn", theme: "dark" });
    const { page } = opened;
    await page.getByRole("button", { name: workbenchMn.search.open, exact: true }).tap();
    await page.getByText(workbenchMn.search.names).waitFor();
    await field(page, workbenchMn.search.label).fill("dundgovi");
    await option(page, "Дундговь").first().waitFor();
    await screenshot(page, "search-phone-dark-mn");
    await expectAccessible(page);
    await page.getByRole("button", { name: workbenchMn.search.close }).tap();
    await field(page, workbenchMn.search.label).waitFor({ state: "detached" });
    expectQuiet(opened.complaints);
    await opened.close();
  });
});
