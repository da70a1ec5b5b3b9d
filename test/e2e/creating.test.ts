import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import type { Feature, FeatureCollection, MultiPolygon, Point } from "geojson";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap } from "../helpers/map-probe.ts";
import { type ServerProcess, startServer } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { changeApi, readApi, visit, words } from "./visitor.ts";

const { creating, editing, record, decision, tools, waiting, outline } = workbenchEn;

const form = (page: Page) => page.getByRole("region", { name: creating.new.sites, exact: true });
const card = (page: Page) => page.getByRole("region", { name: words.en.card.label, exact: true });
const notice = (page: Page) => page.getByRole("region", { name: decision.notice, exact: true });
const list = (page: Page) => page.getByRole("region", { name: waiting.title, exact: true });
const picked = (page: Page) => new URL(page.url()).searchParams.get("pick")?.split(":")[1];

async function openFromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: creating.menu, exact: true }).click();
  await page.getByRole("button", { name, exact: true }).click();
}

const markOf = (page: Page, number: number) => {
  const sentence = number === 1 ? waiting.mark_one : waiting.mark_other;
  return page.getByRole("banner").getByRole("button", { name: sentence.replace("{{number}}", String(number)) });
};

async function openWaiting(page: Page, number: number): Promise<void> {
  await markOf(page, number).click();
  await list(page).waitFor();
}

/** A network that loses what is written to an address on its way there, or the answers on their way back, for as long as it says so. */
async function breakable(page: Page, address: string): Promise<{ loses: "requests" | "answers" | null }> {
  const network: { loses: "requests" | "answers" | null } = { loses: null };
  await page.route(address, async (route) => {
    const { loses } = network;
    if (loses === null || route.request().method() === "GET") return route.fallback();
    if (loses === "answers") await route.fetch();
    return route.abort();
  });
  return network;
}

/** What the browser tells the page when the network is back. */
const isBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

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

    it("a UTM position takes its place, and a save whose answer is lost waits, is opened once more and makes one site", async () => {
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
      const network = await breakable(page, "**/ogc/collections/sites/items");
      network.loses = "answers";
      await form(page).getByRole("button", { name: editing.save }).click();
      await form(page).waitFor({ state: "detached" });
      const what = `${creating.new.sites}: Between two rivers`;
      await notice(page).getByText(waiting.kept.replace("{{what}}", what)).waitFor();
      await openWaiting(page, 1);
      await expectAccessible(page);
      await screenshot(page, "waiting-saves");
      await list(page)
        .getByRole("button", { name: waiting.openOf.replace("{{what}}", what) })
        .click();
      // What is changed meanwhile is what is meant.
      await list(page).getByLabel("Name", { exact: true }).fill("Beyond two rivers");
      network.loses = null;
      await list(page).getByRole("button", { name: editing.save }).click();
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
      await bin.getByRole("button", { name: creating.restoreOf.replace("{{name}}", "Beyond two rivers") }).waitFor();
      expect(await bin.getByRole("button", { name: creating.restore }).count()).toBe(1);
    });

    it("what was put into the bin is taken out by undo, and what was just made is taken back", async () => {
      const { page } = opened;
      await openFromMenu(page, creating.new.kindergartens);
      const kindergarten = page.getByRole("region", { name: creating.new.kindergartens, exact: true });
      await kindergarten.getByLabel("Kind").selectOption({ index: 1 });
      await kindergarten.getByLabel(editing.typePlace).fill("46.5 106.5");
      await kindergarten.getByRole("button", { name: editing.save }).click();
      await card(page).waitFor();
      const code = picked(page);
      const path = `/ogc/collections/kindergartens/items?code=${code}`;
      const there = async () => (await readApi<FeatureCollection>(server, path, "planner")).features.length;
      await undo(page);
      await card(page).waitFor({ state: "detached" });
      expect(await there()).toBe(0);
      await openFromMenu(page, creating.bin);
      await page.getByRole("button", { name: creating.restoreOf.replace("{{name}}", String(code)) }).click();
      await notice(page)
        .getByText(creating.restored.replace("{{name}}", String(code)))
        .waitFor();
      await page.goto(`${server.url}/workbench?pick=kindergartens:${code}`);
      await card(page).getByRole("button", { name: record.action.bin }).click();
      await card(page).getByRole("button", { name: creating.binDo, exact: true }).click();
      await card(page).waitFor({ state: "detached" });
      expect(await there()).toBe(0);
      await undo(page);
      expect(await there()).toBe(1);
    });
  });

  describe("without network, on a phone", () => {
    let opened: OpenedPage;
    let site: Feature;
    const read = async (collection: string, filter: string) =>
      (await readApi<FeatureCollection>(server, `/ogc/collections/${collection}/items?${filter}&limit=100`, "planner"))
        .features;
    const ofSite = async () => {
      const filter = `site_code=${site.properties?.code}`;
      const [visits, steps] = await Promise.all([read("site-visits", filter), read("site-status-events", filter)]);
      return [visits.length, steps.length] as const;
    };
    beforeAll(async () => {
      [site] = (await read("sites", "status=INFORMAL")) as [Feature];
      const path = `/workbench?pick=sites:${site.properties?.code}`;
      opened = await visit(browser(), server, { path, as: "planner", size: "phone", reducedMotion: true });
      await waitForMapIdle(opened.page);
    });
    afterAll(async () => {
      // Nothing fails but what the network, or the version changed by somebody else, refuses.
      expectQuiet(opened.complaints, [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|412/]);
      await opened.close();
    });

    it("a visit and a step are saved, wait through it in the bar, and are each on record once when it is back", async () => {
      const { page, context } = opened;
      const [visits, steps] = await ofSite();
      await card(page).getByRole("button", { name: record.action.visit, exact: true }).click();
      await context.setOffline(true);
      await card(page).getByLabel("Confidence").selectOption({ index: 1 });
      await card(page).getByRole("button", { name: editing.save }).click();
      await markOf(page, 1).waitFor();
      await card(page).getByText(waiting.ofRecord).waitFor();
      await card(page)
        .getByRole("button", { name: /^Record “/ })
        .click();
      await card(page).getByRole("button", { name: decision.save }).click();
      await openWaiting(page, 2);
      await list(page).getByText(waiting.away).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, "waiting-saves-phone");
      expect(await ofSite()).toEqual([visits, steps]);
      await context.setOffline(false);
      await list(page).getByText(waiting.none).waitFor();
      expect(await markOf(page, 1).count()).toBe(0);
      expect(await ofSite()).toEqual([visits + 1, steps + 1]);
    });

    it("a change whose answer is lost is known again, and one that met another's is laid beside it", async () => {
      const { page } = opened;
      const { id } = site;
      const address = `/ogc/collections/sites/items/${id}`;
      const now = () => readApi<Feature>(server, address, "planner");
      const save = async (name: string) => {
        await page.goto(`${server.url}/workbench?pick=sites:${site.properties?.code}`);
        await card(page).getByRole("button", { name: record.action.edit, exact: true }).click();
        await card(page).getByLabel("Name", { exact: true }).fill(name);
        await card(page).getByRole("button", { name: editing.save }).click();
      };
      const network = await breakable(page, `**${address}`);
      network.loses = "answers";
      await save("Once");
      await openWaiting(page, 1);
      await list(page).getByRole("button", { name: waiting.tryNow }).click();
      await list(page).getByText(waiting.away).waitFor();
      const { properties } = await now();
      expect(properties?.name_en).toBe("Once");
      network.loses = null;
      await isBack(page);
      await list(page).getByText(waiting.none).waitFor();
      expect((await now()).properties?.version).toBe(properties?.version);

      // Another's change comes between: it is neither overwritten nor lost.
      network.loses = "requests";
      await save("Mine");
      await openWaiting(page, 1);
      await changeApi(server, address, "administrator", { name_en: "Theirs" });
      network.loses = null;
      await isBack(page);
      await list(page).getByText(waiting.conflict).waitFor();
      await list(page)
        .getByRole("button", { name: new RegExp(`^${waiting.open}`) })
        .click();
      const conflict = list(page).getByRole("alert", { name: record.conflict });
      await conflict.getByText("Theirs", { exact: true }).last().waitFor();
      await screenshot(page, "waiting-conflict-phone");
      await conflict.getByRole("button", { name: record.goOn }).click();
      await list(page).getByRole("button", { name: editing.save }).click();
      await list(page).getByText(waiting.none).waitFor();
      expect((await now()).properties?.name_en).toBe("Mine");
    });

    it("what was typed before a reload meets what somebody else saved meanwhile, and nothing is overwritten unseen", async () => {
      const { page } = opened;
      const address = `/ogc/collections/sites/items/${site.id}`;
      const edit = async () => {
        await page.goto(`${server.url}/workbench?pick=sites:${site.properties?.code}`);
        await card(page).getByRole("button", { name: record.action.edit, exact: true }).click();
      };
      await edit();
      await card(page).getByLabel("Name", { exact: true }).fill("Typed earlier");
      await changeApi(server, address, "administrator", { name_en: "Saved meanwhile" });
      await edit();
      const conflict = card(page).getByRole("alert", { name: record.conflict });
      await conflict.getByText("Saved meanwhile", { exact: true }).waitFor();
      await conflict.getByRole("radio").last().check();
      await conflict.getByRole("button", { name: record.goOn }).click();
      await expect.poll(() => card(page).getByLabel("Name", { exact: true }).inputValue()).toBe("Saved meanwhile");
      await conflict.waitFor({ state: "detached" });
    });
  });

  describe("by an officer", () => {
    const drawingTool = (page: Page, name: string) =>
      page.getByRole("toolbar", { name: outline.title }).getByRole("button", { name, exact: true });
    const zoneForm = (page: Page) =>
      page.getByRole("region", { name: creating.new["rehabilitation-zones"], exact: true });
    const click = async (page: Page, places: readonly (readonly [x: number, y: number])[]) => {
      for (const [x, y] of places) {
        await page.mouse.move(x, y, { steps: 2 });
        await page.mouse.click(x, y);
      }
    };
    /** What the panel says the outline has: hectares, metres round, corners. */
    const figures = async (page: Page, corners: number) => {
      const list = page.locator("dl").filter({ hasText: outline.figures.perimeter });
      await list.locator("dd").getByText(String(corners), { exact: true }).waitFor();
      const told = await list.locator("dd").allInnerTexts();
      return told.map((figure) => Number(figure.replaceAll(",", "")));
    };
    const zoneOf = async (code: string | undefined) =>
      (
        await readApi<FeatureCollection<MultiPolygon>>(
          server,
          `/ogc/collections/rehabilitation-zones/items?code=${code}`,
          "officer",
        )
      ).features[0];

    let opened: OpenedPage;
    let made: string | undefined;
    beforeAll(async () => {
      const path = "/workbench?open=new-rehabilitation-zones&at=104,47,14&day=2024-05-01&known=2025-05-01";
      opened = await visit(browser(), server, { path, as: "officer", reducedMotion: true });
      await waitForMapIdle(opened.page);
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("draws a zone corner by corner, back and forth, and finds it again after the tab was closed mid-way", async () => {
      const { page } = opened;
      await drawingTool(page, outline.tool.part).waitFor();
      await click(page, [
        [500, 300],
        [640, 320],
        [620, 450],
        [520, 470],
      ]);
      await drawingTool(page, outline.tool.undo).click();
      await figures(page, 3);
      await page.keyboard.press("Control+y");
      await figures(page, 4);
      await zoneForm(page).getByText("draft kept on this device").waitFor();
      await page.reload();
      await waitForMapIdle(page);
      await zoneForm(page).getByText("This is the outline you were drawing").waitFor();
      const [, , corners] = await figures(page, 4);
      expect(corners).toBe(4);
      await click(page, [[500, 300]]);
      await page.getByRole("button", { name: outline.tool.edit, exact: true, pressed: true }).waitFor();
    });

    it("saves it, and the database has the hectares it was told while drawing", async () => {
      const { page } = opened;
      const [said = 0, around, corners] = await figures(page, 4);
      expect([corners, around]).toEqual([4, expect.closeTo(1_500, -3)]);
      await zoneForm(page).getByLabel("Origin of the damage").selectOption("unknown");
      await zoneForm(page).getByRole("button", { name: editing.save }).click();
      await card(page).waitFor();
      made = picked(page);
      // Of no earlier day, and in no earlier record, would it be seen.
      const { searchParams } = new URL(page.url());
      expect([searchParams.get("day"), searchParams.get("known")]).toEqual([null, null]);
      expect((await zoneOf(made))?.properties?.area_ha).toBeCloseTo(said, 1);
    });

    it("redraws it from its card: a corner is moved, a hole is cut, and undo from the notice puts the old outline back", async () => {
      const { page } = opened;
      const before = (await zoneOf(made))?.geometry;
      await card(page).getByRole("button", { name: outline.redraw }).click();
      const title = outline.redrawTitle.replace("{{code}}", String(made));
      const redrawing = page.getByRole("region", { name: title, exact: true });
      await redrawing.getByText(outline.alone).waitFor();
      await waitForMapIdle(page);
      await page.mouse.move(640, 320);
      await page.mouse.down();
      await page.mouse.move(670, 330, { steps: 3 });
      await page.mouse.move(700, 340, { steps: 3 });
      await page.mouse.up();
      await drawingTool(page, outline.tool.hole).click();
      await click(page, [
        [560, 360],
        [600, 360],
        [580, 400],
        [560, 360],
      ]);
      const [said = 0] = await figures(page, 7);
      await expectAccessible(page);
      await screenshot(page, "drawing-outline");
      await redrawing.getByRole("button", { name: editing.save }).click();
      await redrawing.waitFor({ state: "detached" });
      const saved = await zoneOf(made);
      expect(saved?.geometry.coordinates.map((rings) => rings.length)).toEqual([2]);
      expect(saved?.properties?.area_ha).toBeCloseTo(said, 1);
      await undo(page);
      expect((await zoneOf(made))?.geometry).toEqual(before);
    });

    it("is told which zone an outline lies over, and trims it after seeing what goes", async () => {
      const { page } = opened;
      await openFromMenu(page, creating.new["rehabilitation-zones"]);
      await drawingTool(page, outline.tool.part).waitFor();
      await page.getByRole("button", { name: outline.shape.rectangle }).click();
      await click(page, [
        [600, 260],
        [760, 400],
      ]);
      await zoneForm(page).getByText(`ha lie inside zone ${made}`).waitFor();
      await zoneForm(page).getByRole("button", { name: outline.trim }).click();
      await zoneForm(page).getByText("off your outline").waitFor();
      await screenshot(page, "drawing-trim");
      await zoneForm(page).getByRole("button", { name: outline.trimDo }).click();
      await zoneForm(page).getByText(outline.alone).waitFor();
      await zoneForm(page).getByLabel("Origin of the damage").selectOption("unknown");
      await zoneForm(page).getByRole("button", { name: editing.save }).click();
      await card(page).waitFor();
      expect(picked(page)).not.toBe(made);
      expect(await zoneOf(picked(page))).toBeDefined();
    });

    it("splits it by a line, keeps a piece, and is handed the other as a new zone once that is saved", async () => {
      const { page } = opened;
      const code = picked(page);
      const whole = Number((await zoneOf(code))?.properties?.area_ha);
      await card(page).getByRole("button", { name: outline.redraw }).click();
      const title = outline.redrawTitle.replace("{{code}}", String(code));
      const redrawing = page.getByRole("region", { name: title, exact: true });
      await redrawing.getByText(outline.alone).waitFor();
      await waitForMapIdle(page);
      await drawingTool(page, outline.tool.split).click();
      await click(page, [
        [720, 230],
        [720, 440],
        [720, 440],
      ]);
      await redrawing.getByText(outline.splitAsk).waitFor();
      await redrawing
        .getByRole("button", { name: /^Keep the piece/ })
        .first()
        .click();
      await redrawing.getByRole("button", { name: outline.splitOffDrop }).waitFor();
      await expectAccessible(page);
      await redrawing.getByRole("button", { name: editing.save }).click();
      await zoneForm(page).getByText("This is the outline you were drawing").waitFor();
      await zoneForm(page).getByText(outline.alone).waitFor();
      await zoneForm(page).getByRole("button", { name: editing.save }).click();
      await card(page).waitFor();
      const pieces = [await zoneOf(code), await zoneOf(picked(page))];
      expect(picked(page)).not.toBe(code);
      const areas = pieces.map((piece) => Number(piece?.properties?.area_ha));
      expect(Math.min(...areas)).toBeGreaterThan(0.2 * whole);
      expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(whole, 1);
    });

    it("draws a circle that is round on the globe, and freehand the land that was gone round", async () => {
      const { page } = opened;
      await openFromMenu(page, creating.new["rehabilitation-zones"]);
      await drawingTool(page, outline.tool.part).waitFor();
      await waitForMapIdle(page);
      await page.getByRole("button", { name: outline.shape.circle }).click();
      await click(page, [
        [820, 380],
        [880, 380],
      ]);
      const [circle = 0, around = 0] = await figures(page, 64);
      await zoneForm(page).getByText(outline.valid).waitFor();
      // A regular ring of 64 corners has 0.08 % less land than the circle of its length.
      expect((circle * 10_000) / (around ** 2 / (4 * Math.PI))).toBeCloseTo(0.9992, 2);
      await drawingTool(page, outline.tool.undo).click();
      await zoneForm(page).getByText(outline.none).waitFor();
      await page.getByRole("button", { name: outline.shape.freehand }).click();
      const square = [
        [760, 320],
        [880, 320],
        [880, 440],
        [760, 440],
        [760, 324],
      ] as const;
      await page.mouse.move(760, 320);
      await page.mouse.down();
      for (const [x, y] of square) await page.mouse.move(x, y, { steps: 2 });
      await page.mouse.up();
      await zoneForm(page).getByText(outline.valid).waitFor();
      const told = await page
        .locator("dl")
        .filter({ hasText: outline.figures.perimeter })
        .locator("dd")
        .allInnerTexts();
      // The square about the circle has 4/π of its land.
      expect(Number(told[0]?.replaceAll(",", "")) / circle).toBeCloseTo(4 / Math.PI, 1);
      await zoneForm(page).getByRole("button", { name: editing.cancel, exact: true }).click();
    });
  });

  it("an officer with a phone takes an outline with a hole from a file, adds a part by bearings, and is refused a file that could grow", async () => {
    const path = "/workbench?open=new-rehabilitation-zones&at=103,47,14";
    const opened = await visit(browser(), server, { path, as: "officer", size: "phone", reducedMotion: true });
    const { page } = opened;
    await page.getByRole("toolbar", { name: outline.title }).waitFor();
    const corners = (count: number) =>
      page
        .locator("dl")
        .filter({ hasText: outline.figures.perimeter })
        .locator("dd")
        .getByText(String(count), { exact: true });
    await page.getByText(outline.fileTitle).click();
    const file = (content: string) => ({ name: "land.kml", mimeType: "text/xml", buffer: Buffer.from(content) });
    const chooser = page.getByLabel(outline.fileLabel);
    await chooser.setInputFiles(file('<!DOCTYPE kml [<!ENTITY a "a">]><kml>&a;</kml>'));
    await page.getByText(outline.fileFault["has-declarations"]).waitFor();
    const kmlRing = (list: string) => `<LinearRing><coordinates>${list}</coordinates></LinearRing>`;
    const outer = kmlRing("103,47,0 103.004,47,0 103.004,47.003,0 103,47.003,0 103,47,0");
    const inner = kmlRing("103.001,47.001 103.002,47.001 103.002,47.002 103.001,47.001");
    await chooser.setInputFiles(
      file(
        `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon><outerBoundaryIs>${outer}</outerBoundaryIs><innerBoundaryIs>${inner}</innerBoundaryIs></Polygon></Placemark></kml>`,
      ),
    );
    await corners(7).waitFor();
    await page.getByRole("toolbar", { name: outline.title }).getByRole("button", { name: outline.tool.part }).click();
    await page.getByText(outline.bearingTitle).click();
    for (const [count, bearing, distance] of [
      [7, "180", "800"],
      [7, "90", "100"],
      [10, "0", "100"],
    ] as const) {
      await page.getByLabel(outline.bearing).fill(bearing);
      await page.getByLabel(outline.distance).fill(distance);
      await page.getByRole("button", { name: outline.bearingTake }).click();
      await corners(count).waitFor();
    }
    await page.getByRole("button", { name: outline.finish }).click();
    await page.getByRole("button", { name: outline.tool.edit, exact: true, pressed: true }).waitFor();
    await corners(10).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, "drawing-phone");
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
