import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import type { Feature, FeatureCollection, Point } from "geojson";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap } from "../helpers/map-probe.ts";
import { type ServerProcess, startServer } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { readApi, visit, words } from "./visitor.ts";

const { creating, editing, record, decision, tools } = workbenchEn;

const form = (page: Page) => page.getByRole("region", { name: creating.new.sites, exact: true });
const card = (page: Page) => page.getByRole("region", { name: words.en.card.label, exact: true });
const notice = (page: Page) => page.getByRole("region", { name: decision.notice, exact: true });
const picked = (page: Page) => new URL(page.url()).searchParams.get("pick")?.split(":")[1];

async function openFromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: creating.menu, exact: true }).click();
  await page.getByRole("button", { name, exact: true }).click();
}

async function undo(page: Page): Promise<void> {
  await notice(page).getByRole("button", { name: decision.undo }).click();
  await notice(page).getByText(decision.undone).waitFor();
}

inBrowser("records made and moved on the map", (browser) => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServer({ engine: "embedded" });
  });
  afterAll(() => server.stop());

  const siteOf = async (code: string | undefined) =>
    (await readApi<FeatureCollection<Point>>(server, `/ogc/collections/sites/items?code=${code}`, "planner"))
      .features[0] as Feature<Point> | undefined;

  describe("by a planner", () => {
    let opened: OpenedPage;
    let made: string | undefined;
    beforeAll(async () => {
      opened = await visit(browser(), server, {
        path: "/workbench?at=104,47,10",
        as: "planner",
        reducedMotion: true,
      });
      await waitForMapIdle(opened.page);
    });
    afterAll(async () => {
      // The answer that a test lets get lost, and nothing else.
      expectQuiet(opened.complaints, [/\/ogc\/collections\/sites\/items|ERR_FAILED/]);
      await opened.close();
    });

    it("a click on the map is the place, and a reload loses nothing of what was typed", async () => {
      const { page } = opened;
      await openFromMenu(page, creating.new.sites);
      await form(page).getByText(editing.noPlace).waitFor();
      await page.getByRole("region", { name: tools.name["place-point"], exact: true }).waitFor();
      await waitForMapIdle(page);
      const { x, y } = await middleOfMap(page);
      await page.mouse.click(Math.round(x), Math.round(y));
      const under = page.getByRole("region", { name: tools.readout, exact: true }).getByText("° N");
      const place = await under.innerText();
      await form(page).getByText(place).waitFor();
      await form(page).getByLabel("Name", { exact: true }).fill("Between two rivers");
      await form(page).getByRole("button", { name: editing.save }).click();
      await form(page).getByRole("alert").waitFor();
      await expectAccessible(page);
      await screenshot(page, "creating-site");
      await page.reload();
      await form(page).getByText(editing.recalled).waitFor();
      expect(await form(page).getByLabel("Name", { exact: true }).inputValue()).toBe("Between two rivers");
      await form(page).getByText(place).waitFor();
    });

    it("a UTM position takes its place, and a save whose answer is lost makes one site when it is sent again", async () => {
      const { page } = opened;
      await form(page).getByLabel(editing.typePlace).fill("48N 423975 5205649 or so");
      await form(page).getByText("cannot be read").waitFor();
      await form(page).getByLabel(editing.typePlace).fill("48N 425000 5206000");
      await form(page).getByText("UTM 48N 425000 5206000").waitFor();
      await form(page).getByLabel("Kind").selectOption("mine");
      await form(page).getByLabel("Gold, placer").check();
      await form(page).getByLabel("Precision of the place").selectOption("gps");
      const before = await readApi<{ numberMatched: number }>(
        server,
        "/ogc/collections/sites/items?limit=1",
        "planner",
      );
      await page.route("**/ogc/collections/sites/items", async (route) => {
        await route.fetch();
        await route.abort();
      });
      await form(page).getByRole("button", { name: editing.save }).click();
      await form(page).getByText(words.en.problem.network).waitFor();
      await page.unroute("**/ogc/collections/sites/items");
      // What is changed meanwhile is what is meant.
      await form(page).getByLabel("Name", { exact: true }).fill("Beyond two rivers");
      await form(page).getByRole("button", { name: editing.save }).click();
      await card(page).getByText("Beyond two rivers").waitFor();
      made = picked(page);
      expect(await siteOf(made)).toMatchObject({ properties: { name_en: "Beyond two rivers", status: "UNASSESSED" } });
      const after = await readApi<{ numberMatched: number }>(server, "/ogc/collections/sites/items?limit=1", "planner");
      expect(after.numberMatched).toBe(before.numberMatched + 1);
    });

    it("a site is moved by dragging its pin, and undo puts it back", async () => {
      const { page } = opened;
      const was = (await siteOf(made))?.geometry.coordinates ?? [];
      // The typed place was flown to: it lies in the middle.
      await waitForMapIdle(page);
      await card(page).getByRole("button", { name: record.action.edit, exact: true }).click();
      await card(page).getByRole("button", { name: editing.moveOnMap }).click();
      const { x, y } = await middleOfMap(page);
      await page.mouse.move(x, y - 12);
      await page.mouse.down();
      await page.mouse.move(x + 40, y + 20, { steps: 3 });
      await page.mouse.move(x + 100, y + 38, { steps: 3 });
      await page.mouse.up();
      await card(page)
        .getByText(/^[\d.]+ km from where it was/)
        .waitFor();
      await screenshot(page, "creating-moved");
      await card(page).getByRole("button", { name: editing.save }).click();
      await notice(page)
        .getByText(record.changed.replace("{{code}}", String(made)))
        .waitFor();
      const [longitude = 0, latitude = 0] = (await siteOf(made))?.geometry.coordinates ?? [];
      expect(longitude).toBeGreaterThan(was[0] ?? 0);
      expect(latitude).toBeLessThan(was[1] ?? 0);
      await undo(page);
      expect((await siteOf(made))?.geometry.coordinates).toEqual(was);
    });

    it("it is put into the bin from its card, after one more question", async () => {
      const { page } = opened;
      await card(page).getByRole("button", { name: record.action.bin }).click();
      await card(page).getByText(creating.binAskOther).waitFor();
      await card(page).getByRole("button", { name: creating.binDo, exact: true }).click();
      await card(page).waitFor({ state: "detached" });
      await notice(page)
        .getByText(creating.binned.replace("{{code}}", String(made)))
        .waitFor();
      expect(await siteOf(made)).toBeUndefined();
      await openFromMenu(page, creating.bin);
      const bin = page.getByRole("region", { name: creating.bin, exact: true });
      await bin.getByText("Beyond two rivers").waitFor();
      await bin.getByText(creating.whoRestores).waitFor();
      expect(await bin.getByRole("button", { name: creating.restore }).count()).toBe(0);
    });

    it("what was just made is taken back by undo", async () => {
      const { page } = opened;
      await openFromMenu(page, creating.new.kindergartens);
      const kindergarten = page.getByRole("region", { name: creating.new.kindergartens, exact: true });
      await kindergarten.getByLabel("Kind").selectOption({ index: 1 });
      await kindergarten.getByLabel(editing.typePlace).fill("46.5 106.5");
      await kindergarten.getByRole("button", { name: editing.save }).click();
      await card(page).waitFor();
      const code = picked(page);
      await undo(page);
      await card(page).waitFor({ state: "detached" });
      const path = `/ogc/collections/kindergartens/items?code=${code}`;
      expect((await readApi<FeatureCollection>(server, path, "planner")).features).toEqual([]);
    });
  });

  it("an officer draws a zone, which is on record with its hectares", async () => {
    const path = "/workbench?open=new-rehabilitation-zones&at=104,47,14&day=2024-05-01&known=2025-05-01";
    const opened = await visit(browser(), server, { path, as: "officer", reducedMotion: true });
    const { page } = opened;
    await waitForMapIdle(page);
    const zone = page.getByRole("region", { name: creating.new["rehabilitation-zones"], exact: true });
    await page.getByRole("region", { name: tools.name["place-outline"], exact: true }).waitFor();
    for (const [x, y] of [
      [500, 300],
      [640, 320],
      [600, 450],
      [500, 300],
    ] as const)
      await page.mouse.click(x, y);
    const said = await zone.getByText(/^[\d.]+ ha$/).innerText();
    await zone.getByLabel("Origin of the damage").selectOption("unknown");
    // Sites are found by name or code and linked by keyboard; the wrong one is taken away again.
    const find = zone.getByLabel(editing.links.find);
    for (const typed of ["site 19", "ASM-0003"]) {
      await find.fill(typed);
      await find.press("Enter");
    }
    await zone.getByRole("button", { name: /^Take away ASM-0019/ }).click();
    await zone.getByRole("button", { name: editing.save }).click();
    await card(page).waitFor();
    // Of no earlier day, and in no earlier record, would it be seen.
    const { searchParams } = new URL(page.url());
    expect([searchParams.get("day"), searchParams.get("known")]).toEqual([null, null]);
    const items = `/ogc/collections/rehabilitation-zones/items?code=${picked(page)}`;
    const { features } = await readApi<FeatureCollection>(server, items, "officer");
    expect(features[0]?.properties?.area_ha).toBeCloseTo(Number.parseFloat(said), 0);
    expect(features[0]?.properties?.site_codes).toEqual(["ASM-0003"]);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("an administrator takes it out of the bin again, on a phone too", async () => {
    const opened = await visit(browser(), server, { path: "/workbench?open=bin", as: "administrator", size: "phone" });
    const { page } = opened;
    const bin = page.getByRole("region", { name: creating.bin, exact: true });
    await bin.getByText("Beyond two rivers").waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await bin.getByRole("button", { name: creating.restoreOf.replace("{{name}}", "Beyond two rivers") }).click();
    await bin.getByText("Beyond two rivers").waitFor({ state: "detached" });
    const { features } = await readApi<FeatureCollection>(
      server,
      "/ogc/collections/sites/items?name_en=Beyond%20two%20rivers",
      "planner",
    );
    expect(features).toHaveLength(1);
    expectQuiet(opened.complaints);
    await opened.close();
  });
});
