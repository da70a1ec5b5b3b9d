import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { passwordFaultWords } from "@asm-atlas/data/domain/password-faults.ts";
import { staffRoles } from "@asm-atlas/data/domain/roles.ts";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { screenshot } from "../helpers/browser.ts";
import { demoPassword, type ServerProcess, startServer } from "../helpers/server-process.ts";
import { expectAccessible, expectNoSidewaysScroll, expectQuiet, inBrowser } from "./expectations.ts";
import { publicationRoom } from "./publication-room.ts";
import { nameOf, views, visit, words } from "./visitor.ts";

const text = words.en;
const accounts = workbenchEn.accounts;
const named = (template: string, slots: Record<string, string | number>) =>
  Object.entries(slots).reduce((said, [slot, value]) => said.replaceAll(`{{${slot}}}`, String(value)), template);

const person = { email: "bat@example.org", name: "Bat-Erdene", password: "talkh nar mashin gutal" };

const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

inBrowser("accounts", (browser) => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServer({ engine: "embedded" });
  });
  afterAll(() => server.stop());

  publicationRoom(browser, () => server);

  describe("from invitation to second factor", () => {
    let link = "";
    let secret = "";
    const signIn = async (page: Page, password = person.password) => {
      await fill(page, text.signIn.email, person.email);
      await fill(page, text.signIn.password, password);
      await press(page, text.signIn.submit);
    };

    it("an administrator invites somebody, limited to an aimag, and is shown a link once", async () => {
      const opened = await visit(browser(), server, { path: "/workbench", as: "administrator" });
      const { page } = opened;
      await page.getByRole("button", { name: new RegExp(text.app.accountOf.replace("{{name}}", "")) }).click();
      await page.getByRole("menuitem", { name: text.app.administration }).click();
      await press(page, accounts.invite);
      await press(page, accounts.makeLink);
      await page.getByText(accounts.emailMissing).waitFor();
      await page.getByText(accounts.nameMissing).waitFor();
      await fill(page, accounts.email, "officer@demo.invalid");
      await fill(page, accounts.name, person.name);
      await page.getByLabel(accounts.role).selectOption({ label: staffRoles[1].label.en });
      await page.getByLabel("Dundgovi").check();
      await press(page, accounts.makeLink);
      await page.getByText(accounts.emailTaken).waitFor();
      await fill(page, accounts.email, person.email);
      await press(page, accounts.makeLink);
      await page.getByRole("heading", { name: named(accounts.linkHeading, { name: person.name }) }).waitFor();
      link = (await page.locator("output").innerText()).trim();
      expect(link).toMatch(new RegExp(`^${server.url}/invitation#[\\w-]{43}$`));
      await press(page, accounts.done);
      const row = page.getByRole("row").filter({ hasText: person.email });
      expect(await row.innerText()).toContain("Dundgovi");
      expect(await page.locator("main").innerText()).not.toContain(link);
      expectQuiet(opened.complaints, [/409/]);
      await opened.close();
    });

    it("its owner is told why a password is too weak, sets a better one and signs in", async () => {
      const opened = await visit(browser(), server, { path: new URL(link).pathname + new URL(link).hash });
      const { page } = opened;
      const requested: string[] = [];
      page.on("request", (request) => requested.push(request.url()));
      await fill(page, accounts.newPassword, "Password123!");
      await press(page, accounts.invitationSet);
      await page.getByText(passwordFaultWords.decorated.en).waitFor();
      await fill(page, accounts.newPassword, person.password);
      await press(page, accounts.invitationSet);
      await page.getByText(named(accounts.invitationDone, { email: person.email })).waitFor();
      await page.getByRole("link", { name: accounts.invitationSignIn, exact: true }).last().click();
      await signIn(page);
      await page.waitForURL("**/workbench*");
      // The token travels in the body of one request and in no address.
      for (const url of requested) expect(url).not.toContain(new URL(link).hash.slice(1));
      expectQuiet(opened.complaints, [/422/]);
      await opened.close();
    });

    it("the link opens nothing a second time", async () => {
      const opened = await visit(browser(), server, { path: new URL(link).pathname + new URL(link).hash });
      await fill(opened.page, accounts.newPassword, "another good password");
      await press(opened.page, accounts.invitationSet);
      await opened.page.getByText(accounts.invitationOver).waitFor();
      expectQuiet(opened.complaints, [/404/]);
      await opened.close();
    });

    it("a second factor is set up with key and picture, and asked for at the next sign-in", async () => {
      const opened = await visit(browser(), server, { path: "/sign-in?next=/account" });
      const { page } = opened;
      await signIn(page);
      await page.getByRole("heading", { name: accounts.factorHeading }).waitFor();
      const factor = page.getByRole("region", { name: accounts.factorHeading });
      await factor.getByLabel(accounts.currentPassword, { exact: true }).fill("not my password");
      await press(page, accounts.factorBegin);
      await page.getByText(accounts.passwordWrong).waitFor();
      await factor.getByLabel(accounts.currentPassword, { exact: true }).fill(person.password);
      await press(page, accounts.factorBegin);
      await page.getByRole("img", { name: accounts.factorPicture }).waitFor();
      secret = (await page.locator("output").first().innerText()).replace(/\s/g, "");
      expect(await page.locator("output").last().innerText()).toContain(`secret=${secret}`);
      const codeAt = (steps: number) =>
        new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
      await fill(page, accounts.factorCode, "000000");
      await press(page, accounts.factorConfirm);
      await page.getByText(accounts.factorCodeWrong).waitFor();
      await fill(page, accounts.factorCode, codeAt(-1));
      await press(page, accounts.factorConfirm);
      await page.getByRole("heading", { name: accounts.codesHeading }).waitFor();
      const codes = await page
        .getByRole("region", { name: accounts.codesHeading })
        .getByRole("listitem")
        .allInnerTexts();
      expect(codes).toHaveLength(limits.recoveryCodes);
      await press(page, accounts.codesKept);
      await page.getByText(named(accounts.factorIsOn_other, { count: limits.recoveryCodes })).waitFor();

      await page.context().clearCookies();
      await page.goto(`${server.url}/sign-in`);
      await signIn(page);
      await page.getByText(text.signIn.codeHint).waitFor();
      expect(
        await page.getByLabel(text.signIn.code, { exact: true }).evaluate((input) => input === document.activeElement),
      ).toBe(true);
      await screenshot(page, "sign-in-code");
      await expectAccessible(page);
      await fill(page, text.signIn.code, "000000");
      await press(page, text.signIn.submit);
      await page.getByText(text.signIn.wrongCode).waitFor();
      await fill(page, text.signIn.code, codes[0] ?? "");
      await press(page, text.signIn.submit);
      await page.waitForURL("**/workbench*");
      expectQuiet(opened.complaints, [/401/, /403/, /422/]);
      await opened.close();
    });

    it("whoever is disabled is out at once, in the page that is open", async () => {
      const opened = await visit(browser(), server, { path: "/sign-in" });
      const { page } = opened;
      await signIn(page);
      await fill(page, text.signIn.code, new TOTP({ secret: Secret.fromBase32(secret) }).generate());
      await press(page, text.signIn.submit);
      await page.waitForURL("**/workbench*");
      await page.goto(`${server.url}/account`);
      await page.getByRole("heading", { name: person.name }).waitFor();

      const office = await visit(browser(), server, { path: "/admin", as: "administrator" });
      await press(office.page, named(accounts.changeOf, { name: person.name }));
      await press(office.page, accounts.deeds);
      await office.page.getByText(accounts.noDeeds).waitFor();
      await press(office.page, accounts.disable);
      await office.page.getByText(accounts.saved).waitFor();
      expect(await office.page.getByRole("row").filter({ hasText: person.email }).innerText()).toContain(
        accounts.stateDisabled,
      );

      await page.goto(`${server.url}/account`);
      await page.waitForURL("**/sign-in?next=*");
      await signIn(page);
      await page.getByText(text.signIn.wrong).waitFor();
      expectQuiet(office.complaints);
      await office.close();
      await opened.close();
    });
  });

  it("changes a password and ends the other sessions, which the page lists", async () => {
    const elsewhere = await visit(browser(), server, { path: "/account", as: "officer" });
    const opened = await visit(browser(), server, { path: "/account", as: "officer" });
    const { page } = opened;
    await page.getByText(accounts.sessionElsewhere).first().waitFor();
    const mine = page.getByRole("region", { name: accounts.passwordHeading });
    await mine.getByLabel(accounts.currentPassword, { exact: true }).fill(demoPassword);
    await fill(page, accounts.newPassword, "another long password for tests");
    await press(page, accounts.changePassword);
    await page.getByText(accounts.passwordChanged).waitFor();
    await page.getByText(accounts.sessionElsewhere).first().waitFor({ state: "detached" });
    await elsewhere.page.goto(`${server.url}/account`);
    await elsewhere.page.waitForURL("**/sign-in?next=*");
    await mine.getByLabel(accounts.currentPassword, { exact: true }).fill("another long password for tests");
    await fill(page, accounts.newPassword, demoPassword);
    await press(page, accounts.changePassword);
    await page.getByText(accounts.passwordChanged).waitFor();
    expectQuiet(opened.complaints);
    await elsewhere.close();
    await opened.close();
  });

  it("keeps others than administrators out of the list", async () => {
    const opened = await visit(browser(), server, { path: "/admin", as: "planner" });
    await opened.page.getByText(accounts.onlyAdministrators).waitFor();
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it.each(views)("reads well: $size, $theme, $language", async (view) => {
    const said = { en: workbenchEn, mn: workbenchMn }[view.language].accounts;
    const opened = await visit(browser(), server, { path: "/admin", as: "administrator", ...view });
    const { page } = opened;
    const looks = async (what: string) => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `${what}-${nameOf(view)}`);
    };
    await page.getByText("admin@demo.invalid").waitFor();
    await press(page, said.invite);
    await page.getByRole("checkbox").first().waitFor();
    await looks("accounts");
    await page.goto(`${server.url}/account`);
    await page.getByRole("heading", { name: said.factorHeading }).waitFor();
    await page
      .getByRole("region", { name: said.factorHeading })
      .getByLabel(said.currentPassword, { exact: true })
      .fill(demoPassword);
    await press(page, said.factorBegin);
    await page.getByRole("img", { name: said.factorPicture }).waitFor();
    await looks("account");
    await page.goto(`${server.url}/invitation#x`);
    await page.getByRole("button", { name: said.invitationSet }).waitFor();
    await looks("invitation");
    expectQuiet(opened.complaints);
    await opened.close();
  });
});
