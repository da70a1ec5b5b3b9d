import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Answer,
  type AtlasServer,
  demoPassword,
  type Person,
  personAt,
  startAtlas,
} from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

const firstPassword = "талх нар машин гутал";
const secondPassword = "morning kettle orange bridge";
const email = "secret.keeper@example.org";

/** One account's whole life, told by every answer, every log line and every row of the change log. */
onEachEngine("what may not be told of an account", (kind) => {
  let atlas: AtlasServer;
  /** All answers but the ones that show a secret to its owner once. */
  const answers: Answer[] = [];
  const shownOnce = { token: "", resetToken: "", secret: "", recoveryCodes: [] as string[] };

  const owned = <Row>(query: ReturnType<typeof sql>) =>
    atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) => tx.many<Row>(query, 10_000));

  beforeAll(async () => {
    atlas = await startAtlas(kind);
    const administrator = await atlas.signedIn("administrator");
    const send = async (person: Person, method: string, path: string, body?: unknown) => {
      const answer = await person.asks(path, { method, ...(body === undefined ? {} : { body }) });
      answers.push(answer);
      return answer;
    };
    const once = async (asking: Promise<Answer>) => {
      const answer = await asking;
      answers.pop();
      expect(answer.status, answer.text).toBeLessThan(300);
      return answer.json();
    };
    const signIn = async (password: string, code?: string) => {
      const answer = await send(atlas.anyone, "POST", "/api/session", { email, password, ...(code ? { code } : {}) });
      return personAt(atlas.url, answer.headers["set-cookie"]?.[0]?.split(";")[0]);
    };
    const codeNow = (steps: number) =>
      new TOTP({ secret: Secret.fromBase32(shownOnce.secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

    const made = await once(
      send(administrator, "POST", "/api/accounts", {
        email,
        displayName: "Keeper",
        role: "planner",
        aimags: ["MN-043"],
      }),
    );
    const { id } = made.account;
    shownOnce.token = made.link.split("#")[1];
    await send(atlas.anyone, "POST", "/api/invitations", { token: shownOnce.token, password: firstPassword });
    const keeper = await signIn(firstPassword);
    await send(keeper, "POST", "/api/account/password", { current: firstPassword, next: secondPassword });
    const begun = await once(send(keeper, "POST", "/api/account/second-factor", { password: secondPassword }));
    shownOnce.secret = begun.secret;
    const confirmed = await once(send(keeper, "POST", "/api/account/second-factor/confirm", { code: codeNow(-1) }));
    shownOnce.recoveryCodes = confirmed.recoveryCodes;
    await signIn(secondPassword);
    await signIn(secondPassword, codeNow(0));
    await signIn("not the password", shownOnce.recoveryCodes[0]);
    await signIn(secondPassword, shownOnce.recoveryCodes[0]);
    for (const body of [
      { displayName: "Хамгаалагч" },
      { role: "officer", aimags: ["MN-046"] },
      { isDisabled: true },
      { isDisabled: false },
    ])
      await send(administrator, "PATCH", `/api/accounts/${id}`, body);
    const reset = await once(send(administrator, "POST", `/api/accounts/${id}/invitation`));
    shownOnce.resetToken = reset.link.split("#")[1];
    for (const path of ["/api/accounts", "/api/account", "/api/session", `/api/history/sites/${id}`, "/api/bin"])
      await send(administrator, "GET", path);
    await send(atlas.anyone, "POST", "/api/invitations", { token: shownOnce.resetToken, password: "tiny" });
    await send(administrator, "DELETE", "/api/account/second-factor", { password: demoPassword });
  });
  afterAll(() => atlas?.stop());

  /** Whatever opens something: as people know it and, in every spelling, as the database keeps it. */
  async function everythingSecret(): Promise<string[]> {
    const kept = await owned<{ secret: string }>(sql`
      SELECT password_hash AS secret FROM atlas.account WHERE password_hash <> '!'
      UNION ALL SELECT encode(s.bytes, f.format) FROM (
        SELECT token_hash AS bytes FROM atlas.session UNION ALL SELECT token_hash FROM atlas.invitation
        UNION ALL SELECT secret FROM atlas.second_factor UNION ALL SELECT code_hash FROM atlas.recovery_code) s
        CROSS JOIN (VALUES ('hex'), ('base64')) AS f (format)`);
    expect(kept.length).toBeGreaterThan(20);
    const known = [firstPassword, secondPassword, shownOnce.token, shownOnce.resetToken, shownOnce.secret];
    return [...known, ...shownOnce.recoveryCodes, ...kept.map(({ secret }) => secret)];
  }

  it("is in no answer", async () => {
    expect(answers.length).toBeGreaterThan(15);
    const told = answers.map(({ text, headers }) => text + JSON.stringify({ ...headers, "set-cookie": "" })).join("\n");
    for (const secret of await everythingSecret()) expect(told).not.toContain(secret);
    expect(told).toContain(email);
  });

  it("is in no log line", async () => {
    const told = JSON.stringify([atlas.logged, atlas.engine.logged]);
    for (const secret of await everythingSecret()) expect(told).not.toContain(secret);
  });

  it("is not in the change log, which tells name, role, disabling and aimags, and who did it", async () => {
    const entries = await owned<{
      table_name: string;
      operation: string;
      before: object | null;
      after: object | null;
      actor: string;
    }>(sql`
      SELECT l.table_name, l.operation, l.before, l.after, a.role AS actor FROM atlas.change_log l LEFT JOIN atlas.account a ON a.id = l.actor_id
       WHERE l.table_name IN ('account', 'account_aimag') ORDER BY l.id`);
    const told = JSON.stringify(entries);
    for (const secret of await everythingSecret()) expect(told).not.toContain(secret);
    expect(told).not.toContain(email);
    const account = (display_name: string, role: string, is_disabled: boolean) => ({ display_name, role, is_disabled });
    const aimag = (code: string) => expect.objectContaining({ aimag_code: code });
    expect(entries.map(({ table_name, operation, after }) => [table_name, operation, after])).toEqual([
      ["account", "create", account("Keeper", "planner", false)],
      ["account_aimag", "create", aimag("MN-043")],
      ["account", "change", account("Хамгаалагч", "planner", false)],
      ["account", "change", account("Хамгаалагч", "officer", false)],
      ["account_aimag", "purge", null],
      ["account_aimag", "create", aimag("MN-046")],
      ["account", "change", account("Хамгаалагч", "officer", true)],
      ["account", "change", account("Хамгаалагч", "officer", false)],
    ]);
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(["administrator"]));
    const broken = await owned(sql`
      SELECT l.id FROM atlas.change_log l LEFT JOIN atlas.change_log p
          ON p.table_name = l.table_name AND p.record_id = l.record_id AND p.entry = l.entry - 1
       WHERE l.hash <> atlas.change_hash(l) OR l.previous_hash <> coalesce(p.hash, decode(repeat('00', 32), 'hex'))`);
    expect(broken).toEqual([]);
  });

  it("is not in the memory of records that staff read", async () => {
    const seen = await atlas.engine.database.transaction({ role: "atlas_officer", readOnly: true }, (tx) =>
      tx.many(sql`SELECT id FROM changes WHERE table_name IN ('account', 'account_aimag')`, 1_000),
    );
    expect(seen).toEqual([]);
  });

  describe("to a stranger", () => {
    const comparable = ({ status, headers, json }: Answer) => {
      const { date: _date, "x-request-id": _id, ratelimit: _limit, "ratelimit-policy": _policy, ...rest } = headers;
      return { status, headers: rest, body: { ...json(), requestId: "" } };
    };
    const timed = async (asking: () => Promise<Answer>) => {
      const startedAt = performance.now();
      const answer = await asking();
      return { answer: comparable(answer), tookMs: performance.now() - startedAt };
    };
    const accept = (token: string) =>
      timed(() => atlas.anyone.asks("/api/invitations", { method: "POST", body: { token, password: secondPassword } }));

    it("a used, a replaced and an unknown link are the same, and each costs a password's hash", async () => {
      const unknown = await accept("A".repeat(43));
      expect(unknown.answer).toMatchObject({ status: 404, body: { code: "invitation.not-valid" } });
      for (const token of [shownOnce.token, "", "не токен"])
        expect((await accept(token)).answer).toEqual(unknown.answer);
      // Hashing takes some ten milliseconds on purpose; looking a token up takes far less.
      expect(unknown.tookMs).toBeGreaterThan(5);
    });

    it("an account with a second factor and none at all are the same, until its password is known", async () => {
      const signIn = (who: string) =>
        timed(() =>
          atlas.anyone.asks("/api/session", {
            method: "POST",
            body: { email: who, password: "a guess", code: "123456" },
          }),
        );
      const [known, unknown] = [await signIn(email), await signIn("nobody@example.org")];
      expect(known.answer).toEqual(unknown.answer);
      expect(unknown.tookMs).toBeGreaterThan(5);
    });

    it("guessing at links is stopped as guessing at passwords is", async () => {
      const statuses = new Set<number>();
      for (let index = 0; index < 11; index += 1) statuses.add((await accept("B".repeat(43))).answer.status);
      expect(statuses).toEqual(new Set([404, 429]));
    });
  });
});
