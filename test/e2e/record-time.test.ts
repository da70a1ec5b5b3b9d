import { known } from "@asm-atlas/client/src/i18n/workbench/en/known.ts";
import { time } from "@asm-atlas/client/src/i18n/workbench/en/time.ts";
import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus, siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { WorkflowState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection } from "geojson";
import type { Page } from "playwright-core";
import { beforeAll, expect, it, vi } from "vitest";
import { screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectQuiet, inBrowser } from "./expectations.ts";
import { type Counts, legendCounts } from "./legend.ts";
import { readApi, visit, words } from "./visitor.ts";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const handle = (page: Page) => page.getByRole("slider", { name: known.day, exact: true });
const soon = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 20_000 });
const inAddress = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const said = (page: Page, date: string) => page.getByText(known.said.replace("{{date}}", date), { exact: true });

function countsOf(sites: ReadonlyMap<string, string>): Counts {
  const groups = [...sites.values()].map((status) => groupOfSiteStatus[status as SiteStatus]);
  return Object.fromEntries(
    siteStatusGroups.map(({ code }) => [code, groups.filter((group) => group === code).length]),
  );
}

const labelsOf = (states: readonly WorkflowState[]): ReadonlyMap<string, string> =>
  new Map(states.map(({ code, label }) => [code, label.en]));
const datedLayers = [
  ["rehabilitation-zones", labelsOf(zoneStageWorkflow.states)],
  ["kindergartens", labelsOf(kindergartenStatusWorkflow.states)],
] as const;
const labelOf = (status: SiteStatus) => siteStatusWorkflow.states.find(({ code }) => code === status)?.label.en;

inBrowser("record time on the workbench", (browser) => {
  vi.setConfig({ testTimeout: 120_000 });
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  /** Status by code, as the API tells it. */
  async function sitesOn(query: string): Promise<ReadonlyMap<string, string>> {
    const path = `/ogc/collections/sites/items?limit=1000&skipGeometry=true&${query}`;
    const { features } = await readApi<FeatureCollection>(server, path, "planner");
    return new Map(features.map(({ properties }) => [String(properties?.code), String(properties?.status)]));
  }

  /** A record that stood elsewhere on a day than was known on that very day. */
  async function writtenLate(collection: string) {
    const [feed, records] = await Promise.all(
      [collection, "event-records"].map((id) =>
        readApi<FeatureCollection>(server, `/api/map/${id}.geojson`, "planner"),
      ),
    );
    const codes = new Set(feed?.features.map(({ id }) => id));
    for (const { id, properties } of records?.features ?? []) {
      const events: readonly [string, string, string, string | null][] = codes.has(id) ? properties?.record : [];
      for (const [index, [day, is, recordedOn]] of events.entries()) {
        const [, was, wasRecordedOn = "9"] = events[index - 1] ?? [];
        const isLast = day < (events[index + 1]?.[0] ?? "9");
        if (was && isLast && wasRecordedOn <= day && recordedOn > day) return { code: String(id), day, was, is };
      }
    }
    throw new Error(`Of ${collection} nothing was written down late.`);
  }

  it("1 October 2019, and what was believed then: legend, map, card and address, with and without a mouse", async () => {
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner" });
    const { page } = opened;
    await waitForMapIdle(page);
    const before = await sitesOn("datetime=2019-10-01&as-known-on=2019-10-01");
    const after = await sitesOn("datetime=2019-10-01&as-known-on=2020-03-31");
    const byNow = countsOf(await sitesOn("datetime=2019-10-01"));
    const believed = countsOf(before);
    expect(believed).not.toEqual(byNow);
    // P5 in two steps: the day, and what was believed then.
    await page.getByLabel(time.dayLookedAt, { exact: true }).and(page.locator("input")).fill("2019-10-01");
    await soon(() => legendCounts(page)).toEqual(byNow);
    await button(page, known.start).click();
    await soon(() => inAddress(page, "known")).toBe("2019-10-01");
    await soon(() => legendCounts(page)).toEqual(believed);
    await said(page, "1 October 2019").waitFor();
    await page.getByText(known.sentence.replace("{{date}}", "1 October 2019"), { exact: true }).waitFor();
    await page.getByRole("application", { name: "Map on 1 October 2019, as known on 1 October 2019" }).waitFor();
    await expectAccessible(page);

    const knownField = page.getByLabel(known.day, { exact: true }).and(page.locator("input"));
    await knownField.fill("2020-03-31");
    await soon(() => inAddress(page, "known")).toBe("2020-03-31");
    await soon(() => legendCounts(page)).toEqual(countsOf(after));
    // The address alone brings it back, here with the card of a site whose suspension was written down late.
    const late = [...after].find(([code, status]) => status === "SUSPENDED" && before.get(code) === "FORMAL")?.[0];
    await page.goto(`${page.url()}&pick=sites:${late}`);
    await waitForMapIdle(page);
    await soon(() => legendCounts(page)).toEqual(countsOf(after));
    const card = page.getByRole("region", { name: words.en.card.label, exact: true });
    await card.getByText("As it was on 1 October 2019, as known on 31 March 2020", { exact: true }).waitFor();
    const state = () => card.locator("b").first().innerText();
    await soon(state).toBe(labelOf("SUSPENDED"));
    await screenshot(page, "record-time-wide-light-en");
    await knownField.fill("2019-10-01");
    await soon(state).toBe(labelOf("FORMAL"));

    await handle(page).focus();
    await page.keyboard.press("End");
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await soon(() => inAddress(page, "known")).toBe(today);
    await page.keyboard.press("ArrowRight");
    await soon(() => legendCounts(page)).toEqual(byNow);
    expect(inAddress(page, "known")).toBe(today);
    await page.keyboard.press("Escape");
    await soon(() => inAddress(page, "known")).toBeNull();
    await soon(() => page.evaluate(() => document.activeElement?.textContent)).toBe(known.start);
    await page.goBack();
    await soon(() => inAddress(page, "known")).toBe(today);

    // Zones and kindergartens follow: one whose last step was written down weeks after it was taken.
    for (const [collection, states] of datedLayers) {
      const { code, day, was, is } = await writtenLate(collection);
      await page.goto(`${server.url}/workbench?day=${day}&pick=${collection}:${code}`);
      const header = card.locator("header");
      await header.getByText(states.get(is) ?? "", { exact: true }).waitFor();
      await button(page, known.start).click();
      await header.getByText(states.get(was) ?? "", { exact: true }).waitFor();
      await soon(() => inAddress(page, "known")).toBe(day);
    }
    expectQuiet(opened.complaints);
    await opened.close();
  });
});
