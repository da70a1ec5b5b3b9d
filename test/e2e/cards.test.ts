import { formatDay } from "@asm-atlas/client/src/i18n/format.ts";
import { cards } from "@asm-atlas/client/src/i18n/workbench/en/cards.ts";
import { decision } from "@asm-atlas/client/src/i18n/workbench/en/decision.ts";
import type { OverlayId } from "@asm-atlas/client/src/map/map-state.ts";
import { requirementWords } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { middleOfMap } from "../helpers/map-probe.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { type ServerProcess, startServer } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { officerPrintsSheet, officerSendsPhotos, plannerLooksAtPhotos } from "./photos-on-card.ts";
import { readApi, visit, words } from "./visitor.ts";

const text = words.en;

const rings = (geometry: Geometry): Position[][] =>
  geometry.type === "Polygon"
    ? geometry.coordinates
    : geometry.type === "MultiPolygon"
      ? geometry.coordinates.flat()
      : [];

function isInside([x = 0, y = 0]: Position, geometry: Geometry): boolean {
  let inside = false;
  for (const ring of rings(geometry)) {
    for (const [index, [ax = 0, ay = 0]] of ring.entries()) {
      const [bx = 0, by = 0] = ring[(index + 1) % ring.length] ?? [];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** A place on a feature: its point, or the middle of its corners where that lies inside. */
function placeOn({ geometry }: Feature): Position | undefined {
  if (geometry.type === "Point") return geometry.coordinates;
  const corners = rings(geometry)[0] ?? [];
  const middle = [0, 1].map((axis) => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length);
  return isInside(middle, geometry) ? middle : undefined;
}

interface Kind {
  readonly who: "planner" | undefined;
  readonly layer: OverlayId;
  readonly zoom: number;
  /** Layers switched away from their default so that only this one can be hit. */
  readonly switched: readonly OverlayId[];
  /** Which features of the feed will do. */
  readonly fits?: (feature: Feature) => boolean;
  /** What the card must say about the feature. */
  readonly says: (properties: Record<string, unknown>) => readonly string[];
}

const level = (wanted: string) => (feature: Feature) => feature.properties?.level === wanted;
const string = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

const kinds: readonly (readonly [name: string, kind: Kind])[] = [
  [
    "a mining site",
    {
      who: "planner",
      layer: "sites",
      zoom: 16,
      switched: ["rehabilitation-zones", "kindergartens"],
      says: ({ code, name_en }) => [string(code), string(name_en)],
    },
  ],
  [
    "a rehabilitation zone",
    {
      who: "planner",
      layer: "rehabilitation-zones",
      zoom: 15,
      switched: ["sites", "kindergartens"],
      says: ({ code, name_en }) => [string(code), string(name_en)],
    },
  ],
  [
    "a kindergarten",
    {
      who: "planner",
      layer: "kindergartens",
      zoom: 16,
      switched: ["sites", "rehabilitation-zones"],
      says: ({ code, name_en }) => [string(code), string(name_en)],
    },
  ],
  [
    "a published figure",
    {
      who: "planner",
      layer: "published-figures",
      zoom: 14,
      switched: ["sites", "rehabilitation-zones", "kindergartens", "published-figures"],
      fits: ({ geometry }) => geometry !== null,
      says: ({ place_name_en, name_en }) => [string(place_name_en ?? name_en)],
    },
  ],
  [
    "a place of the register",
    {
      who: undefined,
      layer: "sites",
      zoom: 9,
      switched: ["site-summary", "kindergartens", "rehabilitation-zones"],
      fits: ({ properties }) => properties?.shown_as === "cell",
      says: ({ contract_since_year }) => [text.card.register.title, string(contract_since_year)],
    },
  ],
  [
    "a soum's band",
    {
      who: undefined,
      layer: "site-summary",
      zoom: 8,
      switched: ["sites", "kindergartens", "rehabilitation-zones"],
      fits: level("soum"),
      says: ({ unit_name_en }) => [string(unit_name_en)],
    },
  ],
];

async function openCard(page: Page): Promise<ReturnType<Page["getByRole"]>> {
  const { x, y } = await middleOfMap(page);
  await page.mouse.click(x, y);
  const card = page.getByRole("region", { name: text.card.label, exact: true });
  await card.waitFor();
  return card;
}

inBrowser("a click on the map opens the card of what is there", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  describe.each(kinds)("%s", (name, { who, layer, zoom, switched, fits, says }) => {
    it("which tells its story, can be linked to, and closes by Escape", async () => {
      const { features } = await readApi<FeatureCollection>(server, `/api/map/${layer}.geojson`, who);
      const feature = features.find((each) => (fits?.(each) ?? true) && placeOn(each) !== undefined);
      const place = feature && placeOn(feature);
      if (!feature || !place) throw new Error(`The feed ${layer} has no feature to click on`);
      const path = `${who ? "/workbench" : "/"}?at=${place.join(",")},${zoom}&switched=${switched.join(",")}`;
      const opened = await visit(browser(), server, { path, ...(who ? { as: who } : {}) });
      const { page } = opened;
      await waitForMapIdle(page);
      const card = await openCard(page);
      for (const said of says(feature.properties ?? {})) await card.getByText(said).first().waitFor();
      await page.waitForLoadState("networkidle");
      await waitForMapIdle(page);
      await expect
        .poll(() => new URL(page.url()).searchParams.get("pick"))
        .toBe(`${layer}:${feature.id ?? feature.properties?.code}`);
      await screenshot(page, `card-${name.replaceAll(/[^a-z]+/g, "-")}`);
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await card.waitFor({ state: "detached" });
      await expect.poll(() => new URL(page.url()).searchParams.get("pick")).toBeNull();
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });
});

inBrowser("the card of a site", (browser) => {
  let server: ServerProcess;
  let sites: FeatureCollection;
  beforeAll(async () => {
    server = await startServer({ engine: "embedded" });
    sites = await readApi<FeatureCollection>(server, "/api/map/sites.geojson", "planner");
  });
  afterAll(() => server.stop());

  const statusLabel = (code: string) =>
    siteStatusWorkflow.states.find((state) => state.code === code)?.label.en ?? code;
  const historyOf = (feature: Feature) => (feature.properties?.history ?? []) as readonly DatedState<SiteStatus>[];
  /** The site with the longest history has the most to tell. */
  const richest = () => {
    const [found] = sites.features.toSorted((a, b) => historyOf(b).length - historyOf(a).length);
    if (!found) throw new Error("There is no site");
    return found;
  };
  const cardOf = (page: Page) => page.getByRole("region", { name: text.card.label, exact: true });

  it("tells the site as it was on the day looked at, greys what came later, and leads back to today", async () => {
    const site = richest();
    const history = historyOf(site);
    const [middleOn, middle] = history[Math.floor(history.length / 2)] ?? ["", "FORMAL"];
    const opened = await visit(browser(), server, {
      path: `/workbench?pick=sites:${site.id}&day=${middleOn}`,
      as: "planner",
    });
    const { page } = opened;
    const card = cardOf(page);
    await card.getByText(cards.asOf.replace("{{date}}", formatDay(middleOn, "en"))).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await card.locator("header").first().innerText()).toContain(statusLabel(middle));
    const after = card.getByRole("heading", { name: cards.afterDay.replace("{{date}}", formatDay(middleOn, "en")) });
    const times = await after
      .locator("xpath=..")
      .locator("time")
      .evaluateAll((all) => all.map((time) => time.getAttribute("datetime")));
    expect(times).toEqual(
      history
        .filter(([on]) => on > middleOn)
        .map(([on]) => on)
        .toReversed(),
    );
    await expectAccessible(page);
    await screenshot(page, "card-site-then");
    await card.getByRole("button", { name: cards.lookAtToday }).click();
    await after.waitFor({ state: "detached" });
    expect(await card.locator("header").first().innerText()).toContain(statusLabel(history.at(-1)?.[1] ?? ""));
    await page.waitForURL((address) => !address.searchParams.has("day"));
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("P2: one step says what is missing, with the rule behind it; P3: land approved in three more, seen on the map, and taken back", async () => {
    const site = sites.features.find((each) => historyOf(each).at(-1)?.[1] === "LAND_REQUESTED");
    const [longitude, latitude] = (site && placeOn(site)) ?? [];
    const code = String(site?.id);
    const path = `/workbench?at=${longitude},${latitude},13&switched=kindergartens,rehabilitation-zones`;
    const opened = await visit(browser(), server, { path, as: "planner", reducedMotion: true });
    const { page } = opened;
    await waitForMapIdle(page);
    const { x, y } = await middleOfMap(page);
    await page.mouse.click(x, y);
    const card = cardOf(page);
    await card.getByText(code).first().waitFor();
    const steps = card.getByRole("region", { name: decision.title });
    const missing = steps.getByRole("listitem").filter({ hasText: requirementWords["land-decision"].en });
    await missing
      .last()
      .getByText(/Resolution 308/)
      .waitFor();
    await page.waitForLoadState("networkidle");
    await screenshot(page, "p2-wide-light-en");
    const sign = () => page.screenshot({ clip: { x: x - 10, y: y - 10, width: 20, height: 20 } });
    const before = await sign();

    const statusNow = async () => {
      const { features } = await readApi<FeatureCollection>(
        server,
        `/ogc/collections/sites/items?code=${code}`,
        "planner",
      );
      return features[0]?.properties?.status;
    };
    const approved = statusLabel("LAND_APPROVED");
    await steps.getByRole("button", { name: decision.record.replace("{{status}}", approved) }).click();
    await page.getByLabel(decision.field.document, { exact: true }).fill("Khural resolution 12");
    await page.getByRole("button", { name: decision.save, exact: true }).click();
    await card.locator("header").getByText(approved, { exact: true }).waitFor();
    await waitForMapIdle(page);
    await expect.poll(async () => (await sign()).equals(before)).toBe(false);
    expect(await statusNow()).toBe("LAND_APPROVED");
    await screenshot(page, "p3-wide-light-en");
    await page.getByRole("button", { name: decision.undo, exact: true }).click();
    await card.locator("header").getByText(statusLabel("LAND_REQUESTED"), { exact: true }).waitFor();
    expect(await statusNow()).toBe("LAND_REQUESTED");

    // The same card on a phone.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText(requirementWords["land-decision"].en).last().scrollIntoViewIfNeeded();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await screenshot(page, "p2-phone-light-en");
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("is there from memory before the server has said a word more, and says what could not be fetched", async () => {
    const site = richest();
    const opened = await visit(browser(), server, { path: "/workbench", as: "planner" });
    const { page } = opened;
    await waitForMapIdle(page);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/ogc\/collections\/site-/, async (route) => {
      await held;
      await route.abort();
    });
    await page.goto(`${server.url}/workbench?pick=sites:${site.id}`);
    const card = cardOf(page);
    await card.getByText(cards.story).waitFor();
    const told = await card.locator("ol time").evaluateAll((all) => all.map((time) => time.getAttribute("datetime")));
    expect(told).toContain(historyOf(site).at(-1)?.[0]);
    await card.getByText(cards.hazards, { exact: true }).waitFor();
    letGo();
    await card.getByText(cards.storyFailed.split("{{")[0]?.trim() ?? "").waitFor();
    await card.getByText(cards.visitsFailed.split("{{")[0]?.trim() ?? "").waitFor();
    await page.unroute(/\/ogc\/collections\/site-/);
    await card.getByRole("button", { name: text.app.tryAgain }).first().click();
    await card.getByText(cards.storyFailed.split("{{")[0]?.trim() ?? "").waitFor({ state: "detached" });
    expect(opened.complaints.pageErrors).toEqual([]);
    await opened.close();
  });

  it("leads to its zone, from there back to the site, and to the nearest kindergarten, by keyboard", async () => {
    const zones = await readApi<FeatureCollection>(server, "/api/map/rehabilitation-zones.geojson", "planner");
    const [zone] = zones.features;
    const [siteCode] = zone?.properties?.site_codes ?? [];
    const opened = await visit(browser(), server, { path: `/workbench?pick=sites:${siteCode}`, as: "planner" });
    const { page } = opened;
    const card = cardOf(page);
    const press = async (name: string) => {
      await card.getByRole("button", { name, exact: true }).first().focus();
      await page.keyboard.press("Enter");
    };
    await press(String(zone?.properties?.name_en));
    await page.waitForURL((address) => address.searchParams.get("pick") === `rehabilitation-zones:${zone?.id}`);
    await card.getByText(cards.stageTimes).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
    const details = await readApi<FeatureCollection>(server, "/api/map/site-details.geojson", "planner");
    const name = details.features.find(({ id }) => id === siteCode)?.properties?.name_en;
    await press(String(name));
    await page.waitForURL((address) => address.searchParams.get("pick") === `sites:${siteCode}`);
    const nearest = card.getByRole("heading", { name: cards.nearestKindergarten }).locator("xpath=..");
    await nearest.getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL((address) => address.searchParams.get("pick")?.startsWith("kindergartens:") === true);
    await card.getByText(cards.inReach).waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("takes photos and a paper of a zone, says what it does not take, lays before and after beside one another, and prints the sheet", async () => {
    await officerSendsPhotos(browser(), server, "RZ-003");
    await plannerLooksAtPhotos(browser(), server, "RZ-003");
    await officerPrintsSheet(browser(), server, "RZ-003");
  });
});
