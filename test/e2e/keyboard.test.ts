import { kindergartenLayer } from "@asm-atlas/data/domain/layers/kindergarten.ts";
import type { FeatureCollection, Point } from "geojson";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { waitForMapIdle } from "../helpers/browser.ts";
import { renderedCodes } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectQuiet, inBrowser } from "./expectations.ts";
import { readApi, visit, words } from "./visitor.ts";

const text = words.en;

/** Presses Tab until the thing with this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
    });
    if (focused === name) return;
  }
  throw new Error(`Tab never came to "${name}"`);
}

inBrowser("without a mouse", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  it("the first Tab offers to skip the bar, and leads to the content", async () => {
    const opened = await visit(browser(), server, { path: "/" });
    const { page } = opened;
    await waitForMapIdle(page);
    await tabTo(page, text.app.skipToContent, 1);
    expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? -1)).toBeGreaterThanOrEqual(
      0,
    );
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("a layer is switched off and on in the legend by Space", async () => {
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner" });
    const { page } = opened;
    await waitForMapIdle(page);
    const before = await renderedCodes(page, "kindergartens");
    await tabTo(page, text.legend.show.replace("{{name}}", kindergartenLayer.title.en));
    await page.keyboard.press("Space");
    await waitForMapIdle(page);
    expect(await renderedCodes(page, "kindergartens")).toEqual([]);
    await page.keyboard.press("Space");
    await waitForMapIdle(page);
    expect(await renderedCodes(page, "kindergartens")).toEqual(before);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("the map is moved by arrow keys, a site in its middle chosen by Enter, the card closed by Escape", async () => {
    const feed = await readApi<FeatureCollection<Point>>(server, "/api/map/sites.geojson", "planner");
    const [site] = feed.features;
    const path = `/workbench?at=${site?.geometry.coordinates.join(",")},16&switched=rehabilitation-zones,kindergartens`;
    const opened = await visit(browser(), server, { path, as: "planner" });
    const { page } = opened;
    await waitForMapIdle(page);
    await page.locator("[data-map-idle] canvas").focus();
    await page.keyboard.press("Enter");
    const card = page.getByRole("region", { name: text.card.label, exact: true });
    await card.getByText(String(site?.id)).first().waitFor();
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    const before = new URL(page.url()).searchParams.get("at");
    await page.locator("[data-map-idle] canvas").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL((address) => address.searchParams.get("at") !== before);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("CANVAS");
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("the menu of a phone is opened by Enter, walked by arrow keys, and gives the focus back when it is closed", async () => {
    const opened = await visit(browser(), server, { path: "/", size: "phone" });
    const { page } = opened;
    const button = page.getByRole("banner").getByRole("button", { name: text.app.navigation, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    const first = page.getByRole("menuitem", { name: text.app.publicMap, exact: true });
    await first.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[role=menu]") !== null)).toBe(true);
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(text.app.publicMap);
    await page.keyboard.press("Escape");
    await first.waitFor({ state: "detached" });
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("signing in needs no mouse", async () => {
    const opened = await visit(browser(), server, { path: "/sign-in?next=/workbench" });
    const { page } = opened;
    await page.getByLabel(text.signIn.email).focus();
    await page.keyboard.type("planner@demo.invalid");
    await page.keyboard.press("Tab");
    await page.keyboard.type("a wrong password");
    await page.keyboard.press("Enter");
    await page.getByText(text.signIn.wrong).waitFor();
    expectQuiet(opened.complaints, [/401/]);
    await opened.close();
  });
});
