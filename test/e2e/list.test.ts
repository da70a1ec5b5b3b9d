import { readFileSync } from "node:fs";
import type { Language } from "@asm-atlas/client/src/i18n/language.ts";
import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import { kindergartenLayer } from "@asm-atlas/data/domain/layers/kindergarten.ts";
import { rehabilitationZoneLayer } from "@asm-atlas/data/domain/layers/rehabilitation-zone.ts";
import { siteLayer } from "@asm-atlas/data/domain/layers/site.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { FeatureCollection, Point } from "geojson";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap, renderedCodes } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { leadTo, nameOf, readApi, type Visit, views, visit, words } from "./visitor.ts";

const text = words.en;
const listText: Readonly<Record<Language, typeof workbenchMn.list>> = { en: workbenchEn.list, mn: workbenchMn.list };
const said = listText.en;

const layers = [siteLayer, rehabilitationZoneLayer, kindergartenLayer] as const;
const label = (layer: (typeof layers)[number], field: string) =>
  layer.fields.find(({ name }) => name === field)?.label.en ?? "";

interface Site {
  readonly code: string;
  readonly name_en: string;
  readonly status: keyof typeof groupOfSiteStatus;
  readonly aimag_code: string | null;
  readonly workers: number | null;
  readonly last_visit_on: string | null;
  readonly minerals: readonly string[];
}

const list = (page: Page) => page.getByRole("region", { name: said.title, exact: true }).first();
const grid = (page: Page) => page.getByRole("grid");
const rows = (page: Page) => grid(page).locator("tbody tr[aria-rowindex]");
const header = (page: Page, name: string) => grid(page).getByRole("columnheader", { name, exact: true });
const tab = (page: Page, layer: (typeof layers)[number]) =>
  list(page).getByRole("tab", { name: new RegExp(`^${layer.title.en}`) });
const codeOf = async (row: Locator) => (await row.getByRole("rowheader").innerText()).trim();

/** "42 of 240" in the tab of a layer. */
async function numbersIn(page: Page, layer: (typeof layers)[number]): Promise<{ shown: number; known: number }> {
  const words = await tab(page, layer).innerText();
  const [, shown = "", known = ""] = /([\d,]+) of ([\d,]+)/.exec(words) ?? [];
  return { shown: Number(shown.replace(",", "")), known: Number(known.replace(",", "")) };
}

/** What a layer's legend says of all its entries together that are switched on. */
async function legendSum(page: Page, layer: (typeof layers)[number]): Promise<number> {
  const entries = page.getByRole("region", { name: layer.title.en, exact: true }).getByRole("listitem");
  let sum = 0;
  for (const entry of await entries.all()) {
    if (!(await entry.getByRole("switch").isChecked())) continue;
    const words = await entry
      .getByText(/in view of [\d,]+$/)
      .first()
      .innerText();
    sum += Number(/of ([\d,]+)$/.exec(words)?.[1]?.replaceAll(",", ""));
  }
  return sum;
}

/** A saved file as rows of cells. */
async function savedRows(page: Page): Promise<{ name: string; rows: string[][] }> {
  const started = page.waitForEvent("download");
  await list(page).getByRole("button", { name: said.save }).click();
  const download = await started;
  const csv = readFileSync(await download.path(), "utf8");
  const lines = csv.replace("\uFEFF", "").trimEnd().split("\r\n");
  const cells = lines.map((line) =>
    [...`,${line}`.matchAll(/,("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = ""]) =>
      cell.replace(/^"|"$/g, "").replaceAll('""', '"'),
    ),
  );
  return { name: download.suggestedFilename(), rows: cells };
}

/** The records of a saved file, by the names of its columns. */
function recordsIn(cells: readonly string[][]): Record<string, string>[] {
  const start = cells.findIndex((row) => row.every((cell) => cell === "")) + 1;
  const names = cells[start] ?? [];
  return cells.slice(start + 1).map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
}

inBrowser("the list twin of the map", (browser) => {
  let server: Reading;
  let sites: readonly Site[];
  beforeAll(async () => {
    server = await readingServer();
    const items = await readApi<{ features: { properties: Site }[] }>(
      server,
      "/ogc/collections/sites/items?limit=10000",
      "planner",
    );
    sites = items.features.map(({ properties }) => properties);
  });

  const matched = async (collection: string, query = "") =>
    (
      await readApi<{ numberMatched: number }>(
        server,
        `/ogc/collections/${collection}/items?limit=1${query}`,
        "planner",
      )
    ).numberMatched;

  /** Without the map, which takes most of a page's time and is not what such a test looks at. */
  async function openTable(query = "") {
    const opened = await visit(browser(), server, { path: `/workbench?open=list,table-only${query}`, as: "planner" });
    await rows(opened.page).first().waitFor();
    await opened.page.waitForLoadState("networkidle");
    return opened;
  }

  async function open(query = "", options: Omit<Visit, "path"> = {}) {
    const opened = await visit(browser(), server, { path: `/workbench?open=list${query}`, as: "planner", ...options });
    await waitForMapIdle(opened.page);
    await rows(opened.page).first().waitFor();
    return opened;
  }

  const looks = [
    ["everything", "", ""],
    ["one aimag", "&where=aimag:MN-069", "&aimag_code=MN-069"],
    ["the day after the suspension", "&day=2019-10-01", "&datetime=2019-10-01"],
    ["one aimag on an earlier day", "&day=2017-06-30&where=aimag:MN-069", "&datetime=2017-06-30&aimag_code=MN-069"],
  ] as const;

  describe("counts what the legend and the API count:", () => {
    let opened: OpenedPage;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it.each(looks)("%s", async (_what, query, asked) => {
      const { page } = opened;
      await leadTo(page, `/workbench?open=list${query}`);
      await waitForMapIdle(page);
      await rows(page).first().waitFor();
      const onDay = /&datetime=[\d-]+/.exec(asked)?.[0] ?? "";
      for (const layer of layers) {
        const fold = page.getByRole("button", { name: new RegExp(`^${layer.title.en}`), expanded: false });
        if ((await fold.count()) > 0) await fold.first().click();
        const expected = { shown: await matched(layer.id, asked), known: await matched(layer.id, onDay) };
        await expect.poll(() => numbersIn(page, layer), { message: layer.id }).toEqual(expected);
        await expect.poll(() => legendSum(page, layer), { message: layer.id }).toBe(expected.shown);
      }
      const { shown } = await numbersIn(page, siteLayer);
      await expect.poll(() => grid(page).getAttribute("aria-rowcount")).toBe(String(shown + 1));
    });
  });

  it("leaves out what the legend switches off, entry and layer, and leads back", async () => {
    const opened = await open("&hide=sites:not_formalised");
    const { page } = opened;
    const shown = sites.filter(({ status }) => groupOfSiteStatus[status] !== "not_formalised").length;
    expect(await numbersIn(page, siteLayer)).toEqual({ shown, known: sites.length });
    const show = text.legend.show.replace("{{name}}", siteLayer.title.en);
    await page.getByRole("switch", { name: show, exact: true }).click({ force: true });
    await list(page).getByText(said.off.replace("{{layer}}", siteLayer.title.en)).waitFor();
    await list(page).getByRole("button", { name: said.switchOn }).click();
    await rows(page).first().waitFor();
    expect(await numbersIn(page, siteLayer)).toEqual({ shown, known: sites.length });
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("says why it is empty, and one press fills it again", async () => {
    const opened = await visit(browser(), server, {
      path: "/workbench?open=table-only&where=status:HANDED_BACK;mineral:salt;people:50-plus",
      as: "planner",
    });
    const { page } = opened;
    await list(page).getByText(said.noneShown).waitFor();
    await list(page).getByRole("button", { name: workbenchEn.filter.clear }).click();
    await rows(page).first().waitFor();
    expect(await numbersIn(page, siteLayer)).toEqual({ shown: sites.length, known: sites.length });
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("draws only the lines in sight, whatever their number", async () => {
    const opened = await openTable();
    const { page } = opened;
    expect(await rows(page).count()).toBeLessThan(60);
    await grid(page)
      .locator("..")
      .evaluate((scroller) => {
        scroller.scrollTop = scroller.scrollHeight;
      });
    const last = rows(page).last();
    await expect.poll(() => last.getAttribute("aria-rowindex")).toBe(String(sites.length + 1));
    expect(await rows(page).count()).toBeLessThan(60);
    await opened.close();
  });

  const path = codesOf(siteStatusWorkflow.states);
  const byName = new Intl.Collator("en-GB", { numeric: true }).compare;
  const lastIfNull = <Value>(a: Value | null, b: Value | null, order: (a: Value, b: Value) => number): number => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return order(a, b);
  };
  const sorts: readonly (readonly [string, number, (a: Site, b: Site) => number])[] = [
    [label(siteLayer, "workers"), 2, (a, b) => lastIfNull(a.workers, b.workers, (x, y) => y - x)],
    [label(siteLayer, "name_en"), 1, (a, b) => byName(a.name_en, b.name_en)],
    [label(siteLayer, "status"), 1, (a, b) => path.indexOf(a.status) - path.indexOf(b.status)],
    [
      label(siteLayer, "last_visit_on"),
      1,
      (a, b) => lastIfNull(a.last_visit_on, b.last_visit_on, (x, y) => (x < y ? -1 : Number(x > y))),
    ],
    [
      label(siteLayer, "last_visit_on"),
      2,
      (a, b) => lastIfNull(a.last_visit_on, b.last_visit_on, (x, y) => (x > y ? -1 : Number(x < y))),
    ],
  ];

  describe("as the API's own values are sorted,", () => {
    let opened: OpenedPage;
    beforeAll(async () => {
      opened = await openTable();
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it.each(sorts)("sorts by %s (pressed %i times)", async (column, presses, order) => {
      const { page } = opened;
      // From the order it has when nobody asked for one.
      await leadTo(page, "/workbench?open=list,table-only");
      await expect
        .poll(() => grid(page).locator("[aria-sort]:not([aria-sort=none])").allInnerTexts())
        .not.toContain(column);
      for (let press = 0; press < presses; press += 1) await header(page, column).getByRole("button").click();
      const direction = presses === 1 ? "ascending" : "descending";
      await expect.poll(() => header(page, column).getAttribute("aria-sort")).toBe(direction);
      const expected = [...sites].sort((a, b) => order(a, b) || byName(a.code, b.code)).map(({ code }) => code);
      const shown = () => rows(page).getByRole("rowheader").allInnerTexts();
      const differing = async () => (await shown()).filter((code, index) => code.trim() !== expected[index]);
      expect((await shown()).length).toBeGreaterThan(5);
      await expect.poll(differing).toEqual([]);
      expect(recordsIn((await savedRows(page)).rows).map((record) => record[label(siteLayer, "code")])).toEqual(
        expected,
      );
      const inAddress = presses === 1 ? /^sites:[a-z]/ : /^sites:-/;
      await page.waitForURL((address) => inAddress.test(address.searchParams.get("sort") ?? ""));
    });
  });

  it("opens the card of a row, and brings the map to it", async () => {
    const feed = await readApi<FeatureCollection<Point>>(server, "/api/map/sites.geojson", "planner");
    const [first, ...others] = feed.features;
    const [longitude = 0, latitude = 0] = first?.geometry.coordinates ?? [];
    const far = others.find(({ geometry: { coordinates } }) => Math.abs((coordinates[0] ?? 0) - longitude) > 3);
    const code = String(far?.id);
    const opened = await open(`&at=${longitude},${latitude},11&sort=sites:code`);
    const { page } = opened;
    expect(await renderedCodes(page, "sites")).not.toContain(code);
    await grid(page)
      .focus()
      .catch(() => undefined);
    await list(page)
      .getByRole("rowheader", { name: new RegExp(`^${code}\\.`) })
      .click();
    const card = page.getByRole("region", { name: text.card.label, exact: true });
    await card.getByText(code).first().waitFor();
    await expect.poll(() => renderedCodes(page, "sites"), { timeout: 20_000 }).toContain(code);
    expect(new URL(page.url()).searchParams.get("pick")).toBe(`sites:${code}`);
    expect(await grid(page).locator('tr[aria-selected="true"]').count()).toBe(1);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("marks the row of what is chosen on the map and brings it into sight, in its own layer", async () => {
    const feed = await readApi<FeatureCollection<Point>>(server, "/api/map/kindergartens.geojson", "planner");
    const chosen = feed.features.at(-1);
    const opened = await open(`&at=${chosen?.geometry.coordinates.join(",")},16&switched=rehabilitation-zones`);
    const { page } = opened;
    await tab(page, siteLayer).waitFor();
    const { x, y } = await middleOfMap(page);
    await page.mouse.click(x, y);
    await expect.poll(() => tab(page, kindergartenLayer).getAttribute("aria-selected")).toBe("true");
    const row = grid(page).locator('tr[aria-selected="true"]');
    await row.waitFor();
    expect(await codeOf(row)).toBe(String(chosen?.id));
    expect(await isInSight(page, row)).toBe(true);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("brings a row that lies far down into sight when a link chooses it", async () => {
    const { code = "" } = sites.at(-20) ?? {};
    const opened = await openTable(`&pick=sites:${code}`);
    const row = grid(opened.page).locator('tr[aria-selected="true"]');
    await row.waitFor();
    expect(await codeOf(row)).toBe(code);
    expect(await isInSight(opened.page, row)).toBe(true);
    await opened.close();
  });

  it("is walked by keyboard alone: cells, pages, ends, card and back", async () => {
    const opened = await openTable();
    const { page } = opened;
    const where = () =>
      page.evaluate(() => {
        const cell = document.activeElement?.closest("[aria-colindex]");
        return [cell?.parentElement?.getAttribute("aria-rowindex"), cell?.getAttribute("aria-colindex")].join(":");
      });
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return where();
    };
    for (let pressed = 0; pressed < 80 && (await where()) !== "2:1"; pressed += 1) await page.keyboard.press("Tab");
    expect(await where()).toBe("2:1");
    expect(await press("ArrowDown", "ArrowRight")).toBe("3:2");
    expect(await press("End")).toMatch(/^3:\d\d$/);
    expect(await press("Home")).toBe("3:1");
    expect(await press("Control+End")).toMatch(new RegExp(`^${sites.length + 1}:`));
    expect(await press("Control+Home")).toBe("2:1");
    const [line = "0"] = (await press("PageDown")).split(":");
    expect(Number(line)).toBeGreaterThan(4);
    const focused = page.locator(":focus");
    expect(await focused.getAttribute("aria-label")).toMatch(/^ASM-\d+\. Name: .+ Legalization status: /);
    expect(await isInSight(page, focused)).toBe(true);
    const code = (await focused.innerText()).trim();
    await page.keyboard.press("Enter");
    const card = page.getByRole("region", { name: text.card.label, exact: true });
    await card.getByText(code).first().waitFor();
    expect(await where()).toBe(`${line}:1`);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    expect(await where()).toBe(`${line}:1`);
    // Out of the card too one comes back to the row.
    await page.keyboard.press("Enter");
    await card.getByRole("button", { name: text.app.close }).focus();
    await page.keyboard.press("Enter");
    await card.waitFor({ state: "detached" });
    expect(await where()).toBe(`${line}:1`);
    await press("Control+Home", "ArrowUp", "ArrowRight");
    expect(await where()).toBe("1:2");
    await page.keyboard.press("Enter");
    expect(await header(page, label(siteLayer, "name_en")).getAttribute("aria-sort")).toBe("ascending");
    await page.keyboard.press("Space");
    expect(await header(page, label(siteLayer, "name_en")).getAttribute("aria-sort")).toBe("descending");
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("saves and copies what is shown, saying what it is", async () => {
    const opened = await openTable("&day=2019-10-01&where=aimag:MN-069&hide=sites:closed&sort=sites:-people,code");
    const { page, context } = opened;
    const { shown, known } = await numbersIn(page, siteLayer);
    const { name, rows: cells } = await savedRows(page);
    expect(name).toBe("asm-atlas-sites-2019-10-01.csv");
    const head = Object.fromEntries(cells.slice(0, 8).map(([first = "", second = ""]) => [first, second]));
    expect(cells[0]?.[0]).toBe(`${text.app.name}: ${siteLayer.title.en}`);
    expect(head[said.export.day]).toBe("2019-10-01 (1 October 2019)");
    expect(head[said.export.filter]).toBe("Aimag: Bayankhongor");
    expect(head[said.export.off]).toBe("Closed, handed back");
    expect(head[said.export.rows]).toBe(`${shown} of ${known}`);
    expect(head[said.export.order]).toContain(label(siteLayer, "workers"));
    expect(head[text.app.demo]).toBe(text.app.demoExplained);
    const records = recordsIn(cells);
    expect(records).toHaveLength(shown);
    const api = await readApi<{ features: { properties: Site }[] }>(
      server,
      "/ogc/collections/sites/items?limit=10000&datetime=2019-10-01&aimag_code=MN-069",
      "planner",
    );
    const expected = new Map(api.features.map(({ properties }) => [properties.code, properties]));
    for (const record of records) {
      const site = expected.get(record[label(siteLayer, "code")] ?? "");
      const status = siteStatusWorkflow.states.find(({ code }) => code === site?.status)?.label.en;
      expect(record[label(siteLayer, "status")]).toBe(status);
      expect(record[label(siteLayer, "workers")]).toBe(String(site?.workers ?? ""));
      expect(record[label(siteLayer, "last_visit_on")]).toBe(site?.last_visit_on ?? "");
    }
    const people = records.map((record) => record[label(siteLayer, "workers")] ?? "");
    const counted = people.filter((each) => each !== "").map(Number);
    expect(counted).toEqual([...counted].sort((a, b) => b - a));
    expect(people.lastIndexOf(String(counted.at(-1)))).toBe(counted.length - 1);

    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await list(page).getByRole("button", { name: said.copy, exact: true }).click();
    await page.getByText(said.copied.replace("{{rows}}", String(shown))).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split("\n").map((line) => line.split("\t"))).toEqual(cells);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("keeps the columns somebody chose on the device and in the address", async () => {
    const opened = await openTable();
    const { page } = opened;
    const headers = () => grid(page).getByRole("columnheader").allInnerTexts();
    const [mercury, minerals] = [label(siteLayer, "mercury"), label(siteLayer, "minerals")];
    expect(await headers()).not.toContain(mercury);
    await list(page).getByRole("button", { name: said.columns, exact: true }).click();
    await page.getByRole("checkbox", { name: mercury, exact: true }).check();
    await page.getByRole("checkbox", { name: minerals, exact: true }).uncheck();
    await page.keyboard.press("Escape");
    await expect.poll(headers).toContain(mercury);
    expect(await headers()).not.toContain(minerals);
    await page.waitForURL((address) => address.searchParams.get("columns")?.includes("mercury") === true);
    const link = new URL(page.url());
    await page.goto(`${server.url}/workbench?open=list`);
    await expect.poll(headers).toContain(mercury);
    const guest = await visit(browser(), server, { path: `${link.pathname}${link.search}`, as: "officer" });
    await expect.poll(() => grid(guest.page).getByRole("columnheader").allInnerTexts()).toContain(mercury);
    expectQuiet(opened.complaints);
    await guest.close();
    await opened.close();
  });

  it("is made higher by keyboard, remembered, and the map keeps clear of it", async () => {
    const opened = await open();
    const { page } = opened;
    const handle = page.getByRole("separator", { name: said.height });
    const heightPx = async () => (await grid(page).locator("..").boundingBox())?.height ?? 0;
    const [before, middleBefore] = [await heightPx(), await middleOfMap(page)];
    await handle.focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect.poll(heightPx).toBeGreaterThan(before + 40);
    await expect.poll(async () => (await middleOfMap(page)).y).toBeLessThan(middleBefore.y - 20);
    const after = await heightPx();
    await page.reload();
    await rows(page).first().waitFor();
    expect(Math.abs((await heightPx()) - after)).toBeLessThan(2);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("opens and closes by the button beside the map", async () => {
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner" });
    const { page } = opened;
    await page.getByRole("button", { name: said.open, exact: true }).click();
    await rows(page).first().waitFor();
    await page.waitForURL((address) => address.searchParams.get("open") === "list");
    await list(page).getByRole("button", { name: said.close, exact: true }).click();
    await grid(page).waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(said.open);
    await opened.close();
  });

  it("takes the map's place when asked to, and gives it back", async () => {
    const opened = await open();
    const { page } = opened;
    const readout = page.getByRole("region", { name: workbenchEn.tools.readout, exact: true });
    await readout.waitFor();
    // Panel and list bear one name together, not the same name twice.
    expect(await page.getByRole("region", { name: said.title, exact: true }).count()).toBe(1);
    await list(page).getByRole("button", { name: said.tableOnly }).click();
    await page.locator("[data-map-idle]").waitFor({ state: "detached" });
    await expect.poll(() => grid(page).count()).toBe(1);
    // What lies over a map lies over no table, but one may still search.
    expect(await readout.count()).toBe(0);
    await page.getByRole("combobox").first().waitFor();
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect((await grid(page).locator("..").boundingBox())?.height).toBeGreaterThan(600);
    await expectAccessible(page);
    await screenshot(page, "list-table-only");
    await list(page).getByRole("button", { name: said.showMap }).click();
    await waitForMapIdle(page);
    expect(await renderedCodes(page, "kindergartens")).not.toEqual([]);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  describe("on every screen", () => {
    it.each(views.map((view) => [nameOf(view), view] as const))("can be read by everyone: %s", async (name, view) => {
      const opened = await open("", view);
      const { page } = opened;
      const layer = (title: { en: string; mn: string }) =>
        page.getByRole("tab", { name: new RegExp(`^${title[view.language]}`) });
      await page.waitForLoadState("networkidle");
      await screenshot(page, `list-${name}`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await layer(rehabilitationZoneLayer.title).click();
      await rows(page).first().waitFor();
      await screenshot(page, `list-zones-${name}`);
      await expectAccessible(page);
      await layer(kindergartenLayer.title).click();
      await rows(page).first().waitFor();
      await expectAccessible(page);
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("leads a phone from a row to its card, and back to the row", async () => {
      const opened = await open("", { size: "phone" });
      const { page } = opened;
      const row = rows(page).nth(3);
      const code = await codeOf(row);
      await row.tap();
      const card = page.getByRole("region", { name: text.card.label, exact: true });
      await card.getByText(code).first().waitFor();
      await card.getByRole("button", { name: text.app.close }).tap();
      const again = grid(page).getByRole("rowheader", { name: new RegExp(`^${code}\\.`) });
      await again.waitFor();
      expect(await again.getAttribute("tabindex")).toBe("0");
      await list(page).getByRole("button", { name: said.tableOnly }).tap();
      await page.locator("[data-map-idle]").waitFor({ state: "detached" });
      await rows(page).first().tap();
      await card.waitFor();
      await card.getByRole("button", { name: text.app.close }).tap();
      await list(page).getByRole("button", { name: said.showMap }).tap();
      await page.locator("[data-map-idle]").waitFor({ state: "attached" });
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });
});

/** Lies an element whole between the header and the foot of the list? */
async function isInSight(page: Page, element: Locator): Promise<boolean> {
  const [box, frame, head] = await Promise.all([
    element.boundingBox(),
    grid(page).locator("..").boundingBox(),
    grid(page).locator("thead").boundingBox(),
  ]);
  if (!box || !frame || !head) return false;
  return box.y >= frame.y + head.height - 1 && box.y + box.height <= frame.y + frame.height + 1;
}

inBrowser(
  "the workbench in a browser without WebGL",
  (browser) => {
    let server: Reading;
    beforeAll(async () => {
      server = await readingServer();
    });

    it.each(views.map((view) => [nameOf(view), view] as const))(
      "has the list in the map's place, and everything else works: %s",
      async (name, view) => {
        const opened = await visit(browser(), server, { path: "/workbench", as: "planner", ...view });
        const { page } = opened;
        const mine = listText[view.language];
        await page.getByText(mine.noWebgl).waitFor();
        await rows(page).first().waitFor();
        await page.waitForLoadState("networkidle");
        await screenshot(page, `list-no-webgl-${name}`);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        const code = await codeOf(rows(page).first());
        await rows(page).first().click();
        const card = page.getByRole("region", { name: words[view.language].card.label, exact: true });
        await card.getByText(code).first().waitFor();
        await page.keyboard.press("Escape");
        await card.waitFor({ state: "detached" });
        await page.goto(`${server.url}/workbench?where=aimag:MN-069&day=2019-10-01&lang=${view.language}`);
        await rows(page).first().waitFor();
        const asked = "/ogc/collections/sites/items?limit=1&datetime=2019-10-01&aimag_code=MN-069";
        const { numberMatched } = await readApi<{ numberMatched: number }>(server, asked, "planner");
        await expect.poll(() => grid(page).getAttribute("aria-rowcount")).toBe(String(numberMatched + 1));
        expectQuiet(opened.complaints, [/WebGL/i]);
        await opened.close();
      },
    );
  },
  ["--disable-gpu", "--disable-3d-apis"],
);
