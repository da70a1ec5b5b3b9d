import { publicEn } from "@asm-atlas/client/src/i18n/public/public-en.ts";
import { provinces } from "@asm-atlas/data/domain/publication/provinces.ts";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { screenshot } from "../helpers/browser.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { visit, words } from "./visitor.ts";

/** An A4 page between margins of 10 mm, in CSS pixels. */
const a4 = { width: 718, height: 1047 } as const;

/** The page as it is laid out on paper: what happens before a browser prints, and its style sheets for print. */
async function layOutOnPaper(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(a4);
}

/** Words in the page that something cuts off, hides behind an edge or leaves no room for. */
const cutOff = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) => {
    const isCut = (element: Element): boolean => {
      const { left, right, top, bottom, height } = element.getBoundingClientRect();
      if (height === 0) return true;
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const edge = around.getBoundingClientRect();
        const clips = getComputedStyle(around).overflow !== "visible" && around !== document.documentElement;
        if (clips && around !== document.body && (bottom > edge.bottom + 1 || top < edge.top - 1)) return true;
      }
      return left < -1 || right > document.documentElement.clientWidth + 1;
    };
    return elements.filter(isCut).map((element) => element.textContent?.slice(0, 60) ?? "");
  });

inBrowser("on paper", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  it("the method is read from its first line to its last", async () => {
    const opened = await visit(browser(), server, { path: "/about" });
    const { page } = opened;
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await layOutOnPaper(page);
    expect(await cutOff(page, "main h2, main p, main section > ul > li, main td")).toEqual([]);
    await expectNoSidewaysScroll(page);
    expectQuiet(opened.complaints);
    await opened.close();
  });
});

inBrowser("a browser without WebGL", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  it.each(["wide", "phone"] as const)(
    "shows figures and a table in the place of the map, and says why: %s",
    async (size) => {
      const opened = await visit(browser(), server, { path: "/about", size });
      const { page } = opened;
      await page.addInitScript(() => {
        const getContext = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
          return kind.startsWith("webgl")
            ? null
            : (getContext as (...all: unknown[]) => unknown).call(this, kind, ...rest);
        } as typeof getContext;
      });
      await page.goto(`${server.url}/`);
      await page.getByText(words.en.map.noWebgl).waitFor();
      await page.waitForLoadState("networkidle");
      expect(await page.locator("main article").count()).toBe(6);
      expect(await page.getByText(words.en.public.noFigure).count()).toBe(0);
      const table = page.getByRole("region", { name: publicEn.compare.table, exact: true }).getByRole("table");
      await table.getByRole("rowheader", { name: publicEn.compare.country }).waitFor();
      await expect.poll(() => table.getByRole("row").count()).toBe(1 + 1 + provinces.length);
      await screenshot(page, `no-webgl-${size}`);
      await expectNoSidewaysScroll(page);
      expectQuiet(opened.complaints, [/WebGL/]);
      await opened.close();
    },
  );
});
