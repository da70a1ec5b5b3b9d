import type { FeatureCollection, Point } from "geojson";
import { beforeAll, expect, it } from "vitest";
import { waitForMapIdle } from "../helpers/browser.ts";
import { renderedCodes } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectQuiet, inBrowser } from "./expectations.ts";
import { readApi, visit, words } from "./visitor.ts";

const text = words.en;

inBrowser("one address is one view", (browser) => {
  let server: Reading;
  let site: { readonly code: string; readonly place: readonly number[] };
  beforeAll(async () => {
    server = await readingServer();
    const feed = await readApi<FeatureCollection<Point>>(server, "/api/map/sites.geojson", "planner");
    const [first] = feed.features;
    site = { code: String(first?.id), place: first?.geometry.coordinates ?? [] };
  });

  it("opens what its sender saw: place, switched layers, chosen site, language", async () => {
    const path = `/workbench?at=${site.place.join(",")},13&switched=kindergartens&pick=sites:${site.code}&lang=mn`;
    const opened = await visit(browser(), server, { path, as: "planner", language: "en" });
    const { page } = opened;
    await waitForMapIdle(page);
    expect(await page.locator("html").getAttribute("lang")).toBe("mn");
    await page.getByRole("region", { name: words.mn.card.label, exact: true }).getByText(site.code).first().waitFor();
    expect(await renderedCodes(page, "sites")).toContain(site.code);
    expect(await renderedCodes(page, "kindergartens")).toEqual([]);
    const { searchParams } = new URL(page.url());
    expect(searchParams.get("switched")).toBe("kindergartens");
    const [longitude, latitude, zoom] = (searchParams.get("at") ?? "").split(",").map(Number);
    expect(longitude).toBeCloseTo(site.place[0] ?? 0, 2);
    expect(latitude).toBeCloseTo(site.place[1] ?? 0, 2);
    expect(zoom).toBeCloseTo(13, 1);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("is left and found again by back and forward", async () => {
    const opened = await visit(browser(), server, { path: `/workbench?pick=sites:${site.code}`, as: "planner" });
    const { page } = opened;
    const card = page.getByRole("region", { name: text.card.label, exact: true });
    await card.getByText(site.code).first().waitFor();
    await page.getByRole("link", { name: text.app.method, exact: true }).click();
    await page.waitForURL("**/about");
    await page.goBack();
    await page.waitForURL("**/workbench?*");
    await card.getByText(site.code).first().waitFor();
    await card.getByRole("button", { name: text.app.close }).click();
    await card.waitFor({ state: "detached" });
    await page.waitForURL((address) => !address.searchParams.has("pick"));
    await page.goBack();
    await card.getByText(site.code).first().waitFor();
    await page.goForward();
    await card.waitFor({ state: "detached" });
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("changes its language without a reload", async () => {
    const opened = await visit(browser(), server, { path: "/", language: "en" });
    const { page } = opened;
    await waitForMapIdle(page);
    await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
    const heading = page.getByRole("heading", { level: 1 });
    expect(await heading.innerText()).toBe(text.public.heading);
    await page.getByRole("button", { name: "МН – Монгол" }).click();
    await page.getByRole("heading", { level: 1, name: words.mn.public.heading }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("mn");
    await waitForMapIdle(page);
    expect(await page.evaluate(() => "wasNotReloaded" in window)).toBe(true);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it.each([
    ["a site that is not there", "/workbench?pick=sites:ASM-999999"],
    ["a camera outside the earth", "/workbench?at=999,-999,99"],
    ["words where numbers belong", "/workbench?at=here&switched=nothing,sites&hide=x&pick=%00&lang=xx"],
  ])("bears %s", async (_what, path) => {
    const opened = await visit(browser(), server, { path, as: "planner" });
    await waitForMapIdle(opened.page);
    expect(await renderedCodes(opened.page, "rehabilitation-zones")).not.toEqual([]);
    expect(opened.complaints.pageErrors).toEqual([]);
    await opened.close();
  });

  it("says kindly that nothing is at an unknown address, with a way back", async () => {
    const response = await fetch(`${server.url}/no/such/page`, { headers: { accept: "text/html" } });
    expect(response.status).toBe(404);
    const opened = await visit(browser(), server, { path: "/no/such/page" });
    const { page } = opened;
    await page.getByRole("heading", { level: 1, name: text.notFound.heading }).waitFor();
    await page.getByRole("main").getByRole("link", { name: text.app.backToMap }).click();
    await page.getByRole("heading", { level: 1, name: text.public.heading }).waitFor();
    expectQuiet(opened.complaints, [/404/]);
    await opened.close();
  });
});
