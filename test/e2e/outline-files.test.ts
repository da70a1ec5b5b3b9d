import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ReadFile } from "@asm-atlas/client/src/editing/outline/read-file.ts";
import type { Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodOutlineFiles, hostileOutlineFiles, type OutlineFile } from "../helpers/outline-files.ts";
import { root } from "../helpers/source-files.ts";
import { inBrowser } from "./expectations.ts";

/** Most milliseconds one file may take, on a machine that does much beside. */
const withinMs = 8_000;
/** Most bytes by which what lives may have grown after all of them. */
const grownAtMost = 24 * 1_048_576;

/** The client's own reader, made for a page that has nothing else in it. */
async function readerScript(): Promise<string> {
  const entry = join(root, "client/src/editing/outline/take-file.ts");
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["iife"], name: "reader", fileName: "reader" } },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  const chunk = output?.output.find((file) => file.type === "chunk");
  if (!chunk) throw new Error("The reader was not built");
  return chunk.code;
}

declare const reader: { takeOutlineFile(file: Blob): Promise<ReadFile> };

// Read by the browser's own parser of XML: a stand-in would fall for other files, and not for these.
inBrowser("a file dropped on a zone", (browser) => {
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    page = await browser().newPage();
    page.on("request", (request) => asked.push(request.url()));
    await page.addScriptTag({ content: await readerScript() });
  });
  afterAll(() => page?.close());

  const take = ({ name, bytes }: OutlineFile) =>
    page.evaluate(
      async ([called, base64]) => {
        const packed = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
        const unpacked = await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).blob();
        const file = new File([unpacked], called);
        const startedAt = performance.now();
        const read = await reader.takeOutlineFile(file);
        return { read, took: performance.now() - startedAt };
      },
      // Packed on its way into the browser, which would take longer than the reading.
      [name, gzipSync(bytes).toString("base64")] as const,
    );
  const livingBytes = async () => {
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    await session.detach();
    return usedSize;
  };
  const saysOf = (read: ReadFile) =>
    read.ok ? [read.parts.map((rings) => rings.map((ring) => ring.length)), read.others] : [read.fault, 0];

  describe("as people have them", () => {
    it.each(goodOutlineFiles.map((file) => [file.name, file] as const))("is read: %s", async (_name, file) => {
      expect(saysOf((await take(file)).read)).toEqual([file.gives, file.others]);
    });
  });

  it("that is corrupt, mislabelled or meant to swell is refused with its code, in time, and nothing of it stays", async () => {
    expect(hostileOutlineFiles.length).toBeGreaterThanOrEqual(60);
    const before = await livingBytes();
    const told: unknown[] = [];
    for (const file of hostileOutlineFiles) {
      const { read, took } = await take(file);
      told.push([file.name, ...saysOf(read), took < withinMs ? "in time" : `${took} ms`]);
    }
    expect(told).toEqual(hostileOutlineFiles.map(({ name, gives }) => [name, gives, 0, "in time"]));
    expect((await livingBytes()) - before).toBeLessThan(grownAtMost);
    expect(asked.filter((url) => !url.startsWith("about:") && !url.startsWith("data:"))).toEqual([]);
    expect(await page.evaluate(() => "hasRun" in globalThis)).toBe(false);
  }, 120_000);
});
