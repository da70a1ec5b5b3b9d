import { randomBytes } from "node:crypto";
import { suspension } from "@asm-atlas/client/src/i18n/workbench/en/suspension.ts";
import { worklist } from "@asm-atlas/client/src/i18n/workbench/en/worklist.ts";
import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { screenshot } from "../helpers/browser.ts";
import { type ServerProcess, startServer } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { nameOf, readApi, visit, words } from "./visitor.ts";

const newId = () => uuidv7(Date.now(), randomBytes(10));
/** A day so many days from today, by the calendar of Mongolia. */
const dayFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

interface Told {
  readonly sections: readonly { readonly id: string; readonly entries: readonly { readonly code: string }[] }[];
}
interface Sites {
  readonly features: readonly { readonly properties: { readonly status: string } }[];
}

inBrowser("what waits", (browser) => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServer({ engine: "embedded" });
  });
  afterAll(() => server.stop());

  /** A site whose contract has ended and is still on record. @returns its code */
  async function makeExpired(page: Page): Promise<string> {
    const post = async (path: string, data: object) => {
      const answer = await page.request.post(`${server.url}${path}`, { data, headers: { origin: server.url } });
      expect(answer.ok(), await answer.text()).toBe(true);
      return answer.json();
    };
    const [group, site] = [newId(), newId()];
    const record = (id: string, geometry: object | null, properties: object) => ({
      type: "Feature",
      id,
      geometry,
      properties,
    });
    const members = { name_en: "Partnership of this test", kind: "partnership", members_women: 3, members_men: 4 };
    await post("/ogc/collections/organisations/items", record(group, null, members));
    const place = { type: "Point", coordinates: [101.2, 46.4] };
    const facts = { site_kind: "mine", minerals: ["coal"], location_precision: "gps", organisation_id: group };
    const made = await post("/ogc/collections/sites/items", record(site, place, facts));
    const contract = { type: "bilateral_soum", number: "7/2025", from: dayFromNow(-400), to: dayFromNow(-1) };
    for (const step of [{ to: "LAND_APPROVED" }, { to: "FORMAL", contract, instrument: "RES-2022-296" }])
      await post(`/api/sites/${site}/status-events`, { id: newId(), effectiveOn: dayFromNow(0), ...step });
    return made.properties.code;
  }

  const reads = async <Answer>(page: Page, path: string): Promise<Answer> =>
    (await page.request.get(`${server.url}${path}`)).json() as Promise<Answer>;
  const expiredCodes = async (page: Page) =>
    (await reads<Told>(page, "/api/worklist")).sections
      .find(({ id }) => id === "expired")
      ?.entries.map((each) => each.code);
  const statusCounts = async (page: Page) => {
    const { features } = await reads<Sites>(page, "/ogc/collections/sites/items?limit=10000");
    const count = (wanted: string) => features.filter(({ properties }) => properties.status === wanted).length;
    return { formal: count("FORMAL"), suspended: count("SUSPENDED") };
  };
  const undo = async (page: Page) => {
    await page.getByRole("button", { name: workbenchEn.decision.undo, exact: true }).click();
    await page.getByText(workbenchEn.decision.undone).waitFor();
  };

  it("a planner confirms the expiry of a contract, suspends all under an instrument, and takes both back", async () => {
    const opened = await visit(browser(), server, { path: "/about", as: "planner" });
    const { page } = opened;
    const code = await makeExpired(page);
    await page.getByRole("link", { name: words.en.app.worklist, exact: true }).click();
    const section = page.getByRole("region", { name: worklist.section.expired.heading, exact: true });
    const entry = section.getByRole("listitem").filter({ hasText: code });
    await entry.getByText(worklist.mine, { exact: true }).waitFor();

    // Its card opens from such an address: the addresses' own tests see to that.
    const card = new URL((await entry.getByRole("link").getAttribute("href")) ?? "", server.url);
    expect([card.pathname, card.searchParams.get("pick")]).toEqual(["/workbench", `sites:${code}`]);

    await entry.getByRole("button", { name: worklist.confirmOf.replace("{{code}}", code), exact: true }).click();
    await expect.poll(() => entry.getByLabel(workbenchEn.decision.field.effectiveOn).inputValue()).toBe(dayFromNow(0));
    expect(await expiredCodes(page)).toContain(code);
    await entry.getByLabel(workbenchEn.decision.field.note).fill("Nobody asked for a renewal");
    await entry.getByRole("button", { name: workbenchEn.decision.save, exact: true }).click();
    await entry.waitFor({ state: "detached" });
    expect(await expiredCodes(page)).not.toContain(code);
    await undo(page);
    await entry.waitFor();
    expect(await expiredCodes(page)).toContain(code);
    expectQuiet(opened.complaints);

    // From here to a decision for all of them, which the same person takes.
    await page.getByRole("link", { name: suspension.open, exact: true }).click();
    const before = await statusCounts(page);
    await page.getByRole("button", { name: suspension.preview, exact: true }).click();
    await expect.poll(() => page.getByText(suspension.needed).count()).toBe(2);
    await page.getByLabel(suspension.field.instrument).selectOption("RES-2022-296");
    await page.getByLabel(suspension.field.note).fill("The rules are suspended");
    await page.getByRole("button", { name: suspension.preview, exact: true }).click();
    const preview = page.getByRole("region", { name: suspension.previewHeading, exact: true });
    await preview.getByText(code).waitFor();
    await preview.getByRole("heading", { name: new RegExp(suspension.why["already-suspended"]) }).waitFor();
    expect(await statusCounts(page)).toEqual(before);
    const enter = page.getByRole("button", { name: /^Suspend \d+ contracts$/ });
    const touched = Number(/\d+/.exec(await enter.innerText())?.[0]);
    await expectAccessible(page);

    // What is entered is what was looked at.
    await page.getByLabel(suspension.field.note).fill("The rules are suspended by the government");
    await page.getByText(suspension.changed).waitFor();
    expect(await enter.count()).toBe(0);
    await page.getByRole("button", { name: suspension.preview, exact: true }).click();
    await screenshot(page, "p4-wide-light-en");
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await screenshot(page, "p4-phone-light-en");
    await page.setViewportSize({ width: 1440, height: 900 });
    await enter.click();
    await page.getByText(`${touched} contracts are suspended from`).waitFor();
    expect(await statusCounts(page)).toEqual({
      formal: before.formal - touched,
      suspended: before.suspended + touched,
    });
    await undo(page);
    expect(await statusCounts(page)).toEqual(before);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("a planner proposes on a site's card how it is shown to everyone, an administrator confirms it from the worklist and withdraws it", async () => {
    const { register } = workbenchEn;
    const told = await readApi<{ readonly entries: readonly { readonly code: string }[] }>(
      server,
      "/api/register",
      "planner",
    );
    const { features } = await readApi<{
      readonly features: readonly { readonly properties: { readonly code: string } }[];
    }>(server, "/ogc/collections/sites/items?status=FORMAL&limit=1000", "planner");
    const decided = new Set(told.entries.map(({ code }) => code));
    const code = features.map(({ properties }) => properties.code).find((each) => !decided.has(each)) ?? "";
    const proposing = await visit(browser(), server, { path: `/workbench?pick=sites:${code}`, as: "planner" });
    const card = proposing.page;
    await card.getByRole("button", { name: register.open, exact: true }).click();
    await card.getByText(register.standing.none).waitFor();
    await card.getByRole("button", { name: register.propose, exact: true }).click();
    await card.getByRole("button", { name: register.send, exact: true }).click();
    await card.getByText(register.missing.day).waitFor();
    await card.getByLabel(register.agreedOn).fill(dayFromNow(-7));
    await card.getByLabel(register.document).fill("Letter 7 of the group");
    await card.getByRole("button", { name: register.send, exact: true }).click();
    await card.getByText(register.ownProposal).waitFor();
    expect(await card.getByRole("button", { name: register.confirm, exact: true }).count()).toBe(0);
    await expectAccessible(card);
    expectQuiet(proposing.complaints);
    await proposing.close();

    const view = { language: "mn", theme: "dark", size: "phone" } as const;
    const opened = await visit(browser(), server, { path: "/workbench/worklist", as: "administrator", ...view });
    const { page } = opened;
    const mn = workbenchMn.register;
    const look = page.getByRole("button", { name: mn.lookOf.replace("{{code}}", code), exact: true });
    await look.click();
    await page.getByText("Letter 7 of the group").waitFor();
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: mn.confirm, exact: true }).click();
    await look.waitFor({ state: "detached" });
    await page.getByText(mn.done.confirmed.replace("{{code}}", code), { exact: true }).waitFor();

    await page.getByRole("link", { name: mn.openPage, exact: true }).click();
    await look.click();
    await page.getByRole("button", { name: mn.withdraw, exact: true }).click();
    await page.getByLabel(mn.withdrawNote).fill("Бүлэг бичгээр хүссэн");
    await expectAccessible(page);
    await screenshot(page, "register-phone-dark-mn");
    await page.getByRole("button", { name: mn.sendWithdrawal, exact: true }).click();
    await page.getByText(mn.done.withdrawn.replace("{{code}}", code), { exact: true }).waitFor();
    await page.getByRole("button", { name: new RegExp(`^${mn.standing.withdrawn}`) }).click();
    await look.waitFor();
    await expectNoSidewaysScroll(page);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("an officer sees what to look at and whom to visit, and is not offered a planner's decisions", async () => {
    const view = { language: "mn", theme: "dark", size: "phone" } as const;
    const opened = await visit(browser(), server, { path: "/workbench/worklist", as: "officer", ...view });
    const { page } = opened;
    const { section, title } = workbenchMn.worklist;
    await page.getByRole("heading", { name: title, exact: true }).waitFor();
    const regions = page.locator("main").getByRole("region");
    await regions.first().waitFor();
    expect(await regions.count()).toBe(2);
    for (const id of ["zone-checks-overdue", "not-visited"] as const)
      await page.getByRole("region", { name: section[id].heading, exact: true }).waitFor();
    expect(await page.getByRole("link", { name: workbenchMn.suspension.open }).count()).toBe(0);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await screenshot(page, `worklist-${nameOf(view)}`);
    await page.goto(`${server.url}/workbench/suspension`);
    await page.getByText(workbenchMn.suspension.notYours).waitFor();
    expectQuiet(opened.complaints);
    await opened.close();
  });
});
