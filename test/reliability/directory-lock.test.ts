import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lockDirectory } from "@asm-atlas/server/src/db/embedded/directory-lock.ts";
import { identityOfThisProcess } from "@asm-atlas/server/src/db/embedded/process-identity.ts";
import { DirectoryHeldError } from "@asm-atlas/server/src/db/errors.ts";
import { describe, expect, it, vi } from "vitest";
import { keepingLog, makeWorkDir } from "../helpers/engines.ts";
import { Companion } from "./companion.ts";

// Processes and engines start and end here again and again; where others keep the machine busy that takes its time.
vi.setConfig({ testTimeout: 240_000 });

const nothing = () => undefined;

function take(folder: string, log = keepingLog(), onLost: () => void = nothing) {
  return lockDirectory(folder, log, nothing, onLost);
}

/** Leaves a claim in the folder as a process would that is no more, or is elsewhere. */
async function leaveClaim(
  folder: string,
  identity: { pid?: number; place?: string; startedAt?: string; host?: string },
): Promise<string> {
  const lockDir = join(folder, "lock");
  await mkdir(lockDir, { recursive: true });
  const file = join(lockDir, `${randomUUID()}.json`);
  await writeFile(
    file,
    JSON.stringify({ ...identityOfThisProcess(), since: "2026-01-02T03:04:05.000Z", command: "atlas", ...identity }),
  );
  return file;
}

describe("the lock of a data folder", () => {
  it("is held by one at a time; whoever comes second hears who holds it, since when and with which command", async () => {
    const folder = await makeWorkDir("lock");
    const held = await take(folder);
    const refusal = await take(folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DirectoryHeldError);
    expect(refusal).toMatchObject({
      pid: process.pid,
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      command: expect.any(String),
    });
    expect(String(refusal)).toContain(`process ${process.pid}`);
    await held.release();
    await (await take(folder)).release();
    expect(await readdir(join(folder, "lock"))).toEqual([]);
  });

  it("is taken over from a process that has ended without giving it back", async () => {
    const folder = await makeWorkDir("lock");
    const pid = Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));
    await leaveClaim(folder, { pid, startedAt: "1" });
    const log = keepingLog();
    const held = await take(folder, log);
    expect(log.lines).toMatchObject([{ level: "warn", fields: { pid } }]);
    await held.release();
  });

  it("is taken over when another process has got the number of the ended one", async () => {
    const folder = await makeWorkDir("lock");
    await leaveClaim(folder, { startedAt: "some other time" });
    await (await take(folder)).release();
    expect(await readdir(join(folder, "lock"))).toEqual([]);
  });

  it("is respected when its holder is in another container or on another machine and shows a pulse", async () => {
    const folder = await makeWorkDir("lock");
    const file = await leaveClaim(folder, { pid: 1, place: "elsewhere", host: "elsewhere" });
    const pulse = setInterval(() => void utimes(file, new Date(), new Date()), 500);
    await expect(take(folder)).rejects.toMatchObject({ name: "DirectoryHeldError", pid: 1, host: "elsewhere" });
    clearInterval(pulse);
  });

  it("is taken over from another container or machine that shows no pulse", async () => {
    const folder = await makeWorkDir("lock");
    await leaveClaim(folder, { pid: 1, place: "elsewhere", host: "elsewhere" });
    await (await take(folder)).release();
    expect(await readdir(join(folder, "lock"))).toEqual([]);
  });

  it("tells its holder should somebody take it away by force", async () => {
    const folder = await makeWorkDir("lock");
    let isLost = false;
    await take(folder, keepingLog(), () => {
      isLost = true;
    });
    const { rm } = await import("node:fs/promises");
    await rm(join(folder, "lock"), { recursive: true });
    await expect.poll(() => isLost).toBe(true);
  });

  it("is never held by two of five processes that fight over it, one of them killed while it holds it", async () => {
    const folder = await makeWorkDir("lock");
    const diary = join(folder, "diary");
    await writeFile(diary, "");
    const fighters = Array.from({ length: 5 }, () => new Companion("lock", folder, diary));
    await Promise.all(fighters.map((fighter) => fighter.said(1)));
    const entries = async () => (await readFile(diary, "utf8")).trim().split("\n");
    const countOf = async (pid: number) => (await entries()).filter((line) => line.startsWith(`${pid} `)).length;
    const victim = fighters[0];
    if (!victim) throw new Error("nobody fights");
    while ((await countOf(victim.pid)) < 4) await sleep(10);
    // Killed at a moment of the diary's choosing: holding the folder or not.
    while ((await entries()).at(-1) !== `${victim.pid} in`) await sleep(1);
    await victim.kill();
    const after = (await entries()).length;
    while ((await entries()).length < after + 60) await sleep(20);
    await Promise.all(fighters.slice(1).map((fighter) => fighter.end()));

    const overlaps: string[] = [];
    let holder: string | undefined;
    for (const line of await entries()) {
      const [pid, what] = line.split(" ");
      if (what === "in" && holder !== undefined && holder !== String(victim.pid))
        overlaps.push(`${pid} came in while ${holder} was`);
      if (what === "out" && holder !== pid) overlaps.push(`${pid} went out while ${holder} was in`);
      holder = what === "in" ? pid : undefined;
    }
    expect(overlaps).toEqual([]);
    expect(new Set((await entries()).map((line) => line.split(" ")[0])).size).toBeGreaterThan(1);
  });
});
