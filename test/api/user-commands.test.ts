import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import { userCommands } from "@asm-atlas/server/src/cli/user-commands.ts";
import { loadConfig } from "@asm-atlas/server/src/config.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AtlasServer, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

const goodPassword = "талх нар машин гутал";

onEachEngine("accounts from a shell", (kind) => {
  let atlas: AtlasServer;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
  });
  afterAll(() => atlas.stop());

  /** What a command prints. */
  const run = async (
    name: string,
    words: readonly string[] = [],
    values: Record<string, string | boolean> = {},
    env: Record<string, string> = {},
  ) => {
    const command = userCommands.find((each) => each.name === name);
    if (!command) throw new Error(`There is no command ${name}`);
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const context = {
      config: loadConfig(env),
      database: atlas.engine.database,
      print,
      out: process.stdout,
      progress: () => undefined,
    };
    await command.run(context, values, words);
    return lines.join("\n");
  };
  const tokenIn = (output: string) => /\/invitation#([\w-]{43})$/.exec(output)?.[1] ?? "";
  const accept = (output: string) =>
    atlas.anyone.asks("/api/invitations", { method: "POST", body: { token: tokenIn(output), password: goodPassword } });
  const signIn = (email: string) =>
    atlas.anyone.asks("/api/session", { method: "POST", body: { email, password: goodPassword } });
  const add = (email: string, role: StaffRole, more: Record<string, string> = {}) =>
    run("user add", [email], { role, ...more });

  it("adds an account and prints where it sets its password: the public address, else the one of this machine", async () => {
    const output = await add("First@example.org", "administrator", { name: "First", aimags: "MN-043, MN-046" });
    expect(output).toContain("first@example.org");
    expect(output).toContain("http://127.0.0.1:8080/invitation#");
    expect((await accept(output)).status).toBe(200);
    expect((await signIn("first@example.org")).json()).toMatchObject({
      role: "administrator",
      account: { displayName: "First" },
    });
    const behindProxy = await run(
      "user add",
      ["second@example.org"],
      { role: "administrator" },
      { ATLAS_ORIGIN: "https://atlas.example.org" },
    );
    expect(behindProxy).toContain("https://atlas.example.org/invitation#");
    expect(await run("user list")).toMatch(/^first@example\.org +administrator +MN-043,MN-046, last used \d{4}-/m);
    expect(await run("user list")).toMatch(/^second@example\.org +administrator +no password yet, never used/m);
  });

  it.each([
    ["user add", [], { role: "planner" }, "One e-mail address is needed"],
    ["user add", ["nobody"], { role: "planner" }, '"nobody" is not an e-mail address.'],
    ["user add", ["x@example.org"], {}, "--role takes one of"],
    ["user add", ["x@example.org"], { role: "planner", aimags: "MN-999" }, "Choose aimags that exist."],
    ["user add", ["first@example.org"], { role: "planner" }, "There is an account of this e-mail already."],
    ["user disable", ["missing@example.org"], {}, "There is no account missing@example.org"],
    ["user password", ["a@b", "c@d"], {}, "One e-mail address is needed"],
  ] as const)("%s %j %j says in a sentence what is wrong", async (name, words, values, sentence) => {
    await expect(run(name, words, values)).rejects.toMatchObject({
      name: "UsageError",
      message: expect.stringContaining(sentence),
    });
  });

  it("closes an account and opens it again, but for the last administrator", async () => {
    await expect(run("user disable", ["first@example.org"])).rejects.toMatchObject({ name: "UsageError" });
    expect((await accept(await run("user password", ["second@example.org"]))).status).toBe(200);
    expect(await run("user disable", ["first@example.org"])).toContain("disabled");
    expect((await signIn("first@example.org")).status).toBe(401);
    await expect(run("user password", ["first@example.org"])).rejects.toMatchObject({ message: "Enable it first." });
    expect(await run("user enable", ["first@example.org"])).toContain("enabled");
    expect((await signIn("first@example.org")).status).toBe(201);
    const told = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.many<{ request_id: string }>(
        sql`SELECT request_id FROM atlas.change_log WHERE table_name = 'account' AND actor_id IS NULL ORDER BY id`,
        100,
      ),
    );
    expect(told.map(({ request_id }) => request_id)).toEqual([
      "atlas user add",
      "atlas user add",
      "atlas user disable",
      "atlas user enable",
    ]);
  });

  it("lets back in whoever lost phone and recovery codes", async () => {
    await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
      tx.exec(sql`
        INSERT INTO atlas.second_factor (account_id, secret, confirmed_at, last_step)
        SELECT id, decode(repeat('ab', 20), 'hex'), now(), 0 FROM atlas.account WHERE email = 'first@example.org'`),
    );
    expect((await accept(await run("user password", ["first@example.org"]))).status).toBe(200);
    expect((await signIn("first@example.org")).json().code).toBe("session.second-factor-required");
    expect(
      (await accept(await run("user password", ["first@example.org"], { "without-second-factor": true }))).status,
    ).toBe(200);
    expect((await signIn("first@example.org")).status).toBe(201);
  });
});
