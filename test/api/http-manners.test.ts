import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { problems } from "@asm-atlas/data/domain/problems.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { onEachEngine } from "../helpers/engines.ts";

/** Sends bytes as they are: what no client library would let through. */
function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      answer += chunk;
    });
    socket.on("close", () => resolve(answer)).on("error", reject);
  });
}

onEachEngine("the server's manners", (kind) => {
  let atlas: AtlasServer;
  let planner: Person;
  beforeAll(async () => {
    atlas = await startAtlas(kind);
    planner = await atlas.signedIn("planner");
  });
  afterAll(() => atlas.stop());

  function expectProblem(answer: Answer, code: keyof typeof problems): void {
    const { status } = problems[code];
    expect([answer.status, answer.headers["content-type"]]).toEqual([status, "application/problem+json"]);
    const body = answer.json();
    expect(body).toMatchObject({
      type: `urn:asm-atlas:problem:${code}`,
      status,
      code,
      title: problems[code].title.en,
      requestId: answer.headers["x-request-id"],
    });
    expect(body.detail.length).toBeGreaterThan(10);
    expect(answer.headers["cache-control"]).toBe("no-store");
  }

  it("sends exactly the policy that lets the map run and nothing from elsewhere", async () => {
    const { headers } = await atlas.anyone.asks("/ogc");
    const policy = Object.fromEntries(
      String(headers["content-security-policy"])
        .split(";")
        .map((part) => part.trim().split(/ (.*)/s).slice(0, 2)),
    );
    expect(policy).toEqual({
      "default-src": "'self'",
      "script-src": "'self'",
      "worker-src": "'self'",
      "img-src": "'self' data: blob:",
      "style-src": "'self' 'unsafe-inline'",
      "object-src": "'none'",
      "base-uri": "'self'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
    });
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["strict-transport-security"]).toBeUndefined();
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  it.each([
    ["/api/unicorns", "GET", "route.not-found"],
    ["/ogc/unicorns", "GET", "route.not-found"],
    ["/ogc/collections/sites/items/a/b", "GET", "route.not-found"],
    ["/unicorns", "POST", "route.not-found"],
    ["/healthz", "DELETE", "request.method-not-allowed"],
    ["/api/atlas", "PUT", "request.method-not-allowed"],
    ["/ogc/%E0%A4%A", "GET", "request.malformed"],
    ["/ogc/collections/sites/items/%ff", "GET", "request.malformed"],
    ["/ogc/collections/sites/items?code=%ff", "GET", "request.malformed"],
    ["/ogc/collections/sites/items?%zz=1", "GET", "request.malformed"],
    ["/ogc/collections/a%00b", "GET", "request.malformed"],
    ["/ogc/collections/sites/items?code=a%00b", "GET", "request.malformed"],
    ["/api/atlas?x=1", "GET", "request.unknown-parameter"],
  ] as const)("%s %s is %s", async (path, method, code) => {
    expectProblem(await atlas.anyone.asks(path, { method }), code);
  });

  it("takes an address of exactly the limit, and not one letter more", async () => {
    const path = "/ogc/collections/sites/items?code=";
    const long = (length: number) => path + "x".repeat(length - path.length);
    expectProblem(await atlas.anyone.asks(long(limits.urlCharacters)), "request.invalid-parameter");
    expectProblem(await atlas.anyone.asks(long(limits.urlCharacters + 1)), "request.url-too-long");
  });

  it("takes a body of exactly the limit, and not one byte more, compressed or not", async () => {
    const bodyOf = (bytes: number) => {
      const empty = JSON.stringify({ email: "planner@demo.invalid", password: "" });
      return JSON.stringify({ email: "planner@demo.invalid", password: "x".repeat(bytes - empty.length) });
    };
    const send = (body: string | Buffer, headers = {}) =>
      atlas.anyone.asks("/api/session", { method: "POST", body, headers });
    expectProblem(await send(bodyOf(limits.bodyBytes)), "request.invalid-body");
    expectProblem(await send(bodyOf(limits.bodyBytes + 1)), "request.too-large");
    expectProblem(
      await send(gzipSync(bodyOf(limits.bodyBytes + 1)), { "content-encoding": "gzip" }),
      "request.too-large",
    );
  });

  it.each([
    ['{"email":', {}, "request.malformed-json"],
    ['"text"', {}, "request.malformed-json"],
    ["email=a&password=b", { "content-type": "application/x-www-form-urlencoded" }, "request.unsupported-media-type"],
    ["{}", { "content-type": "text/plain" }, "request.unsupported-media-type"],
    ["{}", { "content-type": "application/json; charset=koi8-r" }, "request.unsupported-media-type"],
    ["{}", { "content-encoding": "lzma" }, "request.unsupported-media-type"],
    ["{}", {}, "request.invalid-body"],
  ] as const)("a body %s with %j is %s", async (body, headers, code) => {
    expectProblem(await atlas.anyone.asks("/api/session", { method: "POST", body, headers }), code);
  });

  it("gives every answer an id of its own, whatever the client calls itself", async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => atlas.anyone.asks("/ogc", { headers: { "x-request-id": "mine" } })),
    );
    const ids = answers.map(({ headers }) => headers["x-request-id"]);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("survives what is no HTTP at all", async () => {
    await sendRaw(atlas.url, "\u0000\u0001\u0002\r\n\r\n");
    await sendRaw(atlas.url, "GET  /ogc HTTP/9.9\r\n\r\n");
    expect(await sendRaw(atlas.url, "GET /ogc HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 400/);
    expect((await atlas.anyone.asks("/healthz")).status).toBe(200);
  });

  it("goes on undisturbed when clients leave before their answer", async () => {
    const { hostname, port } = new URL(atlas.url);
    const leave = (path: string, afterMs: number) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${planner.cookie}\r\n\r\n`);
          setTimeout(() => socket.destroy(), afterMs);
        });
        socket.on("close", () => resolve());
      });
    const errorsBefore = atlas.logged.filter(({ level }) => level === "error").length;
    const paths = [
      "/ogc/collections/sites/items?limit=240",
      "/ogc/collections/site-summary/items",
      "/api/map/sites.geojson",
      "/api/session",
    ];
    await Promise.all(Array.from({ length: 40 }, (_, index) => leave(paths[index % 4] ?? "/", index % 8)));
    const answers = await Promise.all(paths.map((path) => planner.asks(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers[0]?.json().numberReturned).toBe(240);
    expect(atlas.logged.filter(({ level }) => level === "error")).toHaveLength(errorsBefore);
  });

  it("says what it is, whether it lives and whether it is ready", async () => {
    expect(await atlas.anyone.reads("/api/atlas")).toMatchObject({
      name: "ASM Atlas",
      demo: true,
      release: { number: 3, cutOffOn: "2026-06-30", releasedOn: "2026-10-01" },
      basemaps: [],
    });
    expect(await atlas.anyone.reads("/healthz")).toEqual({ status: "alive" });
    expect(await atlas.anyone.reads("/readyz")).toEqual({ status: "ready" });
  });

  it("does not tell its inside when something unexpected breaks, but writes it down under the same id", async () => {
    await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
      tx.exec(sql`ALTER VIEW internal.legal_instruments RENAME TO hidden_for_a_test`),
    );
    try {
      const answer = await planner.asks("/ogc/collections/legal-instruments/items?code=secret-word");
      expectProblem(answer, "server.unexpected");
      expect(answer.text).not.toMatch(/relation|legal_instruments|SELECT|node_modules/);
      const line = atlas.logged.find(
        ({ fields }) => "requestId" in fields && fields.requestId === answer.headers["x-request-id"],
      );
      expect(JSON.stringify(line)).toContain("legal_instruments");
      expect(JSON.stringify(line)).not.toMatch(/secret-word|atlas=/);
    } finally {
      await atlas.engine.database.transaction({ role: "owner" }, (tx) =>
        tx.exec(sql`ALTER VIEW internal.hidden_for_a_test RENAME TO legal_instruments`),
      );
    }
    expect((await planner.asks("/ogc/collections/legal-instruments/items")).status).toBe(200);
  });

  it("says in a problem that the database is away, and what needs none goes on", async () => {
    await atlas.engine.database.close();
    for (const path of ["/ogc/collections/sites/items", "/api/session", "/api/map/kindergartens.geojson"]) {
      const answer = await atlas.anyone.asks(path);
      expectProblem(answer, "database.unavailable");
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    }
    const ready = await atlas.anyone.asks("/readyz");
    expect([ready.status, ready.json()]).toEqual([503, { status: "not ready" }]);
    expect((await atlas.anyone.asks("/healthz")).status).toBe(200);
  });
});

onEachEngine("a question that takes too long", (kind) => {
  // The embedded engine serves one after another, so nobody else can hold up a question: its limits have tests of their own.
  it.runIf(kind === "server")("is stopped with a problem, and the next one answered", async () => {
    const atlas = await startAtlas(kind, { config: { transactionMs: 700 } });
    try {
      const { database } = atlas.engine;
      const planner = await atlas.signedIn("planner");
      let isHeld: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        isHeld = resolve;
      });
      const holding = database.transaction({ role: "owner", timeoutMs: 20_000 }, async (tx) => {
        await tx.exec(sql`LOCK TABLE atlas.legal_instrument IN ACCESS EXCLUSIVE MODE`);
        isHeld();
        await tx.exec(sql`SELECT pg_sleep(2)`);
      });
      await held;
      const answer = await planner.asks("/ogc/collections/legal-instruments/items");
      expect([answer.status, answer.json().code]).toEqual([503, "database.too-slow"]);
      expect(answer.headers["retry-after"]).toBeDefined();
      await holding;
      expect((await planner.asks("/ogc/collections/legal-instruments/items")).status).toBe(200);
    } finally {
      await atlas.stop();
    }
  });
});
