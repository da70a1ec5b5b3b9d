import type { OverlayId } from "@asm-atlas/client/src/map/map-state.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { renderedCodes } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { nameOf, views, visit, words } from "./visitor.ts";

inBrowser("every view of the atlas", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  const maps = [
    {
      who: "a stranger",
      path: "/",
      as: undefined,
      overlays: ["site-summary", "sites", "rehabilitation-zones", "kindergartens"],
    },
    {
      who: "a planner",
      path: "/workbench?switched=published-figures",
      as: "planner",
      overlays: ["sites", "rehabilitation-zones", "kindergartens", "published-figures"],
    },
  ] as const satisfies readonly { overlays: readonly OverlayId[]; [other: string]: unknown }[];

  describe.each(maps)("$who", ({ path, as, overlays }) => {
    it.each(views.map((view) => [nameOf(view), view] as const))(
      "sees four overlays on the map: %s",
      async (name, view) => {
        // On a phone the whole country's sites are gathered in rings; nearer they have signs of their own.
        const near = as && view.size === "phone" ? "&at=104,47,5" : "";
        const opened = await visit(browser(), server, { path: path + near, ...(as ? { as } : {}), ...view });
        const { page, complaints } = opened;
        await waitForMapIdle(page);
        await page.waitForLoadState("networkidle");
        for (const overlay of overlays) expect(await renderedCodes(page, overlay), overlay).not.toEqual([]);
        expect(await page.locator("html").getAttribute("lang")).toBe(view.language);
        expect(await page.title()).toBe(as ? words[view.language].title.workbench : words[view.language].title.public);
        await screenshot(page, `${as ? "workbench" : "public"}-${name}`);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        expectQuiet(complaints);
        await opened.close();
      },
    );
  });

  describe.each(["/about", "/sign-in", "/nothing/here"])("the page %s", (path) => {
    it.each(views.map((view) => [nameOf(view), view] as const))("can be read by everyone: %s", async (name, view) => {
      const opened = await visit(browser(), server, { path, ...view });
      const { page, complaints } = opened;
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
      await screenshot(page, `${path.replaceAll("/", "-").slice(1)}-${name}`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      // The address /nothing/here is answered with 404, as it should be.
      expectQuiet(complaints, path === "/nothing/here" ? [/404/] : []);
      await opened.close();
    });
  });

  it("says on a Mongolian page nothing in the English of the English page", async () => {
    const textsOf = async (language: "en" | "mn") => {
      const opened = await visit(browser(), server, { path: "/", language });
      await waitForMapIdle(opened.page);
      await opened.page.waitForLoadState("networkidle");
      const texts = await opened.page.locator("main").innerText();
      await opened.close();
      return texts.split("\n").map((line) => line.trim());
    };
    const english = new Set((await textsOf("en")).filter((line) => /[a-z]{3}.* .*[a-z]{3}/i.test(line)));
    expect(english.size).toBeGreaterThan(5);
    expect((await textsOf("mn")).filter((line) => english.has(line))).toEqual([]);
  });
});
