import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { definitionAnchor, definitionPath, methodAnchor } from "@asm-atlas/client/src/about/anchors.ts";
import { uncheckedWording } from "@asm-atlas/client/src/about/unchecked-wording.ts";
import { isPoint } from "@asm-atlas/client/src/i18n/about/about-text.ts";
import { aboutEn } from "@asm-atlas/client/src/i18n/about-en.ts";
import { aboutMn } from "@asm-atlas/client/src/i18n/about-mn.ts";
import { openDataEn } from "@asm-atlas/client/src/i18n/open-data/open-data-en.ts";
import { openDataMn } from "@asm-atlas/client/src/i18n/open-data/open-data-mn.ts";
import { fillIn } from "@asm-atlas/client/src/i18n/open-data/open-data-text.ts";
import { cards } from "@asm-atlas/client/src/i18n/workbench/en/cards.ts";
import { siteSummaryLayer } from "@asm-atlas/data/domain/layers/summaries.ts";
import { openDataLicence, openDataPath } from "@asm-atlas/data/domain/publication/open-data.ts";
import {
  kindergartenStatusGroups,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneStageGroups, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection } from "geojson";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { nameOf, readApi, views, visit, words } from "./visitor.ts";

/** Is an element on screen, below the bar? */
const isInSight = (page: Page, id: string) =>
  page.evaluate((wanted) => {
    const { top = -1 } = document.getElementById(wanted)?.getBoundingClientRect() ?? {};
    return top >= 0 && top < window.innerHeight;
  }, id);

/** Each language and size once. */
const donors = views.filter(({ theme }) => theme === "light");

inBrowser("the page about method and limits", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  it.each(views.map((view) => [nameOf(view), view] as const))(
    "defines every status, stage and group and every method, each with an anchor: %s",
    async (name, view) => {
      const text = view.language === "en" ? aboutEn : aboutMn;
      const opened = await visit(browser(), server, { path: "/about", ...view });
      const { page } = opened;
      await page.getByRole("heading", { level: 1, name: text.heading }).waitFor();
      const lists = [
        ["site-status", siteStatusWorkflow.states],
        ["site-group", siteStatusGroups],
        ["zone-stage", zoneStageWorkflow.states],
        ["zone-group", zoneStageGroups],
        ["kindergarten-status", kindergartenStatusWorkflow.states],
        ["kindergarten-group", kindergartenStatusGroups],
      ] as const;
      for (const [list, entries] of lists)
        for (const { code, label } of entries)
          expect(await page.locator(`[id="${definitionAnchor(list, code)}"]`).innerText()).toContain(
            label[view.language],
          );
      const methods = text.sections.flatMap(({ body }) => body.filter(isPoint));
      expect(methods.length).toBeGreaterThan(5);
      for (const { id, heading } of methods)
        expect(await page.locator(`[id="${methodAnchor(id)}"]`).innerText()).toContain(heading);
      const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const { id, heading } of text.sections)
        expect(await page.getByRole("link", { name: heading, exact: true }).getAttribute("href")).toBe(`#${id}`);
      await page.locator('[id="definitions"]').scrollIntoViewIfNeeded();
      await page.evaluate(() => document.getElementById("definitions")?.scrollIntoView());
      await screenshot(page, `about-definitions-${name}`);
      await expectAccessible(page);
      expectQuiet(opened.complaints);
      await opened.close();
    },
  );

  it("says all that is not promised, in both languages", () => {
    const notPromised = (text: typeof aboutEn) => text.sections.find(({ id }) => id === "limits")?.body.flat();
    expect(notPromised(aboutEn)).toHaveLength(6);
    expect(notPromised(aboutMn)).toHaveLength(6);
  });

  it("opens at the definition a link names, and marks it; from there to the next one, and back", async () => {
    const opened = await visit(browser(), server, { path: definitionPath("site-status", "LAND_APPROVED") });
    const { page } = opened;
    const [landApproved, formal] = ["LAND_APPROVED", "FORMAL"].map((code) => definitionAnchor("site-status", code));
    const asked = page.locator("[data-is-asked-for]");
    await asked.waitFor();
    expect(await asked.getAttribute("id")).toBe(landApproved);
    expect(await isInSight(page, landApproved ?? "")).toBe(true);
    await asked
      .getByRole("link", { name: siteStatusWorkflow.states.find(({ code }) => code === "FORMAL")?.label.en ?? "" })
      .click();
    await page.locator(`[id="${formal}"][data-is-asked-for]`).waitFor();
    expect(await isInSight(page, formal ?? "")).toBe(true);
    await page.goBack();
    await page.locator(`[id="${landApproved}"][data-is-asked-for]`).waitFor();
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("is where legend and cards explain their words and numbers", async () => {
    const { features } = await readApi<FeatureCollection>(server, "/api/map/sites.geojson", "planner");
    const opened = await visit(browser(), server, { path: `/workbench?pick=sites:${features[0]?.id}`, as: "planner" });
    const { page } = opened;
    await waitForMapIdle(page);
    const [group] = siteStatusGroups;
    await page.getByRole("button", { name: group?.label.en ?? "", exact: true }).click();
    const link = page.getByRole("link", { name: words.en.legend.definition });
    expect(await link.getAttribute("href")).toBe(definitionPath("site-group", group?.code ?? ""));
    await page.getByRole("link", { name: cards.how }).last().click();
    await page.waitForURL("**/about#method-reach");
    await page.locator('[id="method-reach"][data-is-asked-for]').waitFor();
    await page.goBack();
    await page.getByRole("region", { name: words.en.card.label, exact: true }).waitFor();
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("lists the Mongolian wording that nobody has checked, folded by where it is met", async () => {
    const opened = await visit(browser(), server, { path: "/about" });
    const { page } = opened;
    const unchecked = uncheckedWording();
    for (const [group, wordings] of Object.entries(unchecked)) {
      const title = page.locator("summary", { hasText: aboutEn.wordingGroups[group as keyof typeof unchecked] });
      const fold = page.locator("details").filter({ has: title });
      expect(await fold.locator("tbody tr").count()).toBe(0);
      await fold.locator("summary").click();
      await expect.poll(() => fold.locator("tbody tr").count()).toBe(wordings.length);
      await fold.locator("summary").click();
    }
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it.each(donors.map((view) => [nameOf(view), view] as const))(
    "leads a donor to the open data: licence, definitions, and a file that is what its checksum says: %s",
    async (name, view) => {
      const text = view.language === "en" ? openDataEn : openDataMn;
      const opened = await visit(browser(), server, { path: "/about#figures", ...view });
      const { page } = opened;
      await page.getByRole("link", { name: (view.language === "en" ? aboutEn : aboutMn).openData }).click();
      await page.getByRole("heading", { level: 1, name: text.heading }).waitFor();
      await page.getByRole("heading", { level: 2, name: fillIn(text.files.heading, { number: 3 }) }).waitFor();
      expect(await page.getByRole("link", { name: text.licence.terms }).getAttribute("href")).toBe(openDataLicence.url);
      const title = siteSummaryLayer.title[view.language];
      await page.locator("summary", { hasText: title }).click();
      const band = siteSummaryLayer.fields.find((field) => field.name === "low");
      await page.getByRole("cell", { name: band?.label[view.language] ?? "", exact: true }).waitFor();
      await expectNoSidewaysScroll(page);
      await screenshot(page, `open-data-${name}`);
      await expectAccessible(page);
      if (view.size === "wide") {
        const coming = page.waitForEvent("download");
        await page.getByRole("link", { name: new RegExp(`^${title} .*${text.files.table}`) }).click();
        const download = await coming;
        expect(download.suggestedFilename()).toBe("asm-atlas-3-site-summary.csv");
        const sum = createHash("sha256")
          .update(await readFile(await download.path()))
          .digest("hex");
        const sums = await (await fetch(`${server.url}${openDataPath(3, "SHA256SUMS")}`)).text();
        expect(sums).toContain(`${sum}  site-summary.csv\n`);
      }
      expectQuiet(opened.complaints);
      await opened.close();
    },
  );
});
