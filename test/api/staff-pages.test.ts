import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";

const tiles = "https://tiles.example.org";
const more = "https://more.example.org:8443";

const directive = (answer: Answer, name: string): readonly string[] => {
  const policy = String(answer.headers["content-security-policy"]);
  const found = policy.split(";").find((each) => each.trim().startsWith(`${name} `));
  return found?.trim().split(" ").slice(1) ?? [];
};

describe("pages of an atlas with further base maps", () => {
  const folder = mkdtempSync(join(tmpdir(), "asm-atlas-staff-pages-"));
  let atlas: AtlasServer;
  let planner: Person;
  beforeAll(async () => {
    const basemapsFile = join(folder, "base-maps.json");
    writeFileSync(
      basemapsFile,
      JSON.stringify([
        { id: "imagery", name: "Imagery", url: `${tiles}/{z}/{x}/{y}.jpg` },
        { id: "style", name: "Style", url: `${tiles}/style.json`, origins: [more] },
      ]),
    );
    writeFileSync(join(folder, "index.html"), "<!doctype html><title>page</title>");
    atlas = await startAtlas("embedded", { basemapsFile, clientDir: folder });
    planner = await atlas.signedIn("planner");
  });
  afterAll(async () => {
    await atlas.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(["/workbench", "/workbench/figures", "/admin"])(
    "let staff at %s ask exactly the servers of the settings",
    async (path) => {
      const page = await planner.asks(path, { headers: { accept: "text/html" } });
      expect(page.status).toBe(200);
      expect(directive(page, "connect-src")).toEqual(["'self'", tiles, more]);
      expect(directive(page, "img-src")).toEqual(["'self'", "data:", "blob:", tiles, more]);
      for (const narrow of ["default-src", "script-src", "worker-src"])
        expect(directive(page, narrow)).toEqual(["'self'"]);
      expect(page.headers["cache-control"]).toContain("private");
    },
  );

  it.each(["/", "/about", "/sign-in", "/workbenches"])("let nobody, staff included, ask them at %s", async (path) => {
    for (const person of [planner, atlas.anyone]) {
      const page = await person.asks(path, { headers: { accept: "text/html" } });
      expect(String(page.headers["content-security-policy"])).not.toContain("example.org");
    }
  });

  it("let a stranger ask none, and tell them of none, anywhere", async () => {
    for (const path of ["/workbench", "/admin", "/api/atlas", "/ogc", "/api/session"]) {
      const answer = await atlas.anyone.asks(path, { headers: { accept: "text/html,application/json" } });
      expect(JSON.stringify(answer.headers) + answer.text, path).not.toContain("example.org");
    }
    const stale = await atlas.anyone.asks("/workbench", {
      headers: { accept: "text/html", cookie: "atlas=x" },
    });
    expect(String(stale.headers["content-security-policy"])).not.toContain("example.org");
  });

  it("are kept apart in caches: the page of staff and that of everyone have each their own tag", async () => {
    const html = { accept: "text/html" };
    const [ofStaff, ofAnyone] = [
      await planner.asks("/workbench", { headers: html }),
      await atlas.anyone.asks("/workbench", { headers: html }),
    ];
    expect(ofStaff.headers.etag).not.toBe(ofAnyone.headers.etag);
    for (const page of [ofStaff, ofAnyone]) expect(page.headers.vary).toContain("Cookie");
    const again = await planner.asks("/workbench", {
      headers: { ...html, "if-none-match": String(ofAnyone.headers.etag) },
    });
    expect(again.status).toBe(200);
    const same = await planner.asks("/workbench", {
      headers: { ...html, "if-none-match": String(ofStaff.headers.etag) },
    });
    expect(same.status).toBe(304);
    expect(directive(same, "connect-src")).toContain(tiles);
  });

  it("list the base maps to staff", async () => {
    const { basemaps } = await planner.reads("/api/atlas");
    expect(basemaps.map(({ id, kind }: { id: string; kind: string }) => [id, kind])).toEqual([
      ["imagery", "raster"],
      ["style", "style"],
    ]);
  });
});
