import { definitionAnchor } from "@asm-atlas/client/src/about/anchors.ts";
import { empty } from "@asm-atlas/client/src/i18n/workbench/en/empty.ts";
import { filter } from "@asm-atlas/client/src/i18n/workbench/en/filter.ts";
import { time } from "@asm-atlas/client/src/i18n/workbench/en/time.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection, Point } from "geojson";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { renderedCodes } from "../helpers/map-probe.ts";
import { lookOf, shareThatDiffers } from "../helpers/pixels.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { visit, words } from "./visitor.ts";

const noFeatures = JSON.stringify({ type: "FeatureCollection", features: [] });

inBrowser("manners of the workbench", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  describe("where there is nothing yet", () => {
    it("it says what would be there and how to begin", async () => {
      const opened = await visit(browser(), server, { path: "/about", as: "planner" });
      const { page } = opened;
      await page.route(/\/api\/map\/(sites|site-details|rehabilitation-zones|kindergartens)\.geojson/, (route) =>
        route.fulfill({ contentType: "application/geo+json", body: noFeatures }),
      );
      await page.goto(`${server.url}/workbench`);
      await waitForMapIdle(page);
      for (const sentence of [empty.sites, empty.zones, empty.kindergartens]) await page.getByText(sentence).waitFor();
      await screenshot(page, "empty-workbench");
      await expectAccessible(page);
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("on a day before all sites it leads to the first day of one", async () => {
      const opened = await visit(browser(), server, { path: "/about", as: "planner" });
      const { page } = opened;
      const [hidden, first] = ["2011-01-01", "2012-03-04"];
      // The demo knows sites from the first day on, so here they are known a little later.
      await page.route("**/api/map/sites.geojson*", async (route) => {
        const response = await route.fetch();
        const feed = (await response.json()) as FeatureCollection<Point, { history: [string, string][] }>;
        for (const { properties } of feed.features) {
          const known = properties.history.filter(([day]) => day >= first);
          properties.history = known.length > 0 ? known : [[first, properties.history.at(-1)?.[1] ?? ""]];
        }
        const [site] = feed.features;
        if (site) site.properties.history = [[first, site.properties.history[0]?.[1] ?? ""]];
        await route.fulfill({ response, json: feed });
      });
      await page.goto(`${server.url}/workbench?day=${hidden}`);
      await page.getByRole("button", { name: empty.lookAtFirst }).click();
      await page.waitForURL((address) => address.searchParams.get("day") === first);
      await waitForMapIdle(page);
      await expect.poll(() => renderedCodes(page, "sites")).not.toEqual([]);
      expect(await page.getByRole("button", { name: empty.lookAtFirst }).count()).toBe(0);
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("a legend that hides everything can be shown again at once, and so can a filter that leaves nothing", async () => {
      const hide = siteStatusGroups.map(({ code }) => `sites:${code}`).join(",");
      const opened = await visit(browser(), server, { path: `/workbench?hide=${hide}`, as: "planner" });
      const { page } = opened;
      await page.getByRole("button", { name: empty.showAll }).click();
      await page.waitForURL((address) => !address.searchParams.has("hide"));
      await page.goto(`${server.url}/workbench?where=mineral:salt;kind:processing;status:FORMAL`);
      await page.getByText(filter.noneMatch).waitFor();
      await page.getByRole("button", { name: filter.clear }).click();
      await page.getByText(filter.noneMatch).waitFor({ state: "detached" });
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });

  describe("on paper", () => {
    it.each(["light", "dark"] as const)("it is one A4 landscape in light colours, from a %s screen", async (theme) => {
      const opened = await visit(browser(), server, { path: "/workbench?pick=sites:ASM-0001", as: "planner", theme });
      const { page } = opened;
      await page.waitForLoadState("networkidle");
      await waitForMapIdle(page);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
      const pages = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
      const sizes = pages.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
      expect(sizes).toEqual([[842, 595]]);
      const picture = await page.locator("main canvas").evaluateAll((all) => {
        const paper = all.filter((each) => !each.closest("[role=application]"))[0] as HTMLCanvasElement;
        const data =
          paper.getContext("2d")?.getImageData(0, 0, paper.width, paper.height).data ?? new Uint8ClampedArray();
        const seen = new Set<number>();
        let sum = 0;
        for (let at = 0; at < data.length; at += 4) {
          sum += (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
          seen.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
        }
        return { brightness: sum / (data.length * 0.75) / 255, colours: seen.size };
      });
      expect(picture.brightness).toBeGreaterThan(0.75);
      expect(picture.colours).toBeGreaterThan(50);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 1062, height: 733 });
      expect(await page.getByRole("switch").filter({ visible: true }).count()).toBe(0);
      expect(await page.getByRole("region", { name: "Details" }).isVisible()).toBe(true);
      // The legend is whole, with the signs of layers that are folded on the screen, and ends above the time below it.
      const legend = page.getByRole("region", { name: words.en.legend.title, exact: true });
      for (const { label } of [...zoneStageGroups, ...kindergartenStatusGroups])
        expect(await legend.getByText(label.en, { exact: true }).first().isVisible()).toBe(true);
      // And says of the whole country what the map said on the screen: its picture shows as much.
      await legend.getByText("240 in view of 240", { exact: true }).waitFor({ state: "attached" });
      const last = await legend.getByRole("region", { name: filter.title, exact: true }).boundingBox();
      const below = await page.getByRole("region", { name: time.title, exact: true }).boundingBox();
      expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThan(below?.y ?? 0);
      await screenshot(page, `print-${theme}`);
      await page.emulateMedia({ media: "screen" });
      await expect.poll(() => page.locator("html").getAttribute("data-mantine-color-scheme")).toBe(theme);
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });

  it.each(["/", "/workbench?pick=sites:ASM-0001", "/about"])(
    "%s loses nothing when it is zoomed to twice its size",
    async (path) => {
      const opened = await visit(browser(), server, { path, as: "planner" });
      const { page } = opened;
      await page.setViewportSize({ width: 720, height: 450 });
      await page.waitForLoadState("networkidle");
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await screenshot(page, `zoomed-${path.replaceAll(/[^a-z]+/g, "-")}`);
      expectQuiet(opened.complaints);
      await opened.close();
    },
  );

  it("the bar of staff has all it holds beside each other, at every width and in both languages", async () => {
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner" });
    const { page } = opened;
    const bar = page.getByRole("banner");
    for (const language of ["EN – English", "МН – Монгол"]) {
      await bar.getByRole("button", { name: language, exact: true }).click();
      for (const width of [761, 1024, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await bar.getByRole("combobox").waitFor();
        const { overlapping, search } = await bar.evaluate((header) => {
          const parts = [...header.querySelectorAll("a, button, input")].map((part) => part.getBoundingClientRect());
          const isOver = (a: DOMRect, b: DOMRect) =>
            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          const pairs = parts.flatMap((one, index) => parts.slice(index + 1).filter((other) => isOver(one, other)));
          return { overlapping: pairs.length, search: header.querySelector("input")?.offsetWidth ?? 0 };
        });
        expect([overlapping, search > 60], `${language} ${width}`).toEqual([0, true]);
      }
    }
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("moves nothing for those who asked for less movement", async () => {
    const opened = await visit(browser(), server, {
      path: "/workbench?pick=sites:ASM-0001",
      as: "planner",
      reducedMotion: true,
    });
    const { page } = opened;
    await waitForMapIdle(page);
    const slow = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return [transitionDuration, animationDuration].some((list) =>
            list.split(",").some((one) => Number.parseFloat(one) > 0.02),
          );
        })
        .map(({ className }) => String(className)),
    );
    expect(slow).toEqual([]);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it.each(["/workbench?pick=sites:ASM-0001", "/about", "/"])(
    "shows where the keyboard is, at every stop of %s",
    async (path) => {
      const opened = await visit(browser(), server, { path, as: "planner" });
      const { page } = opened;
      await page.waitForLoadState("networkidle");
      const unseen: string[] = [];
      let stops = 0;
      for (; stops < 80; stops += 1) {
        await page.keyboard.press("Tab");
        const told = await page.evaluate(() => {
          const { activeElement: element } = document;
          if (!element || element === document.body) return "";
          // The ring is drawn by the element, by its knob, or by the frame of a field.
          const rings = [getComputedStyle(element), getComputedStyle(element, "::after")];
          if (element.parentElement) rings.push(getComputedStyle(element.parentElement));
          const isSeen = rings.some(
            ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1,
          );
          return isSeen ? null : `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`;
        });
        if (told === "") break;
        if (told) unseen.push(told);
      }
      expect(stops).toBeGreaterThan(10);
      expect(unseen).toEqual([]);
      await opened.close();
    },
  );

  describe("signs", () => {
    const deficiencies = ["deuteranopia", "protanopia", "tritanopia", "achromatopsia"] as const;

    const signsOf = async (page: Page, list: "site-group" | "zone-group", codes: readonly string[]) =>
      Promise.all(
        codes.map(async (code) => {
          const sign = page.locator(`[id="${definitionAnchor(list, code)}"] svg`).first();
          return { code, look: await lookOf(page, sign) };
        }),
      );

    let about: OpenedPage;
    let workbench: OpenedPage;
    beforeAll(async () => {
      about = await visit(browser(), server, { path: "/about" });
      await about.page.waitForLoadState("networkidle");
      workbench = await visit(browser(), server, { path: "/workbench", as: "planner" });
      await waitForMapIdle(workbench.page);
    });
    afterAll(async () => {
      await about.close();
      await workbench.close();
    });

    it.each(deficiencies)("differ for an eye with %s", async (type) => {
      for (const { page, context } of [about, workbench]) {
        const session = await context.newCDPSession(page);
        await session.send("Emulation.setEmulatedVisionDeficiency", { type });
      }
      const lists = [
        ["site-group", siteStatusGroups],
        ["zone-group", zoneStageGroups],
      ] as const;
      for (const [list, groups] of lists) {
        const signs = await signsOf(
          about.page,
          list,
          groups.map(({ code }) => code),
        );
        const alike = signs.flatMap((a, index) =>
          signs.slice(index + 1).flatMap((b) => {
            const share = shareThatDiffers(a.look, b.look);
            return share < 0.06 ? [`${a.code} / ${b.code}: ${share.toFixed(3)}`] : [];
          }),
        );
        expect(alike).toEqual([]);
      }
      await screenshot(workbench.page, `vision-${type}`);
    });
  });
});
