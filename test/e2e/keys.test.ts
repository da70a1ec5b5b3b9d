import { keys as keysEn } from "@asm-atlas/client/src/i18n/workbench/en/keys.ts";
import { keys as keysMn } from "@asm-atlas/client/src/i18n/workbench/mn/keys.ts";
import type { FeatureCollection } from "geojson";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectQuiet, inBrowser } from "./expectations.ts";
import { nameOf, readApi, views, visit, words } from "./visitor.ts";

const listOf = (page: Page, title: string) => page.getByRole("dialog", { name: title, exact: true });
const isFocusIn = (page: Page, selector: string) =>
  page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);

/** Opens an address whose card waits for its record. @returns what lets the record come */
async function waitingCard(page: Page, address: string): Promise<() => void> {
  let letFeedCome = () => {};
  const mayCome = new Promise<void>((resolve) => {
    letFeedCome = resolve;
  });
  await page.route(
    "**/api/map/sites.geojson*",
    async (route) => {
      await mayCome;
      await route.continue();
    },
    { times: 1 },
  );
  await page.goto(address);
  await page.locator("[data-card]").getByText(words.en.card.loading).waitFor();
  return letFeedCome;
}

inBrowser("the keys", (browser) => {
  let server: Reading;
  let siteCode: string;
  beforeAll(async () => {
    server = await readingServer();
    const sites = await readApi<FeatureCollection>(server, "/api/map/sites.geojson", "planner");
    siteCode = String(sites.features[0]?.id);
  });

  it.each(views.map((view) => [nameOf(view), view] as const))("are listed by ?: %s", async (name, view) => {
    const texts = view.language === "en" ? keysEn : keysMn;
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner", ...view });
    const { page } = opened;
    await waitForMapIdle(page);
    await page.keyboard.press("?");
    const list = listOf(page, texts.title);
    for (const sentence of Object.values(texts.does)) await list.getByText(sentence, { exact: true }).waitFor();
    await screenshot(page, `keys-${name}`);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("of the list keep the keyboard inside, give it back, and leave the card behind it open, also one whose record is on its way", async () => {
    const opened = await visit(browser(), server, { path: "/about", as: "planner" });
    const { page } = opened;
    const letFeedCome = await waitingCard(page, `${server.url}/workbench?pick=sites:${siteCode}`);
    const card = page.getByRole("region", { name: words.en.card.label, exact: true });
    await card.getByRole("button", { name: words.en.app.close }).focus();
    await page.keyboard.press("?");
    await listOf(page, keysEn.title).waitFor();
    letFeedCome();
    await card.getByText(words.en.card.loading).waitFor({ state: "detached" });
    for (let step = 0; step < 8; step += 1) {
      expect(await isFocusIn(page, "dialog")).toBe(true);
      await page.keyboard.press(step < 4 ? "Tab" : "Shift+Tab");
    }
    await page.keyboard.press("Escape");
    await listOf(page, keysEn.title).waitFor({ state: "detached" });
    expect(await isFocusIn(page, "[data-card]")).toBe(true);
    expect(new URL(page.url()).searchParams.get("pick")).toBe(`sites:${siteCode}`);

    const letItComeAgain = await waitingCard(page, page.url());
    await card.getByRole("button", { name: words.en.app.close }).focus();
    letItComeAgain();
    await card.getByText(words.en.card.loading).waitFor({ state: "detached" });
    expect(await isFocusIn(page, "[data-card]")).toBe(true);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("are letters where somebody writes, and can be switched off; the menu still leads to the list", async () => {
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner" });
    const { page } = opened;
    await waitForMapIdle(page);
    await page.evaluate(() => {
      const field = document.body.appendChild(document.createElement("input"));
      field.focus();
    });
    await page.keyboard.press("?");
    expect(await page.locator("body > input").inputValue()).toBe("?");
    await page.locator("body > input").evaluate((field) => field.remove());
    const list = listOf(page, keysEn.title);
    expect(await list.count()).toBe(0);
    await page.keyboard.press("?");
    await list.getByRole("switch").click();
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.reload();
    await waitForMapIdle(page);
    await page.keyboard.press("?");
    expect(await list.count()).toBe(0);
    await page.getByRole("button", { name: words.en.app.accountOf.replace("{{name}}", "Demo planner") }).click();
    await page.getByRole("menuitem", { name: words.en.app.keys }).click();
    await list.waitFor();
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("are listed on the public map too, without what only staff have", async () => {
    const opened = await visit(browser(), server, { path: "/" });
    const { page } = opened;
    await waitForMapIdle(page);
    await page.keyboard.press("?");
    const list = listOf(page, keysEn.title);
    await list.getByText(keysEn.does.move, { exact: true }).waitFor();
    expect(await list.getByText(keysEn.does.tab, { exact: true }).count()).toBe(0);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("go from layers to the card and then to the map; Escape closes the card first and then leaves the map", async () => {
    const opened = await visit(browser(), server, { path: `/workbench?pick=sites:${siteCode}`, as: "planner" });
    const { page } = opened;
    await page.getByRole("region", { name: words.en.card.label, exact: true }).getByText(siteCode).first().waitFor();
    await waitForMapIdle(page);
    const stops: string[] = [];
    for (let step = 0; step < 120 && stops.at(-1) !== "map"; step += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate((legend) => {
        const { activeElement: element } = document;
        if (element?.matches("[role=application] canvas")) return "map";
        if (element?.closest("[data-card]")) return "card";
        return element?.closest(`[aria-label="${legend}"]`) ? "layers" : "";
      }, words.en.legend.title);
      if (stop !== "" && stop !== stops.at(-1)) stops.push(stop);
    }
    expect(stops).toEqual(["layers", "card", "map"]);
    await page.keyboard.press("Escape");
    await page.waitForURL((address) => !address.searchParams.has("pick"));
    expect(await isFocusIn(page, "[role=application]")).toBe(true);
    await page.keyboard.press("Escape");
    expect(await isFocusIn(page, "[role=application]")).toBe(false);
    expectQuiet(opened.complaints);
    await opened.close();
  });
});
