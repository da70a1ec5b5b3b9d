import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { basemaps as textsEn } from "@asm-atlas/client/src/i18n/workbench/en/basemaps.ts";
import { basemaps as textsMn } from "@asm-atlas/client/src/i18n/workbench/mn/basemaps.ts";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Complaints, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { renderedCodes } from "../helpers/map-probe.ts";
import { colourAt } from "../helpers/pixels.ts";
import { demoPassword, type ServerProcess, startServer } from "../helpers/server-process.ts";
import { areaColour, startTileServer, type TileServer, tileColour } from "../helpers/tile-server.ts";
import { expectAccessible, expectQuiet, inBrowser } from "./expectations.ts";
import { emailOf, nameOf, views, visit, words } from "./visitor.ts";

/** A place of the wide page where there is nothing but ground. */
const ground = [700, 130] as const;

const isNear = (colour: readonly number[], wanted: readonly number[]) =>
  colour.every((part, index) => Math.abs(part - (wanted[index] ?? 0)) < 12);

inBrowser("further base maps", (browser) => {
  const folder = mkdtempSync(join(tmpdir(), "asm-atlas-base-maps-e2e-"));
  let tiles: TileServer;
  let server: ServerProcess;
  beforeAll(async () => {
    tiles = await startTileServer();
    const file = join(folder, "base-maps.json");
    writeFileSync(
      file,
      JSON.stringify([
        {
          id: "imagery",
          name: { en: "Test imagery", mn: "Туршилтын зураг" },
          url: `${tiles.url}/tiles/{z}/{x}/{y}.png`,
          attribution: "Imagery © Test",
        },
        { id: "style", name: "Survey style", url: `${tiles.url}/style.json` },
      ]),
    );
    server = await startServer({ engine: "embedded", env: { ATLAS_BASEMAPS: file } });
  });
  afterEach(() => tiles.recover());
  afterAll(async () => {
    await server.stop();
    await tiles.stop();
    rmSync(folder, { recursive: true });
  });

  /** Requests to the foreign server are what this is about; any other one is not. */
  const others = ({ foreignRequests, ...rest }: Complaints): Complaints => ({
    ...rest,
    foreignRequests: foreignRequests.filter((url) => !url.startsWith(tiles.url)),
  });

  const choose = async (page: Page, name: string) => {
    await page.getByRole("button", { name: textsEn.title, exact: true }).click();
    await page.getByRole("radio", { name }).check();
  };

  it("of tiles are chosen beside the map, lie under every overlay, are named, kept in the address and taken away again", async () => {
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner" });
    const { page } = opened;
    await waitForMapIdle(page);
    const before = await colourAt(page, ...ground);
    await choose(page, "Test imagery");
    await page.waitForURL((address) => address.searchParams.get("base") === "imagery");
    await waitForMapIdle(page);
    await expect.poll(async () => isNear(await colourAt(page, ...ground), tileColour)).toBe(true);
    for (const layer of ["sites", "rehabilitation-zones", "kindergartens"] as const)
      await expect.poll(() => renderedCodes(page, layer)).not.toEqual([]);
    await page.getByText("Imagery © Test").waitFor();
    await expectAccessible(page);
    await screenshot(page, "base-map-imagery");
    await page.reload();
    await waitForMapIdle(page);
    await expect.poll(async () => isNear(await colourAt(page, ...ground), tileColour)).toBe(true);
    await choose(page, textsEn.own);
    await page.waitForURL((address) => !address.searchParams.has("base"));
    await waitForMapIdle(page);
    await expect.poll(() => colourAt(page, ...ground)).toEqual(before);
    expect(await page.getByText("Imagery © Test").count()).toBe(0);
    for (const { headers } of tiles.asked) expect(headers.cookie).toBeUndefined();
    expectQuiet(others(opened.complaints));
    await opened.close();
  });

  it("of a style are drawn without its letters, and named as the style says", async () => {
    const opened = await visit(browser(), server, { path: "/workbench?base=style", as: "planner" });
    const { page } = opened;
    await waitForMapIdle(page);
    await expect.poll(async () => isNear(await colourAt(page, ...ground), areaColour)).toBe(true);
    await page.getByText("Area © Survey").waitFor();
    expect(tiles.asked.filter(({ url }) => url?.startsWith("/fonts"))).toEqual([]);
    expectQuiet(others(opened.complaints));
    await opened.close();
  });

  it("that cannot be had fail alone, with a sentence and another try; the atlas's own is there meanwhile", async () => {
    tiles.breakDown();
    const opened = await visit(browser(), server, { path: "/workbench?base=imagery", as: "planner" });
    const { page } = opened;
    const trouble = page.getByText(textsEn.failed.replace("{{name}}", "Test imagery"));
    await trouble.waitFor();
    await waitForMapIdle(page);
    expect(isNear(await colourAt(page, ...ground), tileColour)).toBe(false);
    await expect.poll(() => renderedCodes(page, "sites")).not.toEqual([]);
    await screenshot(page, "base-map-failed");
    await expectAccessible(page);
    tiles.recover();
    await page.getByRole("button", { name: words.en.app.tryAgain }).click();
    await trouble.waitFor({ state: "detached" });
    await waitForMapIdle(page);
    await expect.poll(async () => isNear(await colourAt(page, ...ground), tileColour)).toBe(true);
    expectQuiet(others(opened.complaints), [/500/]);
    await opened.close();
  });

  it("come also to a page that was opened before its reader signed in", async () => {
    const opened = await visit(browser(), server, { path: "/workbench?base=imagery" });
    const { page } = opened;
    await page.waitForURL("**/sign-in?*");
    await page.getByLabel(words.en.signIn.email).fill(emailOf("planner"));
    await page.getByLabel(words.en.signIn.password, { exact: true }).fill(demoPassword);
    await page.getByRole("button", { name: words.en.signIn.submit, exact: true }).click();
    await page.getByText("Imagery © Test").waitFor();
    // Refused once, the page loads itself anew: now it is the page of a signed-in reader.
    await expect.poll(async () => isNear(await colourAt(page, ...ground), tileColour), { timeout: 30_000 }).toBe(true);
    expectQuiet(others(opened.complaints), [/Content Security Policy/]);
    await opened.close();
  });

  it("are nothing a stranger's page asks for or speaks of", async () => {
    const askedBefore = tiles.asked.length;
    const opened = await visit(browser(), server, { path: "/?base=imagery" });
    const { page } = opened;
    await waitForMapIdle(page);
    expect(await page.getByRole("button", { name: textsEn.title, exact: true }).count()).toBe(0);
    expect(tiles.asked.length).toBe(askedBefore);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it.each(views.map((view) => [nameOf(view), view] as const))(
    "are offered in both languages and sizes: %s",
    async (name, view) => {
      const texts = view.language === "en" ? textsEn : textsMn;
      const opened = await visit(browser(), server, { path: "/workbench?base=imagery", as: "planner", ...view });
      const { page } = opened;
      await waitForMapIdle(page);
      await page.getByRole("button", { name: texts.title, exact: true }).click();
      await page.getByRole("radio", { name: texts.own }).waitFor();
      expect(await page.getByRole("radio", { checked: true }).count()).toBe(1);
      await screenshot(page, `base-maps-${name}`);
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.getByRole("radio").first().waitFor({ state: "detached" });
      expectQuiet(others(opened.complaints));
      await opened.close();
    },
  );
});
