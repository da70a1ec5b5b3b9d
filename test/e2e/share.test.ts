import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { shareEn } from "@asm-atlas/client/src/i18n/share/share-en.ts";
import { shareMn } from "@asm-atlas/client/src/i18n/share/share-mn.ts";
import type { Download, Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { openPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { nameOf, type View, visit, words } from "./visitor.ts";

const texts = { en: shareEn, mn: shareMn } as const;

/** Pixels of a PNG's sides, from its header. */
async function sidesOf(download: Download): Promise<readonly [width: number, height: number]> {
  const bytes = await readFile(await download.path());
  expect(bytes.toString("latin1", 1, 4)).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

inBrowser("taking the public map along", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  const addressIn = (page: Page, { language }: Pick<View, "language">) =>
    page.getByRole("textbox", { name: texts[language].link.address }).inputValue();

  async function openPanel(page: Page, { language }: Pick<View, "language">): Promise<void> {
    await page.getByRole("button", { name: words[language].map.takeAlong }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: texts[language].title }).waitFor();
  }

  // D3 in two steps: the button, then what is wanted. By keyboard, in two of the four views each.
  it("a link opens what its sender saw, brings title and picture, and the keyboard goes back to where it was", async () => {
    const view: View = { language: "mn", theme: "dark", size: "wide" };
    const opened = await visit(browser(), server, { path: "/?at=99.5,46,6.5&switched=kindergartens", ...view });
    const { page } = opened;
    await waitForMapIdle(page);
    await openPanel(page, view);
    const link = await addressIn(page, view);
    await page.getByRole("button", { name: shareMn.link.code }).click();
    await page.getByRole("img", { name: shareMn.link.codeOf }).waitFor();
    await screenshot(page, `share-${nameOf(view)}`);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(words.mn.map.takeAlong);

    const preview = await (await fetch(link)).text();
    expect(preview).toContain('<html lang="mn"');
    const picture = /property="og:image" content="([^"]+)"/.exec(preview)?.[1] ?? "";
    expect(picture).toMatch(/-mn-\d{4}-\d\d-\d\d-mn-069-srz\.png$/);
    const drawn = await fetch(picture);
    expect([drawn.status, drawn.headers.get("content-type")]).toEqual([200, "image/png"]);

    // The link alone, in a browser that asks for English.
    await page.goto(link);
    await waitForMapIdle(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("mn");
    expect(new URL(page.url()).search).toBe(new URL(link).search);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("a phone saves the map as a picture with all that must be known of it, and prints one sheet", async () => {
    const view: View = { language: "en", theme: "light", size: "phone" };
    const opened = await visit(browser(), server, { path: "/", ...view });
    const { page } = opened;
    await waitForMapIdle(page);
    await openPanel(page, view);
    await screenshot(page, `share-${nameOf(view)}`);
    await expectNoSidewaysScroll(page);
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: shareEn.picture.save }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe("asm-atlas-2026-06-30.png");
    const [width, height] = await sidesOf(download);
    // Wider than the phone, for legend and source need their room.
    expect([width > 1_000, height > 700]).toEqual([true, true]);
    await page.getByText(shareEn.picture.saved.replace("{{name}}", download.suggestedFilename())).waitFor();

    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await page.getByRole("button", { name: shareEn.paper.print }).click();
    await page.locator("body[data-printed]").waitFor({ state: "attached" });
    await page.emulateMedia({ media: "print" });
    const sheet = page.locator("body > img");
    expect(await sheet.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.checkVisibility()])).toEqual([
      width,
      true,
    ]);
    expect(await page.locator("main").isVisible()).toBe(false);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect(await sheet.count()).toBe(0);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("another page frames the map and keeps its scrolling, its keyboard and its visitors' secrets", async () => {
    const frame = `<iframe src="${server.url}/embed?lang=en" title="ASM Atlas" width="800" height="520"></iframe>`;
    const page = `<!doctype html><title>host</title><a href="#before">before</a><p>${frame}</p><a href="#after">after</a><p style="height:2000px">`;
    const host = createServer((request, response) => {
      response.setHeader("Content-Type", "text/html");
      response.statusCode = request.url === "/" ? 200 : 204;
      response.end(request.url === "/" ? page : undefined);
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const opened = await openPage(browser(), { url: `http://127.0.0.1:${(host.address() as AddressInfo).port}/` });
    try {
      const inside = opened.page.frameLocator("iframe");
      await inside.locator("[data-map-idle=true]").waitFor({ timeout: 30_000 });
      await inside.getByText(words.en.app.demo).waitFor();
      await screenshot(opened.page, "embed-framed");

      await opened.page.mouse.move(400, 300);
      await opened.page.mouse.wheel(0, 300);
      await opened.page.waitForFunction(() => window.scrollY > 200);
      await inside.getByText(shareEn.embedded.wheel).waitFor();
      await inside.locator("[data-map-idle=true]").waitFor();
      const open = inside.getByRole("link", { name: shareEn.embedded.open });
      const address = new URL((await open.getAttribute("href")) ?? "");
      expect([address.origin, address.pathname, address.searchParams.get("lang")]).toEqual([server.url, "/", "en"]);

      await opened.page.getByRole("link", { name: "before" }).focus();
      const focused = () => opened.page.evaluate(() => document.activeElement?.textContent ?? "");
      let stops = 0;
      do {
        await opened.page.keyboard.press("Tab");
        stops += 1;
      } while ((await focused()) !== "after" && stops < 20);
      // The link, three buttons of the map, the legend and the map itself; then out again.
      expect([await focused(), stops]).toEqual(["after", 7]);
      expect(await opened.context.cookies()).toEqual([]);
      expect(opened.complaints.consoleErrors).toEqual([]);
      expect(opened.complaints.foreignRequests.filter((url) => !url.startsWith(server.url))).toEqual([]);
      expect(opened.complaints.foreignRequests.filter((url) => url.includes("/api/session"))).toEqual([]);
    } finally {
      await opened.close();
      host.closeAllConnections();
      host.close();
    }
  });

  it("a small frame in Mongolian has title, legend and a way to the atlas; without WebGL it has the picture", async () => {
    const opened = await openPage(browser(), {
      url: `${server.url}/embed?lang=mn&at=99.5,46,6`,
      width: 390,
      height: 480,
      theme: "dark",
    });
    const { page } = opened;
    await waitForMapIdle(page);
    await page.getByText(shareMn.embedded.legend).first().click();
    await page.getByText(words.mn.legend.registerNote).waitFor();
    await screenshot(page, "embed-small-dark-mn");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.reload();
    const picture = page.getByRole("img", { name: words.mn.map.label });
    await picture.waitFor();
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>("figure img")?.naturalWidth ?? 0) === 1200,
    );
    await screenshot(page, "embed-no-webgl");
    expectQuiet(opened.complaints, [/WebGL/]);
    await opened.close();
  });
});
