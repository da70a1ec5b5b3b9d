import { handover as sheetEn } from "@asm-atlas/client/src/i18n/workbench/en/handover.ts";
import { photos as en } from "@asm-atlas/client/src/i18n/workbench/en/photos.ts";
import { handover as sheetMn } from "@asm-atlas/client/src/i18n/workbench/mn/handover.ts";
import { photos as mn } from "@asm-atlas/client/src/i18n/workbench/mn/photos.ts";
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { aPdf, aPhoto, cameraTags } from "../helpers/attachments.ts";
import { screenshot } from "../helpers/browser.ts";
import type { ServerProcess } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet } from "./expectations.ts";
import { visit } from "./visitor.ts";

const sheet = { en: sheetEn, mn: sheetMn };
const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
const later = { ...cameraTags, IFD2: { DateTimeOriginal: "2026:07:01 10:00:00", OffsetTimeOriginal: "+08:00" } };

/** An officer sends photos and a paper of a zone, is told what was not taken and why, and looks at them without a mouse. */
export async function officerSendsPhotos(browser: Browser, server: ServerProcess, zone: string): Promise<void> {
  const opened = await visit(browser, server, { path: `/workbench?pick=rehabilitation-zones:${zone}`, as: "officer" });
  const { page } = opened;
  const section = page.getByRole("region", { name: en.title });
  await section.getByText(en.noneOfZone).waitFor();
  await section.getByRole("button", { name: en.add }).focus();
  await page.keyboard.press("Enter");
  const files = section.getByLabel(en.fromFiles);
  const kept = (done: number, total: number) =>
    section.getByText(en.sent.replace("{{done}}", String(done)).replace("{{total}}", String(total))).waitFor();

  // Two at once, one of which is no photo: each has its own fate.
  await files.setInputFiles([
    jpeg("before.jpg", await aPhoto({ tags: cameraTags })),
    jpeg("cut.jpg", (await aPhoto({ seed: 2 })).subarray(0, 3_000)),
  ]);
  await kept(1, 2);
  await section.getByText(en.refused.damaged).waitFor();
  await section.getByRole("button", { name: en.leaveOut.replace("{{name}}", "cut.jpg") }).click();
  await section.getByLabel(en.kind).selectOption("after");
  await section.getByLabel(en.caption).fill("Grass again");
  await files.setInputFiles([jpeg("after.jpg", await aPhoto({ tags: later, seed: 3 }))]);
  await kept(1, 1);
  await section.getByLabel(en.kind).selectOption("act");
  await section.getByLabel(en.signedOn).fill("2026-08-01");
  await files.setInputFiles([{ name: "act.pdf", mimeType: "application/pdf", buffer: aPdf() }]);
  await kept(1, 1);
  await section.getByRole("link", { name: "Act, 1 August 2026" }).waitFor();

  const slider = section.getByRole("slider", { name: en.compare });
  await slider.focus();
  await page.keyboard.press("End");
  await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("100 percent show 14 June 2025");
  await section.getByText(en.sameView).waitFor();
  await expectAccessible(page);

  await section.getByRole("button", { name: en.open.replace("{{photo}}", "Before, 14 June 2025") }).focus();
  await page.keyboard.press("Enter");
  const viewer = page.getByRole("dialog");
  await viewer.getByRole("heading", { name: "Before, 14 June 2025" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await viewer.getByRole("img", { name: "After, 1 July 2026: Grass again" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.includes("After, 1 July 2026"));
  await screenshot(page, "photos-of-a-zone");
  // The browser itself notes the one that was refused.
  expectQuiet(opened.complaints, [/422/]);
  await opened.close();
}

/** The same on a phone, in Mongolian and in the dark, by somebody who may only look. */
export async function plannerLooksAtPhotos(browser: Browser, server: ServerProcess, zone: string): Promise<void> {
  const path = `/workbench?pick=rehabilitation-zones:${zone}&lang=mn`;
  const opened = await visit(browser, server, { path, as: "planner", size: "phone", theme: "dark", language: "mn" });
  const { page } = opened;
  const section = page.getByRole("region", { name: mn.title });
  await section.getByRole("slider", { name: mn.compare }).waitFor();
  await section.scrollIntoViewIfNeeded();
  expect(await section.getByRole("button", { name: mn.add }).count()).toBe(0);
  await expectNoSidewaysScroll(page);
  await section.getByRole("button", { name: /Дараа/ }).click();
  const viewer = page.getByRole("dialog");
  await viewer.getByText("2-аас 2").waitFor();
  await expectAccessible(page);
  await screenshot(page, "photo-phone-dark-mn");
  await viewer.getByRole("button", { name: mn.previous }).click();
  await viewer.getByText("2-аас 1").waitFor();
  expectQuiet(opened.complaints);
  await opened.close();
}

/** The sheet that is signed: one page of A4 in both languages, whatever the screen was. */
export async function officerPrintsSheet(browser: Browser, server: ServerProcess, zone: string): Promise<void> {
  const opened = await visit(browser, server, { path: `/workbench/zones/${zone}/sheet`, as: "officer", size: "phone" });
  const { page } = opened;
  await page
    .getByRole("heading", { level: 1 })
    .filter({ hasText: sheet.mn.title })
    .filter({ hasText: sheet.en.title })
    .waitFor();
  await page.getByRole("img", { name: sheet.en.outlineSpoken }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.waitForLoadState("networkidle");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 718, height: 1047 });
  await screenshot(page, "hand-over-sheet");
  expectQuiet(opened.complaints);
  await opened.close();
}
