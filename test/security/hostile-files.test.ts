import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { openFileStore } from "@asm-atlas/server/src/attachments/file-store.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { aPhoto, formOf, newId, sends } from "../helpers/attachments.ts";
import { engines } from "../helpers/engines.ts";
import { type HostileFile, hostileFiles } from "../helpers/hostile-files.ts";

const megabyte = 1_048_576;

// What a file holds is looked at before any database is: one engine will do.
describe("a hostile file", () => {
  let atlas: AtlasServer;
  let officer: Person;
  let zone: string;
  let files: readonly HostileFile[];

  beforeAll(async () => {
    atlas = await startAtlas(engines.includes("server") ? "server" : "embedded");
    officer = await atlas.signedIn("officer");
    const { features } = await officer.reads("/ogc/collections/rehabilitation-zones/items?limit=1");
    zone = features[0].id;
    files = await hostileFiles(limits.attachmentBytes);
  });
  afterAll(() => atlas?.stop());

  const verdicts = async () => {
    const wrong: string[] = [];
    for (const { name, bytes, code, kind = "before" } of files) {
      const answer = await sends(officer, { zone, kind }, bytes, { name: `${name}.jpg` });
      const told = answer.status === 201 ? "taken" : answer.json().code;
      if (told !== code) wrong.push(`${name}: ${told} instead of ${code}`);
    }
    return wrong;
  };
  const left = async () => {
    const stored: string[] = [];
    for await (const { hash } of openFileStore(atlas.engine.config.dataDir).list()) stored.push(hash);
    const { attachments } = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.one<{ attachments: number }>(sql`SELECT count(*)::int AS attachments FROM atlas.attachment`),
    );
    return { stored, attachments, drafts: await readdir(join(atlas.engine.config.dataDir, "files", "incoming")) };
  };

  it("is refused with its code, whatever it is called, and nothing of it is kept", async () => {
    expect(files.length).toBeGreaterThan(60);
    expect(await verdicts()).toEqual([]);
    expect(await left()).toEqual({ stored: [], attachments: 0, drafts: [] });
    expect(atlas.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("costs no memory: sent again and again the server is as large as before, and at no moment much larger", async () => {
    await verdicts();
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 5);
    for (let round = 0; round < 3; round += 1) await verdicts();
    clearInterval(watch);
    expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(120);
    expect((peak - before) / megabyte).toBeLessThan(250);
  });

  it("is a form too: two files, a thousand fields, a field without end, a form that stops half-way", async () => {
    const photo = await aPhoto({ seed: 31 });
    const fields = { id: newId(), zone, kind: "before" };
    const post = async (body: Buffer, headers: Readonly<Record<string, string>>) => {
      const answer = await officer.asks("/api/attachments", { method: "POST", body, headers });
      return answer.json().code;
    };
    const one = formOf(fields, { bytes: photo });
    const second = formOf({}, { bytes: photo }).body;
    const two = Buffer.concat([one.body.subarray(0, one.body.lastIndexOf("--\r\n")), Buffer.from("\r\n"), second]);
    const sized = (body: Buffer) => ({ ...one.headers, "content-length": String(body.length) });
    expect(await post(two, sized(two))).toBe("request.malformed");
    const many = formOf({
      ...fields,
      ...Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`f${at}`, "x"])),
    });
    expect(await post(many.body, many.headers)).toBe("request.malformed");
    const long = formOf({ ...fields, caption: "x".repeat(9_000) }, { bytes: photo });
    expect(await post(long.body, long.headers)).toBe("request.malformed");
    const half = one.body.subarray(0, one.body.length - 2_000);
    expect(await post(half, sized(half))).toBe("request.malformed");
    expect(await left()).toEqual({ stored: [], attachments: 0, drafts: [] });
  });

  it("leaves nothing behind when its sender leaves half-way", async () => {
    const { body, headers } = formOf(
      { id: newId(), zone, kind: "before" },
      { bytes: await aPhoto({ width: 3_000, height: 2_000 }) },
    );
    const sent = { ...headers, cookie: officer.cookie ?? "" };
    const request = httpRequest(`${atlas.url}/api/attachments`, { method: "POST", headers: sent });
    request.on("error", () => undefined);
    request.write(body.subarray(0, body.length >> 1));
    await expect.poll(async () => (await left()).drafts.length).toBe(1);
    request.destroy();
    await expect.poll(left).toEqual({ stored: [], attachments: 0, drafts: [] });
  });

  it("keeps nobody else from sending a good one, whatever that is called", async () => {
    const answer = await sends(officer, { zone, kind: "before" }, await aPhoto({ seed: 32 }), {
      name: "../../../../etc/passwd",
      type: "text/html",
    });
    expect(answer.status, answer.text).toBe(201);
    expect((await left()).stored).toHaveLength(2);
  });
});
