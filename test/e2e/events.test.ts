import { formatDay } from "@asm-atlas/client/src/i18n/format.ts";
import { cards } from "@asm-atlas/client/src/i18n/workbench/en/cards.ts";
import { decision } from "@asm-atlas/client/src/i18n/workbench/en/decision.ts";
import { editing } from "@asm-atlas/client/src/i18n/workbench/en/editing.ts";
import { events } from "@asm-atlas/client/src/i18n/workbench/en/events.ts";
import { record } from "@asm-atlas/client/src/i18n/workbench/en/record.ts";
import { zones } from "@asm-atlas/client/src/i18n/workbench/en/zones.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import { problems } from "@asm-atlas/data/domain/problems.ts";
import { ruleSentences } from "@asm-atlas/data/domain/rule-sentences.ts";
import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection } from "geojson";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { screenshot } from "../helpers/browser.ts";
import { type ServerProcess, startServer } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { type DemoRole, readApi, visit, words } from "./visitor.ts";

const named = (template: string, slots: Record<string, string>) =>
  Object.entries(slots).reduce((said, [slot, value]) => said.replaceAll(`{{${slot}}}`, value), template);

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const labels = new Map(
  [...zoneStageWorkflow.states, ...kindergartenStatusWorkflow.states].map(({ code, label }) => [code, label.en]),
);
const mongolianOf = (code: string) => zoneStageWorkflow.states.find((each) => each.code === code)?.label.mn ?? code;
const labelOf = (code: string) => labels.get(code as "OPEN") ?? code;

inBrowser("dated events of zones and kindergartens, from their cards", (browser) => {
  let server: ServerProcess;
  let zone: string;
  let kindergarten: string;
  beforeAll(async () => {
    server = await startServer({ engine: "embedded" });
    const codeIn = async (collection: string, state: string) => {
      const { features } = await readApi<FeatureCollection>(server, `/api/map/${collection}.geojson`, "planner");
      return String(features.find(({ properties }) => properties?.history.at(-1)[1] === state)?.id);
    };
    zone = await codeIn("rehabilitation-zones", "MONITORING");
    kindergarten = await codeIn("kindergartens", "FUNDED");
  });
  afterAll(() => server.stop());

  const open = async (as: DemoRole, pick: string, size: "wide" | "phone" = "wide") => {
    const opened = await visit(browser(), server, { path: `/workbench?pick=${pick}`, as, size });
    const card = opened.page.getByRole("region", { name: words.en.card.label, exact: true });
    await card.getByRole("region", { name: events.title }).waitFor();
    const { page, complaints, close } = opened;
    return { page, complaints, close, card };
  };
  /** Unfolds a step and opens its form. */
  const begin = async (page: Page, code: string) => {
    await page
      .getByRole("region", { name: events.title })
      .getByRole("button", { name: labelOf(code), exact: true })
      .click();
    await page.getByRole("button", { name: named(decision.record, { status: labelOf(code) }) }).click();
  };
  const fill = (page: Page, field: keyof typeof decision.field, value: string) =>
    page.getByLabel(decision.field[field], { exact: true }).fill(value);
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const stateIs = (page: Page, code: string) =>
    page.locator("header").getByText(labelOf(code), { exact: true }).waitFor();
  const correct = (page: Page, code: string, on = today) =>
    press(page, named(events.correctOf, { status: labelOf(code), date: formatDay(on, "en") }));

  it("an officer records a reading: what has come up since, and when to look again", async () => {
    const opened = await open("officer", `rehabilitation-zones:${zone}`, "phone");
    const { page, card } = opened;
    const steps = card.getByRole("heading", { name: zones.frugal.title }).locator("xpath=..").getByRole("listitem");
    expect(await steps.count()).toBe(6);
    expect(await steps.nth(1).innerText()).toContain(zones.frugal.progress.done);
    expect(await steps.nth(5).innerText()).toContain(zones.frugal.progress.open);
    await press(page, record.action.reading);
    const [cover, next] = [page.getByLabel("Plant cover, %", { exact: true }), page.getByLabel("Next check due")];
    await next.fill("2020-01-01");
    await cover.fill("34");
    await press(page, editing.save);
    await card
      .getByText(/next check lies after this one/)
      .first()
      .waitFor();
    await next.fill("2100-05-01");
    await press(page, editing.save);
    await card.getByText(named(zones.readings.line, { cover: "34 %", survival: words.en.card.notAssessed })).waitFor();
    await card
      .getByText(/1 May 2100/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expectQuiet(opened.complaints, [/422/]);
    await opened.close();
  });

  it("an officer submits a zone: what is needed is said, what was typed outlives closing the form, acceptance is no officer's", async () => {
    const opened = await open("officer", `rehabilitation-zones:${zone}`);
    const { page, card } = opened;
    await begin(page, "HANDOVER_SUBMITTED");
    expect(await page.getByLabel(decision.field.effectiveOn).inputValue()).toBe(today);
    await press(page, decision.save);
    await card.getByText(events.fault.needed).waitFor();
    await expectAccessible(page);
    await fill(page, "document", "Draft act 12");
    await press(page, editing.cancel);
    await press(page, named(decision.record, { status: labelOf("HANDOVER_SUBMITTED") }));
    await card.getByText(editing.recalled).waitFor();
    await press(page, decision.save);
    await stateIs(page, "HANDOVER_SUBMITTED");
    await card.getByText("Draft act 12").waitFor();
    await card.getByRole("button", { name: new RegExp(`^${labelOf("ACCEPTED")}`) }).click();
    await card.getByText(/Planner, Administrator/).waitFor();
    expect(await page.getByRole("button", { name: /^Record “/ }).count()).toBe(0);
    expect(await page.getByRole("button", { name: new RegExp(`^${events.correct} “`) }).count()).toBe(0);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("a planner accepts it, takes that back from the notice and accepts it again; and moves a kindergarten on", async () => {
    const opened = await open("planner", `rehabilitation-zones:${zone}`);
    const { page, card } = opened;
    const accept = async () => {
      await begin(page, "ACCEPTED");
      await fill(page, "hectares", "2.5");
      await fill(page, "document", "Act 14");
      await press(page, decision.save);
      await stateIs(page, "ACCEPTED");
    };
    await accept();
    await press(page, decision.undo);
    await stateIs(page, "HANDOVER_SUBMITTED");
    await card.getByText(decision.takenBackReason).waitFor();
    expect(await card.locator("del").innerText()).toContain(labelOf("ACCEPTED"));
    await accept();
    expect(await page.getByRole("button", { name: new RegExp(`^${events.correct} “`) }).count()).toBe(0);
    await page.goto(`${server.url}/workbench?pick=kindergartens:${kindergarten}`);
    await begin(page, "UNDER_CONSTRUCTION");
    await fill(page, "effectiveOn", "2015-01-01");
    await card
      .getByText(named(events.doesNotFit, { status: labelOf("UNDER_CONSTRUCTION") }))
      .first()
      .waitFor();
    await fill(page, "effectiveOn", today);
    await fill(page, "note", "Foundations laid");
    await press(page, decision.save);
    await stateIs(page, "UNDER_CONSTRUCTION");
    await card.getByText("Foundations laid").waitFor();
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("an administrator is told why an event cannot go, strikes another and replaces a third; all stay to be seen", async () => {
    const opened = await open("administrator", `rehabilitation-zones:${zone}`, "phone");
    const { page, card } = opened;
    await correct(page, "HANDOVER_SUBMITTED");
    await fill(page, "reason", "The act was never sent");
    await press(page, events.strike);
    await card
      .getByText(
        named(events.clash, {
          status: labelOf("ACCEPTED"),
          date: formatDay(today, "en"),
          before: labelOf("MONITORING"),
        }),
      )
      .waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await press(page, editing.cancel);
    await correct(page, "ACCEPTED");
    await fill(page, "reason", "The commission did not meet");
    await press(page, events.strike);
    await stateIs(page, "HANDOVER_SUBMITTED");
    await card.getByText(/The commission did not meet/).waitFor();

    await correct(page, "HANDOVER_SUBMITTED");
    await page.getByLabel(events.replace).check();
    expect(await page.getByLabel(decision.field.document, { exact: true }).inputValue()).toBe("Draft act 12");
    await fill(page, "document", "Draft act 13");
    await fill(page, "reason", "The number was wrong");
    await screenshot(page, "events-correction-phone");
    await press(page, events.strikeAndReplace);
    await card.getByText(new RegExp(`The number was wrong · ${events.isReplaced}`)).waitFor();
    const story = card.getByRole("heading", { name: cards.story }).locator("xpath=..");
    expect(await story.locator("del").count()).toBe(3);
    expect(await story.getByText(/Draft act 1[23]/).count()).toBe(2);
    await stateIs(page, "HANDOVER_SUBMITTED");
    await expectAccessible(page);
    // Undone, the correction stays to be seen as well: what it struck is entered once more.
    await press(page, decision.undo);
    await card.getByText(events.struckInError).waitFor();
    expect(await story.locator("del").count()).toBe(4);
    expect(await story.getByText("Draft act 12").count()).toBe(2);
    await stateIs(page, "HANDOVER_SUBMITTED");

    // Whoever handed it in is told in their own language why somebody else accepts it.
    await page.getByRole("button", { name: "МН – Монгол" }).click();
    const { field, save, record } = workbenchMn.decision;
    await page.getByRole("button", { name: new RegExp(`^${mongolianOf("ACCEPTED")}`) }).click();
    await page.getByRole("button", { name: named(record, { status: mongolianOf("ACCEPTED") }) }).click();
    await page.getByLabel(field.hectares, { exact: true }).fill("2.5");
    await page.getByLabel(field.document, { exact: true }).fill("Акт 15");
    await press(page, save);
    const fourEyes = `${problems["guard.four-eyes"].title.mn}. ${ruleSentences.zone_four_eyes.mn}`;
    await page.getByText(fourEyes, { exact: true }).scrollIntoViewIfNeeded();
    await screenshot(page, "guard-phone-light-mn");
    expectQuiet(opened.complaints, [/409/, /422/]);
    await opened.close();
  });
});
