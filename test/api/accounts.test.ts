import { randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, demoPassword, type Person, personAt, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

const goodPassword = "талх нар машин гутал";
const newAccount = (email: string, more: object = {}) => ({
  email,
  displayName: "New person",
  role: "officer",
  ...more,
});
const tokenOf = (link: string) => new URL(link).hash.slice(1);

/** The code the app shows, now or some steps of thirty seconds away. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
}

onEachEngine("accounts", (kind) => {
  let atlas: AtlasServer;
  let administrator: Person;
  let planner: Person;
  let nextName = 0;
  beforeAll(async () => {
    // Behind a proxy every person has an address of their own, so that one test's wrong tries do not stop the next.
    atlas = await startAtlas(kind, { origin: "https://atlas.example.org" });
    administrator = await atlas.signedIn("administrator");
    planner = await atlas.signedIn("planner");
  });
  afterAll(() => atlas.stop());

  const owner = (query: ReturnType<typeof sql>) =>
    atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.exec(query));
  const rows = <Row>(query: ReturnType<typeof sql>) =>
    atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) => tx.many<Row>(query, 1_000));
  const freshAddress = () => {
    nextName += 1;
    return { "x-forwarded-for": `10.7.${nextName >> 8}.${nextName & 255}` };
  };
  const freshEmail = () => {
    nextName += 1;
    return `person${nextName}@example.org`;
  };
  const send = (person: Person, method: string, path: string, body?: unknown) =>
    person.asks(path, { method, ...(body === undefined ? {} : { body }), headers: freshAddress() });
  const signIn = (email: string, password: string, code?: string) =>
    send(atlas.anyone, "POST", "/api/session", { email, password, ...(code === undefined ? {} : { code }) });
  const personOf = async (answering: ReturnType<typeof signIn>) => {
    const answer = await answering;
    expect(answer.status, answer.text).toBe(201);
    return personAt(atlas.url, answer.headers["set-cookie"]?.[0]?.split(";")[0]);
  };
  const accept = (link: string, password = goodPassword) =>
    send(atlas.anyone, "POST", "/api/invitations", { token: tokenOf(link), password });
  const invite = async (more: object = {}) => {
    const email = freshEmail();
    const answer = await send(administrator, "POST", "/api/accounts", newAccount(email, more));
    expect(answer.status, answer.text).toBe(201);
    return { email, id: String(answer.json().account.id), link: String(answer.json().link), answer };
  };
  const join = async (more: object = {}) => {
    const invited = await invite(more);
    expect((await accept(invited.link)).status).toBe(200);
    return { ...invited, person: await personOf(signIn(invited.email, goodPassword)) };
  };
  const roleOf = async (person: Person) => (await person.reads("/api/session")).role;
  const codesOf = (answer: { status: number; json(): { code: string } }) => [answer.status, answer.json().code];

  describe("inviting", () => {
    it("makes an account and a link shown once, with which its owner sets a password and then signs in", async () => {
      const { email, link, answer } = await invite({ role: "planner", aimags: ["MN-043"] });
      expect(answer.headers["cache-control"]).toBe("private, no-store");
      expect(link).toMatch(/^https:\/\/atlas\.example\.org\/invitation#[\w-]{43}$/);
      expect(Date.parse(answer.json().expiresAt) - Date.now()).toBeGreaterThan(limits.invitationMs - 60_000);
      expect(answer.json().account).toMatchObject({
        email,
        displayName: "New person",
        role: "planner",
        aimags: ["MN-043"],
        isDisabled: false,
        hasPassword: false,
        hasSecondFactor: false,
        lastUsedAt: null,
        isDemo: true,
      });
      const accepted = await accept(link);
      expect([accepted.status, accepted.json()]).toEqual([200, { email }]);
      expect(accepted.headers["set-cookie"]).toBeUndefined();
      expect(await roleOf(await personOf(signIn(email, goodPassword)))).toBe("planner");
      const { accounts } = await administrator.reads("/api/accounts");
      const listed = accounts.find((each: { email: string }) => each.email === email);
      expect(listed).toMatchObject({ hasPassword: true, invitedUntil: null, lastUsedAt: expect.any(String) });
    });

    it("refuses what is no account, and an e-mail that is taken in whichever letters", async () => {
      const post = (body: object) => send(administrator, "POST", "/api/accounts", body);
      expect(codesOf(await post(newAccount("nobody")))).toEqual([422, "request.invalid-body"]);
      expect(codesOf(await post(newAccount("a@b.mn", { role: "king" })))).toEqual([422, "request.invalid-body"]);
      expect(codesOf(await post(newAccount("a@b.mn", { displayName: " " })))).toEqual([422, "request.invalid-body"]);
      expect(codesOf(await post(newAccount("a@b.mn", { passwordHash: "!" })))).toEqual([422, "request.invalid-body"]);
      for (const aimags of [["MN-999"], ["MN-043", "nowhere"]])
        expect(codesOf(await post(newAccount("a@b.mn", { aimags })))).toEqual([422, "record.unknown-reference"]);
      expect(codesOf(await post(newAccount("Planner@DEMO.invalid")))).toEqual([409, "record.exists"]);
      expect(await rows(sql`SELECT 1 FROM atlas.account WHERE email = 'a@b.mn'`)).toEqual([]);
    });

    it("is for administrators; others learn nothing, not even whether an account exists", async () => {
      const { id } = await invite();
      const attempts = [
        ["GET", "/api/accounts"],
        ["POST", "/api/accounts", newAccount("x@example.org")],
        ["PATCH", `/api/accounts/${id}`, { role: "administrator" }],
        ["PATCH", "/api/accounts/00000000-0000-7000-8000-000000000000", { role: "administrator" }],
        ["POST", `/api/accounts/${id}/invitation`],
      ] as const;
      const officer = await atlas.signedIn("officer");
      for (const [method, path, body] of attempts) {
        for (const staff of [planner, officer])
          expect(codesOf(await send(staff, method, path, body)), path).toEqual([403, "access.denied"]);
        expect(codesOf(await send(atlas.anyone, method, path, body)), path).toEqual([401, "session.required"]);
      }
    });
  });

  describe("a one-time link", () => {
    it("works once, and is not used up by a password that is refused", async () => {
      const { email, link } = await invite();
      for (const [password, code] of [
        ["tiny 1", "too-short"],
        ["Password123!", "decorated"],
        [`${email}!`, "own-name"],
      ] as const) {
        const refused = await accept(link, password);
        expect(codesOf(refused)).toEqual([422, "password.refused"]);
        expect(refused.json().errors).toMatchObject([{ path: "/password", code }]);
        expect(refused.text).not.toContain(password);
      }
      expect((await accept(link)).status).toBe(200);
      expect(codesOf(await accept(link, "another good password"))).toEqual([404, "invitation.not-valid"]);
      expect((await signIn(email, goodPassword)).status).toBe(201);
    });

    it("gives way to a newer one; until that is used nothing ends, and then every session does", async () => {
      const { id, email, person } = await join();
      const first = (await send(administrator, "POST", `/api/accounts/${id}/invitation`)).json().link;
      const second = await send(administrator, "POST", `/api/accounts/${id}/invitation`);
      expect([second.status, await roleOf(person)]).toEqual([201, "officer"]);
      expect((await signIn(email, goodPassword)).status).toBe(201);
      expect(codesOf(await accept(first))).toEqual([404, "invitation.not-valid"]);
      expect((await accept(second.json().link, "a second good password")).status).toBe(200);
      expect(await roleOf(person)).toBe("anonymous");
      expect((await signIn(email, goodPassword)).status).toBe(401);
      expect((await signIn(email, "a second good password")).status).toBe(201);
    });

    it("opens up to its hour and not after it", async () => {
      const late = await invite();
      const early = await invite();
      await owner(
        sql`UPDATE atlas.invitation SET made_at = now() - interval '8 days', expires_at = now() - interval '1 second' WHERE account_id = ${late.id}`,
      );
      await owner(
        sql`UPDATE atlas.invitation SET expires_at = now() + interval '1 minute' WHERE account_id = ${early.id}`,
      );
      expect(codesOf(await accept(late.link))).toEqual([404, "invitation.not-valid"]);
      expect((await accept(early.link)).status).toBe(200);
    });

    it("of two people who use it at once lets one through", async () => {
      const { link } = await invite();
      const statuses = (await Promise.all([accept(link), accept(link, "another good password")])).map((a) => a.status);
      expect(statuses.sort()).toEqual([200, 404]);
    });

    it("is made for no account that is not there or is disabled", async () => {
      const { id } = await invite();
      await send(administrator, "PATCH", `/api/accounts/${id}`, { isDisabled: true });
      const post = (of: string) => send(administrator, "POST", `/api/accounts/${of}/invitation`);
      expect(codesOf(await post(id))).toEqual([409, "account.disabled"]);
      expect(codesOf(await post("00000000-0000-7000-8000-000000000000"))).toEqual([404, "account.not-found"]);
      expect(codesOf(await post("me"))).toEqual([404, "account.not-found"]);
    });
  });

  describe("changing an account", () => {
    it("changes what is named and nothing else, and a new role holds from the next request", async () => {
      const { id, person } = await join({ aimags: ["MN-043"] });
      const patch = (body: object) => send(administrator, "PATCH", `/api/accounts/${id}`, body);
      expect((await patch({ displayName: "Дорж" })).json()).toMatchObject({
        displayName: "Дорж",
        role: "officer",
        aimags: ["MN-043"],
      });
      expect((await patch({ role: "planner", aimags: ["MN-046", "MN-041"] })).json()).toMatchObject({
        displayName: "Дорж",
        role: "planner",
        aimags: ["MN-041", "MN-046"],
      });
      expect(await roleOf(person)).toBe("planner");
      expect((await patch({ aimags: [] })).json().aimags).toEqual([]);
      expect(codesOf(await patch({}))).toEqual([422, "request.invalid-body"]);
      expect(codesOf(await patch({ email: "x@example.org" }))).toEqual([422, "request.invalid-body"]);
    });

    it("ends the open sessions of whoever is disabled at once, and lets them back when enabled", async () => {
      const { id, email, person, link } = await join();
      const again = (await send(administrator, "POST", `/api/accounts/${id}/invitation`)).json().link;
      expect(await roleOf(person)).toBe("officer");
      const patched = await send(administrator, "PATCH", `/api/accounts/${id}`, { isDisabled: true });
      expect(patched.json()).toMatchObject({ isDisabled: true, invitedUntil: null });
      expect(await roleOf(person)).toBe("anonymous");
      expect((await person.asks("/api/map/sites.geojson")).text).not.toContain('"history"');
      expect((await signIn(email, goodPassword)).status).toBe(401);
      for (const old of [again, link]) expect((await accept(old)).status).toBe(404);
      expect((await send(administrator, "PATCH", `/api/accounts/${id}`, { isDisabled: false })).status).toBe(200);
      expect(await roleOf(person)).toBe("anonymous");
      expect((await signIn(email, goodPassword)).status).toBe(201);
    });

    it("limits where an account may change records, as the form says", async () => {
      const { id, person } = await join({ role: "planner", aimags: ["MN-073"] });
      const items = await person.reads("/ogc/collections/sites/items?limit=200");
      const away = items.features.find(
        (each: { properties: { aimag_code: string } }) => each.properties.aimag_code !== "MN-073",
      );
      const rename = async () => {
        const read = await person.asks(`/ogc/collections/sites/items/${away.id}`, {
          headers: { accept: "application/geo+json" },
        });
        return person.asks(`/ogc/collections/sites/items/${away.id}`, {
          method: "PATCH",
          body: { properties: { name_en: "Renamed" } },
          headers: { "if-match": String(read.headers.etag) },
        });
      };
      expect(codesOf(await rename())).toEqual([403, "access.outside-aimag"]);
      await send(administrator, "PATCH", `/api/accounts/${id}`, { aimags: [] });
      expect((await rename()).status).toBe(200);
    });

    it("tells administrators what an account did, newest first, and nobody else", async () => {
      const { accounts } = (await send(administrator, "GET", "/api/accounts")).json();
      const { id } = accounts.find(({ email }: { email: string }) => email === "planner@demo.invalid");
      const path = `/api/accounts/${id}/changes`;
      const [site] = (await planner.reads("/ogc/collections/sites/items?limit=1&status=INFORMAL")).features;
      const item = `/ogc/collections/sites/items/${site.id}`;
      for (const name of ["First name", "Second name"]) {
        const { etag } = (await planner.asks(item)).headers;
        const headers = { "if-match": String(etag), "atlas-reason": `as ${name}` };
        const changed = await planner.asks(item, { method: "PATCH", body: { properties: { name_en: name } }, headers });
        expect(changed.status, changed.text).toBe(200);
      }
      const event = { id: uuidv7(Date.now(), randomBytes(10)), to: "ABANDONED", effectiveOn: "2026-10-01" };
      expect((await send(planner, "POST", `/api/sites/${site.id}/status-events`, event)).status).toBe(201);
      const { deeds, hasMore } = (await send(administrator, "GET", path)).json();
      const { code } = site.properties;
      expect(deeds.slice(0, 3)).toMatchObject([
        { of: "site_status_event", isPart: true, collection: "sites", code, operation: "create", reason: null },
        { of: "site", collection: "sites", code, operation: "change", reason: "as Second name" },
        { of: "site", collection: "sites", code, operation: "change", reason: "as First name" },
      ]);
      expect(hasMore).toBe(false);
      const older = (await send(administrator, "GET", `${path}?before=${deeds[0].id}`)).json();
      expect(older.deeds).toEqual(deeds.slice(1));
      expect((await send(planner, "GET", path)).status).toBe(403);
      const nobody = `/api/accounts/${uuidv7(Date.now(), randomBytes(10))}/changes`;
      expect((await send(administrator, "GET", nobody)).status).toBe(404);
    });

    it("lets nobody disable themselves or change their own role, whoever else is there", async () => {
      const { person } = await join({ role: "administrator" });
      const { accounts } = await person.reads("/api/accounts");
      const [me] = accounts.filter(
        (each: { lastUsedAt: string; role: string; email: string }) =>
          each.role === "administrator" && each.email.startsWith("person"),
      );
      for (const change of [{ isDisabled: true }, { role: "planner" }])
        expect(codesOf(await send(person, "PATCH", `/api/accounts/${me.id}`, change))).toEqual([
          409,
          "account.ones-own",
        ]);
      expect((await send(person, "PATCH", `/api/accounts/${me.id}`, { displayName: "Myself" })).status).toBe(200);
      expect(await roleOf(person)).toBe("administrator");
    });

    it("keeps an administrator who can sign in, also when two demote each other at once", async () => {
      await owner(sql`DELETE FROM atlas.account WHERE role = 'administrator' AND email LIKE 'person%'`);
      const { id, person } = await join({ role: "administrator" });
      const invitedOnly = await invite({ role: "administrator" });
      const { accounts } = await administrator.reads("/api/accounts");
      const demo = accounts.find((each: { email: string }) => each.email === "admin@demo.invalid");
      const answers = await Promise.all([
        send(person, "PATCH", `/api/accounts/${demo.id}`, { isDisabled: true }),
        send(administrator, "PATCH", `/api/accounts/${id}`, { role: "officer" }),
      ]);
      // The slower one is the last, or has lost its right meanwhile.
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const left = await rows<{ id: string }>(
        sql`SELECT id FROM atlas.account WHERE role = 'administrator' AND disabled_at IS NULL AND password_hash <> '!'`,
      );
      expect(left).toHaveLength(1);
      const disable = (of: string) => owner(sql`UPDATE atlas.account SET disabled_at = now() WHERE id = ${of}::uuid`);
      await expect(disable(left[0]?.id ?? "")).rejects.toMatchObject({ constraint: "account_last_administrator" });
      // Somebody who was only invited cannot sign in, and may go.
      await expect(disable(invitedOnly.id)).resolves.toBe(1);
      await owner(
        sql`UPDATE atlas.account SET disabled_at = NULL, role = CASE WHEN email = 'admin@demo.invalid' THEN 'administrator' ELSE role END`,
      );
      administrator = await atlas.signedIn("administrator");
    });
  });

  describe("my account", () => {
    it("shows my sessions, which is this one, and ends others", async () => {
      const { email, person } = await join();
      const other = await personOf(signIn(email, goodPassword));
      const mine = await person.reads("/api/account");
      expect(mine).toMatchObject({
        account: { email, displayName: "New person", role: "officer", aimags: [] },
        hasSecondFactor: false,
        recoveryCodesLeft: 0,
      });
      expect(mine.sessions.map(({ isThis }: { isThis: boolean }) => isThis)).toEqual([true, false]);
      for (const session of mine.sessions)
        expect(Object.keys(session).sort()).toEqual(["createdAt", "id", "isThis", "lastUsedAt"]);
      expect((await send(person, "DELETE", `/api/account/sessions/${mine.sessions[1].id}`)).status).toBe(204);
      expect([await roleOf(other), await roleOf(person)]).toEqual(["anonymous", "officer"]);
      const [theirs] = (await planner.reads("/api/account")).sessions;
      expect((await send(person, "DELETE", `/api/account/sessions/${theirs.id}`)).status).toBe(204);
      expect(await roleOf(planner)).toBe("planner");
    });

    it("changes the password of whoever knows the old one, and ends the other sessions and any link", async () => {
      const { id, email, person } = await join();
      const other = await personOf(signIn(email, goodPassword));
      const link = (await send(administrator, "POST", `/api/accounts/${id}/invitation`)).json().link;
      const change = (current: string, next: string) =>
        send(person, "POST", "/api/account/password", { current, next });
      expect(codesOf(await change("not it", "a second good password"))).toEqual([403, "account.wrong-password"]);
      const weak = await change(goodPassword, "1qaz2wsx3edc");
      expect(codesOf(weak)).toEqual([422, "password.refused"]);
      expect(weak.json().errors).toMatchObject([{ path: "/next", code: "common" }]);
      expect((await change(goodPassword, "a second good password")).status).toBe(204);
      expect([await roleOf(person), await roleOf(other)]).toEqual(["officer", "anonymous"]);
      expect((await accept(link)).status).toBe(404);
      expect((await signIn(email, goodPassword)).status).toBe(401);
      expect((await signIn(email, "a second good password")).status).toBe(201);
    });

    it("stops guessing at the password behind an open session, and a right one is no guess", async () => {
      const { person } = await join();
      const change = (current: string, next: string) =>
        send(person, "POST", "/api/account/password", { current, next });
      for (let index = 0; index < 3; index += 1) expect((await change(goodPassword, "short")).status).toBe(422);
      const statuses: number[] = [];
      for (let index = 0; index <= limits.signInAttempts; index += 1)
        statuses.push((await change(`wrong ${index}`, "a second good password")).status);
      expect(statuses).toEqual([...Array(limits.signInAttempts).fill(403), 429]);
    });

    it("is for whoever is signed in", async () => {
      for (const [method, path, body] of [
        ["GET", "/api/account"],
        ["POST", "/api/account/password", { current: "x", next: "y" }],
        ["DELETE", "/api/account/sessions/1"],
        ["POST", "/api/account/second-factor", { password: "x" }],
        ["POST", "/api/account/second-factor/confirm", { code: "123456" }],
        ["DELETE", "/api/account/second-factor", { password: "x" }],
      ] as const)
        expect(codesOf(await send(atlas.anyone, method, path, body)), path).toEqual([401, "session.required"]);
    });
  });

  describe("a second factor", () => {
    const setUp = async () => {
      const joined = await join();
      const begun = await send(joined.person, "POST", "/api/account/second-factor", { password: goodPassword });
      expect(begun.status, begun.text).toBe(201);
      const secret = String(begun.json().secret);
      const confirmed = await send(joined.person, "POST", "/api/account/second-factor/confirm", {
        code: codeOf(secret, -1),
      });
      expect(confirmed.status, confirmed.text).toBe(200);
      return { ...joined, secret, recoveryCodes: confirmed.json().recoveryCodes as string[] };
    };

    it("asks for the password to begin and for a right code to count; until then signing in stays as it was", async () => {
      const { email, person } = await join();
      const begin = (password: string) => send(person, "POST", "/api/account/second-factor", { password });
      const confirm = (code: string) => send(person, "POST", "/api/account/second-factor/confirm", { code });
      expect(codesOf(await confirm("123456"))).toEqual([409, "second-factor.none"]);
      expect(codesOf(await begin("not it"))).toEqual([403, "account.wrong-password"]);
      const first = (await begin(goodPassword)).json();
      const second = (await begin(goodPassword)).json();
      expect(second.uri).toContain(`secret=${second.secret}`);
      expect(second.secret).not.toBe(first.secret);
      expect(codesOf(await confirm(codeOf(first.secret)))).toEqual([422, "second-factor.wrong-code"]);
      expect((await signIn(email, goodPassword)).status).toBe(201);
      expect((await confirm(codeOf(second.secret))).json().recoveryCodes).toHaveLength(limits.recoveryCodes);
      expect(codesOf(await begin(goodPassword))).toEqual([409, "second-factor.exists"]);
      expect(await person.reads("/api/account")).toMatchObject({
        hasSecondFactor: true,
        recoveryCodesLeft: limits.recoveryCodes,
      });
    });

    it("is asked for after the right password only; a wrong code answers as a wrong password does", async () => {
      const { email, secret } = await setUp();
      expect(codesOf(await signIn(email, goodPassword))).toEqual([401, "session.second-factor-required"]);
      const comparable = async (answering: ReturnType<typeof signIn>) => {
        const { status, json } = await answering;
        return { status, body: { ...json(), requestId: "" } };
      };
      const wrong = await comparable(signIn(email, "not it"));
      expect(wrong).toMatchObject({ status: 401, body: { code: "session.wrong-credentials" } });
      expect(await comparable(signIn(email, "not it", codeOf(secret)))).toEqual(wrong);
      expect(await comparable(signIn(email, goodPassword, "000000"))).toEqual(wrong);
      expect(await comparable(signIn("nobody@example.org", goodPassword, codeOf(secret)))).toEqual(wrong);
    });

    it("takes each code once, also when it is sent twice at the same moment", async () => {
      const { email, secret } = await setUp();
      const code = codeOf(secret);
      const statuses = (await Promise.all([signIn(email, goodPassword, code), signIn(email, goodPassword, code)])).map(
        ({ status }) => status,
      );
      expect(statuses.sort()).toEqual([201, 401]);
      expect((await signIn(email, goodPassword, code)).status).toBe(401);
      expect((await signIn(email, goodPassword, codeOf(secret, 1))).status).toBe(201);
      expect((await signIn(email, goodPassword, codeOf(secret))).status).toBe(401);
    });

    it("takes each recovery code once, and counts what is left", async () => {
      const { email, person, recoveryCodes } = await setUp();
      const [code = ""] = recoveryCodes;
      expect((await signIn(email, "not it", code)).status).toBe(401);
      const statuses = [
        await signIn(email, goodPassword, code.toUpperCase()),
        await signIn(email, goodPassword, code),
      ].map(({ status }) => status);
      expect(statuses).toEqual([201, 401]);
      expect((await person.reads("/api/account")).recoveryCodesLeft).toBe(limits.recoveryCodes - 1);
    });

    it("is not taken away by a link for a new password, but by its owner who knows it", async () => {
      const { id, email, person } = await setUp();
      const remove = (password: string) => send(person, "DELETE", "/api/account/second-factor", { password });
      expect(codesOf(await remove("not it"))).toEqual([403, "account.wrong-password"]);
      expect((await remove(goodPassword)).status).toBe(204);
      expect((await signIn(email, goodPassword)).status).toBe(201);
      const again = await setUp();
      const link = (await send(administrator, "POST", `/api/accounts/${again.id}/invitation`)).json().link;
      expect((await accept(link, "a second good password")).status).toBe(200);
      expect(codesOf(await signIn(again.email, "a second good password"))).toEqual([
        401,
        "session.second-factor-required",
      ]);
      expect(await rows(sql`SELECT 1 FROM atlas.recovery_code WHERE account_id = ${id}::uuid`)).toEqual([]);
    });

    it("stops guessing at codes as at passwords, and does not count asking for one", async () => {
      const { email, secret } = await setUp();
      for (let index = 0; index < limits.signInAttempts + 2; index += 1)
        expect((await signIn(email, goodPassword)).status).toBe(401);
      const statuses: number[] = [];
      for (let index = 0; index <= limits.signInAttempts; index += 1)
        statuses.push((await signIn(email, goodPassword, "000000")).status);
      expect(statuses).toEqual([...Array(limits.signInAttempts).fill(401), 429]);
      expect((await signIn(email, goodPassword, codeOf(secret))).status).toBe(429);
    });
  });

  it("opens demo accounts no more once somebody real has one", async () => {
    const demo = await atlas.signedIn("planner");
    await owner(
      sql`INSERT INTO atlas.account (id, email, display_name, role, password_hash) VALUES (gen_random_uuid(), 'real@example.mn', 'Real', 'planner', '!')`,
    );
    expect((await signIn("planner@demo.invalid", demoPassword)).status).toBe(401);
    await expect.poll(() => roleOf(demo)).toBe("anonymous");
    await owner(sql`DELETE FROM atlas.account WHERE NOT is_demo`);
    expect((await signIn("planner@demo.invalid", demoPassword)).status).toBe(201);
  });
});
