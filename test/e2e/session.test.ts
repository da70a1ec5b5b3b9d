import { beforeAll, describe, expect, it } from "vitest";
import { screenshot, waitForMapIdle } from "../helpers/browser.ts";
import { type Reading, readingServer } from "../helpers/reading-server.ts";
import { demoPassword } from "../helpers/server-process.ts";
import { expectQuiet, inBrowser } from "./expectations.ts";
import { type DemoRole, emailOf, visit, words } from "./visitor.ts";

const text = words.en;

inBrowser("signing in and out", (browser) => {
  let server: Reading;
  beforeAll(async () => {
    server = await readingServer();
  });

  it("leads a stranger from the workbench to the sign-in page, and back after it", async () => {
    const opened = await visit(browser(), server, { path: "/workbench?at=105,47,6" });
    const { page } = opened;
    await page.waitForURL("**/sign-in?**");
    await page.getByLabel(text.signIn.email, { exact: true }).fill(emailOf("planner"));
    await page.getByLabel(text.signIn.password, { exact: true }).fill(demoPassword);
    await page.getByRole("button", { name: text.signIn.submit, exact: true }).click();
    await page.waitForURL("**/workbench?**");
    expect(new URL(page.url()).searchParams.get("at")).toMatch(/^105,47,6/);
    await waitForMapIdle(page);
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it.each<[DemoRole, string]>([
    ["planner", text.signIn.demo.planner],
    ["officer", text.signIn.demo.officer],
    ["administrator", text.signIn.demo.administrator],
  ])("lets a newcomer in as %s by one click", async (role, name) => {
    const opened = await visit(browser(), server, { path: "/sign-in" });
    const { page } = opened;
    await page.getByRole("button", { name }).click();
    await page.waitForURL("**/workbench*");
    await page.getByRole("button", { name: new RegExp(text.app.accountOf.replace("{{name}}", "")) }).click();
    await page.getByText(text.app.signedInAs.replace("{{name}}", emailOf(role))).waitFor();
    expectQuiet(opened.complaints);
    await opened.close();
  });

  it("says that e-mail or password is wrong, and not which", async () => {
    const opened = await visit(browser(), server, { path: "/sign-in" });
    const { page } = opened;
    const tryWith = async (email: string) => {
      await page.getByLabel(text.signIn.email, { exact: true }).fill(email);
      await page.getByLabel(text.signIn.password, { exact: true }).fill("not the password");
      const answered = page.waitForResponse("**/api/session");
      await page.getByRole("button", { name: text.signIn.submit, exact: true }).click();
      await answered;
      await page.getByText(text.signIn.wrong).waitFor();
      return page.locator("main").innerText();
    };
    expect(await tryWith("nobody@demo.invalid")).toBe(await tryWith(emailOf("officer")));
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await screenshot(page, "sign-in-wrong");
    expectQuiet(opened.complaints, [/401/]);
    await opened.close();
  });

  it("says beside the fields what is missing, before anything is sent", async () => {
    const opened = await visit(browser(), server, { path: "/sign-in" });
    const { page } = opened;
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") sent.push(request.url());
    });
    await page.getByRole("button", { name: text.signIn.submit, exact: true }).click();
    await page.getByText(text.signIn.emailMissing).waitFor();
    await page.getByText(text.signIn.passwordMissing).waitFor();
    await page.getByLabel(text.signIn.email, { exact: true }).fill("no address");
    await page.getByRole("button", { name: text.signIn.submit, exact: true }).click();
    await page.getByText(text.signIn.emailOdd).waitFor();
    expect(sent).toEqual([]);
    await opened.close();
  });

  it("signs out, after which the workbench asks to sign in again", async () => {
    const opened = await visit(browser(), server, { path: "/workbench", as: "officer" });
    const { page } = opened;
    // What is still being asked for when the session ends is refused, and rightly so.
    await waitForMapIdle(page);
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: new RegExp(text.app.accountOf.replace("{{name}}", "")) }).click();
    await page.getByRole("menuitem", { name: text.app.signOut }).click();
    await page.getByRole("link", { name: text.app.signIn }).first().waitFor();
    await page.goto(`${server.url}/workbench`);
    await page.waitForURL("**/sign-in?**");
    expectQuiet(opened.complaints);
    await opened.close();
  });

  describe("a link that wants to lead elsewhere after signing in", () => {
    it.each(["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"])(
      "%s stays here",
      async (next) => {
        const opened = await visit(browser(), server, { path: `/sign-in?next=${encodeURIComponent(next)}` });
        const { page } = opened;
        await page.getByRole("button", { name: text.signIn.demo.planner }).click();
        await page.waitForURL((address) => address.pathname !== "/sign-in");
        expect(new URL(page.url()).origin).toBe(server.url);
        expect(opened.complaints.foreignRequests).toEqual([]);
        await opened.close();
      },
    );
  });
});
