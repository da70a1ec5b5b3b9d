import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServerDatabase, onEachEngine } from "../helpers/engines.ts";
import { demoPassword, runToEnd, type ServerProcess, startServer } from "../helpers/server-process.ts";

/** A request over a bare socket whose body is sent in two halves: in flight for as long as the test wants. */
function startSlowSignIn(url: string): { finish(): Promise<string>; readonly halfSent: Promise<void> } {
  const { hostname, port, origin } = new URL(url);
  const body = JSON.stringify({ email: "planner@demo.invalid", password: demoPassword });
  const half = Math.floor(body.length / 2);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    answer += chunk;
  });
  const closed = new Promise<string>((resolve, reject) =>
    socket.once("close", () => resolve(answer)).once("error", reject),
  );
  const halfSent = new Promise<void>((resolve) => {
    socket.once("connect", () => {
      const head = [
        "POST /api/session HTTP/1.1",
        `Host: ${hostname}:${port}`,
        `Origin: ${origin}`,
        "Content-Type: application/json",
        `Content-Length: ${body.length}`,
        "Connection: close",
      ];
      socket.write(`${head.join("\r\n")}\r\n\r\n${body.slice(0, half)}`, () => resolve());
    });
  });
  return {
    halfSent,
    finish: () => {
      socket.write(body.slice(half));
      return closed;
    },
  };
}

describe("the running process", () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServer({ engine: "embedded" });
  });
  afterAll(async () => {
    await server.stop();
  });

  it("says once, at the start of a line, where it is ready", () => {
    expect(server.output().match(/^ASM Atlas ready at http:\/\//gm)).toHaveLength(1);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("is alive and ready as soon as it says so", async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it("does not print the demo password it was given", () => {
    expect(server.output()).not.toContain(demoPassword);
  });

  it("tells a second start on the same data directory who holds it, and goes on itself", async () => {
    const second = await runToEnd({ engine: "embedded", dataDir: server.dataDir });
    expect(second.code).not.toBe(0);
    expect(second.code).not.toBeNull();
    expect(second.output).toContain(String(server.pid));
    expect(second.output).toContain(server.dataDir);
    expect(second.output).not.toMatch(/^\s+at .+:\d+:\d+/m);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it("says in a sentence that its port is taken, and leaves its data directory free", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "asm-atlas-e2e-"));
    const port = new URL(server.url).port;
    const second = await runToEnd({ engine: "embedded", dataDir, env: { PORT: port } });
    expect(second.code).not.toBe(0);
    expect(second.code).not.toBeNull();
    expect(second.output).toContain(port);
    expect(second.output).not.toMatch(/^\s+at .+:\d+:\d+/m);
    const third = await startServer({ engine: "embedded", dataDir });
    await third.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
});

onEachEngine("an empty database", (engine) => {
  it("becomes an atlas with a demo network, and closes with exit code 0", async () => {
    const database = engine === "server" ? await createServerDatabase() : undefined;
    try {
      const server = await startServer({ engine, ...(database ? { databaseUrl: database.url } : {}) });
      const feed = (await (await fetch(`${server.url}/api/map/kindergartens.geojson`)).json()) as {
        features: unknown[];
      };
      expect(feed.features.length).toBeGreaterThan(0);
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      expect((await server.stop()).code).toBe(0);
    } finally {
      await database?.drop();
    }
  });
});

describe("settings that make no sense end the start with a sentence", () => {
  it.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["ATLAS_DEMO", "perhaps"],
    ["ATLAS_LOG_LEVEL", "shout"],
    ["ATLAS_ORIGIN", "not an address"],
    ["DATABASE_URL", "mysql://somewhere/else"],
  ])("%s=%s", async (name, value) => {
    const { code, output } = await runToEnd({ engine: "embedded", env: { [name]: value }, withinMs: 30_000 });
    expect(code).not.toBe(0);
    expect(code).not.toBeNull();
    expect(output).toContain(name);
    expect(output).not.toMatch(/^\s+at .+:\d+:\d+/m);
    expect(output).not.toMatch(/ready at/);
  });
});

describe("the end of the process", () => {
  it("lets a request that is in flight finish on SIGTERM, is not held up by a visitor's idle connection, then exits 0", async () => {
    const server = await startServer({ engine: "embedded" });
    const { hostname, port } = new URL(server.url);
    const idle = connect(Number(port), hostname);
    await new Promise((resolve) => idle.once("connect", resolve));
    const signIn = startSlowSignIn(server.url);
    await signIn.halfSent;
    await wait(200);
    const startedAt = performance.now();
    server.signal("SIGTERM");
    await wait(500);
    const answer = await signIn.finish();
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(answer).toMatch(/^set-cookie: /im);
    expect((await server.ended).code).toBe(0);
    // Far below the 20 s after which the helper would end it by force; no promise about speed.
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    idle.destroy();
    await server.stop();
  });

  it("leaves a data directory that opens again with everything in it, even after a kill", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "asm-atlas-e2e-"));
    const countSites = async (url: string) => {
      const feed = (await (await fetch(`${url}/api/map/sites.geojson`)).json()) as { features: unknown[] };
      return feed.features.length;
    };
    const first = await startServer({ engine: "embedded", dataDir, env: { ATLAS_DEMO_PASSWORD: undefined } });
    const shown = await countSites(first.url);
    expect(shown).toBeGreaterThan(0);
    const printed = first.output().match(/password.*$/gim) ?? [];
    expect(printed.length, "a random password is printed").toBeGreaterThan(0);
    first.signal("SIGKILL");
    await first.ended;

    const second = await startServer({ engine: "embedded", dataDir, env: { ATLAS_DEMO_PASSWORD: undefined } });
    expect(await countSites(second.url)).toBe(shown);
    expect(second.output(), "the password is printed once, at the first start").not.toMatch(/password/i);
    await second.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
});
