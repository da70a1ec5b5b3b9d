import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { distanceM } from "@asm-atlas/data/domain/measure.ts";
import type { Feature, FeatureCollection, MultiPolygon } from "geojson";
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap, renderedCodes } from "../helpers/map-probe.ts";
import type { ServerProcess } from "../helpers/server-process.ts";
import { expectQuiet } from "./expectations.ts";
import { readApi, visit, words } from "./visitor.ts";

const { areas, editing, outline } = workbenchEn;
const collection = "/ogc/collections/site-areas/items";

/** A planner draws the area of a site beside a neighbour's, on whose corner it catches; it is on card and map at once. */
export async function plannerDrawsArea(browser: Browser, server: ServerProcess): Promise<void> {
  const near = await readApi<FeatureCollection<MultiPolygon>>(server, `${collection}?limit=1`, "planner");
  const corner = near.features[0]?.geometry.coordinates[0]?.[0]?.[0] ?? [];
  const sites = await readApi<FeatureCollection>(server, "/ogc/collections/sites/items?limit=1000", "planner");
  const bare = sites.features.find(({ properties }) => properties?.area_geom === null);
  const code = String(bare?.properties?.code);
  const opened = await visit(browser, server, {
    path: `/workbench?at=${corner.join(",")},16&pick=sites:${code}&open=draw-area`,
    as: "planner",
  });
  const { page } = opened;
  const form = page.getByRole("region", { name: areas.drawTitle.replace("{{code}}", code), exact: true });
  await page.getByRole("toolbar", { name: outline.title }).getByText(outline.tool.part, { exact: true }).waitFor();
  await waitForMapIdle(page);
  const { x, y } = await middleOfMap(page);
  // The first is some pixels beside the neighbour's corner, within reach of it.
  for (const [across, down] of [
    [6, 5],
    [110, 15],
    [60, 90],
  ] as const)
    await page.mouse.click(x + across, y + down);
  await page.getByRole("button", { name: outline.finish }).click();
  // Its own site is far away: said, and not refused.
  await form.getByText(areas.pointOutside.slice(areas.pointOutside.indexOf("outside"))).waitFor();
  await screenshot(page, "site-area-drawn");
  await form.getByRole("button", { name: editing.save, exact: true }).click();
  const card = page.getByRole("region", { name: words.en.card.label, exact: true });
  await card.getByText(areas.drawn.replace("{{corners}}", "3")).waitFor();
  await expect.poll(() => renderedCodes(page, "site-areas")).toContain(code);
  const { geometry } = await readApi<Feature<MultiPolygon>>(server, `${collection}/${code}`, "planner");
  // Five metres beside it the corner was set; the map's own outlines are exact to one, until those kept have come.
  const [lon = 0, lat = 0] = corner;
  const away = (geometry.coordinates[0]?.[0] ?? []).map(([x = 0, y = 0]) => distanceM([lon, lat], [x, y]));
  expect(Math.min(...away)).toBeLessThan(1);
  expectQuiet(opened.complaints);
  await opened.close();
}
