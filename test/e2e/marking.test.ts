import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { stateByCode } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Feature, FeatureCollection, MultiPolygon } from "geojson";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { aPhoto } from "../helpers/attachments.ts";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { type ServerProcess, startServer } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { plannerDrawsArea } from "./site-area.ts";
import { changeApi, emailOf, readApi, visit, words, writeApi } from "./visitor.ts";

// Maps are drawn without a graphics card, beside whatever else the machine does.
vi.setConfig({ testTimeout: 120_000 });

const { creating, decision, editing, events, outline, photos, record, waiting, worklist, zones } = workbenchEn;

const named = (text: string, slots: Readonly<Record<string, string>>) =>
  text.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => slots[name] ?? slot);
const labelOf = (stage: string) => stateByCode(zoneStageWorkflow, stage)?.label.en ?? stage;

const card = (page: Page) => page.getByRole("region", { name: words.en.card.label, exact: true });
const list = (page: Page) => page.getByRole("region", { name: waiting.title, exact: true });
const mark = (page: Page, number: number) =>
  page.getByRole("banner").getByRole("button", {
    name: named(number === 1 ? waiting.mark_one : waiting.mark_other, { number: String(number) }),
  });
const zoneForm = (page: Page) => page.getByRole("region", { name: creating.new["rehabilitation-zones"], exact: true });
const tool = (page: Page, name: string) =>
  page.getByRole("toolbar", { name: outline.title }).getByRole("button", { name, exact: true });
const picked = (page: Page) => new URL(page.url()).searchParams.get("pick")?.split(":")[1] ?? "";

/** What the panel says the outline has: hectares, metres round, corners. */
async function figures(page: Page, corners: number): Promise<readonly number[]> {
  const told = page.locator("dl").filter({ hasText: outline.figures.perimeter }).locator("dd");
  await told.getByText(String(corners), { exact: true }).waitFor();
  return (await told.allInnerTexts()).map((figure) => Number(figure.replaceAll(",", "")));
}

/** What somebody presses, counted: every step of a journey is one press or one corner. */
class Presses {
  count = 0;
  async tap(where: Locator): Promise<void> {
    this.count += 1;
    await where.tap();
  }
  async click(where: Locator): Promise<void> {
    this.count += 1;
    await where.click();
  }
  /** By keyboard alone. */
  async enter(where: Locator): Promise<void> {
    this.count += 1;
    await where.focus();
    await where.page().keyboard.press("Enter");
  }
}

inBrowser("an officer on a hillside", (browser) => {
  let server: ServerProcess;
  let wide: OpenedPage;
  let phone: OpenedPage;
  let made = "";
  const path = "/workbench?at=104,47,14";

  const zoneOf = async (code: string) => {
    const query = `/ogc/collections/rehabilitation-zones/items?code=${code}`;
    const { features } = await readApi<FeatureCollection<MultiPolygon>>(server, query, "officer");
    if (!features[0]) throw new Error(`There is no zone ${code}`);
    return features[0];
  };
  const zonesOnRecord = async () =>
    (await readApi<{ numberMatched: number }>(server, "/ogc/collections/rehabilitation-zones/items?limit=1", "officer"))
      .numberMatched;

  beforeAll(async () => {
    server = await startServer({ engine: "embedded" });
    [phone, wide] = await Promise.all([
      visit(browser(), server, { path, as: "officer", size: "phone", reducedMotion: true }),
      visit(browser(), server, { path: "/workbench?at=104.06,47,14", as: "officer", reducedMotion: true }),
    ]);
    await Promise.all([waitForMapIdle(phone.page), waitForMapIdle(wide.page)]);
  });
  afterAll(async () => {
    for (const { complaints, close } of [phone, wide]) {
      // Nothing fails but what the network, the version changed by somebody else, or a file that is none, is refused for.
      expectQuiet(complaints, [/ERR_INTERNET_DISCONNECTED|412|422/]);
      await close();
    }
    await server.stop();
  });

  it("marks a zone with a finger, is told what is wrong while drawing, and needs three steps and its corners (O1)", async () => {
    const { page } = phone;
    const presses = new Presses();
    const corner = async (x: number, y: number) => {
      presses.count += 1;
      await page.touchscreen.tap(x, y);
    };
    await presses.tap(page.getByRole("button", { name: creating.menu, exact: true }));
    await presses.tap(page.getByRole("button", { name: creating.new["rehabilitation-zones"], exact: true }));
    await tool(page, outline.tool.part).waitFor();
    await waitForMapIdle(page);
    await corner(90, 110);
    await corner(250, 110);
    // In the wrong order the outline crosses itself: said at once, and taken back.
    const before = presses.count;
    await corner(90, 230);
    await corner(250, 230);
    await zoneForm(page).getByText("crosses itself").first().waitFor();
    await expectAccessible(page);
    await screenshot(page, "marking-wrong-phone");
    await presses.tap(tool(page, outline.tool.undo));
    await presses.tap(tool(page, outline.tool.undo));
    presses.count = before;

    await corner(250, 230);
    const [three = 0] = await figures(page, 3);
    await corner(90, 230);
    const [four = 0] = await figures(page, 4);
    expect(four).toBeGreaterThan(three * 1.5);
    await zoneForm(page).getByText(outline.alone).waitFor();
    // That the nearest site of the country is far away is no rule kept: the zone is linked to none yet.
    await zoneForm(page)
      .getByText(outline.unlinked.split("{{")[0]?.trim() ?? "")
      .waitFor();
    await expectNoSidewaysScroll(page);
    await screenshot(page, "marking-phone");
    await presses.tap(zoneForm(page).getByRole("button", { name: editing.save }));
    await card(page).waitFor();
    expect(presses.count).toBe(3 + 4);
    made = picked(page);
    const { properties } = await zoneOf(made);
    expect(properties?.area_ha).toBeCloseTo(four, 1);
    expect(properties?.origin).toBe("unknown");
  });

  /** The crosshair goes over the ground, and a corner is set under it. */
  const moves = async (page: Page, key: string, times: number) => {
    for (let pressed = 0; pressed < times; pressed += 1) await page.keyboard.press(key);
  };
  const setCorner = async (page: Page, key: string, times: number) => {
    await moves(page, key, times);
    await page.keyboard.press("Enter");
  };
  const toMap = (page: Page) => page.locator(".maplibregl-canvas").focus();

  it("draws by keyboard alone, closes the tab mid-way, comes back and goes on (O1)", async () => {
    const presses = new Presses();
    let { page } = wide;
    const corner = (key: string, times: number) => {
      presses.count += 1;
      return setCorner(page, key, times);
    };
    await presses.enter(page.getByRole("button", { name: creating.menu, exact: true }));
    await presses.enter(page.getByRole("button", { name: creating.new["rehabilitation-zones"], exact: true }));
    await tool(page, outline.tool.part).waitFor();
    await toMap(page);
    await corner("ArrowLeft", 0);
    await corner("ArrowRight", 4);
    await corner("ArrowDown", 3);
    await figures(page, 3);
    await zoneForm(page).getByText("draft kept on this device").waitFor();

    const address = page.url();
    await page.close();
    page = await wide.context.newPage();
    wide = { ...wide, page };
    await page.goto(address);
    await zoneForm(page).getByText("This is the outline you were drawing").waitFor();
    await waitForMapIdle(page);
    await figures(page, 3);
    await toMap(page);
    await corner("ArrowLeft", 4);
    await figures(page, 4);
    // Closed where it ended. It could be saved now, with the third press.
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: outline.firstCorner }).waitFor();
    expect(presses.count).toBe(2 + 4);
  });

  it("corrects it by keyboard alone, back and forth: a corner is moved, a hole is cut; the database has what was told (O3)", async () => {
    const { page } = wide;
    const [whole = 0] = await figures(page, 4);
    await page.getByRole("button", { name: outline.firstCorner }).focus();
    await page.keyboard.press("Enter");
    const place = page.getByLabel(outline.cornerPlace);
    const [latitude = 0, longitude = 0] = (await place.inputValue()).split(/[^\d.]+/).map(Number);
    await place.fill(`${latitude + 0.001} ${longitude}`);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await figures(page, 4))[0]).not.toBe(whole);
    const [moved = 0] = await figures(page, 4);
    await tool(page, outline.tool.hole).focus();
    await page.keyboard.press("Enter");
    await toMap(page);
    await moves(page, "ArrowUp", 1);
    await setCorner(page, "ArrowRight", 1);
    await setCorner(page, "ArrowRight", 1);
    await setCorner(page, "ArrowUp", 1);
    await page.keyboard.press("Enter");
    const [holed = 0] = await figures(page, 7);
    expect(holed).toBeLessThan(moved);
    for (const [key, corners] of [
      ["z", 4],
      ["y", 7],
    ] as const) {
      await page.keyboard.press(`Control+${key}`);
      await figures(page, corners);
    }
    await expectAccessible(page);
    await screenshot(page, "marking-keyboard");
    await zoneForm(page).getByRole("button", { name: editing.save }).focus();
    await page.keyboard.press("Enter");
    await card(page).waitFor();
    const saved = await zoneOf(picked(page));
    expect(saved.geometry.coordinates.map((rings) => rings.map((ring) => ring.length))).toEqual([[5, 4]]);
    expect(saved.properties?.area_ha).toBeCloseTo(holed, 1);
  });

  it("walks a boundary without network in three steps; vague positions are left out, and it is saved once (O2)", async () => {
    const { page, context } = phone;
    const presses = new Presses();
    await context.grantPermissions(["geolocation"], { origin: server.url });
    const stand = (longitude: number, latitude: number, accuracy = 4) =>
      context.setGeolocation({ longitude, latitude, accuracy });
    await stand(104.12, 47);
    await page.goto(`${server.url}/workbench?open=new-rehabilitation-zones&at=104.12,47,14`);
    await tool(page, outline.tool.part).waitFor();
    await waitForMapIdle(page);
    const before = await zonesOnRecord();
    await context.setOffline(true);
    const awayFrom = performance.now();
    await presses.tap(page.getByText(outline.walkTitle));
    await presses.tap(page.getByRole("button", { name: outline.walkStart }));
    const walked = (number: string, accuracy: string) =>
      zoneForm(page).getByText(named(outline.walkHere, { number, accuracy })).waitFor();
    await walked("1", "4");
    await stand(104.123, 47);
    await walked("2", "4");
    await stand(104.2, 47.1, 40);
    await zoneForm(page)
      .getByText(named(outline.walkTooVague, { number: "2", accuracy: "40" }))
      .waitFor();
    await screenshot(page, "marking-walk-phone");
    await stand(104.123, 47.002, 5);
    await walked("3", "5");
    await stand(104.12, 47.002, 6);
    await walked("4", "6");
    await presses.tap(page.getByRole("button", { name: outline.walkFinish }));
    expect(presses.count).toBe(3);
    const [hectares = 0] = await figures(page, 4);
    expect(hectares).toBeCloseTo(5.07, 1);

    await zoneForm(page).getByRole("button", { name: editing.save }).tap();
    await mark(page, 1).tap();
    await list(page).getByRole("button", { name: waiting.tryNow }).tap();
    await list(page).getByText(waiting.away).waitFor();
    // Away for half a minute: whatever tries again by itself has tried.
    await page.waitForTimeout(Math.max(0, 30_000 - (performance.now() - awayFrom)));
    expect(await zonesOnRecord()).toBe(before);
    await context.setOffline(false);
    await list(page).getByText(waiting.none).waitFor();
    await page.reload();
    await expect.poll(zonesOnRecord).toBe(before + 1);
  });

  it("meets another's outline: both are on the map, and one is chosen (O3)", async () => {
    const { page } = wide;
    await page.goto(`${server.url}/workbench?pick=rehabilitation-zones:${made}`);
    await card(page).getByRole("button", { name: outline.redraw }).click();
    const redrawing = page.getByRole("region", { name: named(outline.redrawTitle, { code: made }), exact: true });
    await redrawing.getByRole("button", { name: outline.firstCorner }).click();
    await redrawing.getByRole("button", { name: outline.remove }).click();
    await figures(page, 3);
    const { id, geometry } = await zoneOf(made);
    const theirs = geometry.coordinates.map((rings) =>
      rings.map((ring) => ring.map(([x = 0, y = 0]) => [x, y - 0.002])),
    );
    await changeApi(
      server,
      `/ogc/collections/rehabilitation-zones/items/${id}`,
      "administrator",
      {},
      {
        type: "MultiPolygon",
        coordinates: theirs,
      },
    );
    await redrawing.getByRole("button", { name: editing.save }).click();
    const conflict = redrawing.getByRole("alert", { name: record.conflict });
    await conflict.waitFor();
    // Saving is pressed at the foot of the form: what came of it is shown, wherever the form was scrolled to.
    await expect.poll(() => conflict.evaluate((box) => box === document.activeElement)).toBe(true);
    const shapes = (kind: "was" | "area") => page.locator(`.atlas-outline-${kind}`).count();
    await expect.poll(() => Promise.all([shapes("was"), shapes("area")])).toEqual([1, 1]);
    await expectAccessible(page);
    await screenshot(page, "marking-conflict");
    await conflict.getByRole("button", { name: record.goOn }).click();
    await redrawing.getByRole("button", { name: editing.save }).click();
    await redrawing.waitFor({ state: "detached" });
    expect((await zoneOf(made)).geometry.coordinates.map(([ring = []]) => ring.length)).toEqual([4]);
  });

  it("finishes technical work with hectares and photos that wait for the network, and sends it for acceptance, in five steps (O4)", async () => {
    const { page, context } = wide;
    const { features } = await readApi<FeatureCollection>(
      server,
      "/ogc/collections/rehabilitation-zones/items?stage=TECHNICAL&limit=1",
      "officer",
    );
    const { code, area_ha: area } = (features[0] as Feature).properties as { code: string; area_ha: number };
    await page.goto(`${server.url}/workbench?pick=rehabilitation-zones:${code}`);
    const presses = new Presses();
    const begin = async (stage: string) => {
      const steps = card(page).getByRole("region", { name: events.title });
      await presses.click(steps.getByRole("button", { name: labelOf(stage), exact: true }));
      await presses.click(steps.getByRole("button", { name: named(decision.record, { status: labelOf(stage) }) }));
    };
    const isNow = (stage: string) => card(page).locator("header").getByText(labelOf(stage), { exact: true }).waitFor();
    await begin("TECHNICAL_DONE");
    const hectares = card(page).getByLabel(decision.field.hectares);
    await hectares.fill(String(area * 1.2));
    await card(page).getByText("More than 5 % above").waitFor();
    await hectares.fill(String(Math.floor(area)));
    const finish = card(page).getByRole("button", {
      name: named(decision.saveAnd, { status: labelOf("HANDOVER_SUBMITTED") }),
    });
    // Without its act a zone is not handed over, and nothing of the form is recorded.
    await finish.click();
    await card(page).getByText(events.fault.needed).waitFor();
    await card(page).getByLabel(decision.field.document).fill("Act 12");

    await context.setOffline(true);
    const photosOf = (kind: "before" | "after") => card(page).getByLabel(photos.ofWorkKind[kind], { exact: true });
    for (const [kind, seed] of [
      ["before", 11],
      ["after", 12],
    ] as const) {
      presses.count += 1;
      const buffer = await aPhoto({ seed });
      await photosOf(kind).setInputFiles({ name: `${kind}.jpg`, mimeType: "image/jpeg", buffer });
      await expect.poll(() => card(page).getByText(photos.state.kept).count()).toBe(1);
    }
    const cut = (await aPhoto({ seed: 13 })).subarray(0, 3_000);
    await photosOf("after").setInputFiles({ name: "cut.jpg", mimeType: "image/jpeg", buffer: cut });
    await mark(page, 3).click();
    await list(page)
      .getByText(new RegExp(`^${code}: after.jpg, \\d+ KB$`))
      .waitFor();
    await expectAccessible(page);
    await screenshot(page, "marking-photos-wait");
    await context.setOffline(false);
    // One of them is no photo: it alone stays, with the reason.
    await list(page).getByText(photos.refused.damaged).waitFor();
    await expect.poll(() => list(page).getByRole("listitem").count()).toBe(1);
    await list(page)
      .getByRole("button", { name: new RegExp(`^${waiting.takeBack}: ${code}: cut.jpg`) })
      .click();
    await list(page).getByText(waiting.none).waitFor();
    const kept = await readApi<FeatureCollection>(
      server,
      `/ogc/collections/attachments/items?zone_code=${code}`,
      "officer",
    );
    expect(kept.features.map(({ properties }) => properties?.kind).sort()).toEqual(["after", "before"]);

    // What was typed is there again, and the last press records both steps.
    await page.goBack();
    const begun = presses.count;
    await begin("TECHNICAL_DONE");
    presses.count = begun;
    await card(page).getByText(editing.recalled).waitFor();
    await presses.click(finish);
    await isNow("HANDOVER_SUBMITTED");
    await card(page).getByText(zones.frugal.progress.done).first().waitFor();
    await card(page).getByText("Act 12").waitFor();
    expect((await zoneOf(code)).properties).toMatchObject({
      stage: "HANDOVER_SUBMITTED",
      technical_ha: Math.floor(area),
    });
    expect(presses.count).toBe(5);

    // One way back takes both: the land is being worked on again.
    await page.getByRole("button", { name: decision.undo, exact: true }).click();
    await isNow("TECHNICAL");
  });

  it("sees in one step what is overdue in their aimag, and nothing of others (O5)", async () => {
    interface Told {
      readonly aimags: readonly string[];
      readonly sections: readonly {
        readonly id: string;
        readonly entries: readonly { code: string; aimag: string }[];
      }[];
    }
    const overdueOf = async () =>
      (await readApi<Told>(server, "/api/worklist", "officer")).sections.find(({ id }) => id === "zone-checks-overdue")
        ?.entries ?? [];
    const all = await overdueOf();
    const aimag = all.at(-1)?.aimag ?? "";
    const { accounts } = await readApi<{
      readonly accounts: readonly { readonly id: string; readonly email: string }[];
    }>(server, "/api/accounts", "administrator");
    const officer = accounts.find(({ email }) => email === emailOf("officer"))?.id;
    await writeApi(server, `/api/accounts/${officer}`, "administrator", { method: "PATCH", body: { aimags: [aimag] } });
    const presses = new Presses();
    const { page } = wide;
    await presses.click(page.getByRole("link", { name: words.en.app.worklist, exact: true }));
    const overdue = page.getByRole("region", { name: worklist.section["zone-checks-overdue"].heading, exact: true });
    await overdue.getByRole("listitem").first().waitFor();
    const mine = all.filter((entry) => entry.aimag === aimag).map(({ code }) => code);
    expect(mine.length).toBeLessThan(all.length);
    expect(await overdue.getByRole("listitem").count()).toBe(mine.length);
    for (const code of mine) await overdue.getByText(code).first().waitFor();
    expect(presses.count).toBe(1);
  });

  it("finds what a planner drew: the area of a site, caught on its neighbour's corner", async () => {
    await plannerDrawsArea(browser(), server);
  });
});
