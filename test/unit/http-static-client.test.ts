import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { addressCheck } from "@asm-atlas/server/src/http/address-check.ts";
import { failureHandler, nothingHere } from "@asm-atlas/server/src/http/failure.ts";
import { staticClient } from "@asm-atlas/server/src/http/static-client.ts";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personAt } from "../helpers/atlas-server.ts";
import { keepingLog } from "../helpers/engines.ts";

const page = "<!doctype html><title>Atlas</title>";
const script = "console.info('atlas');".repeat(100);

async function serve(clientDir: string | undefined): Promise<{ url: string; server: Server }> {
  const app = express();
  app.use(
    addressCheck,
    staticClient(clientDir),
    nothingHere,
    failureHandler({ ...keepingLog(), debug: () => undefined }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe("the client's files", () => {
  let folder: string;
  let running: Awaited<ReturnType<typeof serve>>;
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    personAt(running.url).asks(path, { headers, method });
  const browser = { accept: "text/html,*/*;q=0.8" };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "asm-atlas-static-"));
    const build = join(folder, "dist");
    await mkdir(join(build, "assets"), { recursive: true });
    await writeFile(join(folder, "secret.txt"), "secret");
    await writeFile(join(build, "index.html"), page);
    await writeFile(join(build, "favicon.svg"), "<svg/>");
    await writeFile(join(build, "assets/main-Ab12_cd3.js"), script);
    await writeFile(join(build, "assets/main-Ab12_cd3.js.br"), brotliCompressSync(script));
    await writeFile(join(build, "assets/main-Ab12_cd3.js.gz"), gzipSync(script));
    running = await serve(build);
  });
  afterAll(async () => {
    await new Promise((resolve) => running.server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    "/",
    "/workbench",
    "/workbench/sites/7",
    "/admin",
    "/admin/accounts",
    "/about",
    "/sign-in",
    "/account",
    "/invitation",
  ])("opens the app at %s, asked for anew each time", async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.text, answer.headers["cache-control"]]).toEqual([200, page, "no-cache"]);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect((await get(path, { "if-none-match": String(answer.headers.etag) })).status).toBe(304);
  });

  it("keeps hashed files for good, and sends what was compressed at build time as it is", async () => {
    const path = "/assets/main-Ab12_cd3.js";
    const plain = await get(path);
    expect([plain.text, plain.headers["cache-control"], plain.headers["content-type"]]).toEqual([
      script,
      "public, max-age=31536000, immutable",
      "text/javascript; charset=utf-8",
    ]);
    const small = await get(path, { "accept-encoding": "gzip, br" });
    expect([small.headers["content-encoding"], small.bytes.equals(brotliCompressSync(script))]).toEqual(["br", true]);
    expect(small.headers.vary).toBe("Accept-Encoding");
    expect((await get(path, { "accept-encoding": "gzip" })).headers["content-encoding"]).toBe("gzip");
    expect((await get("/favicon.svg", { "accept-encoding": "br" })).headers["content-encoding"]).toBeUndefined();
    expect((await get("/favicon.svg")).headers["content-type"]).toBe("image/svg+xml");
  });

  it("shows a browser the app's own page for an address that is not there, and tells a tool in a problem", async () => {
    const seen = await get("/nowhere", browser);
    expect([seen.status, seen.text]).toEqual([404, page]);
    const told = await get("/assets/gone-12345678.js", { accept: "*/*" });
    expect([told.status, told.json().code]).toEqual([404, "route.not-found"]);
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%5c..%5csecret.txt",
    "//etc/passwd",
    "/assets/main-Ab12_cd3.js.br",
    "/%2e%2e%2f%2e%2e%2fetc/passwd",
  ])("leads nowhere else by %s", async (path) => {
    const answer = await get(path, { accept: "application/json" });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("secret.txt\n");
    expect(answer.text).not.toMatch(/^secret$|root:/);
  });

  it("is only read", async () => {
    const answer = await get("/", {}, "POST");
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
    const head = await get("/", {}, "HEAD");
    expect([head.status, head.bytes.length, head.headers["content-length"]]).toEqual([200, 0, String(page.length)]);
  });

  it("says in a sentence when it has not been built", async () => {
    const bare = await serve(undefined);
    const answer = await personAt(bare.url).asks("/", { headers: browser });
    expect([answer.status, answer.json().detail]).toEqual([404, expect.stringContaining("npm run build")]);
    await new Promise((resolve) => bare.server.close(resolve));
  });
});
