import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tarEnd, tarEntries } from "@asm-atlas/server/src/db/embedded/tar.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const farAway = `${"deep/".repeat(25)}far.txt`;

describe("an archive", () => {
  let folder: string;
  let archive: Buffer;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "asm-atlas-tar-"));
    mkdirSync(join(folder, "deep/".repeat(25)), { recursive: true });
    writeFileSync(join(folder, farAway), "far");
    writeFileSync(join(folder, "empty"), "");
    writeFileSync(join(folder, "block"), "b".repeat(512));
    symlinkSync("empty", join(folder, "link"));
    const names = ["deep", "empty", "block", "link"];
    archive = execFileSync("tar", ["--format=ustar", "-C", folder, "-cf", "-", ...names], { maxBuffer: 1e7 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is read as another program wrote it: files, folders, long names, and what is neither", () => {
    const entries = [...tarEntries(archive)];
    const told = Object.fromEntries(entries.map(({ name, kind, content }) => [name, [kind, content.toString()]]));
    expect(told[farAway]).toEqual(["file", "far"]);
    expect(told.empty).toEqual(["file", ""]);
    expect(told.block).toEqual(["file", "b".repeat(512)]);
    expect(told["deep/"]?.[0]).toBe("folder");
    expect(told.link?.[0]).toBe("other");
  });

  it("of some of its entries is an archive for another program", () => {
    const some = [...tarEntries(archive)].filter(({ name }) => name === "block" || name === farAway);
    const list = execFileSync("tar", ["-tf", "-"], { input: Buffer.concat([...some.map((e) => e.blocks), tarEnd]) });
    expect(list.toString().trim().split("\n").sort()).toEqual(["block", farAway]);
  });

  it("that is cut short is not taken for a whole one, wherever the cut is", () => {
    const end = archive.findLastIndex((byte) => byte !== 0);
    for (let at = 0; at < end; at += 97) expect(() => [...tarEntries(archive.subarray(0, at))]).toThrow("cut short");
  });
});
