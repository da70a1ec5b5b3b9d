import type { Browser } from "playwright-core";
import { launchBrowser, type OpenedPage, openPage, waitForMapIdle } from "../helpers/browser.ts";
import { startLink, weakNetwork } from "../helpers/link.ts";
import { quantile } from "./load.ts";
import type { Stage } from "./stage.ts";
import { kilobytes, type Row, seconds } from "./table.ts";

const sum = (files: ReadonlyMap<string, number>) => [...files.values()].reduce((total, bytes) => total + bytes, 0);

/** The public page's figures are there: a heading, and no tile still on its way. */
export async function waitForFigures({ page }: Pick<OpenedPage, "page">): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor({ timeout: 60_000 });
  await page.waitForFunction(
    () => {
      const tiles = [...document.querySelectorAll("main article[aria-busy]")];
      return tiles.length > 0 && tiles.every((tile) => tile.getAttribute("aria-busy") === "false");
    },
    undefined,
    { timeout: 60_000, polling: "raf" },
  );
}

/** The map is drawn, with all its layers: one that failed would make it light and quick. */
async function waitForMap({ page, complaints }: OpenedPage, timeoutMs: number): Promise<void> {
  await waitForMapIdle(page, timeoutMs);
  if (complaints.failedRequests.length > 0) throw new Error(complaints.failedRequests.join("; "));
}

export interface PageMeasurement {
  readonly rows: Row[];
  /** Bytes as transferred, by file: what had arrived when the words were readable, and when the map was drawn. */
  readonly files: readonly { readonly path: string; readonly words: number; readonly map: number }[];
}

/** First visit over a slow link: what has to arrive before a reader sees something. */
async function measureBytes(browser: Browser, stage: Stage): Promise<PageMeasurement> {
  const link = await startLink(stage.url, weakNetwork);
  try {
    const startedAt = performance.now();
    const opened = await openPage(browser, { url: `${link.url}/` });
    await waitForFigures(opened);
    const words = link.transferred();
    const wordsAfter = performance.now() - startedAt;
    await waitForMap(opened, 90_000);
    const map = link.transferred();
    const mapAfter = performance.now() - startedAt;
    await opened.close();
    return {
      rows: [
        {
          what: "public page: transferred before words and figures are readable",
          measured: `${kilobytes(sum(words))}, after ${seconds(wordsAfter)} at 1.6 Mbit/s`,
          toHold: "≤ 180 KB",
          holds: sum(words) <= 180_000,
        },
        {
          what: "public page: transferred for the first map, worker and data included",
          measured: `${kilobytes(sum(map))}, after ${seconds(mapAfter)} at 1.6 Mbit/s`,
          toHold: "≤ 600 KB",
          holds: sum(map) <= 600_000,
        },
      ],
      files: [...map].map(([path, bytes]) => ({ path, words: words.get(path) ?? 0, map: bytes })),
    };
  } finally {
    await link.stop();
  }
}

async function timeToIdle(browser: Browser, url: string, cookie: string | undefined): Promise<number> {
  const [name, value] = cookie?.split(/=(.*)/s) ?? [];
  const startedAt = performance.now();
  const opened = await openPage(browser, { url, ...(name && value ? { cookie: { name, value } } : {}) });
  await waitForMap(opened, 60_000);
  const after = performance.now() - startedAt;
  await opened.close();
  return after;
}

/** Time to the drawn map, each time a first visit with nothing cached; median of three. */
async function measureIdle(browser: Browser, stage: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [who, path, cookie] of [
    ["public page", "/", undefined],
    ["workbench, staff", "/workbench", stage.staffCookie],
  ] as const) {
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) times.push(await timeToIdle(browser, `${stage.url}${path}`, cookie));
    const median = quantile(times, 0.5);
    rows.push({
      what: `${who}: map idle with 10,000 sites`,
      measured: `${seconds(median)} (${times.map(seconds).join(", ")})`,
      toHold: "≤ 3.0 s",
      holds: median <= 3_000,
    });
  }
  return rows;
}

export async function measurePage(stage: Stage): Promise<PageMeasurement> {
  const browser = await launchBrowser();
  try {
    const bytes = await measureBytes(browser, stage);
    return { rows: [...bytes.rows, ...(await measureIdle(browser, stage))], files: bytes.files };
  } finally {
    await browser.close();
  }
}
