import { readFileSync } from "node:fs";
import type { Ledger } from "@asm-atlas/client/src/api/ledger.ts";
import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import { activityTopics } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import { zoneStageGroups } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection } from "geojson";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenedPage, screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { nameOf, readApi, views, visit, words } from "./visitor.ts";

const text = workbenchEn.figures;
const texts = { en: workbenchEn.figures, mn: workbenchMn.figures } as const;

type FigureId = "legality" | "moves" | "waiting" | "land" | "people" | "children";

const figure = (page: Page, id: FigureId) => page.getByRole("region", { name: text[id].heading, exact: true });

/** The newest day of a month and day up to today in Mongolia, where the server and the page look at it. */
function newest(monthDay: string): string {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString();
  const year = Number(today.slice(0, 4));
  return today.slice(5, 10) >= monthDay ? `${year}-${monthDay}` : `${year - 1}-${monthDay}`;
}

const inWords = (iso: string): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(iso));

/** Numbers as a person reads them: `1,134`, `−62`, `53.5`. */
const numberOf = (said: string): number => Number(said.replaceAll(",", "").replace("−", "-").replace("+", ""));

/** Every chart is drawn: what it says is complete. */
async function waitForCharts(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  for (const id of ["legality", "waiting", "land", "people", "children"]) {
    await page.locator(`#${id} figure [aria-hidden="true"] svg`).first().waitFor();
  }
}

/** The cells of a table in a figure, by the words of their row's first cells and their column's head. */
async function readTable(place: Locator): Promise<string[][]> {
  const rows = await place.getByRole("row").all();
  return Promise.all(rows.map(async (row) => (await row.locator("th, td").allInnerTexts()).map((cell) => cell.trim())));
}

/** Opens the table of a figure and reads it: head first. */
async function tableOf(page: Page, id: FigureId): Promise<string[][]> {
  const place = figure(page, id);
  const show = place.getByRole("button", { name: text.showTable, exact: true });
  if (await show.isVisible()) await show.click();
  return readTable(place.getByRole("region", { name: text[id].table, exact: true }));
}

/** "62 of 240 sites match": what the map says it shows. */
async function shownOnMap(page: Page): Promise<number> {
  await waitForMapIdle(page);
  const pattern = new RegExp(
    workbenchEn.filter.matching.replace("{{matched}}", "([\\d,]+)").replace("{{known}}", "[\\d,]+"),
  );
  const said = await page.getByText(pattern).innerText();
  return numberOf(pattern.exec(said)?.[1] ?? "");
}

const search = (page: Page) => page.evaluate(() => new URLSearchParams(window.location.search).get("where"));
const dayOf = (page: Page) => page.evaluate(() => new URLSearchParams(window.location.search).get("day"));

inBrowser("the figures page", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  const read = <Answer>(path: string) => readApi<Answer>(server, path, "planner");
  const matched = async (collection: string, query: string) =>
    (await read<{ numberMatched: number }>(`/ogc/collections/${collection}/items?limit=1&${query}`)).numberMatched;
  const open = (path = "/workbench/figures") => visit(browser(), server, { path, as: "planner" });

  describe("counts what the database counts:", () => {
    let opened: OpenedPage;
    beforeAll(async () => {
      opened = await open();
      await waitForCharts(opened.page);
    });
    afterAll(async () => {
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it.each(["2012-12-31", "2019-12-31", "2021-12-31", "2025-12-31", undefined])(
      "sites by status group on %s",
      async (day) => {
        const [, ...rows] = await tableOf(opened.page, "legality");
        const [newest] = rows;
        const row = day ? rows.find(([name]) => name === inWords(day)) : newest;
        for (const [index, { code }] of siteStatusGroups.entries()) {
          const expected = await matched("sites", `status_group=${code}${day ? `&datetime=${day}` : ""}`);
          expect(numberOf(row?.[index + 1] ?? ""), code).toBe(expected);
        }
        expect(numberOf(row?.at(-1) ?? "")).toBe(await matched("sites", day ? `datetime=${day}` : ""));
      },
    );

    it("the account of the suspension: stocks before and after, and it holds for every status", async () => {
      const place = figure(opened.page, "moves");
      const said = text.moves.identityHolds_other.replace("{{count}}", String(siteStatusWorkflow.states.length));
      expect(await place.getByText(said).isVisible()).toBe(true);
      const [, ...rows] = await readTable(place.getByRole("region", { name: text.moves.balance, exact: true }));
      expect(rows).toHaveLength(siteStatusWorkflow.states.length);
      for (const { code, label } of siteStatusWorkflow.states) {
        const [, before, inflow, outflow, net, change, after, check] = rows.find(([name]) => name === label.en) ?? [];
        expect(numberOf(before ?? ""), code).toBe(await matched("sites", `status=${code}&datetime=2019-08-31`));
        expect(numberOf(after ?? ""), code).toBe(await matched("sites", `status=${code}&datetime=2022-06-30`));
        expect(numberOf(inflow ?? "") - numberOf(outflow ?? ""), code).toBe(numberOf(net ?? ""));
        expect(numberOf(after ?? "") - numberOf(before ?? ""), code).toBe(numberOf(change ?? ""));
        expect([net, check], code).toEqual([change, `✓ ${text.moves.holds}`]);
      }
    });

    it("who is still in each status today", async () => {
      const [, ...rows] = await tableOf(opened.page, "waiting");
      for (const { code, label } of siteStatusWorkflow.states) {
        const row = rows.find(([name]) => name === label.en);
        const [stays, ended, waiting] = row?.slice(3).map(numberOf) ?? [];
        expect(waiting, code).toBe(await matched("sites", `status=${code}`));
        expect((ended ?? 0) + (waiting ?? 0), code).toBe(stays);
      }
    });

    it("hectares by stage, technical and biological each by itself", async () => {
      const [, ...rows] = await tableOf(opened.page, "land");
      const { features } = await read<FeatureCollection>("/ogc/collections/rehabilitation-zones/items?limit=1000");
      for (const { code, label } of zoneStageGroups) {
        const zones = features.filter(({ properties }) => properties?.stage_group === code);
        const sum = (field: string) => zones.reduce((total, { properties }) => total + (properties?.[field] ?? 0), 0);
        const expected = ["area_ha", "technical_ha", "biological_ha", "accepted_ha"].map(sum);
        const row = rows.find(([name]) => name === label.en)?.map((cell) => numberOf(cell.split(" ")[0] ?? "")) ?? [];
        expect(row[1], code).toBe(zones.length);
        for (const [index, hectares] of expected.entries()) expect(row[index + 2], code).toBeCloseTo(hectares, 1);
      }
    });

    it("people reached by year, topic and sex", async () => {
      const [, ...rows] = await tableOf(opened.page, "people");
      const { features } = await read<FeatureCollection>("/ogc/collections/activities/items?limit=1000");
      const of = (year: string, topic: string) =>
        features.filter(({ properties }) => properties?.held_on.startsWith(year) && properties?.topic === topic);
      let people = 0;
      for (const [year = "", topic = "", women = "", men = "", , all = "", activities = ""] of rows) {
        const code = activityTopics.find(({ label }) => label.en === topic)?.code;
        if (!code) continue;
        const sum = (field: string) =>
          of(year, code).reduce((total, { properties }) => total + (properties?.[field] ?? 0), 0);
        expect([women, men, all, activities].map(numberOf), `${year} ${topic}`).toEqual([
          ...[sum("women"), sum("men"), sum("people"), of(year, code).length],
        ]);
        people += numberOf(all);
      }
      expect(people).toBe(features.reduce((total, { properties }) => total + properties?.people, 0));
    });

    it("children: each season's sites once, and every child that was counted up to it", async () => {
      const [, ...rows] = await tableOf(opened.page, "children");
      const { features } = await read<FeatureCollection>("/api/map/site-details.geojson");
      for (const [season, monthDay] of [
        ["summer", "07-15"],
        ["winter", "01-15"],
      ] as const) {
        const day = newest(monthDay);
        const name = text.children.season[season].replace("{{date}}", inWords(day));
        const row = rows.find(([told, area]) => told === name && area === text.children.country);
        const numbers = row?.slice(2).map(numberOf) ?? [];
        const last = features.map(({ properties }) =>
          (properties?.visits ?? []).findLast(([visitedOn]: [string]) => visitedOn <= day),
        );
        const counted = last.flatMap((each) => each?.[4] ?? []);
        expect(
          numbers.slice(0, 3).reduce((total, each) => total + each, 0),
          name,
        ).toBe(counted.reduce((total: number, each: number) => total + each, 0));
        const known = await matched("sites", `datetime=${day}`);
        expect(numbers.slice(3), name).toEqual([known - counted.length, known]);
      }
    });
  });

  describe("a number leads to the map that shows what it counted:", () => {
    it.each([
      ["a group on a day long past", "legality", 3, 5],
      ["a group today", "legality", 1, 3],
    ] as const)("%s", async (_what, id, rowIndex, columnIndex) => {
      const opened = await open();
      const { page } = opened;
      await waitForCharts(page);
      const rows = await tableOf(page, id);
      const counted = numberOf(rows[rowIndex]?.[columnIndex] ?? "");
      expect(counted).toBeGreaterThan(0);
      const place = figure(page, id).getByRole("table").getByRole("row").nth(rowIndex);
      await place.locator("th, td").nth(columnIndex).getByRole("link").click();
      expect(new URL(page.url()).pathname).toBe("/workbench");
      expect(await shownOnMap(page)).toBe(counted);
      await page.goBack();
      expect(new URL(page.url()).pathname).toBe("/workbench/figures");
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("a move of the suspension, by keyboard alone: the very sites whose contracts were suspended, as they are today", async () => {
      const opened = await open();
      const { page } = opened;
      await waitForCharts(page);
      const cell = figure(page, "moves")
        .getByRole("link", { name: /^Under contract → Suspended/ })
        .first();
      const counted = numberOf(/show the ([\d,]+) site/.exec((await cell.getAttribute("aria-label")) ?? "")?.[1] ?? "");
      expect(counted).toBeGreaterThan(10);
      await cell.focus();
      await page.keyboard.press("Enter");
      expect(await shownOnMap(page)).toBe(counted);
      expect(await search(page)).toBe("moved:2019-08-31.2022-06-30.FORMAL.SUSPENDED");
      const chip = page.getByRole("button", {
        name: /Moved: Under contract → Suspended, 1 September 2019 – 30 June 2022/,
      });
      expect(await chip.isVisible()).toBe(true);
      await page.reload();
      expect(await shownOnMap(page)).toBe(counted);
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("who is still waiting, and children far from a kindergarten in a season", async () => {
      const opened = await open();
      const { page } = opened;
      await waitForCharts(page);
      await figure(page, "waiting")
        .getByRole("link", { name: /still waiting on the map$/ })
        .first()
        .click();
      expect(await shownOnMap(page)).toBe(await matched("sites", "status=LAND_REQUESTED"));
      await page.goBack();
      await waitForCharts(page);
      await tableOf(page, "children");
      const far = figure(page, "children")
        .getByRole("link", { name: /^All together, more than 20 km/ })
        .first();
      const counted = numberOf(/show the ([\d,]+) site/.exec((await far.getAttribute("aria-label")) ?? "")?.[1] ?? "");
      await far.click();
      expect(await shownOnMap(page)).toBe(counted);
      expect([await search(page), await dayOf(page)]).toEqual(["reach:beyond", expect.stringMatching(/-(01|07)-15$/)]);
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("a segment of the chart, by pointer", async () => {
      const opened = await open();
      const { page } = opened;
      await waitForCharts(page);
      const segment = page.locator('#legality a[*|href*="day=2020-06-30"][*|href*="INFORMAL"]').first();
      await segment.scrollIntoViewIfNeeded();
      await segment.click({ force: true });
      await page.waitForURL(/\/workbench\?/);
      expect(await shownOnMap(page)).toBe(await matched("sites", "status=INFORMAL&datetime=2020-06-30"));
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("a bar of hectares: the map with the zones of that stage alone", async () => {
      const opened = await open();
      const { page } = opened;
      await waitForCharts(page);
      await tableOf(page, "land");
      await figure(page, "land")
        .getByRole("link", { name: /^Accepted: show/ })
        .first()
        .click();
      await waitForMapIdle(page);
      const hidden = await page.evaluate(() => new URLSearchParams(window.location.search).get("hide"));
      const others = zoneStageGroups.map(({ code }) => code).filter((code) => code !== "accepted");
      expect(hidden?.split(",")).toEqual(others.map((code) => `rehabilitation-zones:${code}`).sort());
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });

  describe("looks at the view of the map", () => {
    it("and goes back to it with day and filter, which can be changed on the way", async () => {
      const opened = await open(
        "/workbench/figures?day=2019-10-01&where=mineral:gold_placer;status:FORMAL&hide=sites:closed",
      );
      const { page } = opened;
      await page.waitForLoadState("networkidle");
      const panel = page.getByRole("complementary", { name: text.view });
      await panel.getByText(text.asOn.replace("{{date}}", "1 October 2019")).waitFor();
      await panel.getByRole("button", { name: "Remove the filter “Status: Under contract”" }).click();
      await panel.getByRole("button", { name: text.countAgain.replace("{{name}}", "Closed, handed back") }).click();
      expect(await search(page)).toBe("mineral:gold_placer");
      const shown = await matched("sites", "datetime=2019-10-01");
      const ofKnown = new RegExp(`of ${shown} sites known on 1 October 2019`);
      expect(await figure(page, "legality").getByText(ofKnown).isVisible()).toBe(true);
      await panel.getByRole("link", { name: text.onMap }).click();
      expect(new URL(page.url()).pathname).toBe("/workbench");
      expect([await search(page), await dayOf(page)]).toEqual(["mineral:gold_placer", "2019-10-01"]);
      await waitForMapIdle(page);
      await page
        .getByRole("navigation", { name: words.en.app.navigation })
        .getByRole("link", { name: words.en.app.figures })
        .click();
      expect([await search(page), await dayOf(page)]).toEqual(["mineral:gold_placer", "2019-10-01"]);
      await panel.getByRole("button", { name: text.today }).click();
      await page.waitForFunction(() => !window.location.search.includes("day="));
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("and keeps period, status and season in its own address, through a reload and back", async () => {
      const opened = await open();
      const { page } = opened;
      await waitForCharts(page);
      await figure(page, "moves").getByRole("button", { name: text.moves.preset.restart }).click();
      await figure(page, "waiting").getByRole("combobox").selectOption("FORMAL");
      await page.reload();
      await waitForCharts(page);
      expect(
        await figure(page, "moves")
          .getByRole("button", { name: text.moves.preset.restart })
          .getAttribute("aria-pressed"),
      ).toBe("true");
      expect(await figure(page, "waiting").getByRole("combobox").inputValue()).toBe("FORMAL");
      await page.goBack();
      expect(await figure(page, "waiting").getByRole("combobox").inputValue()).toBe("LAND_REQUESTED");
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("and says what to do where nothing matches, or nothing was known", async () => {
      const opened = await open("/workbench/figures?where=mineral:salt;kind:processing;aimag:MN-061");
      const { page } = opened;
      await figure(page, "moves").getByText(text.noneMatch).waitFor();
      await page.goto(`${server.url}/workbench/figures?day=2010-01-01&where=aimag:MN-061`);
      await figure(page, "people").getByText(text.people.empty).waitFor();
      await figure(page, "land").getByText(text.land.empty).waitFor();
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });

  it("gives a figure as a file that says what it is about, in demo data too", async () => {
    const opened = await open();
    const { page } = opened;
    await waitForCharts(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      figure(page, "legality").getByRole("button", { name: text.download }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^asm-atlas-legality-\d{4}-\d{2}-\d{2}\.csv$/);
    const file = readFileSync(await download.path(), "utf8");
    expect(file.startsWith("\uFEFF")).toBe(true);
    const suspended = file.split("\r\n").find((line) => line.startsWith("2019-10-31,"));
    const expected = await Promise.all(
      siteStatusGroups.map(({ code }) => matched("sites", `status_group=${code}&datetime=2019-10-31`)),
    );
    expect(suspended?.split(",").slice(1, 7).map(Number)).toEqual(expected);
    expect(file).toContain(words.en.app.demoExplained);
    expect(file).toContain(text.legality.source);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("lets a figure fail alone, and try again", async () => {
    const opened = await visit(browser(), server, { path: "/about", as: "planner" });
    const { page, complaints } = opened;
    const feed = "**/api/map/activities.geojson*";
    await page.route(feed, (route) => route.abort("connectionreset"));
    await page.goto(`${server.url}/workbench/figures`);
    const alert = figure(page, "people").getByRole("alert");
    await alert.waitFor({ timeout: 30_000 });
    await figure(page, "legality").getByRole("figure").waitFor();
    await page.unroute(feed);
    await alert.getByRole("button", { name: words.en.app.tryAgain }).click();
    await figure(page, "people").getByRole("figure").waitFor();
    expectQuiet(complaints, [/activities\.geojson/]);
    await opened.close();
  });

  it("counts each hectare once in a ledger whose figures open the zones behind them, and that can be taken along", async () => {
    const opened = await visit(browser(), server, { path: "/about", as: "planner" });
    const { page } = opened;
    const { ledger, zones } = workbenchEn;
    await page.getByRole("button", { name: /Demo planner/ }).click();
    await page.getByRole("menuitem", { name: words.en.app.ledger, exact: true }).click();
    await page.getByRole("link", { name: ledger.by.year, exact: true }).click();
    const table = page.getByRole("region", { name: ledger.table, exact: true });
    await table.getByRole("columnheader", { name: ledger.by.year, exact: true }).waitFor();
    const told = await readApi<Ledger>(server, "/api/ledger?by=year", "planner");
    const row = told.rows.find(({ key }) => key !== null);
    if (!row) throw new Error("In the demo network no work is finished");
    const figures = table.getByRole("row", { name: new RegExp(`^${row.key}`) }).getByRole("link");
    await figures.first().click();
    await page.getByRole("heading", { name: new RegExp(`${row.key}: counted from`) }).waitFor();
    const counter = zoneCounters.find((each) => row.figures[each].from.length > 0) ?? "disturbed";
    const codes = row.figures[counter].from.map((place) => told.zones[place]);
    const from = page.getByRole("region", { name: new RegExp(`^${zones.counter[counter]}`) });
    expect(await from.getByRole("link").allInnerTexts()).toEqual(codes);
    const card = new URL((await from.getByRole("link").first().getAttribute("href")) ?? "", server.url);
    expect(card.searchParams.get("pick")).toBe(`rehabilitation-zones:${codes[0]}`);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: ledger.download, exact: true }).click(),
    ]);
    const file = readFileSync(await download.path(), "utf8");
    expect(download.suggestedFilename()).toMatch(/^asm-atlas-hectares-year-\d{4}-\d{2}-\d{2}\.csv$/);
    expect(file).toContain(words.en.app.demoExplained);
    expect(file).toContain(codes.join(" "));
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("leads a stranger to the sign-in page, and back here from there", async () => {
    const opened = await visit(browser(), server, { path: "/workbench/figures?day=2019-10-01" });
    await opened.page.waitForURL(/\/sign-in/);
    expect(new URL(opened.page.url()).searchParams.get("next")).toBe("/workbench/figures?day=2019-10-01");
    expect(await opened.page.getByText(text.title, { exact: true }).count()).toBe(0);
    await opened.close();
  });

  it.each(views.map((view) => [nameOf(view), view] as const))(
    "can be read by everyone: %s",
    async (name, view) => {
      const opened = await visit(browser(), server, { path: "/workbench/figures", as: "planner", ...view });
      const { page } = opened;
      await waitForCharts(page);
      const of = texts[view.language];
      expect(await page.title()).toBe(of.pageTitle);
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(of.title);
      for (const id of ["legality", "moves", "waiting", "land", "people", "children"] as const) {
        const place = page.getByRole("region", { name: of[id].heading, exact: true });
        await place.getByRole("button", { name: of.showTable }).click();
        await place.scrollIntoViewIfNeeded();
        await screenshot(page, `figures-${id}-${name}`);
      }
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      expectQuiet(opened.complaints);
      await opened.close();
      // Every chart and table is looked at by the checker, which takes its time on a busy machine.
    },
    180_000,
  );
});
