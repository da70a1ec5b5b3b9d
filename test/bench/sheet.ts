import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { siteLayer } from "@asm-atlas/data/domain/layers/site.ts";
import type { FeatureCollection, Point } from "geojson";
import type { Browser, CDPSession, Page } from "playwright-core";
import { launchBrowser, type OpenedPage, openPage, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap } from "../helpers/map-probe.ts";
import { quantile } from "./load.ts";
import type { Stage } from "./stage.ts";
import { milliseconds, type Row } from "./table.ts";

const { search, time, tools } = workbenchEn;
const cardLimitMs = 150;

/** How many sites there are, and what one act may cost with so many. */
export interface SheetSize {
  readonly sites: number;
  readonly scriptLimitMs: number;
}

const named = ({ sites }: SheetSize) => `workbench, ${sites.toLocaleString("en-GB")} sites`;

/** Milliseconds of processor time the page's main thread has spent on scripts, what MapLibre runs in it included. */
async function scriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0) * 1000;
}

/** Does something several times, each time until the map rests; @returns the script time of each */
async function timesOf(
  page: Page,
  session: CDPSession,
  runs: number,
  act: (run: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = await scriptMs(session);
    await act(run);
    await page.waitForTimeout(300);
    await waitForMapIdle(page);
    times.push((await scriptMs(session)) - before);
  }
  return times;
}

function rowOf(size: SheetSize, what: string, times: readonly number[]): Row {
  const median = quantile([...times], 0.5);
  return {
    what: `${named(size)}: script of ${what}`,
    measured: `${milliseconds(median)} (most ${milliseconds(Math.max(...times))})`,
    toHold: `≤ ${size.scriptLimitMs} ms`,
    holds: median <= size.scriptLimitMs,
  };
}

/** A stroke across the middle of the map: the same box each time, laid anew. */
async function drawBox(page: Page): Promise<void> {
  await page.getByRole("button", { name: tools.name["select-box"] }).click();
  await page.mouse.move(560, 300);
  await page.mouse.down();
  await page.mouse.move(900, 520, { steps: 2 });
  await page.mouse.up();
  await page.getByRole("region", { name: tools.selection, exact: true }).waitFor();
}

/** From the pointer's release on a site's sign to its card, looked for in every frame of the page. */
async function measureCard(browser: Browser, stage: Stage, size: SheetSize): Promise<Row> {
  const items = await fetch(`${stage.url}/ogc/collections/sites/items?limit=1`, {
    headers: { cookie: stage.staffCookie, accept: "application/geo+json" },
  });
  const [site] = ((await items.json()) as FeatureCollection<Point>).features;
  if (!site) throw new Error("There is no site to click on");
  const opened = await openWorkbench(browser, stage, `?at=${site.geometry.coordinates.join(",")},16`);
  const { page } = opened;
  const { x, y } = await middleOfMap(page);
  await page.evaluate(() => {
    window.addEventListener(
      "pointerup",
      () => {
        const startedAt = performance.now();
        const look = () => {
          if (document.querySelector("[data-card]") === null) requestAnimationFrame(look);
          else document.body.dataset.cardAfter = String(performance.now() - startedAt);
        };
        look();
      },
      { once: true, capture: true },
    );
  });
  await page.mouse.click(x, y);
  await page.waitForFunction(() => document.body.dataset.cardAfter !== undefined);
  const after = Number(await page.evaluate(() => document.body.dataset.cardAfter));
  await opened.close();
  return {
    what: `${named(size)}: from click to card`,
    measured: milliseconds(after),
    toHold: `≤ ${cardLimitMs} ms`,
    holds: after <= cardLimitMs,
  };
}

async function openWorkbench(browser: Browser, stage: Stage, query = ""): Promise<OpenedPage> {
  const [name = "", value = ""] = stage.staffCookie.split(/=(.*)/s);
  const opened = await openPage(browser, { url: `${stage.url}/workbench${query}`, cookie: { name, value } });
  await waitForMapIdle(opened.page, 120_000);
  await opened.page.waitForLoadState("networkidle");
  return opened;
}

async function measureMemory(session: CDPSession, size: SheetSize): Promise<Row> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const bytes = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
  return { what: `${named(size)}: memory of the page's scripts`, measured: `${(bytes / 1e6).toFixed(0)} MB` };
}

async function measureSteps(browser: Browser, stage: Stage, size: SheetSize): Promise<Row[]> {
  const opened = await openWorkbench(browser, stage);
  const { page, context } = opened;
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const switches = page.getByRole("region", { name: siteLayer.title.en, exact: true }).getByRole("switch");
  const filter = await timesOf(page, session, 6, () => switches.nth(1).click());
  const slider = page.getByRole("slider", { name: time.slider, exact: true });
  await slider.focus();
  const step = await timesOf(page, session, 6, () => page.keyboard.press("PageDown"));
  const field = page.getByRole("combobox", { name: search.label, exact: true });
  await field.focus();
  const letters = [..."bayankhong"];
  const keystroke = await timesOf(page, session, letters.length, (run) => page.keyboard.press(letters[run] ?? "a"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  const selection = await timesOf(page, session, 4, () => drawBox(page));
  const memory = await measureMemory(session, size);
  await opened.close();
  return [
    rowOf(size, "one filter change (an entry of the legend)", filter),
    rowOf(size, "one step of the slider", step),
    rowOf(size, "one keystroke of the search", keystroke),
    rowOf(size, "one selection, drawing of the box included", selection),
    memory,
  ];
}

/** The longest that the page's main thread hears nobody while it loads, by the browser's own count of tasks over 50 ms. */
async function measureLoad(browser: Browser, stage: Stage, size: SheetSize): Promise<Row> {
  const [name = "", value = ""] = stage.staffCookie.split(/=(.*)/s);
  const opened = await openPage(browser, { url: `${stage.url}/about`, cookie: { name, value } });
  const { page } = opened;
  await page.addInitScript(() => {
    const longest = { ms: 0, tasks: 0 };
    Object.assign(window, { __longTasks: longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        longest.ms = Math.max(longest.ms, duration);
        longest.tasks += 1;
      }
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(`${stage.url}/workbench`);
  await waitForMapIdle(page, 120_000);
  const { ms, tasks } = await page.evaluate(
    () => (window as unknown as { __longTasks: { ms: number; tasks: number } }).__longTasks,
  );
  await opened.close();
  return {
    what: `${named(size)}: longest blocking task while it loads`,
    measured: `${milliseconds(ms)} (${tasks} tasks over 50 ms)`,
  };
}

/** What a planner's hands do, on as many sites as there are. */
export async function measureSheet(stage: Stage, size: SheetSize): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    return [
      await measureLoad(browser, stage, size),
      ...(await measureSteps(browser, stage, size)),
      await measureCard(browser, stage, size),
    ];
  } finally {
    await browser.close();
  }
}
