import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import type { PublicationState, ReleasePreview } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Browser, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { screenshot } from "../helpers/browser.ts";
import type { ServerProcess } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet } from "./expectations.ts";
import { readApi, visit, words } from "./visitor.ts";

const room = workbenchEn.publication;
const { kindergartens } = words.en.public.withheldLayer;

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const tab = (page: Page, name: string) => page.getByRole("tab", { name }).click();

/** Journey A1 of an administrator: what the world will see, looked at before it can; and what is withheld from it at once. */
export function publicationRoom(browser: () => Browser, server: () => ServerProcess): void {
  describe("publication", () => {
    it("shows in two steps what the world will see, beside what it sees now", async () => {
      const opened = await visit(browser(), server(), { path: "/admin", as: "administrator" });
      const { page } = opened;
      await page.getByRole("link", { name: room.toPublication }).click();
      await press(page, room.look);
      const heading = page.getByRole("heading", { name: room.previewHeading });
      await heading.waitFor();
      expect(await heading.evaluate((node) => node === document.activeElement)).toBe(true);
      const told = await readApi<ReleasePreview>(server(), "/api/publication/preview", "administrator");
      for (const { code, before, after } of told.headlines) {
        const row = page
          .getByRole("row")
          .filter({ has: page.getByRole("rowheader", { name: room.headline[code], exact: true }) });
        const cells = (await row.getByRole("cell").allInnerTexts()).map((text) => Number(text.replaceAll(",", "")));
        expect(cells.slice(0, 2), code).toEqual([before, after]);
      }
      await page.getByText(told.findings.length === 0 ? room.gatePasses : room.mayAccept).waitFor();
      await page.getByText(room.forever.numbers).waitFor();
      // Both maps are drawn, and the marks of the next one are what the lists name.
      const maps = page.locator("[data-map-marks]");
      await expect.poll(() => maps.count()).toBe(2);
      await expect.poll(() => page.locator("[data-map-idle='true']").count()).toBe(2);
      const places = new Set(
        [...told.entering.items, ...told.zonesEntering.items, ...told.handedBack.items, ...told.bands.items]
          .map(({ at }) => at)
          .concat(told.kindergartens.items.filter(({ change }) => change !== "leaves").map(({ at }) => at))
          .map(({ unit, box }) => unit ?? String(box)),
      );
      expect(places.size).toBeGreaterThan(0);
      await expect.poll(() => maps.nth(1).getAttribute("data-map-marks")).toBe(String(places.size));
      // A line of the lists is shown on the maps, and said.
      const lists = ["entering", "leaving", "handedBack", "zonesEntering", "bands", "kindergartens"] as const;
      const first = lists.find((list) => told[list].total > 0) ?? "entering";
      await page.locator("summary").filter({ hasText: room[first] }).click();
      const show = page.getByRole("button", { name: room.map.showNamed.replace("{{what}}", "") }).first();
      const line =
        (await show.getAttribute("aria-label"))?.replace(room.map.showNamed.replace("{{what}}", ""), "") ?? "";
      await show.click();
      await page
        .getByRole("status")
        .filter({ hasText: room.map.shows.replace("{{what}}", line) })
        .waitFor();
      await expect.poll(() => page.locator("[data-map-idle='true']").count()).toBe(2);
      await screenshot(page, "publication-wide-light-en");
      await expectAccessible(page);
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("does so on a phone, in the dark, in Mongolian", async () => {
      const opened = await visit(browser(), server(), {
        path: "/admin/publication",
        as: "administrator",
        size: "phone",
        language: "mn",
        theme: "dark",
      });
      const { page } = opened;
      await press(page, workbenchMn.publication.look);
      await page.getByRole("heading", { name: workbenchMn.publication.previewHeading }).waitFor();
      // One map, which shows the one release or the other.
      const { map } = workbenchMn.publication;
      const maps = page.locator("[data-map-marks]");
      await expect.poll(() => maps.count()).toBe(1);
      for (const side of ["last", "next"] as const) {
        await tab(page, map.short[side]);
        await page.getByText(new RegExp(`^${map.short[side]}: `)).waitFor();
        await expect.poll(() => page.locator("[data-map-idle='true']").count()).toBe(1);
      }
      await expectNoSidewaysScroll(page);
      await screenshot(page, "publication-phone-dark-mn");
      await tab(page, workbenchMn.publication.tab.settings);
      await page.getByText(workbenchMn.publication.fixedHeading).waitFor();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      expectQuiet(opened.complaints);
      await opened.close();
    });

    it("withholds a layer with a reason, says so calmly to everyone, and shows it again", async () => {
      const opened = await visit(browser(), server(), { path: "/admin/publication", as: "administrator" });
      const { page } = opened;
      const state = () => readApi<PublicationState>(server(), "/api/publication", "administrator");
      const shown = async () =>
        (await readApi<{ features: object[] }>(server(), "/api/map/kindergartens.geojson")).features.length;
      const before = await shown();
      await tab(page, room.tab.switches);
      await press(page, room.hideNamed.replace("{{layer}}", "Kindergartens"));
      await page.keyboard.press("Enter");
      await page.getByText(room.reasonMissing).waitFor();
      await page.getByLabel(room.reason).first().fill("A photo told too much");
      await page.keyboard.press("Enter");
      await page.getByText(room.hidden.replace("{{layer}}", "Kindergartens")).waitFor();
      expect(await shown()).toBe(0);
      expect((await state()).withheld).toEqual(["kindergartens"]);
      const world = await visit(browser(), server(), { path: "/" });
      await world.page.getByText(words.en.public.withheld.replace("{{layers}}", kindergartens)).first().waitFor();
      await world.page.getByText(words.en.public.noFigureNow, { exact: true }).waitFor();
      await world.page.getByText(words.en.legend.withheld).first().waitFor();
      await screenshot(world.page, "publication-withheld");
      expectQuiet(world.complaints);
      await world.close();
      await press(page, room.showNamed.replace("{{layer}}", "Kindergartens"));
      await page.getByLabel(room.reason).first().fill("It was replaced");
      await page.keyboard.press("Enter");
      await page.getByText(room.shownAgain.replace("{{layer}}", "Kindergartens")).waitFor();
      expect(await shown()).toBe(before);
      await expectAccessible(page);
      expectQuiet(opened.complaints);
      await opened.close();
    });
  });
}
