import { limits } from "@asm-atlas/data/domain/limits.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { prepareDemoAccounts } from "@asm-atlas/server/src/session/demo-accounts.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type AtlasServer, demoPassword, personAt, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

const path = "/api/session";
const cookieOf = (answer: Answer) => answer.headers["set-cookie"]?.[0] ?? "";

onEachEngine("signing in", (kind) => {
  let atlas: AtlasServer;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
  });
  afterAll(() => atlas.stop());

  const owner = (query: ReturnType<typeof sql>) =>
    atlas.engine.database.transaction({ role: "owner" }, (tx) => tx.exec(query));
  const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
    atlas.anyone.asks(path, { method: "POST", body: { email, password }, headers });
  const roleOf = async (cookie: string) => (await personAt(atlas.url, cookie.split(";")[0]).reads(path)).role;

  it("says who I am: nobody, with the demo accounts offered", async () => {
    const body = await atlas.anyone.reads(path);
    expect(body.role).toBe("anonymous");
    expect(body.account).toBeUndefined();
    expect(body.demoAccounts.map(({ demoAccount }: { demoAccount: string }) => demoAccount).sort()).toEqual([
      "administrator",
      "officer",
      "planner",
    ]);
  });

  it("takes e-mail and password, in whichever letters the e-mail is typed, and keeps a cookie scripts cannot read", async () => {
    const answer = await signIn("Planner@Demo.invalid", demoPassword);
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({
      role: "planner",
      account: { email: "planner@demo.invalid", displayName: "Demo planner", role: "planner" },
    });
    expect(cookieOf(answer)).toMatch(/^atlas=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(await roleOf(cookieOf(answer))).toBe("planner");
  });

  it.each(["planner", "officer", "administrator"] as const)("takes the demo %s in one click", async (role) => {
    expect((await (await atlas.signedIn(role)).reads(path)).role).toBe(role);
  });

  it("keeps nothing a reader of the database could sign in with", async () => {
    const cookie = cookieOf(await signIn("officer@demo.invalid", demoPassword));
    const token = /atlas=([^;]+)/.exec(cookie)?.[1] ?? "";
    const dump = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, async (tx) => ({
      sessions: await tx.many<{ hash: string }>(
        sql`SELECT encode(token_hash, 'base64') AS hash FROM atlas.session`,
        1_000,
      ),
      accounts: await tx.many<{ password_hash: string }>(sql`SELECT password_hash FROM atlas.account`, 100),
    }));
    const plain = Buffer.from(token, "base64url").toString("base64");
    expect(dump.sessions.map(({ hash }) => hash)).not.toContain(plain);
    for (const { password_hash } of dump.accounts)
      expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("answers the same to a wrong password, an unknown and a disabled account", async () => {
    await owner(sql`
      INSERT INTO atlas.account (id, email, display_name, role, password_hash, is_demo, disabled_at)
      SELECT gen_random_uuid(), 'gone@demo.invalid', 'Gone', 'planner', password_hash, true, now() FROM atlas.account WHERE email = 'planner@demo.invalid'`);
    await owner(sql`
      INSERT INTO atlas.account (id, email, display_name, role, password_hash, is_demo) VALUES (gen_random_uuid(), 'unset@demo.invalid', 'Unset', 'planner', '!', true)`);
    const answers = [
      await signIn("planner@demo.invalid", "wrong"),
      await signIn("nobody@demo.invalid", demoPassword),
      await signIn("gone@demo.invalid", demoPassword),
      await signIn("unset@demo.invalid", "!"),
    ];
    const comparable = ({ status, headers, json }: Answer) => {
      const { date: _date, "x-request-id": _id, "ratelimit-policy": _policy, ratelimit: _limit, ...rest } = headers;
      return { status, headers: rest, body: { ...json(), requestId: "" } };
    };
    const [first] = answers.map(comparable);
    expect(first).toMatchObject({ status: 401, body: { code: "session.wrong-credentials" } });
    for (const answer of answers) {
      expect(comparable(answer)).toEqual(first);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
    await owner(sql`DELETE FROM atlas.account WHERE email IN ('gone@demo.invalid', 'unset@demo.invalid')`);
  });

  it("spends a password check on an unknown account too", async () => {
    // Each check is one after another and some ten milliseconds long: an answer without one would come far sooner.
    const took = async (email: string) => {
      const startedAt = performance.now();
      await signIn(email, "wrong");
      return performance.now() - startedAt;
    };
    const unknown = await took("somebody@demo.invalid");
    expect(unknown).toBeGreaterThan(5);
  });

  it("ends by signing out, for this cookie and at once", async () => {
    const cookie = cookieOf(await signIn("planner@demo.invalid", demoPassword)).split(";")[0];
    const other = cookieOf(await signIn("planner@demo.invalid", demoPassword)).split(";")[0] ?? "";
    const person = personAt(atlas.url, cookie);
    expect((await person.reads(path)).role).toBe("planner");
    const answer = await person.asks(path, { method: "DELETE" });
    expect([answer.status, cookieOf(answer)]).toEqual([204, "atlas=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"]);
    const after = await person.asks(path);
    expect(after.json().role).toBe("anonymous");
    expect(cookieOf(after)).toContain("Max-Age=0");
    expect((await person.asks("/api/map/sites.geojson")).text).not.toContain('"history"');
    expect(await roleOf(other)).toBe("planner");
    expect((await person.asks(path, { method: "DELETE" })).status).toBe(204);
  });

  it("replaces the session it was made from", async () => {
    const first = cookieOf(await signIn("planner@demo.invalid", demoPassword)).split(";")[0] ?? "";
    const second = cookieOf(await signIn("officer@demo.invalid", demoPassword, { cookie: first }));
    expect(await roleOf(first)).toBe("anonymous");
    expect(await roleOf(second)).toBe("officer");
  });

  it.each([
    [
      "after long without use",
      sql`UPDATE atlas.session SET last_seen_at = now() - ${limits.sessionIdleMs + 60_000} * interval '1 millisecond'`,
    ],
    ["at its absolute end", sql`UPDATE atlas.session SET expires_at = now() - interval '1 second'`],
    [
      "when the account is disabled",
      sql`UPDATE atlas.account SET disabled_at = now() WHERE email = 'officer@demo.invalid'`,
    ],
  ])("ends %s", async (_when, change) => {
    const cookie = cookieOf(await signIn("officer@demo.invalid", demoPassword));
    await owner(change);
    expect(await roleOf(cookie)).toBe("anonymous");
    await owner(sql`UPDATE atlas.account SET disabled_at = NULL`);
  });

  it("lives on just before its idle end, and each use counts", async () => {
    const cookie = cookieOf(await signIn("officer@demo.invalid", demoPassword));
    await owner(
      sql`UPDATE atlas.session SET last_seen_at = now() - ${limits.sessionIdleMs - 60_000} * interval '1 millisecond'`,
    );
    expect(await roleOf(cookie)).toBe("officer");
    const { seen } = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.one<{ seen: boolean }>(
        sql`SELECT bool_or(last_seen_at > now() - interval '1 minute') AS seen FROM atlas.session`,
      ),
    );
    expect(seen).toBe(true);
  });

  it.each([
    [{ email: "planner@demo.invalid" }, 422],
    [{ email: "planner@demo.invalid", password: "" }, 422],
    [{ email: "planner@demo.invalid", password: "x", role: "administrator" }, 422],
    [{ email: `${"a".repeat(limits.emailCharacters)}@demo.invalid`, password: "x" }, 422],
    [{ email: "planner@demo.invalid", password: "x".repeat(limits.passwordCharacters + 1) }, 422],
    [{ demoAccount: "king" }, 422],
    [[], 422],
    ["null", 400],
    ['{"email":', 400],
  ])("refuses %j", async (body, status) => {
    const answer = await atlas.anyone.asks(path, { method: "POST", body });
    expect([answer.status, answer.headers["content-type"]]).toEqual([status, "application/problem+json"]);
    expect(answer.text).not.toContain("xxxxx");
  });

  it("takes a password of exactly the limit", async () => {
    expect((await signIn("long@demo.invalid", "x".repeat(limits.passwordCharacters))).status).toBe(401);
  });

  it("refuses other sites, and only them", async () => {
    const from = (headers: Record<string, string>) =>
      atlas.anyone
        .asks(path, { method: "POST", body: { demoAccount: "planner" }, headers })
        .then(({ status }) => status);
    expect(await from({ origin: "https://evil.example" })).toBe(403);
    expect(await from({ origin: "null" })).toBe(403);
    expect(await from({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await from({ "sec-fetch-site": "same-site" })).toBe(403);
    expect(await from({ origin: atlas.url, "sec-fetch-site": "same-origin" })).toBe(201);
    expect(await from({ origin: atlas.url })).toBe(201);
    expect(
      (await atlas.anyone.asks(path, { method: "DELETE", headers: { origin: "https://evil.example" } })).status,
    ).toBe(403);
    expect((await atlas.anyone.asks(path, { headers: { origin: "https://evil.example" } })).status).toBe(200);
  });

  it("gives the demo accounts a random password once, to be printed", async () => {
    await owner(sql`UPDATE atlas.account SET password_hash = '!' WHERE is_demo`);
    const { printed } = await prepareDemoAccounts(atlas.engine.database, undefined);
    expect(printed).toMatch(/^[a-z2-9]{16}$/);
    expect(await prepareDemoAccounts(atlas.engine.database, undefined)).toEqual({});
    expect((await signIn("planner@demo.invalid", printed ?? "")).status).toBe(201);
    await prepareDemoAccounts(atlas.engine.database, demoPassword);
  });

  describe("with something real in the database", () => {
    it("offers no demo account, and opens none", async () => {
      await owner(sql`
        INSERT INTO atlas.account (id, email, display_name, role, password_hash) VALUES (gen_random_uuid(), 'real@example.org', 'Real', 'planner', '!')`);
      expect((await atlas.anyone.reads(path)).demoAccounts).toEqual([]);
      const answer = await atlas.anyone.asks(path, { method: "POST", body: { demoAccount: "planner" } });
      expect([answer.status, answer.json().code]).toEqual([403, "session.demo-not-offered"]);
      // What strangers see is the last release, and behind that something invented stands as before.
      expect((await atlas.anyone.reads("/api/atlas")).demo).toBe(true);
      await owner(sql`DELETE FROM atlas.account WHERE NOT is_demo`);
    });
  });
});

onEachEngine("guessing passwords", (kind) => {
  let atlas: AtlasServer;
  beforeAll(async () => {
    atlas = await startAtlas(kind, { origin: "https://atlas.example.org" });
  });
  afterAll(() => atlas.stop());

  const guess = (email: string, address: string, password = "wrong") =>
    atlas.anyone.asks(path, { method: "POST", body: { email, password }, headers: { "x-forwarded-for": address } });

  it("is stopped by account after as many tries as the limit says, whoever asks, existing or not", async () => {
    for (const email of ["planner@demo.invalid", "nobody@demo.invalid"]) {
      const statuses: number[] = [];
      for (let index = 0; index <= limits.signInAttempts; index += 1)
        statuses.push((await guess(email, `10.${email.length}.0.${index}`)).status);
      expect(statuses).toEqual([...Array(limits.signInAttempts).fill(401), 429]);
      const stopped = await guess(email, "10.9.9.9", demoPassword);
      expect([stopped.status, stopped.json().code]).toEqual([429, "rate.too-many"]);
      expect(Number(stopped.headers["retry-after"])).toBeGreaterThan(0);
    }
  });

  it("is stopped by address, whatever accounts it tries; others go on", async () => {
    const statuses: number[] = [];
    for (let index = 0; index <= limits.signInAttempts; index += 1)
      statuses.push((await guess(`guess${index}@demo.invalid`, "10.1.1.1")).status);
    expect(statuses).toEqual([...Array(limits.signInAttempts).fill(401), 429]);
    expect((await guess("officer@demo.invalid", "10.2.2.2", demoPassword)).status).toBe(201);
  });

  it("does not count those who know their password", async () => {
    for (let index = 0; index < limits.signInAttempts + 3; index += 1) {
      expect((await guess("admin@demo.invalid", "10.3.3.3", demoPassword)).status).toBe(201);
    }
  });

  it("binds the cookie to this host and to https, and insists on it, behind a public origin", async () => {
    const answer = await guess("admin@demo.invalid", "10.4.4.4", demoPassword);
    expect(cookieOf(answer)).toMatch(
      /^__Host-atlas=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=604800$/,
    );
    expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
    const links = (await atlas.anyone.reads("/ogc")).links;
    expect(links[0].href).toMatch(/^https:\/\/atlas\.example\.org\/ogc/);
    const post = (origin: string) =>
      atlas.anyone.asks(path, { method: "DELETE", headers: { origin } }).then(({ status }) => status);
    expect([await post("https://atlas.example.org"), await post(atlas.url)]).toEqual([204, 403]);
  });
});
