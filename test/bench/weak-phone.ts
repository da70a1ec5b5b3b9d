import type { Page } from "playwright-core";
import { launchBrowser, openPage, phone, waitForMapIdle } from "../helpers/browser.ts";
import { startLink, weakNetwork } from "../helpers/link.ts";
import { waitForFigures } from "./page.ts";
import type { Stage } from "./stage.ts";
import { type Row, seconds } from "./table.ts";

const slowdown = 4;

/** Sum of the layout shifts nobody caused by a tap (the worst session window, as browsers define CLS). */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let worst = 0;
        let window = 0;
        let opened = 0;
        let last = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (entry.hadRecentInput) continue;
            if (entry.startTime - last > 1000 || entry.startTime - opened > 5000) {
              window = 0;
              opened = entry.startTime;
            }
            window += entry.value;
            last = entry.startTime;
            worst = Math.max(worst, window);
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(worst), 200);
      }),
  );
}

const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN);

/** A stranger's first visit with a slow phone on a weak network: a quarter of this processor, 1.6 Mbit/s, 150 ms there and back. */
export async function measureWeakPhone(stage: Stage): Promise<Row[]> {
  const browser = await launchBrowser();
  const link = await startLink(stage.url, weakNetwork);
  try {
    // Somebody was here before since the server started: a stranger's first visit is not the server's.
    await (await fetch(`${stage.url}/`)).text();
    const opened = await openPage(browser, { url: "about:blank", ...phone });
    const devtools = await opened.context.newCDPSession(opened.page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const startedAt = performance.now();
    await opened.page.goto(`${link.url}/`, { waitUntil: "commit" });
    await opened.page.getByRole("heading", { level: 1 }).waitFor({ timeout: 60_000 });
    const text = performance.now() - startedAt;
    await waitForFigures(opened);
    const figures = performance.now() - startedAt;
    await waitForMapIdle(opened.page, 120_000);
    const map = performance.now() - startedAt;
    const [shift, paint] = [await layoutShift(opened.page), await firstPaint(opened.page)];
    await opened.close();
    const where = `weak phone (processor slowed ${slowdown}×, 1.6 Mbit/s, 150 ms), 10,000 sites`;
    return [
      {
        what: `${where}: useful text`,
        measured: `${seconds(text)} (first paint ${seconds(paint)}, figures ${seconds(figures)})`,
        toHold: "≤ 2.5 s",
        holds: text <= 2_500,
      },
      { what: `${where}: map idle`, measured: seconds(map), toHold: "≤ 8.0 s", holds: map <= 8_000 },
      { what: `${where}: layout shift`, measured: shift.toFixed(3), toHold: "≤ 0.1", holds: shift <= 0.1 },
    ];
  } finally {
    await link.stop();
    await browser.close();
  }
}
