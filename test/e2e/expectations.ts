import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { type Complaints, findChromium, launchBrowser } from "../helpers/browser.ts";

/** No console error or warning, no script error, no failed and no foreign request, but for what a test expects. */
export function expectQuiet(complaints: Complaints, expected: readonly RegExp[] = []): void {
  const unexpected = Object.values(complaints)
    .flat()
    .filter((complaint: string) => !expected.some((pattern) => pattern.test(complaint)));
  expect(unexpected).toEqual([]);
}

/** No accessibility finding that keeps somebody out (axe: serious or critical). */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // Nobody reads what passed, and gathering that takes most of the time; no rule that could keep somebody out needs files fetched first.
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ["violations"], preload: false }),
  );
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = grave.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
  expect(told).toEqual([]);
}

/** Nothing sticks out at the side: a phone's page must not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);
}

/**
 * Tests that need a browser, with one browser for the file. Without one they are skipped and say so;
 * on a build server (CI=true) that is a failure.
 * @param flags of the browser, where it is to lack something
 */
export function inBrowser(name: string, body: (browser: () => Browser) => void, flags: readonly string[] = []): void {
  const present = findChromium() !== undefined;
  if (!present && process.env.CI !== "true") {
    process.stderr.write(`\nNO CHROMIUM FOUND, SKIPPED: ${name}. Install chromium or set CHROMIUM_PATH.\n`);
  }
  describe.skipIf(!present && process.env.CI !== "true")(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await launchBrowser(flags);
    });
    afterAll(async () => {
      await browser?.close();
    });
    body(() => {
      if (browser === undefined) throw new Error("The browser did not start");
      return browser;
    });
  });
}
